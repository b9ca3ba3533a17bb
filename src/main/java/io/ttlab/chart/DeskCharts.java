package io.ttlab.chart;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The pictures that a desk wants every day, each one call from the table that {@code tt} returns.
 *
 * <p>Each is a {@link Plot}, so that titles, zones, sizes and price formats can still be set. They cost no requests, and
 * count only what the table holds. Thread-safe.
 */
public final class DeskCharts {
    private static final DateTimeFormatter HOUR = TimeText.of("HH");
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH);

    private DeskCharts() {}

    /**
     * Returns the running sum of what rows made, and how far it stands below its peak.
     *
     * <p>Takes the columns by their names: the first time, or when a trade was closed; {@code pnl}, or {@code realized}, in
     * the base currency where there is one.
     */
    public static Plot pnl(Table table) {
        return pnl(table, DeskColumns.time(table).name(), DeskColumns.pnl(table).name());
    }

    /**
     * Returns the running sum of what rows made, and how far it stands below its peak. Gains of 500, -200 and 100 show as
     * 500, 300, 400 and a drawdown of 0, -200, -100.
     *
     * @param time when each row made it
     * @param pnl how much, each row for itself
     */
    public static Plot pnl(Table table, String time, String pnl) {
        Column<?> when = Columns.column(table, time);
        double[] at = Columns.numbers(when, ZoneOffset.UTC);
        double[] made = Columns.numbers(Columns.measure(table, pnl), ZoneOffset.UTC);
        int[] rows = Rows.sorted(Rows.present(Rows.present(ChartBuilder.all(at.length), at), made), at);
        double[] sum = new double[rows.length];
        double[] below = new double[rows.length];
        double total = 0;
        double peak = 0;
        double deepest = 0;
        for (int index = 0; index < rows.length; index++) {
            total += made[rows[index]];
            peak = Math.max(peak, total);
            sum[index] = total;
            below[index] = total - peak;
            deepest = Math.min(deepest, below[index]);
        }
        Table curve = Table.create(
                "P&L",
                times("time", when, rows),
                DoubleColumn.create(pnl, sum),
                DoubleColumn.create("drawdown", below));
        return Charts.plot(curve)
                .step("time", pnl)
                .color("blue")
                .named("cumulative")
                .hline(0)
                .area("time", "drawdown")
                .color("red")
                .named("drawdown")
                .below()
                .yLabel(pnl)
                .belowLabel("drawdown")
                .title("Cumulative P&L " + Numbers.plain(Math.rint(total)) + ", largest drawdown "
                        + Numbers.plain(Math.rint(deepest)));
    }

    /** Returns how far a table's fills moved the position, by instrument: it starts at 0, in contracts. */
    public static Plot position(Table fills) {
        Column<?> time = DeskColumns.any(fills, "timeStamp", "time");
        double[] at = Columns.numbers(time, ZoneOffset.UTC);
        double[] quantity = Columns.numbers(DeskColumns.any(fills, "lastQty", "quantity", "qty"), ZoneOffset.UTC);
        int[] signs = DeskColumns.signs(DeskColumns.any(fills, "side"));
        String[] names = Columns.words(DeskColumns.any(fills, "instrument", "instrumentId"), DeskColumns.plain());
        int[] rows = Rows.sorted(Rows.present(Rows.present(ChartBuilder.all(at.length), at), quantity), at);
        Map<String, Double> held = new HashMap<>();
        DoubleColumn position = DoubleColumn.create("position");
        StringColumn instrument = StringColumn.create("instrument");
        for (int row : rows) {
            position.append(held.merge(names[row], signs[row] * quantity[row], Double::sum));
            instrument.append(names[row]);
        }
        return Charts.plot(Table.create("position", times("time", time, rows), instrument, position))
                .step("time", "position")
                .by("instrument", 8)
                .hline(0)
                .yLabel("change of position", "contracts")
                .title("Position through time");
    }

    /** Returns the fills of the instrument that has the most, on its price axis. */
    public static Plot fills(Table fills) {
        return DeskColumns.others(fills(fills, DeskColumns.busiest(fills)), fills);
    }

    /**
     * Returns the fills of an instrument on its price axis, by side, as large as their quantity: chain {@code
     * .prices(display::text)} to see prices as the product shows them.
     */
    public static Plot fills(Table fills, String instrument) {
        return Charts.plot(DeskColumns.one(fills, instrument))
                .scatter(
                        DeskColumns.any(fills, "timeStamp", "time").name(),
                        DeskColumns.any(fills, "lastPx", "price").name())
                .by(DeskColumns.any(fills, "side").name())
                .sizeBy(DeskColumns.any(fills, "lastQty", "quantity", "qty").name())
                .yLabel("price")
                .title(of("Fills", instrument));
    }

    /** A title; of a table without rows there is no instrument to name. */
    private static String of(String what, String instrument) {
        return instrument.isEmpty() ? what : what + " of " + instrument;
    }

    /** Returns the ladder of working orders of the instrument that has the most. */
    public static Plot orders(Table orders) {
        return DeskColumns.others(orders(orders, DeskColumns.busiest(orders)), orders);
    }

    /** Returns how many contracts of an instrument work at each price, by side. Orders without a price are left out. */
    public static Plot orders(Table orders, String instrument) {
        return Charts.plot(DeskColumns.one(orders, instrument))
                .bar(
                        DeskColumns.any(orders, "price").name(),
                        DeskColumns.any(orders, "leavesQuantity", "working", "orderQty")
                                .name())
                .by(DeskColumns.any(orders, "side").name())
                .stacked()
                .horizontal()
                .xLabel("working contracts")
                .title(of("Working orders", instrument));
    }

    /** Returns contracts by hour of the day, as the zone's clock shows it, and product. */
    public static Plot volume(Table fills) {
        Column<?> time = DeskColumns.any(fills, "timeStamp", "time");
        double[] at = Columns.numbers(time, ZoneOffset.UTC);
        String[] names = Columns.words(DeskColumns.any(fills, "instrument", "instrumentId"), DeskColumns.plain());
        double[] quantity = Columns.numbers(DeskColumns.any(fills, "lastQty", "quantity", "qty"), ZoneOffset.UTC);
        int[] rows = Rows.present(ChartBuilder.all(at.length), at);
        StringColumn product = StringColumn.create("product");
        for (int row : rows) {
            product.append(DeskColumns.product(names[row]));
        }
        return Charts.plot(Table.create(
                        "volume",
                        times("hour", time, rows),
                        product,
                        DoubleColumn.create("contracts", Rows.take(quantity, rows))))
                .heatmap("hour", "product", "contracts")
                .clock("hour", HOUR::format)
                .title("Volume by hour and product");
    }

    /** Returns how often fills of each size occur, by side. */
    public static Plot fillSizes(Table fills) {
        return Charts.plot(fills)
                .hist(DeskColumns.any(fills, "lastQty", "quantity", "qty").name())
                .by(DeskColumns.any(fills, "side").name())
                .xLabel("contracts of a fill")
                .yLabel("fills")
                .title("Fill sizes");
    }

    /** Returns how much of its credit each account uses, in per cent of its limit. */
    public static Plot credit(Table utilization) {
        return Charts.plot(utilization)
                .bar(
                        DeskColumns.any(utilization, "account", "accountId").name(),
                        DeskColumns.any(utilization, "utilizationPercent").name())
                .max()
                .horizontal()
                .vline(100, "limit")
                .xLabel("credit used (% of the limit)")
                .title("Credit use by account");
    }

    /**
     * Returns how the columns of numbers of a table move together: Pearson's correlation of each pair, over the rows that
     * have both. A column that never changes has none, and its cells stay empty.
     */
    public static Plot correlation(Table table) {
        List<Column<?>> columns = table.columns().stream()
                .filter(column -> Columns.kind(column) == Columns.Kind.NUMBER)
                .toList();
        if (columns.size() < 2) {
            throw Columns.unusable("A correlation needs at least two columns of numbers; there "
                    + (columns.isEmpty()
                            ? "are none."
                            : "is only '" + columns.get(0).name() + "'."));
        }
        double[][] values = columns.stream()
                .map(column -> Columns.numbers(column, ZoneOffset.UTC))
                .toArray(double[][]::new);
        StringColumn a = StringColumn.create("a");
        StringColumn b = StringColumn.create("b");
        DoubleColumn r = DoubleColumn.create("correlation");
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values.length; j++) {
                a.append(columns.get(i).name());
                b.append(columns.get(j).name());
                r.append(correlation(values[i], values[j]));
            }
        }
        return Charts.plot(Table.create("correlation", a, b, r))
                .heatmap("a", "b", "correlation")
                .xLabel("")
                .yLabel("")
                .title("Correlation");
    }

    /** Pearson's correlation over the rows that have both, NaN where one of them never changes. */
    static double correlation(double[] a, double[] b) {
        int[] both = IntStream.range(0, a.length)
                .filter(row -> !Double.isNaN(a[row]) && !Double.isNaN(b[row]))
                .toArray();
        double meanA = Arrays.stream(both).mapToDouble(row -> a[row]).average().orElse(0);
        double meanB = Arrays.stream(both).mapToDouble(row -> b[row]).average().orElse(0);
        double together = 0;
        double spreadA = 0;
        double spreadB = 0;
        for (int row : both) {
            together += (a[row] - meanA) * (b[row] - meanB);
            spreadA += (a[row] - meanA) * (a[row] - meanA);
            spreadB += (b[row] - meanB) * (b[row] - meanB);
        }
        double spread = Math.sqrt(spreadA) * Math.sqrt(spreadB);
        return spread == 0 ? Double.NaN : together / spread;
    }

    /**
     * Returns the sum of a value for each day, weekdays below each other and weeks side by side.
     *
     * @param time dates, or times, whose day in the chart's zone counts
     */
    public static Plot calendar(Table table, String time, String value) {
        Column<?> when = Columns.column(table, time);
        double[] at = Columns.numbers(when, ZoneOffset.UTC);
        double[] amount = Columns.numbers(Columns.measure(table, value), ZoneOffset.UTC);
        int[] rows = Rows.sorted(Rows.present(ChartBuilder.all(at.length), at), at);
        return Charts.plot(Table.create(
                        "calendar",
                        times("week of", when, rows),
                        times("day", when, rows),
                        DoubleColumn.create(value, Rows.take(amount, rows))))
                .heatmap("week of", "day", value)
                .clock("week of", DeskCharts::monday)
                .clock("day", WEEKDAY::format)
                .yLabel("")
                .title(value + " by day");
    }

    private static String monday(ZonedDateTime time) {
        LocalDate date = time.toLocalDate();
        return date.minusDays(date.getDayOfWeek().getValue() - 1L).toString();
    }

    /** The times of some rows; dates stay dates, which are the same day in every zone. */
    private static Column<?> times(String name, Column<?> column, int[] rows) {
        if (!(column instanceof LongColumn)) {
            return column.subset(rows).setName(name);
        }
        double[] millis = Rows.take(Columns.numbers(column, ZoneOffset.UTC), rows);
        return InstantColumn.create(
                name,
                Arrays.stream(millis)
                        .mapToObj(each -> Instant.ofEpochMilli((long) Math.floor(each)))
                        .toArray(Instant[]::new));
    }
}
