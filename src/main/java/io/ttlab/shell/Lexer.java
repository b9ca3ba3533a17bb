package io.ttlab.shell;

import java.util.Arrays;

/**
 * Tells code from comments and literals in Java source that may be unfinished.
 *
 * <p>{@link #code()} is as long as the source: comments are blanks in it, and the insides of string and character literals
 * are the character {@link #FILLER}, so that offsets agree.
 */
final class Lexer {
    /** Stands for each character inside a literal. */
    static final char FILLER = '\u0001';

    /** Where the source ends. */
    enum End {
        CODE,
        LINE_COMMENT,
        BLOCK_COMMENT,
        STRING,
        CHARACTER,
        TEXT_BLOCK
    }

    private final String source;
    private final char[] masked;
    private End end = End.CODE;
    private int literalStart = -1;
    private boolean brokenLiteral;

    private Lexer(String source) {
        this.source = source;
        this.masked = source.toCharArray();
    }

    static Lexer of(String source) {
        Lexer lexer = new Lexer(source);
        lexer.scan();
        return lexer;
    }

    /** The source with comments blanked and literals filled. */
    String code() {
        return new String(masked);
    }

    /** What the end of the source is inside of. */
    End end() {
        return end;
    }

    /** The offset of the quote that opens the literal which the source ends in; -1 when it does not. */
    int literalStart() {
        return literalStart;
    }

    /** Whether some string or character literal ends with its line. */
    boolean hasBrokenLiteral() {
        return brokenLiteral;
    }

    /** The offset behind the last character of code, 0 when there is none. */
    int codeEnd() {
        int last = masked.length;
        while (last > 0 && Character.isWhitespace(masked[last - 1])) {
            last--;
        }
        return last;
    }

    private void scan() {
        int at = 0;
        while (at < masked.length) {
            if (source.startsWith("//", at)) {
                at = lineComment(at);
            } else if (source.startsWith("/*", at)) {
                at = blockComment(at);
            } else if (source.startsWith("\"\"\"", at)) {
                at = textBlock(at);
            } else if (masked[at] == '"' || masked[at] == '\'') {
                at = literal(at);
            } else {
                at++;
            }
        }
    }

    private int lineComment(int start) {
        int stop = lineEnd(start);
        Arrays.fill(masked, start, stop, ' ');
        if (stop == masked.length) {
            end = End.LINE_COMMENT;
        }
        return stop;
    }

    private int blockComment(int start) {
        int close = source.indexOf("*/", start + 2);
        int stop = close < 0 ? masked.length : close + 2;
        for (int i = start; i < stop; i++) {
            if (masked[i] != '\n') {
                masked[i] = ' ';
            }
        }
        if (close < 0) {
            end = End.BLOCK_COMMENT;
        }
        return stop;
    }

    private int textBlock(int start) {
        int at = start + 3;
        while (at < masked.length && !source.startsWith("\"\"\"", at)) {
            int step = masked[at] == '\\' ? 2 : 1;
            at += step;
        }
        int inside = Math.min(at, masked.length);
        Arrays.fill(masked, start + 3, inside, FILLER);
        if (at >= masked.length) {
            end = End.TEXT_BLOCK;
            literalStart = start;
            return masked.length;
        }
        return at + 3;
    }

    private int literal(int start) {
        char quote = masked[start];
        int stop = lineEnd(start);
        int at = start + 1;
        while (at < stop && source.charAt(at) != quote) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        Arrays.fill(masked, start + 1, Math.min(at, stop), FILLER);
        if (at < stop) {
            return at + 1;
        }
        if (stop == masked.length) {
            end = quote == '"' ? End.STRING : End.CHARACTER;
            literalStart = start;
        }
        brokenLiteral = true;
        return stop;
    }

    private int lineEnd(int from) {
        for (int i = from; i < masked.length; i++) {
            char c = source.charAt(i);
            if (c == '\n' || c == '\r') {
                return i;
            }
        }
        return masked.length;
    }
}
