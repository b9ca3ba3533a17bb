package io.ttlab.chart;

import io.ttlab.client.Nearest;
import io.ttlab.client.TtException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

/** A table's columns as what a chart needs: numbers, instants as milliseconds, words. */
final class Columns {
    private static final String NO_VALUE = "(none)";

    /** A long that is larger and is called …Ns counts nanoseconds since 1970: later than 1973. */
    private static final long LEAST_EPOCH_NS = 100_000_000_000_000_000L;

    private Columns() {}

    /** What a column can be drawn as. */
    enum Kind {
        NUMBER,
        TIME,
        WORD
    }

    static TtException unusable(String message) {
        return new TtException(TtException.Kind.ARGUMENT, message);
    }

    /** The column of that name; fails with the nearest names. */
    static Column<?> column(Table table, String name) {
        if (!table.containsColumn(name)) {
            String where = table.name() == null || table.name().isBlank() ? "" : " in table '" + table.name() + "'";
            throw new TtException(
                    TtException.Kind.UNKNOWN_NAME,
                    "No column '" + name + "'" + where + "." + Nearest.sentence(name, table.columnNames())
                            + " List them with t.columnNames().");
        }
        return table.column(name);
    }

    static Kind kind(Column<?> column) {
        if (column instanceof InstantColumn
                || column instanceof DateTimeColumn
                || column instanceof DateColumn
                || column instanceof TimeColumn
                || isNanoseconds(column)) {
            return Kind.TIME;
        }
        return column instanceof NumericColumn && !(column instanceof BooleanColumn) ? Kind.NUMBER : Kind.WORD;
    }

    private static boolean isNanoseconds(Column<?> column) {
        if (!(column instanceof LongColumn longs) || !column.name().endsWith("Ns")) {
            return false;
        }
        for (int row = 0; row < longs.size(); row++) {
            if (!longs.isMissing(row)) {
                return longs.getLong(row) > LEAST_EPOCH_NS;
            }
        }
        return true;
    }

    /** Fails unless the column has numbers or times. */
    static Column<?> measure(Table table, String name) {
        Column<?> column = column(table, name);
        if (kind(column) == Kind.WORD) {
            throw unusable("Column '" + name + "' holds "
                    + column.type().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                    + "s, which cannot be measured. Take a column of numbers, or count rows with .bar(\"" + name
                    + "\").");
        }
        return column;
    }

    /**
     * A column's values as numbers, NaN where missing; times as milliseconds UTC.
     *
     * @param zone where dates and times of day without a zone are
     */
    static double[] numbers(Column<?> column, ZoneId zone) {
        double[] values = new double[column.size()];
        boolean nanoseconds = isNanoseconds(column);
        for (int row = 0; row < values.length; row++) {
            if (column.isMissing(row)) {
                values[row] = Double.NaN;
            } else if (nanoseconds) {
                long ns = ((LongColumn) column).getLong(row);
                values[row] = Math.floorDiv(ns, 1_000_000L) + Math.floorMod(ns, 1_000_000L) / 1e6;
            } else if (column instanceof BooleanColumn flags) {
                values[row] = flags.get(row) ? 1 : 0;
            } else if (column instanceof NumericColumn<?> numbers) {
                values[row] = numbers.getDouble(row);
            } else {
                values[row] = millis(column.get(row), column, zone);
            }
        }
        return values;
    }

    private static double millis(Object value, Column<?> column, ZoneId zone) {
        if (value instanceof Instant instant) {
            return instant.toEpochMilli();
        }
        if (value instanceof LocalDateTime local) {
            return local.atZone(zone).toInstant().toEpochMilli();
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay(zone).toInstant().toEpochMilli();
        }
        if (value instanceof LocalTime time) {
            return LocalDate.EPOCH.atTime(time).atZone(zone).toInstant().toEpochMilli();
        }
        throw unusable("Column '" + column.name() + "' holds neither numbers nor times.");
    }

    /** A column's values as names for categories. */
    static String[] words(Column<?> column, Axis.Style style) {
        String[] words = new String[column.size()];
        Kind kind = kind(column);
        double[] numbers =
                kind == Kind.WORD ? null : numbers(column, style.times().zone());
        for (int row = 0; row < words.length; row++) {
            if (column.isMissing(row)) {
                words[row] = NO_VALUE;
            } else if (numbers == null) {
                words[row] = String.valueOf(column.get(row));
            } else if (kind == Kind.TIME) {
                words[row] = style.times().full(numbers[row]);
            } else {
                words[row] = style.number() == null
                        ? Numbers.plain(numbers[row])
                        : style.number().apply(numbers[row]);
            }
        }
        return words;
    }

    /** Times as the names that a zone's clock gives them. */
    static String[] words(double[] millis, Function<ZonedDateTime, String> clock, ZoneId zone) {
        TimeText times = new TimeText(zone, null);
        return Arrays.stream(millis)
                .mapToObj(each -> Double.isNaN(each) ? NO_VALUE : clock.apply(times.local(each)))
                .toArray(String[]::new);
    }
}
