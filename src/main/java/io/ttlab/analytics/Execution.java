package io.ttlab.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tech.tablesaw.api.Table;

/**
 * How well orders were executed: a table with one row per order, and the questions that follow from it.
 *
 * <p>Every answer rests on what TT's REST API shows, which is less than what happened, so each has a column
 * {@code sampling} that says on how much. {@code /orders} lists working orders only: an order that is done is known by its
 * fills alone (no limit price, no time of entry), and one that was cancelled without a fill is not known at all. Legs of
 * spreads are left out where the spread's own fill is in the table: the exchange assigns their prices.
 *
 * <p>{@code sampling} of a row is {@code order and fills}; {@code order changed since first fill} (its time is that of its
 * last report, so the time of entry is not known); {@code order, no fill}; or {@code fills only}.
 *
 * <pre>{@code
 * var e = execution(tt.ledger.fills(), tt.ledger.orders());
 * e                            // per order: filled of ordered, average price, seconds to the first fill, passive share
 * e.by("account")              // the same in sum, and orders per fill
 * e.slippage()                 // ticks and money against limit, arrival, the parent's first fill and own VWAP
 * e.slippage("limit")          // per order
 * e.markouts("1s", "1m")       // where the price went after the fills
 * e.marks(myMarks).markouts()  // the same by a table of marks: time, instrument, mark
 * }</pre>
 *
 * <p>The table costs no request. What needs tick sizes and currencies costs what {@link Instruments} says, once.
 */
public final class Execution extends Table {
    private static final long ARRIVAL_AGE_NS = 300_000_000_000L;

    private final Instruments instruments;
    private final FillRows fills;
    private final boolean[] judged;
    private final List<OrderResult> results;
    private final MarkSeries marks;

    private Execution(
            Table rows,
            Instruments instruments,
            FillRows fills,
            boolean[] judged,
            List<OrderResult> results,
            MarkSeries marks) {
        super(rows.name(), rows.columns());
        this.instruments = instruments;
        this.fills = fills;
        this.judged = judged;
        this.results = results;
        this.marks = marks;
    }

    static Execution of(Instruments instruments, Table fills, Table orders) {
        FillRows rows = FillRows.of(fills, "execution(fills, orders)");
        boolean[] judged = rows.judged();
        List<OrderResult> results = OrderResults.of(rows, judged, OrderRows.of(orders, "execution(fills, orders)"));
        return new Execution(table(results), instruments, rows, judged, results, MarkSeries.own(rows, judged));
    }

    private static Table table(List<OrderResult> results) {
        Sheet sheet = new Sheet("execution")
                .texts("account", "instrument", "side")
                .numbers("ordered", "filled", "fillRatio", "price", "limit", "secondsToFirst", "secondsToLast")
                .counts("fills")
                .numbers("passiveShare", "aggressiveShare", "working")
                .times("firstFill")
                .texts("user", "orderId", "parentOrderId", "instrumentId", "sampling");
        for (OrderResult each : results) {
            sheet.add(
                    each.account,
                    each.instrument,
                    each.side(),
                    each.ordered,
                    each.filled,
                    each.fillRatio(),
                    each.price(),
                    each.limit,
                    Wording.seconds(each.secondsToFirst()),
                    Wording.seconds(each.secondsToLast()),
                    each.fills,
                    each.passiveShare(),
                    each.aggressive / (each.passive + each.aggressive),
                    each.leaves,
                    Sheet.time(each.firstNs),
                    each.user,
                    each.orderId,
                    each.parentId,
                    each.instrumentId,
                    each.sampling());
        }
        return sheet.table();
    }

    /**
     * Returns the same execution measured against a table of marks instead of the desk's own fills.
     *
     * @param table columns {@code time} (or {@code timeNs}, {@code timeStamp}), {@code instrument} or
     *     {@code instrumentId}, and {@code mark} (or {@code price})
     */
    public Execution marks(Table table) {
        return new Execution(this, instruments, fills, judged, results, MarkSeries.of(table, "marks(table)"));
    }

    /**
     * Returns the orders in sum by some columns: {@code by("account", "side")}; {@code by()} is one row for all.
     *
     * <p>{@code fillRatio} is contracts filled of contracts ordered, of the orders whose quantity is known: 30 of 40 and
     * 10 of 60 are {@code (30 + 10) / (40 + 60) = 0.4}. {@code ordersPerFill} counts orders seen over fills seen, a lower
     * bound: cancelled orders and changes are not in TT's tables. Shares are of the contracts whose fill says whether it
     * took liquidity ({@code aggressorIndicator}). {@code medianToFirst} is in seconds, of the {@code timed} orders.
     *
     * @param columns {@code account}, {@code user}, {@code instrument}, {@code product} or {@code side}; the product
     *     costs what {@link Instruments} says
     */
    public Table by(String... columns) {
        List<Function<OrderResult, String>> parts = new ArrayList<>();
        for (String column : columns) {
            parts.add(part(column));
        }
        Map<List<String>, List<OrderResult>> groups = new TreeMap<>(Wording.BY_PARTS);
        for (OrderResult result : results) {
            groups.computeIfAbsent(
                            parts.stream().map(part -> part.apply(result)).toList(), unseen -> new ArrayList<>())
                    .add(result);
        }
        Sheet sheet = ExecutionTotals.sheet(columns);
        groups.forEach((key, group) -> ExecutionTotals.add(sheet, key, group));
        return sheet.table();
    }

