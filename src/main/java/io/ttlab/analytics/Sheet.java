package io.ttlab.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A small table that grows row by row; for large ones columns are made whole. Confine to one thread. */
final class Sheet {
    private final String name;
    private final List<Column<?>> columns = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Sheet(String name) {
        this.name = name;
    }

    /** Adds columns of texts. */
    Sheet texts(String... names) {
        for (String each : names) {
            columns.add(StringColumn.create(each));
        }
        return this;
    }

    /** Adds columns of numbers. */
    Sheet numbers(String... names) {
        for (String each : names) {
            columns.add(DoubleColumn.create(each));
        }
        return this;
    }

    /** Adds columns of whole numbers. */
    Sheet counts(String... names) {
        for (String each : names) {
            columns.add(IntColumn.create(each));
        }
        return this;
    }

    Sheet times(String... names) {
        for (String each : names) {
            columns.add(InstantColumn.create(each));
        }
        return this;
    }

    Sheet dates(String... names) {
        for (String each : names) {
            columns.add(DateColumn.create(each));
        }
        return this;
    }

    Sheet flags(String... names) {
        for (String each : names) {
            columns.add(BooleanColumn.create(each));
        }
        return this;
    }

    /** Adds a row, one cell a column; null, NaN and the empty text are missing. */
    void add(@Nullable Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns of " + name);
        }
        for (int i = 0; i < cells.length; i++) {
            append(columns.get(i), cells[i]);
        }
    }

    private static void append(Column<?> column, @Nullable Object cell) {
        if (cell == null) {
            column.appendMissing();
        } else if (column instanceof StringColumn texts) {
            texts.append(String.valueOf(cell));
        } else if (column instanceof DoubleColumn numbers) {
            numbers.append(((Number) cell).doubleValue());
        } else if (column instanceof IntColumn counts) {
            counts.append(((Number) cell).intValue());
        } else if (column instanceof InstantColumn times) {
            times.append((Instant) cell);
        } else if (column instanceof DateColumn dates) {
            dates.append((LocalDate) cell);
        } else {
            ((BooleanColumn) column).append((Boolean) cell);
        }
    }

    /** Returns the time of UTC nanoseconds, null where they are missing. */
    static @Nullable Instant time(long timeNs) {
        return timeNs == Long.MIN_VALUE
                ? null
                : Instant.ofEpochSecond(Math.floorDiv(timeNs, 1_000_000_000L), Math.floorMod(timeNs, 1_000_000_000L));
    }

    int rows() {
        return columns.isEmpty() ? 0 : columns.get(0).size();
    }

    /** Adds a sentence about what the rows do not hold; both faces show it below them. */
    void note(String sentence) {
        notes.add(sentence);
    }

    Table table() {
        return notes.isEmpty() ? Table.create(name, columns) : new NotedTable(name, columns, notes);
    }
}
