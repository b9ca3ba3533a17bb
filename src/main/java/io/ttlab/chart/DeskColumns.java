package io.ttlab.chart;

import io.ttlab.client.Nearest;
import io.ttlab.schema.Side;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.selection.Selection;

/** Finds in TT's tables, and in tables made from them, the columns that a desk picture needs. */
final class DeskColumns {
    /** Columns of P&L, the better one first: all of it in the base currency, what is realized of it, and so on. */
    private static final List<String> PNL =
            List.of("pnl[A-Z]{3}", "realized[A-Z]{3}", "(?i)pnl", "(?i).*pnl.*", "(?i)realized.*");

    private DeskColumns() {}

    /** The first of the names that the table has; fails with the nearest names to the first. */
    static Column<?> any(Table table, String... names) {
        for (String name : names) {
            if (table.containsColumn(name)) {
                return table.column(name);
            }
        }
        return Columns.column(table, names[0]);
    }

    /** The times of fills or of P&L: of a closed trade when it was closed. */
    static Column<?> time(Table table) {
        List<Column<?>> times = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            if (Columns.kind(column) == Columns.Kind.TIME && !column.name().endsWith("Ns")) {
                times.add(column);
            }
        }
        if (times.isEmpty()) {
            throw Columns.unusable(named(table) + " has no column of times. Name one that there is, or add one.");
        }
        return times.stream()
                .filter(column -> column.name().toLowerCase(Locale.ROOT).contains("clos"))
                .findFirst()
                .orElse(times.get(0));
    }

    /** The column of P&L: one in the base currency before one in the instrument's. */
    static Column<?> pnl(Table table) {
        List<String> numbers = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            if (Columns.kind(column) == Columns.Kind.NUMBER) {
                numbers.add(column.name());
            }
        }
        for (String pattern : PNL) {
            for (String name : numbers) {
                if (name.matches(pattern)) {
                    return table.column(name);
                }
            }
        }
        throw Columns.unusable(named(table) + " has no column of P&L that could be told by its name. Name it: "
                + "plotPnl(t, \"time\", \"amount\"). Columns of numbers: " + String.join(", ", numbers) + ".");
    }

    private static String named(Table table) {
        return table.name() == null || table.name().isBlank() ? "The table" : "Table '" + table.name() + "'";
    }

    /** The rows of the instrument with the most of them, or of the one that is named. */
    static Table one(Table table, String instrument) {
        if (table.isEmpty() && instrument.isEmpty()) {
            return table;
        }
        String[] names = Columns.words(any(table, "instrument", "instrumentId"), plain());
        if (!Arrays.asList(names).contains(instrument)) {
            String where = named(table);
            throw Columns.unusable("No instrument '" + instrument + "' in " + Character.toLowerCase(where.charAt(0))
                    + where.substring(1) + "."
                    + Nearest.sentence(instrument, new LinkedHashSet<>(Arrays.asList(names))));
        }
        return table.where(Selection.with(IntStream.range(0, names.length)
                .filter(row -> names[row].equals(instrument))
                .toArray()));
    }

    /** Says below a picture of the busiest instrument that there are others. */
    static Plot others(Plot plot, Table table) {
        int instruments = any(table, "instrument", "instrumentId").countUnique();
        return instruments < 2
                ? plot
                : plot.noted("1 of " + Numbers.count(instruments) + " instruments: the one with the most rows");
    }

    /** The instrument with the most rows, the first by name among equals; empty for a table without rows. */
    static String busiest(Table table) {
        Map<String, Integer> counts = new HashMap<>();
        for (String name : Columns.words(any(table, "instrument", "instrumentId"), plain())) {
            counts.merge(name, 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    static Axis.Style plain() {
        return new Axis.Style(null, new TimeText(ZoneOffset.UTC, null));
    }

    /** The product of an instrument's name: what stands before its expiry. */
    static String product(String instrument) {
        int space = instrument.indexOf(' ');
        return space > 0 ? instrument.substring(0, space) : instrument;
    }

    /** 1 for each row that buys, -1 for each that sells; fails on what is neither, which would bend the position. */
    static int[] signs(Column<?> side) {
        String[] sides = Columns.words(side, plain());
        int[] signs = new int[sides.length];
        for (int row = 0; row < signs.length; row++) {
            signs[row] = Side.sign(sides[row]);
            if (signs[row] == 0) {
                throw Columns.unusable("'" + sides[row] + "' in column '" + side.name() + "', row " + row
                        + ", is not a side such as BUY or SELL.");
            }
        }
        return signs;
    }
}
