package io.ttlab.analytics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tech.tablesaw.api.Table;

/**
 * Parents and children among orders, children under their parents.
 *
 * <p>A parent's filled and working contracts are the sums over the children that the table holds, at every level, and its
 * own where TT sends any; a parent that the table does not hold is a line of its own that says so.
 */
final class OrderTree {
    private static final String ABSENT = "not in this table";

    private final Table orders;
    private final Columns columns;
    private final Instruments instruments;
    private final Map<String, Integer> rowOf = new HashMap<>();
    private final Map<String, List<String>> children = new LinkedHashMap<>();
    private final Set<String> written = new HashSet<>();
    private final double[] filled;
    private final double[] working;
    private final double[] prices;

    private final Sheet sheet;

    private OrderTree(Analytics analytics, Table orders) {
        this.orders = orders;
        this.instruments = analytics.instruments();
        sheet = new Sheet("tree of " + orders.name())
                .texts("tree", "account", "instrument", "side", "state", "price")
                .numbers("orderQty", "filledQty", "workingQty")
                .counts("children")
                .texts("algo")
                .counts("level")
                .texts("orderId", "parentOrderId");
        columns = Columns.of(orders, "tree(orders)");
        columns.need("orderId");
        columns.need("parentOrderId");
        filled = columns.numbersOr(Double.NaN, "cumulatedQuantity", "cumQty");
        working = columns.numbersOr(Double.NaN, "leavesQuantity", "exchLeavesQty");
        prices = columns.numbersOr(Double.NaN, "price");
        for (int row = 0; row < orders.rowCount(); row++) {
            rowOf.put(text("orderId", row), row);
            String parent = text("parentOrderId", row);
            if (!parent.isEmpty()) {
                children.computeIfAbsent(parent, id -> new ArrayList<>()).add(text("orderId", row));
            }
        }
    }

    static Table of(Analytics analytics, Table orders) {
        return new OrderTree(analytics, orders).table();
    }

    private Table table() {
        Set<String> traded = new HashSet<>();
        children.forEach((parent, ids) -> ids.forEach(id -> traded.add(traded(rowOf.get(id)))));
        instruments.load(traded);
        for (String parent : List.copyOf(children.keySet())) {
            Integer row = rowOf.get(parent);
            if (row == null || text("parentOrderId", row).isEmpty()) {
                write(parent, 0, "", "");
            }
        }
        for (String parent : List.copyOf(children.keySet())) {
            // Only orders that are their own ancestors are left; each is shown once all the same.
            write(parent, 0, "", "");
        }
        return sheet.table();
    }

    private void write(String id, int depth, String lead, String below) {
        if (!written.add(id)) {
            return;
        }
        List<String> under = children.getOrDefault(id, List.of());
        Integer row = rowOf.get(id);
        // A placeholder borrows what its children agree on: a spread's legs have neither side nor instrument in common.
        sheet.add(
                lead + (id.length() > 8 ? id.substring(0, 8) : id),
                row == null ? common(under, "account", "accountId") : first(row, "account", "accountId"),
                row == null ? common(under, "instrument", "instrumentId") : first(row, "instrument", "instrumentId"),
                row == null ? common(under, "side") : text("side", row),
                row == null ? ABSENT : first(row, "orderStatus", "ordStatus"),
                row == null ? "" : instruments.of(traded(row)).display().text(prices[row]),
                row == null ? Double.NaN : Cells.number(orders, "orderQty", row),
                sum(id, filled, new HashSet<>()),
                sum(id, working, new HashSet<>()),
                under.size(),
                row == null || under.isEmpty() ? "" : first(row, "algoName", "syntheticType", "algoType"),
                depth,
                id,
                row == null ? "" : text("parentOrderId", row));
        for (int i = 0; i < under.size(); i++) {
            boolean last = i == under.size() - 1;
            write(under.get(i), depth + 1, below + (last ? "└ " : "├ "), below + (last ? "  " : "│ "));
        }
    }

    /** Returns what all of some orders say in a column, empty where they differ. */
    private String common(List<String> ids, String... names) {
        Set<String> said = new HashSet<>();
        ids.forEach(id -> said.add(first(rowOf.get(id), names)));
        return said.size() == 1 ? said.iterator().next() : "";
    }

    private double sum(String id, double[] values, Set<String> seen) {
        if (!seen.add(id)) {
            return 0;
        }
        Integer row = rowOf.get(id);
        double sum = row == null || Double.isNaN(values[row]) ? 0 : values[row];
        for (String child : children.getOrDefault(id, List.of())) {
            sum += sum(child, values, seen);
        }
        return sum;
    }

    private String traded(int row) {
        return columns.exact("instrumentId") ? text("instrumentId", row) : text("instrument", row);
    }

    private String text(String column, int row) {
        return Cells.text(orders, column, row);
    }

    private String first(int row, String... names) {
        return Cells.first(orders, row, names);
    }
}
