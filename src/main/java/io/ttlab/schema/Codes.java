package io.ttlab.schema;

import org.jspecify.annotations.Nullable;

/** Gives codes their names. */
public interface Codes {
    /**
     * Returns the name of a code, {@code ?17} for one that the table lacks, and null where there is no such table.
     *
     * @param table the enumeration's name, in any spelling
     */
    @Nullable
    String label(String table, String code);

    /** Leaves codes as TT sent them. */
    static Codes raw() {
        return (table, code) -> code;
    }
}
