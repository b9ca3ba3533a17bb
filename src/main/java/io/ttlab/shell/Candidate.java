package io.ttlab.shell;

/**
 * One way to complete the text before the cursor.
 *
 * @param text what replaces the text between the completion's anchor and the cursor
 * @param display what a menu shows, often {@code text} with parameters
 * @param kind what it names
 * @param type its type or signature, or the package of a type; empty when unknown
 * @param importName the qualified name to import when this candidate is accepted, else empty
 * @param matchesType whether it fits the type that the place expects
 */
public record Candidate(String text, String display, Kind kind, String type, String importName, boolean matchesType) {

    /** What a candidate names. */
    public enum Kind {
        /** A method. */
        METHOD,
        /** A field. */
        FIELD,
        /** A variable of the session or a local one. */
        VARIABLE,
        /** A class, interface, record or enum. */
        TYPE,
        /** A package. */
        PACKAGE,
        /** A word of the language. */
        KEYWORD,
        /** Text inside a string literal. */
        LITERAL
    }

    /** Whether accepting this candidate should also import {@link #importName}. */
    public boolean addsImport() {
        return !importName.isEmpty();
    }
}
