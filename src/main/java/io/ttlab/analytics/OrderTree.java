package io.ttlab.analytics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
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

    private final StringColumn tree = StringColumn.create("tree");
    private final StringColumn account = StringColumn.create("account");
    private final StringColumn instrument = StringColumn.create("instrument");
    private final StringColumn side = StringColumn.create("side");
    private final StringColumn status = StringColumn.create("state");
    private final StringColumn price = StringColumn.create("price");
    private final DoubleColumn quantity = DoubleColumn.create("orderQty");
    private final DoubleColumn filledColumn = DoubleColumn.create("filledQty");
    private final DoubleColumn workingColumn = DoubleColumn.create("workingQty");
    private final IntColumn count = IntColumn.create("children");
    private final StringColumn algo = StringColumn.create("algo");
    private final IntColumn level = IntColumn.create("level");
    private final StringColumn orderId = StringColumn.create("orderId");
    private final StringColumn parentId = StringColumn.create("parentOrderId");

    private OrderTree(Analytics analytics, Table orders) {
        this.orders = orders;
        this.instruments = analytics.instruments();
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
        children.forEach((parent, ids) -> ids.forEach(id -> traded.add(text("instrumentId", rowOf.get(id)))));
        if (columns.has("instrumentId")) {
            instruments.load(traded);
        }
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
        return Table.create(
                "tree of " + orders.name(),
                tree,
                account,
                instrument,
                side,
                status,
                price,
                quantity,
                filledColumn,
                workingColumn,
                count,
                algo,
                level,
                orderId,
                parentId);
    }

    private void write(String id, int depth, String lead, String below) {
        if (!written.add(id)) {
            return;
        }
        List<String> under = children.getOrDefault(id, List.of());
        Integer row = rowOf.get(id);
        // A placeholder borrows what its first child says: all children of a parent share account and, mostly,
        // instrument.
        int source = row != null ? row : rowOf.get(under.get(0));
        tree.append(lead + (id.length() > 8 ? id.substring(0, 8) : id));
        account.append(first(source, "account", "accountId"));
        instrument.append(first(source, "instrument", "instrumentId"));
        side.append(text("side", source));
        status.append(row == null ? ABSENT : first(row, "orderStatus", "ordStatus"));
        price.append(
                row == null
                        ? ""
                        : instruments
                                .of(first(row, "instrumentId", "instrument"))
                                .display()
                                .text(prices[row]));
        quantity.append(row == null ? Double.NaN : Cells.number(orders, "orderQty", row));
        filledColumn.append(sum(id, filled, new HashSet<>()));
        workingColumn.append(sum(id, working, new HashSet<>()));
        count.append(under.size());
        algo.append(row == null || under.isEmpty() ? "" : first(row, "algoName", "syntheticType", "algoType"));
        level.append(depth);
        orderId.append(id);
        parentId.append(row == null ? "" : text("parentOrderId", row));
        for (int i = 0; i < under.size(); i++) {
            boolean last = i == under.size() - 1;
            write(under.get(i), depth + 1, below + (last ? "└ " : "├ "), below + (last ? "  " : "│ "));
        }
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

    private String text(String column, int row) {
        return Cells.text(orders, column, row);
    }

    private String first(int row, String... names) {
        return Cells.first(orders, row, names);
    }
}
