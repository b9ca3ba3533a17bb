package io.ttlab.analytics;

import java.util.Arrays;
import java.util.Locale;
import tech.tablesaw.api.BooleanColumn;

/** Columns of yes and no, which a file may have turned into text. */
final class BooleanCells {
    private BooleanCells() {}

    /** Returns 1 for true, 0 for false and -1 for missing, by row; -1 throughout where there is no such column. */
    static byte[] flags(Columns columns, String name) {
        byte[] flags = new byte[columns.rows()];
        if (!columns.has(name)) {
            Arrays.fill(flags, (byte) -1);
            return flags;
        }
        if (columns.need(name) instanceof BooleanColumn booleans) {
            for (int row = 0; row < flags.length; row++) {
                flags[row] = booleans.isMissing(row) ? -1 : booleans.getByte(row);
            }
            return flags;
        }
        Keys keys = columns.keys(name);
        byte[] byCode = new byte[keys.labels().length];
        for (int code = 0; code < byCode.length; code++) {
            byCode[code] = flag(keys.labels()[code]);
        }
        for (int row = 0; row < flags.length; row++) {
            flags[row] = byCode[keys.codes()[row]];
        }
        return flags;
    }

    private static byte flag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1", "y", "yes" -> 1;
            case "false", "0", "n", "no" -> 0;
            default -> -1;
        };
    }
}
