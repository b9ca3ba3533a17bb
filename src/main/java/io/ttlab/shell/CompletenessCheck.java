package io.ttlab.shell;

import io.ttlab.shell.Completeness.Status;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import java.util.function.Supplier;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.jspecify.annotations.Nullable;

/** Decides whether a source is whole: brackets and literals at a glance, the rest by JShell's parser. */
final class CompletenessCheck {
    private static final String INDENT = "    ";

    private CompletenessCheck() {}

    static Completeness of(
            String source,
            Supplier<SourceCodeAnalysis> analysis,
            Function<Supplier<Completeness>, Completeness> locked) {
        Lexer lexer = Lexer.of(source);
        if (lexer.end() == Lexer.End.TEXT_BLOCK || lexer.end() == Lexer.End.BLOCK_COMMENT) {
            return new Completeness(Status.INCOMPLETE, "");
        }
        if (lexer.hasBrokenLiteral()) {
            return new Completeness(Status.INVALID, "");
        }
        if (lexer.codeEnd() == 0) {
            return new Completeness(Status.EMPTY, "");
        }
        Brackets brackets = Brackets.of(lexer.code());
        if (brackets.mismatched()) {
            return new Completeness(Status.INVALID, "");
        }
        if (brackets.open() > 0) {
            return new Completeness(Status.INCOMPLETE, INDENT.repeat(brackets.indentLevels()));
        }
        try {
            return locked.apply(() -> parsed(source, analysis.get()));
        } catch (StackOverflowError tooDeep) {
            // The evaluation says so.
            return new Completeness(Status.COMPLETE, "");
        }
    }

    private static Completeness parsed(String source, SourceCodeAnalysis analysis) {
        String rest = source.startsWith("#!") ? source.substring(Math.max(source.indexOf('\n'), 0)) : source;
        while (true) {
            CompletionInfo info = analysis.analyzeCompletion(rest);
            switch (info.completeness()) {
                case EMPTY, COMPLETE_WITH_SEMI:
                    return new Completeness(Status.COMPLETE, "");
                // The latter lacks the body of an if or a loop, which Java would take for empty.
                case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE:
                    return new Completeness(Status.INCOMPLETE, continuationIndent(source));
                case UNKNOWN:
                    return new Completeness(Status.INVALID, "");
                case COMPLETE:
                    if (info.remaining().isBlank()) {
                        return new Completeness(Status.COMPLETE, "");
                    }
                    rest = info.remaining();
                    break;
                default:
                    throw new IllegalStateException("Unknown completeness " + info.completeness());
            }
        }
    }

    private static String continuationIndent(String source) {
        String last = Lines.line(source, Lines.lineAt(source, source.length()));
        String blanks = last.substring(0, last.length() - last.stripLeading().length());
        return blanks.isEmpty() ? INDENT : blanks;
    }

    /** The brackets of a source that are still open. */
    private record Brackets(int open, int indentLevels, boolean mismatched) {

        static Brackets of(String code) {
            Deque<int[]> stack = new ArrayDeque<>();
            int line = 0;
            for (int i = 0; i < code.length(); i++) {
                char c = code.charAt(i);
                if (c == '\n') {
                    line++;
                } else if (c == '(' || c == '[' || c == '{') {
                    stack.push(new int[] {c, line});
                } else if (c == ')' || c == ']' || c == '}') {
                    int @Nullable [] opener = stack.poll();
                    if (opener == null || opener[0] != openerOf(c)) {
                        return new Brackets(0, 0, true);
                    }
                }
            }
            long levels =
                    stack.stream().mapToInt(opener -> opener[1]).distinct().count();
            return new Brackets(stack.size(), (int) levels, false);
        }

        private static char openerOf(char closer) {
            return closer == ')' ? '(' : closer == ']' ? '[' : '{';
        }
    }
}
