package io.ttlab.analytics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Brings fills and orders together: one result for each order and instrument. */
final class OrderResults {
    private OrderResults() {}

    static List<OrderResult> of(FillRows fills, boolean[] judged, OrderRows orders) {
        Grouping groups = Grouping.of(
                List.of(fills.order, fills.instrument, fills.account, fills.columns.keys("side"), counted(judged)));
        List<OrderResult> results = fromFills(fills, judged, groups);
        boolean[] met = new boolean[orders.size];
        for (OrderResult result : results) {
            int row = orders.row(result.orderId);
            if (row >= 0 && sameInstrument(orders, row, result)) {
                met[row] = true;
                describe(result, orders, row);
            }
        }
        for (int row = 0; row < orders.size; row++) {
            // Parents of algos carry no quantity of their own: their children are the orders.
            if (!met[row] && !Double.isNaN(orders.quantity[row])) {
                OrderResult result = new OrderResult(
                        orders.account.at(row),
                        orders.user.at(row),
                        orders.instrument.at(row),
                        orders.instrumentName.at(row),
                        orders.id.at(row),
                        orders.parent.at(row),
                        orders.sign[row],
                        -1);
                describe(result, orders, row);
                results.add(result);
            }
        }
        return results;
    }

    private static boolean sameInstrument(OrderRows orders, int row, OrderResult result) {
        return orders.instrument.at(row).equals(result.instrumentId)
                || orders.instrumentName.at(row).equals(result.instrument);
    }

    private static List<OrderResult> fromFills(FillRows fills, boolean[] judged, Grouping groups) {
        Keys user = fills.columns.keysOr("", "user", "currUserId");
        double[] cumulated = fills.columns.numbersOr(Double.NaN, "cumQty");
        double[] left = fills.columns.numbersOr(Double.NaN, "exchLeavesQty");
        byte[] aggressor = BooleanCells.flags(fills.columns, "aggressorIndicator");
        OrderResult[] results = new OrderResult[groups.count()];
        Arrays.setAll(results, group -> {
            int row = groups.firstRows()[group];
            return new OrderResult(
                    fills.account.at(row),
                    user.at(row),
                    fills.instrument.at(row),
                    fills.instrumentName.at(row),
                    fills.order.at(row),
                    fills.parent.at(row),
                    fills.sign[row],
                    fills.order.codes()[row]);
        });
        for (int row : fills.byTime()) {
            if (!judged[row]) {
                continue;
            }
            OrderResult result = results[groups.ids()[row]];
            result.add(fills, row, aggressor[row]);
            // Fills of one nanosecond come in any order: the highest total is the newest.
            if (!(cumulated[row] < result.filledInAll)) {
                result.filledInAll = cumulated[row];
                result.ordered = cumulated[row] + left[row];
                result.leaves = left[row];
            }
        }
        List<OrderResult> counted = new ArrayList<>(Arrays.asList(results));
        counted.removeIf(result -> result.fills == 0);
        return counted;
    }

    /** Keeps fills that count apart from those that do not, when they are grouped. */
    private static Keys counted(boolean[] judged) {
        int[] codes = new int[judged.length];
        Arrays.setAll(codes, row -> judged[row] ? 1 : 0);
        return new Keys(codes, new String[] {"left out", "counted"});
    }

    private static void describe(OrderResult result, OrderRows orders, int row) {
        result.listed = true;
        result.limit = orders.price[row];
        result.leaves = orders.leaves[row];
        result.ordered = orders.quantity[row];
        result.filledInAll = Double.isNaN(orders.filled[row])
                ? Math.max(0, orders.quantity[row] - orders.leaves[row])
                : orders.filled[row];
        // The time of an order is that of its last report: after a fill or a change it is no longer its entry.
        boolean entry = result.fills == 0 || orders.timeNs[row] <= result.firstNs;
        result.enteredNs = entry ? orders.timeNs[row] : Long.MIN_VALUE;
    }
}
