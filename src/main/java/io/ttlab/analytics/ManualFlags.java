package io.ttlab.analytics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/** Orders whose mark as manual or automated contradicts their fills, their parent, or an order on the other side. */
final class ManualFlags {
    private static final byte MANUAL = 1;
    private static final byte AUTOMATED = 0;

    /** What is known of one order. */
    private static final class Seen {
        int orderRow = -1;
        int fillRow = -1;
        byte says = -1;
        int manualFills;
        int automatedFills;
        boolean child;
        final List<String> reasons = new ArrayList<>();
    }

    private ManualFlags() {}

    static Table table(FillRows fills, OrderRows orders) {
        Map<String, Seen> seen = new LinkedHashMap<>();
        byte[] orderFlags = BooleanCells.flags(orders.columns, "manualOrderIndicator");
        for (int row = 0; row < orders.size; row++) {
            Seen order = seen.computeIfAbsent(orders.id.at(row), unseen -> new Seen());
            order.orderRow = row;
            order.says = orderFlags[row];
            order.child = !orders.parent.at(row).isEmpty();
        }
        byte[] fillFlags = BooleanCells.flags(fills.columns, "manualOrderIndicator");
        for (int row = 0; row < fills.size; row++) {
            if (!fills.order.at(row).isEmpty()) {
                Seen order = seen.computeIfAbsent(fills.order.at(row), unseen -> new Seen());
                order.fillRow = row;
                order.manualFills += fillFlags[row] == MANUAL ? 1 : 0;
                order.automatedFills += fillFlags[row] == AUTOMATED ? 1 : 0;
                order.child |= !fills.parent.at(row).isEmpty();
            }
        }
        judge(seen.values());
        opposite(seen, orders);
        Keys user = fills.columns.keysOr("", "user", "currUserId");
        Sheet sheet = new Sheet("manual flags")
                .texts("account", "instrument", "side", "user", "reason")
                .counts("manualFills", "automatedFills")
                .texts("orderId");
        seen.forEach((id, order) -> {
            if (!order.reasons.isEmpty()) {
                int row = order.orderRow >= 0 ? order.orderRow : order.fillRow;
                boolean listed = order.orderRow >= 0;
                sheet.add(
                        (listed ? orders.account : fills.account).at(row),
                        (listed ? orders.instrumentName : fills.instrumentName).at(row),
                        (listed ? orders.sign : fills.sign)[row] > 0 ? "BUY" : "SELL",
                        (listed ? orders.user : user).at(row),
                        String.join("; ", order.reasons),
                        order.manualFills,
                        order.automatedFills,
                        id);
            }
        });
        return sheet.table();
    }

    private static void judge(Iterable<Seen> orders) {
        for (Seen order : orders) {
            if (order.manualFills > 0 && order.automatedFills > 0) {
                order.reasons.add("its fills disagree");
            }
            if (order.says == MANUAL && order.automatedFills > 0 && order.manualFills == 0) {
                order.reasons.add("manual, its fills automated");
            }
            if (order.says == AUTOMATED && order.manualFills > 0 && order.automatedFills == 0) {
                order.reasons.add("automated, its fills manual");
            }
            if (order.child && (order.says == MANUAL || order.manualFills > 0)) {
                order.reasons.add("manual, but the child of a synthetic order");
            }
        }
    }

    /** A person and a program of one account that work against each other in one instrument. */
    private static void opposite(Map<String, Seen> seen, OrderRows orders) {
        Map<String, Integer> automated = new HashMap<>();
        for (int row = 0; row < orders.size; row++) {
            if (orders.leaves[row] > 0 && seen(seen, orders, row).says == AUTOMATED) {
                automated.merge(key(orders, row, orders.sign[row]), 1, Integer::sum);
            }
        }
        for (int row = 0; row < orders.size; row++) {
            Seen order = seen(seen, orders, row);
            int against = automated.getOrDefault(key(orders, row, -orders.sign[row]), 0);
            if (orders.leaves[row] > 0 && order.says == MANUAL && against > 0) {
                order.reasons.add("manual, against "
                        + Wording.count(against, "automated order")
                        + " of the account on the other side");
            }
        }
    }

    private static Seen seen(Map<String, Seen> seen, OrderRows orders, int row) {
        return seen.getOrDefault(orders.id.at(row), new Seen());
    }

    private static String key(OrderRows orders, int row, int sign) {
        return orders.account.at(row) + '\n' + orders.instrument.at(row) + '\n' + sign;
    }
}
