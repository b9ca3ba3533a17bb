package io.ttlab.analytics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tech.tablesaw.api.Table;

/** What fills say about a difference: by account and instrument, how many contracts each possible cause moved. */
final class FillEvidence {
    /** So many jumps of one position are told: others must have room among the causes. */
    private static final int MOST_GAPS = 6;

    private final Books books;
    private final Trades trades;
    private final Columns columns;
    /** Contracts by key: every fill that moves a position, those after the snapshot, legs, spreads, cancels, repeats. */
    private final Map<String, Double> net = new LinkedHashMap<>();

    private final Map<String, Double> newer = new HashMap<>();
    private final Map<String, Double> legs = new HashMap<>();
    private final Map<String, Double> spreads = new HashMap<>();
    private final Map<String, Double> cancelled = new HashMap<>();
    private final Map<String, Double> repeated = new HashMap<>();
    private final Map<String, Double> otc = new HashMap<>();
    private final Map<String, List<Gap>> gaps = new HashMap<>();

    /** Contracts of an order that no fill accounts for, though later fills count them as done. */
    private record Gap(String orderId, double from, double to, int sign) {
        double contracts() {
            return sign * (to - from);
        }
    }

    FillEvidence(Books books) {
        this.books = books;
        this.trades = Trades.of(books.fills(), Table.create("none"));
        this.columns = Columns.of(books.fills(), "reconcile(…), fills");
        if (columns.has("instrumentId")) {
            // Names would not meet the ids of the other tables, and every position would differ.
            columns.keys("instrumentId");
        }
        if (trades.fills > 0) {
            read();
            gaps();
        }
        Trades over = books.otc().isEmpty() ? null : Trades.of(books.otc(), Table.create("none"));
        for (int row = 0; over != null && row < over.fills; row++) {
            otc.merge(over.accounts.at(row) + '\n' + over.instruments.at(row), over.quantities[row], Double::sum);
        }
    }

    Map<String, Double> net() {
        return net;
    }

    private String key(int row) {
        return trades.accounts.at(row) + '\n' + trades.instruments.at(row);
    }

    private void read() {
        long snapshot = Columns.nanos(books.snapshot());
        byte[] signs = columns.signs("side");
        double[] quantities = columns.numbers("lastQty", "quantity");
        Keys ids = columns.keysOr("", "uniqueExecId", "execId", "recordId");
        Set<String> seen = new HashSet<>();
        for (int row = 0; row < trades.fills; row++) {
            String key = key(row);
            double moved = trades.quantities[row];
            if (trades.kinds[row] == FillKind.SPREAD) {
                spreads.merge(key, signs[row] * quantities[row], Double::sum);
            } else if (trades.cancels[row]) {
                cancelled.merge(key, signs[row] * quantities[row], Double::sum);
            }
            if (moved == 0) {
                continue;
            }
            net.merge(key, moved, Double::sum);
            if (trades.times[row] >= snapshot) {
                newer.merge(key, moved, Double::sum);
            }
            if (trades.kinds[row] == FillKind.LEG) {
                legs.merge(key, moved, Double::sum);
            }
            String id = ids.at(row);
            if (!id.isEmpty() && !seen.add(id + '\n' + key + '\n' + trades.times[row] + '\n' + moved)) {
                repeated.merge(key, moved, Double::sum);
            }
        }
    }

    /** Looks where an order's filled quantity jumps by more than the fill that is there. */
    private void gaps() {
        if (!columns.has("cumQty") || !columns.has("orderId")) {
            return;
        }
        double[] done = columns.numbers("cumQty");
        Keys orders = columns.keys("orderId");
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (int row = 0; row < trades.fills; row++) {
            if (trades.quantities[row] != 0 && trades.kinds[row] == FillKind.OUTRIGHT && !Double.isNaN(done[row])) {
                rows.computeIfAbsent(orders.at(row) + '\n' + key(row), k -> new ArrayList<>())
                        .add(row);
            }
        }
        rows.values().forEach(of -> {
            of.sort(Comparator.comparingDouble(row -> done[row]));
            for (int i = 1; i < of.size(); i++) {
                int row = of.get(i);
                double before = done[of.get(i - 1)];
                double from = done[row] - Math.abs(trades.quantities[row]);
                if (from - before > 1e-6) {
                    gaps.computeIfAbsent(key(row), k -> new ArrayList<>())
                            .add(new Gap(orders.at(row), before, from, trades.quantities[row] > 0 ? 1 : -1));
                }
            }
        });
    }

    void causes(String key, Tally tally) {
        double after = newer.getOrDefault(key, 0.0);
        String asked = Reconciliation.time(books.snapshot());
        tally.maybe(
                "newer than the snapshot", -after, "fills of ", after, " came after the monitor was asked at " + asked);
        List<Gap> jumps = gaps.getOrDefault(key, List.of());
        for (Gap gap : jumps.subList(0, Math.min(MOST_GAPS, jumps.size()))) {
            double contracts = gap.contracts();
            tally.maybe(
                    "missing execution",
                    contracts,
                    "order " + gap.orderId() + " counts ",
                    contracts,
                    " as filled that no fill accounts for");
        }
        double leg = legs.getOrDefault(key, 0.0);
        tally.maybe("spread counted twice", leg, "legs of ", leg, " count in the monitor once more");
        tally.maybe("legs not counted", -leg, "legs of ", leg, " are not in the monitor");
        double spread = spreads.getOrDefault(key, 0.0);
        tally.maybe(
                "spread counted twice", spread, "the monitor holds the spread itself, ", spread, ", beside its legs");
        double back = cancelled.getOrDefault(key, 0.0);
        tally.maybe(
                "trade cancelled", -back, "trades of ", back, " were cancelled, and the monitor has taken them out");
        double over = otc.getOrDefault(key, 0.0);
        tally.maybe("OTC", over, "over-the-counter fills of ", over, ", which /fills leaves out, count in the monitor");
        double again = repeated.getOrDefault(key, 0.0);
        tally.maybe("repeated execution", -again, "fills of ", again, " are in the table twice");
    }
}
