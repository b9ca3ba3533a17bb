package io.ttlab.analytics;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import tech.tablesaw.api.Table;

/** Fills of opposite sides in one instrument at one price within a window: candidates for trades with oneself. */
final class SelfCross {
    private final FillRows fills;
    private final Keys user;
    private final Keys execution;
    private final Keys match;
    private final long windowNs;
    private final Set<Long> told = new HashSet<>();
    private final Sheet sheet = new Sheet("self-cross candidates")
            .texts("instrument")
            .numbers("price", "quantity", "gapMs")
            .texts("buyAccount", "sellAccount", "buyUser", "sellUser")
            .flags("sameAccount", "sameMatch")
            .times("buyTime", "sellTime")
            .texts("buyExecId", "sellExecId", "buyOrderId", "sellOrderId");

    SelfCross(FillRows fills, long windowNs) {
        this.fills = fills;
        this.windowNs = windowNs;
        user = fills.columns.keysOr("", "user", "currUserId");
        execution = fills.columns.keysOr("", "execId", "uniqueExecId", "recordId");
        match = fills.columns.keysOr("", "tradeMatchId");
    }

    /** Pairs each fill with the nearest in time on the other side, so that no fill of a candidate is left unnamed. */
    Table table() {
        int[] rows = Arrays.stream(fills.byTime())
                .filter(row -> fills.kind[row] != FillKind.LEG && !Double.isNaN(fills.price[row]))
                .toArray();
        int[] byPrice = rows.clone();
        IntArrays.mergeSort(byPrice, (a, b) -> {
            int byInstrument = Integer.compare(
                    fills.instrument.codes()[a], fills.instrument.codes()[b]);
            return byInstrument != 0 ? byInstrument : Double.compare(fills.price[a], fills.price[b]);
        });
        int from = 0;
        while (from < byPrice.length) {
            int to = from;
            IntArrayList buys = new IntArrayList();
            IntArrayList sells = new IntArrayList();
            while (to < byPrice.length && sameLevel(byPrice[from], byPrice[to])) {
                (fills.sign[byPrice[to]] > 0 ? buys : sells).add(byPrice[to]);
                to++;
            }
            pair(buys, sells, true);
            pair(sells, buys, false);
            from = to;
        }
        return sheet.table();
    }

    private boolean sameLevel(int a, int b) {
        return fills.instrument.codes()[a] == fills.instrument.codes()[b] && fills.price[a] == fills.price[b];
    }

    private void pair(IntArrayList these, IntArrayList others, boolean buys) {
        int near = 0;
        for (int row : these) {
            // Both lists ascend by time, so the nearest of the others never lies before the last one found.
            while (near + 1 < others.size() && gap(row, others.getInt(near + 1)) <= gap(row, others.getInt(near))) {
                near++;
            }
            if (!others.isEmpty() && gap(row, others.getInt(near)) <= windowNs) {
                add(buys ? row : others.getInt(near), buys ? others.getInt(near) : row);
            }
        }
    }

    private long gap(int a, int b) {
        return Math.abs(fills.timeNs[a] - fills.timeNs[b]);
    }

    private void add(int buy, int sell) {
        if (!told.add((long) buy << 32 | sell)) {
            return;
        }
        String matched = match.at(buy);
        sheet.add(
                fills.instrumentName.at(buy),
                fills.price[buy],
                Math.min(fills.quantity[buy], fills.quantity[sell]),
                gap(buy, sell) / 1e6,
                fills.account.at(buy),
                fills.account.at(sell),
                user.at(buy),
                user.at(sell),
                fills.account.at(buy).equals(fills.account.at(sell)),
                matched.isEmpty() ? null : (Object) matched.equals(match.at(sell)),
                Sheet.time(fills.timeNs[buy]),
                Sheet.time(fills.timeNs[sell]),
                execution.at(buy),
                execution.at(sell),
                fills.order.at(buy),
                fills.order.at(sell));
    }
}
