package io.ttlab.analytics;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import java.util.Locale;
import tech.tablesaw.api.Table;

/**
 * The columns of a table of fills that questions about execution need, as arrays by row.
 *
 * <p>Needed: side, lastQty, lastPx, timeStamp (or timeStampNs), instrumentId or instrument. All else may be missing.
 */
final class FillRows {
    static final byte OUTRIGHT = 1;
    static final byte LEG = 2;
    static final byte SPREAD = 3;

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
    /** Whether a fill is an outright, a leg or the summary of a spread. */
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
        quantity = columns.numbers("lastQty", "quantity");
        price = columns.numbers("lastPx", "price");
        timeNs = columns.times("timeStamp");
        kind = kinds(columns.keysOr("", "multiLegReportingType"));
    }

    static FillRows of(Table fills, String use) {
        return new FillRows(fills, use);
    }

    private static byte[] kinds(Keys keys) {
        byte[] byCode = new byte[keys.labels().length];
        for (int code = 0; code < byCode.length; code++) {
            byCode[code] = kind(keys.labels()[code]);
        }
        byte[] kinds = new byte[keys.rows()];
        for (int row = 0; row < kinds.length; row++) {
            kinds[row] = byCode[keys.codes()[row]];
        }
        return kinds;
    }

    /** TT's codes are 1, 2, 3; the names differ between its SDK (MultiLegSecurity) and what servers answer (SPREAD). */
    private static byte kind(String label) {
        String plain = label.strip().toUpperCase(Locale.ROOT).replace("_", "");
        if (plain.equals("3") || plain.contains("SPREAD") || plain.contains("MULTI")) {
            return SPREAD;
        }
        return plain.equals("2") || plain.contains("LEG") ? LEG : OUTRIGHT;
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
            if (kind[row] == SPREAD && !order.at(row).isEmpty()) {
                hasSpread[order.codes()[row]] = true;
            }
        }
        boolean[] judged = new boolean[size];
        for (int row = 0; row < size; row++) {
            judged[row] = kind[row] != LEG || !hasSpread[order.codes()[row]];
        }
        return judged;
    }
}
