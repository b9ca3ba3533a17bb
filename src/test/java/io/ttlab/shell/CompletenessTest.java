package io.ttlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ttlab.shell.Completeness.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletenessTest {
    private static Engine engine;

    @BeforeAll
    static void open() {
        engine = Engine.open(EngineOptions.defaults());
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "1 + 1 ~ COMPLETE ~ 0",
                "int x = 1; x ~ COMPLETE ~ 0",
                "if (true) f(); ~ COMPLETE ~ 0",
                "if (true) ~ INCOMPLETE ~ 4",
                "if (true) f(); else ~ INCOMPLETE ~ 4",
                "for (int i = 0; i < 3; i++) ~ INCOMPLETE ~ 4",
                "while (true)\\n    if (false) ~ INCOMPLETE ~ 4",
                "while (true); ~ COMPLETE ~ 0",
                "int f() { ~ INCOMPLETE ~ 4",
                "class A {\\n    int f() { ~ INCOMPLETE ~ 8",
                "f(g( ~ INCOMPLETE ~ 4",
                "int x = ~ INCOMPLETE ~ 4",
                "list\\n    .stream(). ~ INCOMPLETE ~ 4",
                "`String s = \"\"\"` ~ INCOMPLETE ~ 0",
                "`String s = \"\"\"\\n a \\\"\"\" b` ~ INCOMPLETE ~ 0",
                "`String s = \"\"\"\\n a\"\"\"` ~ COMPLETE ~ 0",
                "/* open ~ INCOMPLETE ~ 0",
                "`\"unterminated` ~ INVALID ~ 0",
                "'a ~ INVALID ~ 0",
                "f( } ~ INVALID ~ 0",
                "1 + 1) ~ INVALID ~ 0",
                "`\"(\"` ~ COMPLETE ~ 0",
                "'(' ~ COMPLETE ~ 0",
                "f() // ( ~ COMPLETE ~ 0",
                "// only a comment ~ EMPTY ~ 0",
                "`` ~ EMPTY ~ 0",
                "try { } ~ INCOMPLETE ~ 4",
            })
    void tells(String source, Status status, int indent) {
        Completeness found = engine.completeness(source.replace("\\n", "\n"));
        assertEquals(new Completeness(status, " ".repeat(indent)), found, source);
    }
}
