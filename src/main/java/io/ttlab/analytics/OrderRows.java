package io.ttlab.analytics;

import java.util.HashMap;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * The columns of a table of orders that questions about execution need, as arrays by row.
 *
 * <p>Needed: orderId and side. All else may be missing and then reads as NaN, the empty text or no time.
 */
final class OrderRows {
    final Columns columns;
    final int size;
    final Keys id;
    final Keys instrument;
    final Keys instrumentName;
    final Keys account;
    final Keys user;
    final Keys parent;
    final Keys type;
    final byte[] sign;
    final double[] quantity;
    final double[] filled;
    final double[] price;
    /** What still works: leavesQuantity, or the quantity ordered where that column is missing. */
    final double[] leaves;

    final long[] timeNs;
    private final Map<String, Integer> rowById = new HashMap<>();

    private OrderRows(Table orders, String use) {
        columns = Columns.of(orders, use);
        size = orders.rowCount();
        id = columns.keys("orderId");
        instrument = columns.keys("instrumentId", "instrument");
        instrumentName = columns.keys("instrument", "instrumentId");
        account = columns.keysOr("", "account", "accountId");
        user = columns.keysOr("", "currUser", "user", "currUserId", "userId");
        parent = columns.keysOr("", "parentOrderId");
        type = columns.keysOr("", "orderType");
        sign = columns.signs("side");
        quantity = columns.numbersOr(Double.NaN, "orderQty");
        filled = columns.numbersOr(Double.NaN, "cumulatedQuantity");
        price = columns.numbersOr(Double.NaN, "price");
        double[] left = columns.numbersOr(Double.NaN, "leavesQuantity");
        leaves = new double[size];
        for (int row = 0; row < size; row++) {
            leaves[row] = Double.isNaN(left[row]) ? quantity[row] : left[row];
            rowById.put(id.at(row), row);
        }
        if (columns.has("dateTime") || columns.has("dateTimeNs")) {
            timeNs = columns.times("dateTime");
        } else {
            timeNs = new long[size];
            java.util.Arrays.fill(timeNs, Long.MIN_VALUE);
        }
    }

    static OrderRows of(Table orders, String use) {
        return new OrderRows(orders, use);
    }

    /** Returns the row of an order, -1 where the table has none. */
    int row(String orderId) {
        return orderId.isEmpty() ? -1 : rowById.getOrDefault(orderId, -1);
    }

    /** Whether a price on it can trade now: a limit order, not a stop that waits for its trigger, with quantity left. */
    boolean quotes(int row) {
        String plain = Spelling.plain(type.at(row), "ORDERTYPE");
        boolean limit = plain.isEmpty() || plain.equals("2") || plain.equals("37") || plain.startsWith("LIMIT");
        return limit && leaves[row] > 0 && !Double.isNaN(price[row]);
    }
}