    private Function<OrderResult, String> part(String column) {
        return switch (column) {
            case "account" -> result -> result.account;
            case "user" -> result -> result.user;
            case "instrument" -> result -> result.instrument;
            case "side" -> OrderResult::side;
            case "product" -> {
                terms();
                yield result -> instruments.of(result.instrumentId).product();
            }
            default ->
                throw Wording.unknown("column", column, List.of("account", "user", "instrument", "product", "side"));
        };
    }

    private void terms() {
        instruments.load(
                results.stream().map(result -> result.instrumentId).distinct().toList());
    }

    /**
     * Returns slippage in sum: a row for each benchmark and currency.
     *
     * <p>Slippage is what an order cost against a benchmark, so positive is worse: {@code (average price - benchmark) x
     * (+1 for a buy, -1 for a sell)}, in ticks, and times tick value and contracts in money. Three ES (tick 0.25, worth
     * 12.50 dollars) bought at 6700.50 on average with a limit of 6701.00 are {@code (6700.50 - 6701.00) / 0.25 = -2}
     * ticks, {@code -2 x 12.50 x 3 = -75} dollars: better than the limit. {@code ticks} is the mean by contracts.
     *
     * <p>The benchmarks: {@code limit} (the order's price; of orders in the table of orders); {@code arrival} (the last
     * mark at or before the order's entry and at most five minutes older); {@code parent} (the first fill of the order's
     * parent in that instrument); {@code vwap} (the average price of all fills in the table of the same account,
     * instrument and side). {@code measured} counts the orders that the benchmark exists for.
     */
    public Table slippage() {
        terms();
        Sheet sheet = new Sheet("slippage")
                .texts("benchmark", "currency")
                .counts("orders", "measured")
                .numbers("contracts", "ticks", "money", "best", "worst")
                .texts("sampling");
        for (Slippage.Benchmark benchmark : Slippage.Benchmark.values()) {
            slippage(benchmark).addTotals(sheet);
        }
        return sheet.table();
    }

    /**
     * Returns slippage per order against one benchmark: {@code slippage("arrival")}. See {@link #slippage()}.
     *
     * @param benchmark {@code limit}, {@code arrival}, {@code parent} or {@code vwap}
     */
    public Table slippage(String benchmark) {
        terms();
        return slippage(Slippage.benchmark(benchmark)).table();
    }

    private Slippage slippage(Slippage.Benchmark benchmark) {
        return new Slippage(benchmark, results, instruments, marks, ARRIVAL_AGE_NS);
    }

    /**
     * Returns where the price went after the fills: a row per horizon.
     *
     * <p>A markout is {@code (mark - fill price) x (+1 for a buy, -1 for a sell)} in ticks, so positive is in the desk's
     * favour: ZN (tick 1/64) sold at 112.5 and marked 112.46875 a minute later is {@code -(112.46875 - 112.5) / 0.015625
     * = 2} ticks. The mark is the newest one later than the fill and not later than the horizon; a fill without one is
     * not {@code measured}. {@code ticks} is the mean by contracts, {@code favourable} the share of contracts with a
     * markout above zero, {@code markAge} the median number of seconds by which marks were older than the horizon.
     *
     * @param horizons such as {@code "1s", "1m"}; none for 1s, 10s, 1m, 5m and 30m
     */
    public Table markouts(String... horizons) {
        terms();
        return new Markouts(fills, judged, instruments, marks, horizons).totals();
    }

    /** Returns the markouts of every fill: a column of ticks for each horizon. See {@link #markouts(String...)}. */
    public Table markoutsByFill(String... horizons) {
        terms();
        return new Markouts(fills, judged, instruments, marks, horizons).byFill();
    }

    /** Returns passive and aggressive contracts by some columns, as {@link #by} groups them; by account unless told. */
    public Table liquidity(String... columns) {
        String[] chosen = columns.length == 0 ? new String[] {"account"} : columns;
        Table totals = by(chosen);
        Table shown = totals.selectColumns(columnsOf(chosen)).copy();
        shown.setName("liquidity");
        return shown;
    }

    private static String[] columnsOf(String[] keys) {
        List<String> names = new ArrayList<>(List.of(keys));
        names.addAll(List.of("fills", "filled", "passive", "aggressive", "unknown", "passiveShare", "aggressiveShare"));
        return names.toArray(new String[0]);
    }
}
