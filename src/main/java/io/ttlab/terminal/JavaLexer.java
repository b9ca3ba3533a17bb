package io.ttlab.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Splits Java source into coloured spans and counts its open brackets.
 *
 * <p>It never fails: half-typed source is what it is for. JShell's own lexer exists only from JDK 19.
 */
final class JavaLexer {

    /** What a span of source is. */
    enum Kind {
        KEYWORD,
        TYPE,
        STRING,
        NUMBER,
        COMMENT,
        OPEN,
        CLOSE,
        OTHER
    }

    /**
     * A stretch of source of one kind.
     *
     * @param start the offset of its first character
     * @param end the offset after its last character
     * @param closed false for a string, text block or comment that still lacks its end
     */
    record Span(Kind kind, int start, int end, boolean closed) {}

    private static final Set<String> KEYWORDS = Set.of(
            ("abstract assert boolean break byte case catch char class const continue default do double else enum extends"
                            + " final finally float for goto if implements import instanceof int interface long native"
                            + " new package private protected public record return sealed short static strictfp super"
                            + " switch synchronized this throw throws transient try var void volatile while yield true"
                            + " false null permits non-sealed")
                    .split(" "));

    private final String source;
    private final List<Span> spans = new ArrayList<>();
    private int at;

    private JavaLexer(String source) {
        this.source = source;
    }

    /** Returns the spans of {@code source} in order; blanks and operators between them have none. */
    static List<Span> spans(String source) {
        JavaLexer lexer = new JavaLexer(source);
        lexer.run();
        return lexer.spans;
    }

    /** Returns how many brackets of any kind are open at the end of {@code source}, never below zero. */
    static int openBrackets(String source) {
        int open = 0;
        for (Span span : spans(source)) {
            if (span.kind == Kind.OPEN) {
                open++;
            } else if (span.kind == Kind.CLOSE) {
                open = Math.max(0, open - 1);
            }
        }
        return open;
    }

    /** Returns the offset of the bracket that belongs to the one at {@code offset}, or -1. */
    static int partner(List<Span> spans, String source, int offset) {
        List<Integer> open = new ArrayList<>();
        for (Span span : spans) {
            if (span.kind == Kind.OPEN) {
                open.add(span.start);
            } else if (span.kind == Kind.CLOSE && !open.isEmpty()) {
                int start = open.remove(open.size() - 1);
                boolean pair = "()[]{}".contains("" + source.charAt(start) + source.charAt(span.start));
                if (pair && (start == offset || span.start == offset)) {
                    return start == offset ? span.start : start;
                }
            }
        }
        return -1;
    }

    private void run() {
        while (at < source.length()) {
            char next = source.charAt(at);
            if (source.startsWith("//", at)) {
                int end = source.indexOf('\n', at);
                add(Kind.COMMENT, end < 0 ? source.length() : end, true);
            } else if (source.startsWith("/*", at)) {
                int end = source.indexOf("*/", at + 2);
                add(Kind.COMMENT, end < 0 ? source.length() : end + 2, end >= 0);
            } else if (source.startsWith("\"\"\"", at)) {
                textBlock();
            } else if (next == '"' || next == '\'') {
                literal(next);
            } else if (next >= '0' && next <= '9') {
                number();
            } else if (Character.isJavaIdentifierStart(next)) {
                word();
            } else if ("([{".indexOf(next) >= 0) {
                add(Kind.OPEN, at + 1, true);
            } else if (")]}".indexOf(next) >= 0) {
                add(Kind.CLOSE, at + 1, true);
            } else {
                at++;
            }
        }
    }

    private void add(Kind kind, int end, boolean closed) {
        spans.add(new Span(kind, at, end, closed));
        at = end;
    }

    private void textBlock() {
        int end = at + 3;
        while (end < source.length() && !source.startsWith("\"\"\"", end)) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        boolean closed = end < source.length();
        add(Kind.STRING, Math.min(source.length(), closed ? end + 3 : end), closed);
    }

    private void literal(char quote) {
        int end = at + 1;
        while (end < source.length() && source.charAt(end) != quote && source.charAt(end) != '\n') {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        boolean closed = end < source.length() && source.charAt(end) == quote;
        add(Kind.STRING, Math.min(source.length(), closed ? end + 1 : end), closed);
    }

    private void number() {
        int end = at + 1;
        while (end < source.length()
                && (Character.isLetterOrDigit(source.charAt(end))
                        || source.charAt(end) == '_'
                        || source.charAt(end) == '.' && isDigit(end + 1))) {
            end++;
        }
        add(Kind.NUMBER, end, true);
    }

    private boolean isDigit(int index) {
        return index < source.length() && Character.isDigit(source.charAt(index));
    }

    private void word() {
        int end = at + 1;
        while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
            end++;
        }
        String word = source.substring(at, end);
        if (KEYWORDS.contains(word)) {
            add(Kind.KEYWORD, end, true);
        } else {
            add(Character.isUpperCase(word.charAt(0)) ? Kind.TYPE : Kind.OTHER, end, true);
        }
    }
}
