package io.ttlab.shell;

import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a submission into its snippets, one by one, since what a snippet does may decide how the next one reads.
 *
 * <p>As in the {@code jshell} tool the end of a line ends a snippet that is whole by then, with or without a semicolon.
 * Unlike there, a line that can only go on with the one before (it starts with a dot, say) does so.
 *
 * <p>A snippet that is plainly one never touches JShell's analysis, whose first use starts a walk over every jar.
 */
final class Splitter {
    private static final Set<String> COMPOUND = Set.of(
            "if",
            "else",
            "for",
            "while",
            "do",
            "try",
            "switch",
            "class",
            "interface",
            "enum",
            "record",
            "synchronized");
    private static final Set<String> CONTINUING =
            Set.of("instanceof", "extends", "implements", "permits", "throws", "else", "catch", "finally");

    private static final Pattern RETURN = Pattern.compile("return\\b\\s*(?=[^;\\s])");

    private final Submission submission;
    private final Function<String, CompletionInfo> analysis;
    private final String source;
    private final String code;
    private int at;

    Splitter(Submission submission, Function<String, CompletionInfo> analysis) {
        this.submission = submission;
        this.analysis = analysis;
        this.source = submission.source();
        String scanned = source;
        if (source.startsWith("#!")) {
            int end = source.indexOf('\n') < 0 ? source.length() : source.indexOf('\n');
            at = end;
            scanned = " ".repeat(end) + source.substring(end);
        }
        this.code = Lexer.of(scanned).code();
    }

    /** The next snippet, or null when only blanks and comments are left. */
    @Nullable
    Piece next() {
        int first = skipBlanks(at);
        if (first == source.length()) {
            return null;
        }
        at = first;
        int end = endOfBalancedLine(first);
        while (true) {
            String seen = source.substring(at, end);
            if (end < source.length() && continues(end)) {
                end = endOfBalancedLine(skipBlanks(end));
                continue;
            }
            if (isPlain(first, end)) {
                return take(end, withSemicolon(end), end);
            }
            CompletionInfo info = analysis.apply(seen);
            Completeness verdict = info.completeness();
            boolean more = skipBlanks(end) < source.length();
            // The latter is what has no body yet: for (int i = 0; i < 3; i++)
            if (more
                    && (verdict == Completeness.DEFINITELY_INCOMPLETE
                            || verdict == Completeness.CONSIDERED_INCOMPLETE)) {
                end = endOfBalancedLine(skipBlanks(end));
                continue;
            }
            String text = info.source() == null || !isUsable(verdict) ? seen : info.source();
            int stop = verdict == Completeness.COMPLETE ? end - info.remaining().length() : end;
            return take(end, text, stop);
        }
    }

    private static boolean isUsable(Completeness verdict) {
        return verdict.isComplete() || verdict == Completeness.CONSIDERED_INCOMPLETE;
    }

    private Piece take(int end, String text, int stop) {
        int skipped = returned(text);
        Piece piece = new Piece(submission, at + skipped, text.substring(skipped));
        at = Math.min(stop, end);
        return piece;
    }

    /** Where the value of a {@code return} begins, which is meant to be seen; 0 for any other snippet. */
    private static int returned(String text) {
        Matcher matcher = RETURN.matcher(text);
        return matcher.lookingAt() ? matcher.end() : 0;
    }

    private int skipBlanks(int from) {
        int i = from;
        while (i < code.length() && Character.isWhitespace(code.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The first end of a line where every bracket opened since is closed. */
    private int endOfBalancedLine(int from) {
        int depth = 0;
        for (int i = from; i < code.length(); i++) {
            switch (code.charAt(i)) {
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth--;
                case '\n' -> {
                    if (depth <= 0) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return code.length();
    }

    /** Whether the line behind that offset can only belong to the snippet before it. */
    private boolean continues(int end) {
        int last = end;
        while (last > at && Character.isWhitespace(code.charAt(last - 1))) {
            last--;
        }
        int next = skipBlanks(end);
        if (next == code.length()) {
            return false;
        }
        if (last > at && code.charAt(last - 1) == ';') {
            return word(next).equals("else");
        }
        char c = code.charAt(next);
        if (Character.isJavaIdentifierStart(c)) {
            return CONTINUING.contains(word(next));
        }
        boolean closed = last > at && code.charAt(last - 1) == '}';
        return switch (c) {
            case '.', '?', ':', '&', '|', '*', '/', '%', '=', '<', '>', '^', ')', ',' -> true;
            case '{' -> !closed;
            case '+', '-' -> next + 1 == code.length() || code.charAt(next + 1) != c;
            default -> false;
        };
    }

    private String word(int from) {
        int end = from;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        return code.substring(from, end);
    }

    /** Whether the text can only be one snippet: no blocks, no semicolon but the last, nothing compound. */
    private boolean isPlain(int from, int end) {
        int last = lastCode(end);
        for (int i = from; i < last; i++) {
            char c = code.charAt(i);
            if (c == '{' || c == '}' || c == '@' || (c == ';' && i != last - 1)) {
                return false;
            }
        }
        boolean wasLast = skipBlanks(end) == code.length();
        return !COMPOUND.contains(word(from)) && (wasLast || code.charAt(last - 1) == ';');
    }

    private String withSemicolon(int end) {
        int last = lastCode(end);
        return code.charAt(last - 1) == ';'
                ? source.substring(at, end)
                : source.substring(at, last) + ";" + source.substring(last, end);
    }

    private int lastCode(int end) {
        int last = end;
        while (last > at && Character.isWhitespace(code.charAt(last - 1))) {
            last--;
        }
        return last;
    }
}
