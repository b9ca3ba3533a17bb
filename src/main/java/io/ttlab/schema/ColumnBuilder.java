package io.ttlab.schema;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import tech.tablesaw.columns.Column;

/**
 * Grows one column while rows stream in; a row that brings no value is missing. Confine to one thread at a time.
 *
 * <p>A builder takes a value in any spelling it can understand, since TT sends the same thing as a number here and as a
 * string there; what it cannot understand it leaves to the table, which keeps the text in a column of its own.
 */
abstract class ColumnBuilder {
    final String name;
    /** How many rows hold a decided cell; those after it are missing until a value comes. */
    int filled;
    /** Whether fields of several names put their values here. */
    boolean shared;

    ColumnBuilder(String name) {
        this.name = name;
    }

    /**
     * Takes a value, other than null, for a row, which is the newest or the one before it.
     *
     * @return false where the value cannot be understood; the cell is missing then
     */
    abstract boolean put(int row, Scalar value);

    /**
     * Takes the object or array that the parser stands at, to its end.
     *
     * @return false, with nothing read, where this column holds none
     */
    boolean putNested(int row, JsonParser parser) throws IOException {
        return false;
    }

    /**
     * Puts the value of the row before once more, and be it none; nothing was put in this row yet.
     *
     * @return false, with nothing done, where this column would rather be given the value
     */
    boolean repeat(int row) {
        return false;
    }

    /** Makes room for so many rows and marks those from {@link #filled} to {@code rows} as missing. */
    abstract void fillTo(int rows);

    /** Forgets the rows from {@code rows} on. */
    void truncate(int rows) {
        filled = Math.min(filled, rows);
    }

    /** Returns a number that equal cells share and others hardly do, for recognising a record; 0 for a missing cell. */
    abstract long cellHash(int row);

    /** Returns whether any of these rows has a cell that is not missing. */
    boolean anyOf(int[] order) {
        for (int row : order) {
            if (cellHash(row) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Makes the finished columns, with the rows in the given order, and lets go of what it held. */
    abstract List<Column<?>> build(int[] order, Codes codes);

    /** Returns the new length for an array that must hold {@code needed}. */
    static int grown(int length, int needed) {
        return Math.max(needed, length + (length >> 1) + 16);
    }
}
