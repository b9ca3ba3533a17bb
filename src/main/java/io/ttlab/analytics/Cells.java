package io.ttlab.analytics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Single cells of small tables, however their columns are typed; a missing column reads as missing cells. */
final class Cells {
    private Cells() {}

    /** Returns the text of a cell, empty where it or its column is missing. */
    static String text(Table table, String column, int row) {
        if (!table.containsColumn(column)) {
            return "";
        }
        return text(table.column(column), row);
    }

    /** Returns the text of a cell, empty where it is missing: whole decimals as the ids and codes that they were read from. */
    static String text(Column<?> cells, int row) {
        if (cells.isMissing(row)) {
            return "";
        }
        if (cells instanceof DoubleColumn numbers) {
            double value = numbers.getDouble(row);
            if (value == Math.rint(value) && Math.abs(value) < Columns.EXACT_IDS) {
                return Long.toString((long) value);
            }
            // Without an exponent: 0.0000455 is a price of a spread in yen, and no file wants 4.55E-5.
            return Double.isInfinite(value)
                    ? Double.toString(value)
                    : BigDecimal.valueOf(value).toPlainString();
        }
        return cells.getUnformattedString(row);
    }

    /** Returns the text of the first of the columns that has one. */
    static String first(Table table, int row, String... columns) {
        for (String column : columns) {
            String text = text(table, column, row);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** Returns a number, NaN where the cell or its column is missing or holds none. */
    static double number(Table table, String column, int row) {
        String text = text(table, column, row);
        if (text.isEmpty()) {
            return Double.NaN;
        }
        if (table.column(column) instanceof NumericColumn<?> numbers) {
            return numbers.getDouble(row);
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException noNumber) {
            return Double.NaN;
        }
    }

    /** Returns a day, of a date or of a date and time. */
    static Optional<LocalDate> date(Table table, String column, int row) {
        if (!table.containsColumn(column) || table.column(column).isMissing(row)) {
            return Optional.empty();
        }
        Column<?> cells = table.column(column);
        if (cells instanceof DateColumn dates) {
            return Optional.of(dates.get(row));
        }
        return cells instanceof DateTimeColumn times
                ? Optional.of(times.get(row).toLocalDate())
                : Optional.empty();
    }
}
