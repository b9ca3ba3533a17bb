package io.ttlab.analytics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Orders in sum. */
final class ExecutionTotals {
    private ExecutionTotals() {}

    static Sheet sheet(String... keys) {
        return new Sheet("execution by " + (keys.length == 0 ? "all" : String.join(", ", keys)))
                .texts(keys)
                .counts("orders", "fills")
                .numbers("ordered", "filled", "fillRatio", "ordersPerFill", "medianToFirst")
                .counts("timed")
                .numbers("passive", "aggressive", "unknown", "passiveShare", "aggressiveShare")
                .texts("sampling");
    }

    static void add(Sheet sheet, List<String> key, List<OrderResult> orders) {
        int fills = 0;
        int listed = 0;
        double ordered = 0;
        double filledOfOrdered = 0;
        double filled = 0;
        double passive = 0;
        double aggressive = 0;
        int sized = 0;
        for (OrderResult each : orders) {
            fills += each.fills;
            listed += each.listed ? 1 : 0;
            filled += each.filled;
            passive += each.passive;
            aggressive += each.aggressive;
            if (!Double.isNaN(each.ordered)) {
                sized++;
                ordered += each.ordered;
                filledOfOrdered += each.filledInAll;
            }
        }
        double[] waits = orders.stream()
                .mapToDouble(OrderResult::secondsToFirst)
                .filter(seconds -> !Double.isNaN(seconds))
                .sorted()
                .toArray();
        double told = passive + aggressive;
        List<Object> cells = new ArrayList<>(key);
        cells.addAll(Arrays.asList(
                orders.size(),
                fills,
                sized == 0 ? Double.NaN : ordered,
                filled,
                filledOfOrdered / ordered,
                fills == 0 ? Double.NaN : orders.size() / (double) fills,
                Wording.seconds(Wording.median(waits)),
                waits.length,
                passive,
                aggressive,
                filled - told,
                passive / told,
                aggressive / told,
                listed + " of " + Wording.count(orders.size(), "order") + " working, " + (orders.size() - listed)
                        + " by fills only; size of " + sized + ", entry of " + waits.length + " known"));
        sheet.add(cells.toArray());
    }
}
