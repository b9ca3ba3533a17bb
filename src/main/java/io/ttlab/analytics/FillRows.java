package io.ttlab.analytics;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import tech.tablesaw.api.Table;

/**
 * The columns of a table of fills that questions about execution need, as arrays by row.
 *
 * <p>Needed: side, lastQty, lastPx, timeStamp (or timeStampNs), instrumentId or instrument. All else may be missing.
 */
final class FillRows {
    final Columns columns;
    final int size;
    /** By id where there is one. */
    final Keys instrument;

    final Keys instrumentName;
    final Keys account;
    final Keys order;
    final Keys parent;
    final byte[] sign;
    final double[] quantity;
    final double[] price;
    final long[] timeNs;
    /** Whether a fill is an outright, a leg or the summary of a spread: {@link FillKind}. */
    final byte[] kind;

    private FillRows(Table fills, String use) {
        columns = Columns.of(fills, use);
        size = fills.rowCount();
        instrument = columns.keys("instrumentId", "instrument");
        instrumentName = columns.keys("instrument", "instrumentId");
        account = columns.keysOr("", "account", "accountId");
        order = columns.keysOr("", "orderId");
        parent = columns.keysOr("", "parentOrderId");
        sign = columns.signs("side");
        quantity = columns.quantities("lastQty", "quantity");
        price = columns.numbers("lastPx", "price");
        timeNs = columns.times("timeStamp");
        kind = FillKind.of(columns);
    }

    static FillRows of(Table fills, String use) {
        return new FillRows(fills, use);
    }

    /** Returns the rows by time; those of one nanosecond stay as they are in the table. */
    int[] byTime() {
        int[] rows = new int[size];
        Arrays.setAll(rows, row -> row);
        for (int row = 1; row < size; row++) {
            if (timeNs[row] < timeNs[row - 1]) {
                IntArrays.mergeSort(rows, (a, b) -> Long.compare(timeNs[a], timeNs[b]));
                return rows;
            }
        }
        return rows;
    }

    /**
     * Whether an order's execution is judged by this fill: the summary of a spread and not its legs, whose prices the
     * exchange assigns; a leg counts where its spread is not in the table.
     */
    boolean[] judged() {
        boolean[] hasSpread = new boolean[order.labels().length];
        for (int row = 0; row < size; row++) {
            if (kind[row] == FillKind.SPREAD && !order.at(row).isEmpty()) {
                hasSpread[order.codes()[row]] = true;
            }
        }
        boolean[] judged = new boolean[size];
        for (int row = 0; row < size; row++) {
            judged[row] = kind[row] != FillKind.LEG || !hasSpread[order.codes()[row]];
        }
        return judged;
    }
}
