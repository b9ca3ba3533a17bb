package io.ttlab.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ttlab.terminal.JavaLexer.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaLexerTest {

    private static List<String> spans(String source) {
        return JavaLexer.spans(source).stream()
                .filter(span -> span.kind() != Kind.OTHER)
                .map(span -> span.kind() + " " + source.substring(span.start(), span.end()))
                .toList();
    }

    @Test
    void tellsKeywordsTypesStringsNumbersAndComments() {
        assertEquals(
                List.of(
                        "KEYWORD var",
                        "KEYWORD new",
                        "TYPE Lot",
                        "OPEN (",
                        "STRING \"a\\\"b\"",
                        "NUMBER 1_000L",
                        "CLOSE )",
                        "COMMENT // x"),
                spans("var lot = new Lot(\"a\\\"b\", 1_000L); // x"));
        assertEquals(List.of("STRING '\\''", "NUMBER 0x1F", "NUMBER 1.5e3"), spans("'\\'' + 0x1F + 1.5e3"));
        assertEquals(List.of("STRING \"\"\"\na \"b\" (\n\"\"\"", "NUMBER 1"), spans("\"\"\"\na \"b\" (\n\"\"\" + 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"abc", "'", "\"\"\"", "/* (", "\"\\", "\"\"\"\\", "1.", "'\\", ")", "}{"})
    void neverFailsOnHalfTypedSource(String source) {
        int end = 0;
        for (JavaLexer.Span span : JavaLexer.spans(source)) {
            assertEquals(true, span.start() >= end && span.end() > span.start() && span.end() <= source.length());
            end = span.end();
        }
    }

    @Test
    void countsBracketsOutsideStringsAndComments() {
        assertEquals(2, JavaLexer.openBrackets("f(\"(\", { // ("));
        assertEquals(0, JavaLexer.openBrackets("}) f()"));
    }

    @Test
    void findsTheOtherBracketOfAPair() {
        String source = "a(b[1], \")\")";
        assertEquals(source.length() - 1, JavaLexer.partner(JavaLexer.spans(source), source, 1));
        assertEquals(3, JavaLexer.partner(JavaLexer.spans(source), source, 5));
        assertEquals(-1, JavaLexer.partner(JavaLexer.spans("(]"), "(]", 0));
    }
}
