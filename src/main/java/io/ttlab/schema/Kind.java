package io.ttlab.schema;

/** What a field of the API holds, and so what its column is. */
public enum Kind {
    /** Free text; a string column. */
    TEXT("text"),
    /** An id: a string column, since ids exceed a signed long. */
    ID("id"),
    /** A code of an enumeration: a string column with the server's name for it, or {@code ?17} for one it does not name. */
    CODE("code"),
    /** A number that is a code where the server has a table for it, and is kept as it is where it has none. */
    MAYBE_CODE("code"),
    /** A price, quantity or amount; a double column. */
    DECIMAL("double"),
    /** A whole number that is counted or compared; an integer column. */
    COUNT("int"),
    /** Yes or no, however it is spelled on the wire; a boolean column. */
    FLAG("boolean"),
    /** A moment: an instant column, and beside it a {@code …Ns} long column with the exact UTC nanoseconds. */
    TIME("instant"),
    /** A day; a date column. */
    DATE("date"),
    /** A day and time of day that names no zone; a date-time column. */
    DATE_TIME("date-time"),
    /** A nested value; a string column with its compact JSON. */
    JSON("json"),
    /** An algo's parameters: {@code algoName}, {@code algoVersion} and a compact text. */
    PARAMETERS("text");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    /** Returns the word that column lists use. */
    public String label() {
        return label;
    }
}
