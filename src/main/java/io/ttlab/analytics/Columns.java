package io.ttlab.analytics;

import io.ttlab.client.Nearest;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import io.ttlab.schema.Side;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The columns of a table that a user may have filtered, renamed or loaded from a file: what is missing is told by name.
 */
final class Columns {
    /** Beyond this, doubles skip whole numbers. */
    static final double EXACT_IDS = 9e15;

    private final Table table;
    private final String use;

    private Columns(Table table, String use) {
        this.table = table;
        this.use = use;
    }

    /** Wraps a table; {@code use} is the call that messages name, such as {@code pnl(fills)}. */
    static Columns of(Table table, String use) {
        return new Columns(table, use);
    }

    int rows() {
        return table.rowCount();
    }

    boolean has(String name) {
        return table.containsColumn(name);
    }

    /** Returns the text of a cell, empty where it or its column is missing. */
    String text(String name, int row) {
        return Cells.text(table, name, row);
    }

    /** Returns the first of some columns; fails with the nearest names where there is none. */
    Column<?> need(String... names) {
        for (String name : names) {
            if (table.containsColumn(name)) {
                return table.column(name);
            }
        }
        String wanted =
                names.length == 1 ? "'" + names[0] + "'" : "'" + String.join("' or '", Arrays.asList(names)) + "'";
        String near = Nearest.sentence(names[0], table.columnNames());
        throw new TtException(
                Kind.ARGUMENT,
                use + " needs a column " + wanted + ", and table '" + table.name() + "' has none."
                        + (near.isEmpty() ? " Its columns: " + few(table.columnNames()) + "." : near)
                        + " Rename one with column.setName(\"" + names[0] + "\").");
    }

    private static String few(List<String> names) {
        return names.size() <= 12
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, 12)) + " and " + (names.size() - 12) + " more";
    }

    /** Whether a column is there and was not rounded by a file reader, as ids of 19 and 20 digits are. */
    boolean exact(String name) {
        return has(name) && !rounded(table.column(name));
    }

    private static boolean rounded(Column<?> column) {
        return column instanceof DoubleColumn numbers && numbers.size() > 0 && numbers.max() > EXACT_IDS;
    }

    /**
     * Returns the keys of the first of some columns, names in place of ids that a file reader has rounded; such ids are
     * refused where the table has nothing else.
     */
    Keys keys(String... names) {
        for (String name : names) {
            if (exact(name)) {
                return Keys.of(table.column(name));
            }
        }
        Column<?> column = need(names);
        if (rounded(column)) {
            throw new TtException(
                    Kind.ARGUMENT,
                    use + " cannot use column '" + column.name()
                            + "': it was read as decimals, which round ids of 19 and 20 digits. Read it as text:"
                            + " CsvReadOptions.builder(file).columnTypesPartial(Map.of(\"" + column.name()
                            + "\", ColumnType.STRING)).");
        }
        return Keys.of(column);
    }

    /** Returns the keys of a column, or one key for all rows where there is no such column. */
    Keys keysOr(String otherwise, String... names) {
        for (String name : names) {
            if (has(name)) {
                return keys(names);
            }
        }
        return Keys.constant(rows(), otherwise);
    }

    /** Returns the numbers of the first of some columns; NaN where a cell is missing. */
    double[] numbers(String... names) {
        Column<?> column = need(names);
        if (column instanceof DoubleColumn doubles) {
            return doubles.asDoubleArray();
        }
        double[] numbers = new double[column.size()];
        if (column instanceof NumericColumn<?> others) {
            Arrays.setAll(numbers, row -> others.isMissing(row) ? Double.NaN : others.getDouble(row));
            return numbers;
        }
        for (int row = 0; row < numbers.length; row++) {
            String text = column.getString(row).strip();
            try {
                numbers[row] = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
            } catch (NumberFormatException noNumber) {
                throw bad(column, row, "a number");
            }
        }
        return numbers;
    }

    /** Returns how much was traded, NaN where a cell is missing; fails on less than nothing, which would turn the side. */
    double[] quantities(String... names) {
        double[] quantities = numbers(names);
        for (int row = 0; row < quantities.length; row++) {
            if (quantities[row] < 0) {
                throw bad(need(names), row, "a quantity: those of sells are positive too, and 'side' tells them");
            }
        }
        return quantities;
    }

    /** Returns the numbers of a column, or a constant where there is no such column. */
    double[] numbersOr(double otherwise, String... names) {
        for (String name : names) {
            if (has(name)) {
                return numbers(name);
            }
        }
        double[] numbers = new double[rows()];
        Arrays.fill(numbers, otherwise);
        return numbers;
    }

    /** Returns UTC nanoseconds: from {@code nameNs} where it is there, else from the readable time. */
    long[] times(String name) {
        Column<?> column = need(name + "Ns", name);
        if (column instanceof LongColumn exact) {
            return exact.asLongArray();
        }
        long[] times = new long[column.size()];
        for (int row = 0; row < times.length; row++) {
            times[row] = column.isMissing(row) ? Long.MIN_VALUE : nanos(column, row);
        }
        return times;
    }

    private long nanos(Column<?> column, int row) {
        if (column instanceof InstantColumn instants) {
            return nanos(instants.get(row));
        }
        if (column instanceof DateTimeColumn times) {
            return nanos(times.get(row).toInstant(ZoneOffset.UTC));
        }
        if (column instanceof DateColumn dates) {
            return nanos(dates.get(row).atStartOfDay().toInstant(ZoneOffset.UTC));
        }
        String text = column.getString(row).strip();
        try {
            if (text.matches("\\d{15,19}")) {
                return Long.parseLong(text);
            }
            String iso = text.replace(' ', 'T');
            return nanos(
                    iso.endsWith("Z") || iso.matches(".*[+-]\\d\\d:?\\d\\d$")
                            ? java.time.OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException noTime) {
            throw bad(column, row, "a time such as 2026-11-20T14:30:00Z, or UTC nanoseconds");
        }
    }

    static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }

    TtException bad(Column<?> column, int row, String wanted) {
        return new TtException(
                Kind.ARGUMENT,
                use + ": '" + column.getString(row) + "' in column '" + column.name() + "', row " + row + ", is not "
                        + wanted + ".");
    }

    /** Returns for each row 1 for buys and -1 for sells; fails on what is neither. */
    byte[] signs(String name) {
        Keys keys = keys(name);
        byte[] byCode = new byte[keys.labels().length];
        for (int code = 0; code < byCode.length; code++) {
            byCode[code] = (byte) Side.sign(keys.labels()[code]);
        }
        byte[] signs = new byte[keys.rows()];
        for (int row = 0; row < signs.length; row++) {
            signs[row] = byCode[keys.codes()[row]];
            if (signs[row] == 0) {
                throw bad(need(name), row, "a side such as BUY or SELL");
            }
        }
        return signs;
    }
}
