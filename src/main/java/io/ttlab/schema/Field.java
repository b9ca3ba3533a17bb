package io.ttlab.schema;

/**
 * One field of a record, as TT spells it, and the column that it becomes.
 *
 * @param name TT's own spelling
 * @param column the column's name: the same, but for the rare clash with a name column
 * @param kind what it holds
 * @param table the enumeration that decodes it, or empty to look one up by the field's own name
 * @param nameColumn the column beside it that holds what the id stands for, or empty
 * @param doc what it means, with its unit
 */
public record Field(String name, String column, Kind kind, String table, String nameColumn, String doc) {

    /** Declares a field whose column has its own name. */
    public static Field of(String name, Kind kind, String doc) {
        return new Field(name, name, kind, "", "", doc);
    }

    /** Returns a copy whose column is called otherwise. */
    public Field as(String other) {
        return new Field(name, other, kind, table, nameColumn, doc);
    }

    /** Returns a copy that is decoded by the enumeration {@code other}. */
    public Field by(String other) {
        return new Field(name, column, kind, other, nameColumn, doc);
    }

    /** Returns a copy with a column of names beside it. */
    public Field named(String other) {
        return new Field(name, column, kind, table, other, doc);
    }
}
