package io.ttlab.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a submission ended early, in terms of the user's own source.
 *
 * @param headline the exception's class and message, or the compiler's message
 * @param sourceName the name of the submission that holds the spot
 * @param line the line in that submission, from 1; 0 when unknown
 * @param column the column in that line, from 1; 0 when unknown
 * @param sourceLine the line's text, empty when unknown
 * @param caretLine blanks and carets that underline the spot when printed below {@code sourceLine}
 * @param frames the user's own frames, innermost first, as {@code at f (REPL 3:2)}
 * @param causes the exceptions behind this one, outermost first, or further compile errors
 * @param thrown the exception itself, or null for a compile error
 */
public record Failure(
        String headline,
        String sourceName,
        int line,
        int column,
        String sourceLine,
        String caretLine,
        List<String> frames,
        List<String> causes,
        @Nullable Throwable thrown) {

    /** Copies the lists. */
    public Failure {
        frames = List.copyOf(frames);
        causes = List.copyOf(causes);
    }
}
