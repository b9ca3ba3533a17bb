package io.ttlab.display;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.columns.Column;

/** One column of a table as a reader sees it: its title and its cells as safe text. */
final class ColumnView {

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private static final Set<ColumnType> NUMERIC =
            Set.of(ColumnType.DOUBLE, ColumnType.FLOAT, ColumnType.INTEGER, ColumnType.LONG, ColumnType.SHORT);

    private final Column<?> column;
    private final String title;
    private final ZoneId zone;
    private final boolean numeric;
    private final boolean side;

    ColumnView(Column<?> column, ZoneId zone) {
        this.column = column;
        this.zone = zone;
        this.title = VisibleText.of(column.name());
        // By equality: Tablesaw may have made two objects of one type, see TableStart.types().
        this.numeric = NUMERIC.contains(column.type());
        this.side = column.type().equals(ColumnType.STRING)
                && column.name().toLowerCase(Locale.ROOT).contains("side");
    }

    /** Returns the column's name, made safe. */
    String title() {
        return title;
    }

    /** Whether the cells are numbers, to be aligned on the decimal point. */
    boolean numeric() {
        return numeric;
    }

    /** Whether the cells are instants, shown in the zone of the options. */
    boolean instant() {
        return column.type().equals(ColumnType.INSTANT);
    }

    /** Whether the cells are free text, which may be cut; times, numbers and flags are whole or not there. */
    boolean text() {
        return column.type().equals(ColumnType.STRING);
    }

    /** Whether no row has a value. */
    boolean empty() {
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the cell as safe text, blank where the value is missing. */
    String cell(int row) {
        if (column.isMissing(row)) {
            return "";
        }
        Object value = column.get(row);
        if (value instanceof Double number) {
            return NumberText.shown(number);
        }
        if (value instanceof Float number) {
            return NumberText.exact(number);
        }
        return VisibleText.of(text(value, zone));
    }

    /** Returns the colour of a cell: sides by their word, numbers below zero by their sign. */
    Paint paint(String cell) {
        if (numeric) {
            return cell.startsWith("-") ? Paint.BAD : Paint.NONE;
        }
        if (!side) {
            return Paint.NONE;
        }
        String word = cell.toUpperCase(Locale.ROOT);
        if (word.startsWith("BUY")) {
            return Paint.GOOD;
        }
        return word.startsWith("SELL") ? Paint.BAD : Paint.NONE;
    }

    /** Returns times with a space and milliseconds; anything else by its own {@code toString}. */
    static String text(Object value, ZoneId zone) {
        if (value instanceof Instant instant) {
            return DATE_TIME.format(instant.atZone(zone));
        }
        if (value instanceof LocalDateTime time) {
            return DATE_TIME.format(time);
        }
        if (value instanceof LocalTime time) {
            return TIME.format(time);
        }
        return String.valueOf(value);
    }
}
