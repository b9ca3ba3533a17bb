package io.ttlab.analytics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tech.tablesaw.api.Table;

/** What orders cost against one benchmark. */
final class Slippage {
    /** What an order's average price is held against. */
    enum Benchmark {
        LIMIT("limit", "the order's limit price"),
        ARRIVAL("arrival", "the last mark at entry"),
        PARENT("parent", "the first fill of the parent"),
        VWAP("vwap", "own average in account, instrument and side");

        final String label;
        final String meaning;

        Benchmark(String label, String meaning) {
            this.label = label;
            this.meaning = meaning;
        }
    }

    /** One order's slippage; NaN with a reason where it cannot be had. */
    private record Cost(OrderResult order, double benchmark, double ticks, double money, String currency, String why) {}

    private final Benchmark benchmark;
    private final MarkSeries marks;
    private final long oldestNs;
    private final Map<String, Double> vwaps = new HashMap<>();
    private final Map<String, OrderResult> firstOfParent = new HashMap<>();
    private final List<Cost> costs = new ArrayList<>();

    Slippage(Benchmark benchmark, List<OrderResult> results, Instruments instruments, MarkSeries marks, long oldestNs) {
        this.benchmark = benchmark;
        this.marks = marks;
        this.oldestNs = oldestNs;
        Map<String, double[]> sums = new HashMap<>();
        for (OrderResult each : results) {
            double[] sum = sums.computeIfAbsent(vwapKey(each), unseen -> new double[2]);
            sum[0] += each.paid;
            sum[1] += each.filled;
            if (each.fills > 0 && !each.parentId.isEmpty()) {
                firstOfParent.merge(
                        parentKey(each), each, (before, next) -> next.firstNs < before.firstNs ? next : before);
            }
        }
        sums.forEach((key, sum) -> vwaps.put(key, sum[0] / sum[1]));
        for (OrderResult each : results) {
            if (each.fills > 0) {
                costs.add(cost(each, instruments.of(each.instrumentId)));
            }
        }
    }

    static Benchmark benchmark(String name) {
        for (Benchmark each : Benchmark.values()) {
            if (each.label.equalsIgnoreCase(name.strip())) {
                return each;
            }
        }
        throw Wording.unknown(
                "benchmark",
                name,
                Arrays.stream(Benchmark.values()).map(each -> each.label).toList());
    }

    private static String vwapKey(OrderResult order) {
        return order.account + '\n' + order.instrumentId + '\n' + order.sign;
    }

    private static String parentKey(OrderResult order) {
        return order.parentId + '\n' + order.instrumentId;
    }

    private Cost cost(OrderResult order, InstrumentTerms terms) {
        double price = Double.NaN;
        String why = "";
        switch (benchmark) {
            case LIMIT -> {
                price = order.limit;
                why = order.listed ? "the order has no limit" : "not in the table of orders";
            }
            case ARRIVAL -> {
                Optional<MarkSeries.Mark> mark = order.enteredNs == Long.MIN_VALUE
                        ? Optional.empty()
                        : marks.last(
                                order.instrumentId,
                                order.instrument,
                                order.enteredNs - oldestNs - 1,
                                order.enteredNs,
                                order.orderCode);
                price = mark.map(MarkSeries.Mark::price).orElse(Double.NaN);
                why = !order.listed
                        ? "not in the table of orders"
                        : order.enteredNs == Long.MIN_VALUE ? "time of entry not known" : "no mark near its entry";
            }
            case PARENT -> {
                OrderResult first = firstOfParent.get(parentKey(order));
                price = first == null ? Double.NaN : first.firstPrice;
                why = "no parent";
            }
            case VWAP -> price = vwaps.getOrDefault(vwapKey(order), Double.NaN);
        }
        if (Double.isNaN(price)) {
            return new Cost(order, price, Double.NaN, Double.NaN, terms.currency(), why);
        }
        double points = (order.price() - price) * order.sign;
        return new Cost(
                order,
                price,
                Figures.clean(points / terms.tickSize()),
                terms.money(points, order.filled),
                terms.currency(),
                terms.known() ? "" : "no tick size: " + terms.problem());
    }

    /** Returns a row for each order with a fill. */
    Table table() {
        Sheet sheet = new Sheet("slippage against " + benchmark.meaning)
                .texts("account", "instrument", "side")
                .numbers("filled", "price", benchmark.label, "ticks", "money")
                .texts("currency", "orderId", "parentOrderId", "sampling");
        for (Cost cost : costs) {
            OrderResult order = cost.order;
            sheet.add(
                    order.account,
                    order.instrument,
                    order.side(),
                    order.filled,
                    order.price(),
                    cost.benchmark,
                    cost.ticks,
                    Figures.money(cost.money),
                    cost.currency,
                    order.orderId,
                    order.parentId,
                    cost.why.isEmpty() ? source() : cost.why);
        }
        return sheet.table();
    }

    private String source() {
        return benchmark == Benchmark.ARRIVAL ? marks.source() : benchmark.meaning;
    }

    /** Adds a row for each currency. */
    void addTotals(Sheet sheet) {
        Map<String, List<Cost>> byCurrency = new TreeMap<>();
        costs.forEach(cost -> byCurrency
                .computeIfAbsent(cost.currency, unseen -> new ArrayList<>())
                .add(cost));
        byCurrency.forEach((currency, group) -> {
            List<Cost> measured =
                    group.stream().filter(cost -> !Double.isNaN(cost.ticks)).toList();
            double contracts =
                    measured.stream().mapToDouble(cost -> cost.order.filled).sum();
            Map<String, Integer> reasons = new TreeMap<>();
            group.stream()
                    .filter(cost -> Double.isNaN(cost.ticks))
                    .forEach(cost -> reasons.merge(cost.why, 1, Integer::sum));
            StringBuilder sampling = new StringBuilder(measured.size() + " of " + group.size() + ", by " + source());
            reasons.forEach((why, count) ->
                    sampling.append("; ").append(count).append(": ").append(why));
            double ticks = measured.stream()
                    .mapToDouble(cost -> cost.ticks * cost.order.filled)
                    .sum();
            double money = measured.isEmpty()
                    ? Double.NaN
                    : measured.stream().mapToDouble(cost -> cost.money).sum();
            sheet.add(
                    benchmark.label,
                    currency,
                    group.size(),
                    measured.size(),
                    contracts,
                    Figures.clean(ticks / contracts),
                    Figures.money(money),
                    measured.stream().mapToDouble(cost -> cost.ticks).min().orElse(Double.NaN),
                    measured.stream().mapToDouble(cost -> cost.ticks).max().orElse(Double.NaN),
                    sampling.toString());
        });
    }
}
