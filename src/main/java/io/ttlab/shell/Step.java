package io.ttlab.shell;

import io.ttlab.display.Display;
import org.jspecify.annotations.Nullable;

/**
 * What one snippet of a submission did.
 *
 * @param kind what the snippet is
 * @param source the snippet as the user wrote it
 * @param name the variable, method or type it declares or shows, {@code $3} for an expression, else empty
 * @param typeName the static type of the value, as a user would write it; of a method or type what became of it, in the words
 *     of {@code jshell}: {@code modified method f(int)}; else empty
 * @param value the live object, never its text
 * @param hasValue false for void; a null value with {@code hasValue} is shown as {@code null}
 * @param note what the user should know: unresolved references, warnings, variables that were reset; else empty
 */
public record Step(
        Kind kind,
        String source,
        String name,
        String typeName,
        @Nullable Object value,
        boolean hasValue,
        String note) {

    /**
     * Returns whether this is an expression whose value people want to see.
     *
     * <p>The id that {@code display} returns is for a later {@code updateDisplay}: its value has been shown by then.
     */
    public boolean shows() {
        return kind == Kind.EXPRESSION && hasValue && !Display.isCall(source);
    }

    /** The kinds of snippets. */
    public enum Kind {
        /** An expression whose value is shown. */
        EXPRESSION,
        /** A variable declaration. */
        VARIABLE,
        /** An assignment to a variable. */
        ASSIGNMENT,
        /** A method declaration. */
        METHOD,
        /** A class, interface, enum, record or annotation declaration. */
        TYPE,
        /** An import. */
        IMPORT,
        /** A statement, or an expression without a value. */
        STATEMENT
    }
}
