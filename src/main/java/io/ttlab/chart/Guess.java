package io.ttlab.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The picture that a table's columns suggest when nobody says more than {@code plot(t)}. */
final class Guess {
    private static final Set<String> PRICES = Set.of("open", "high", "low", "close");

    /** A table with more numbers than this is no curve; when its rows came is what can be seen. */
    private static final int MOST_LINES = 6;

    private Guess() {}

    /**
     * Chooses the desk's picture of fills, of working orders, of what round trips made, where the columns have their
     * names; else by the columns' types: candles for open, high, low and close; lines over a
     * time, or for a table with many columns how many rows each time has; bars of a number by a
     * name; points of two numbers; the histogram of one; a count of names.
     */
    static Spec layers(Spec spec) {
        Table table = spec.table;
        Plot desk = desk(spec);
        if (desk != null) {
            return spec.over(desk.spec());
        }
        List<String> times = named(table, Columns.Kind.TIME);
        List<String> numbers = named(table, Columns.Kind.NUMBER);
        List<String> words = readable(named(table, Columns.Kind.WORD));
        if (table.columnCount() == 0) {
            throw Columns.unusable("The table has no columns, so there is nothing to plot.");
        }
        if (!times.isEmpty() && hasCandles(numbers)) {
            return spec.with(s -> s.layers = List.of(Layer.of(
                    Layer.Kind.CANDLES,
                    table,
                    List.of(
                            times.get(0),
                            of(numbers, "open"),
                            of(numbers, "high"),
                            of(numbers, "low"),
                            of(numbers, "close")))));
        }
        return one(spec, times, numbers, words);
    }

    /** TT's tables have dozens of columns, of which no type tells the few that matter; their names do. */
    private static @Nullable Plot desk(Spec spec) {
        Table table = spec.table;
        if (has(table, "timeStamp", "lastPx", "lastQty", "side")) {
            return has(table, "instrument")
                    ? DeskCharts.fills(table)
                    : Charts.plot(table)
                            .scatter("timeStamp", "lastPx")
                            .by("side")
                            .sizeBy("lastQty");
        }
        if (has(table, "price", "leavesQuantity", "side", "instrument")) {
            return DeskCharts.orders(table);
        }
        if (has(table, "instrument", "realizedPnl", "openPnl")) {
            return Charts.plot(table)
                    .bar("instrument", DeskColumns.pnl(table).name())
                    .title("P&L by instrument");
        }
        // The curve is of the whole table: whoever wants it by account must say more.
        boolean whole = spec.by == null && spec.facet == null;
        return whole && has(table, "openTime", "closeTime", "realizedPnl") ? DeskCharts.pnl(table) : null;
    }

    private static boolean has(Table table, String... columns) {
        return Arrays.stream(columns).allMatch(table::containsColumn);
    }

    private static Spec one(Spec spec, List<String> times, List<String> numbers, List<String> words) {
        Layer.Kind kind;
        List<String> columns;
        if (!times.isEmpty() && !numbers.isEmpty() && numbers.size() <= MOST_LINES) {
            kind = Layer.Kind.LINE;
            columns = join(times.get(0), numbers);
        } else if (!times.isEmpty()) {
            kind = Layer.Kind.HIST;
            columns = times.subList(0, 1);
        } else if (!words.isEmpty() && !numbers.isEmpty()) {
            kind = Layer.Kind.BAR;
            columns = join(words.get(0), numbers.subList(0, 1));
        } else if (numbers.size() >= 2) {
            kind = Layer.Kind.SCATTER;
            columns = numbers.subList(0, 2);
        } else if (numbers.size() == 1) {
            kind = Layer.Kind.HIST;
            columns = numbers;
        } else {
            kind = Layer.Kind.BAR;
            // A name that no two rows share says nothing by its count.
            columns = List.of(words.stream()
                    .filter(name -> spec.table.column(name).countUnique() < spec.table.rowCount())
                    .findFirst()
                    .orElse(words.get(0)));
        }
        return spec.with(s -> s.layers = List.of(Layer.of(kind, spec.table, columns)));
    }

    private static List<String> join(String first, List<String> rest) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }

    private static boolean holdsSomething(Column<?> column) {
        return column.size() > column.countMissing();
    }

    private static boolean hasCandles(List<String> numbers) {
        return numbers.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList()
                .containsAll(PRICES);
    }

    private static String of(List<String> names, String wanted) {
        return names.stream().filter(wanted::equalsIgnoreCase).findFirst().orElseThrow();
    }

    /** Names rather than ids, which stand before them in TT's tables. */
    private static List<String> readable(List<String> words) {
        List<String> names = words.stream()
                .filter(name -> !name.equals("id") && !name.endsWith("Id"))
                .toList();
        return names.isEmpty() ? words : names;
    }

    /**
     * The columns of a kind that hold something, or of a table that holds nothing all of that kind; nanoseconds only
     * stand in for a time that is not there.
     */
    private static List<String> named(Table table, Columns.Kind kind) {
        boolean nothing = table.columns().stream().noneMatch(Guess::holdsSomething);
        List<String> found = table.columns().stream()
                .filter(column -> Columns.kind(column) == kind && (nothing || holdsSomething(column)))
                .map(Column::name)
                .toList();
        List<String> exact = found.stream().filter(name -> !name.endsWith("Ns")).toList();
        return exact.isEmpty() ? found : exact;
    }
}
