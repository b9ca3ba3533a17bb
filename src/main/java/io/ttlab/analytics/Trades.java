package io.ttlab.analytics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * What moves positions, as arrays: opening lots of the start of day, then the fills of a table in its own order.
 *
 * <p>The rows of the fills come first, as in their table; opening lots follow them. A row that moves nothing (the summary
 * of a spread, whose legs are there themselves) has the quantity 0.
 */
final class Trades {
    /** The time of opening lots: before everything. */
    static final long BEFORE = Long.MIN_VALUE;

    final Table fillTable;
    final int fills;
    final int rows;
    final Keys accounts;
    final Keys instruments;
    final long[] times;
    /** Contracts with a sign: positive for buys. */
    final double[] quantities;

    final double[] prices;
    /** What each fill stands for: {@link FillKind}. */
    final byte[] kinds;

    /** Whether a fill takes another one back. */
    final boolean[] cancels;
    /** What was left out, in sentences for people. */
    final List<String> notes = new ArrayList<>();

    private final Map<String, String> accountNames = new HashMap<>();
    private final Map<String, String> instrumentNames = new HashMap<>();

    private Trades(Table fillTable, Columns columns, Columns sod, Table sodTable) {
        this.fillTable = fillTable;
        fills = columns.rows();
        rows = fills + sod.rows();
        boolean sodById = sod.rows() == 0 || sod.has("accountId");
        String account = columns.has("accountId") && sodById ? "accountId" : "account";
        String instrument = columns.exact("instrumentId") && (sod.rows() == 0 || sod.exact("instrumentId"))
                ? "instrumentId"
                : "instrument";
        Keys fillAccounts = columns.keys(account, "accountId");
        Keys fillInstruments = columns.keys(instrument, "instrumentId");
        names(accountNames, fillAccounts, columns, "account");
        names(instrumentNames, fillInstruments, columns, "instrument");
        accounts = sod.rows() == 0 ? fillAccounts : fillAccounts.with(sod.keys(account));
        instruments = sod.rows() == 0 ? fillInstruments : fillInstruments.with(sod.keys(instrument));
        if (sod.rows() > 0) {
            names(accountNames, sod.keys(account), sod, "account");
            names(instrumentNames, sod.keys(instrument), sod, "instrument");
        }
        times = Arrays.copyOf(columns.times("timeStamp"), rows);
        quantities = Arrays.copyOf(columns.quantities("lastQty", "quantity"), rows);
        prices = Arrays.copyOf(columns.numbers("lastPx", "price"), rows);
        byte[] signs = columns.signs("side");
        for (int row = 0; row < fills; row++) {
            quantities[row] *= signs[row];
        }
        kinds = FillKind.of(columns);
        cancels = cancels(columns);
        open(sod, sodTable);
        leaveOut(columns);
    }

    /**
     * Reads fills and, from a table that may be empty, what the day began with.
     *
     * <p>Needs {@code side}, {@code lastQty}, {@code lastPx}, {@code timeStamp} (or {@code timeStampNs}), and an account and
     * an instrument by id or by name; of the start of day {@code netPosition} and {@code price}.
     */
    static Trades of(Table fills, Table startOfDay) {
        return new Trades(
                fills, Columns.of(fills, "pnl(fills)"), Columns.of(startOfDay, "pnl(…).sod(table)"), startOfDay);
    }

    private void open(Columns sod, Table sodTable) {
        if (sod.rows() == 0) {
            return;
        }
        double[] net = sod.numbers("netPosition", "sodNetPos");
        double[] price = sod.numbers("price", "sodPrice");
        int unpriced = 0;
        for (int i = 0; i < sodTable.rowCount(); i++) {
            times[fills + i] = BEFORE;
            quantities[fills + i] = Double.isNaN(net[i]) ? 0 : net[i];
            prices[fills + i] = price[i];
            unpriced += net[i] != 0 && Double.isNaN(price[i]) ? 1 : 0;
        }
        note(
                unpriced,
                "opening lot has no price, so that its P&L is blank",
                "opening lots have no price, so that their P&L" + " is blank");
    }

    /** Sets the quantity of rows that move no position to 0, and tells how many there are of each kind. */
    private void leaveOut(Columns columns) {
        int spreads = 0;
        int cancelled = 0;
        int blank = 0;
        for (int row = 0; row < fills; row++) {
            if (kinds[row] == FillKind.SPREAD) {
                quantities[row] = 0;
                spreads++;
            } else if (cancels[row]) {
                quantities[row] = 0;
                cancelled++;
            } else if (Double.isNaN(quantities[row]) || Double.isNaN(prices[row])) {
                quantities[row] = 0;
                blank++;
            }
        }
        note(spreads, "record of a spread left out: its legs count", "records of spreads left out: their legs count");
        note(
                spreads > 0 && columns.has("orderId") ? legless(columns) : 0,
                "of them has no leg in this table, so that its P&L is missing",
                "of them have no leg in this table, so that their P&L is missing");
        note(
                cancelled,
                "TRADE_CANCEL left out; the trade that it cancels still counts, unless you filter it away",
                "TRADE_CANCELs left out; the trades that they cancel still count, unless you filter them away");
        note(blank, "fill without price or quantity left out", "fills without price or quantity left out");
        if (!columns.has("multiLegReportingType")) {
            notes.add("no column 'multiLegReportingType': spreads are told by their instrument's type");
        }
    }

    /** How many records of spreads belong to orders of which no leg is there. */
    private int legless(Columns columns) {
        Keys orders = columns.keys("orderId");
        boolean[] withLeg = new boolean[orders.labels().length];
        for (int row = 0; row < fills; row++) {
            withLeg[orders.codes()[row]] |= kinds[row] == FillKind.LEG;
        }
        int found = 0;
        for (int row = 0; row < fills; row++) {
            found += kinds[row] == FillKind.SPREAD && !withLeg[orders.codes()[row]] ? 1 : 0;
        }
        return found;
    }

    private boolean[] cancels(Columns columns) {
        Keys executions = columns.keysOr("", "execType", "executionType");
        boolean[] byCode = new boolean[executions.labels().length];
        for (int code = 0; code < byCode.length; code++) {
            String plain = Spelling.plain(executions.labels()[code], "EXECTYPE", "EXECUTIONTYPE");
            byCode[code] = plain.equals("16") || plain.equals("TRADECANCEL");
        }
        boolean[] found = new boolean[fills];
        for (int row = 0; row < fills; row++) {
            found[row] = byCode[executions.codes()[row]];
        }
        return found;
    }

    /** Leaves out the rows of instruments, given by their codes, that are combinations of others; returns how many. */
    int leaveOutInstruments(boolean[] multiLeg) {
        int found = 0;
        for (int row = 0; row < fills; row++) {
            if (multiLeg[instruments.codes()[row]] && quantities[row] != 0) {
                quantities[row] = 0;
                found++;
            }
        }
        return found;
    }

    private void note(int count, String one, String many) {
        if (count > 0) {
            notes.add(String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many));
        }
    }

    private static void names(Map<String, String> names, Keys ids, Columns columns, String nameColumn) {
        if (!columns.has(nameColumn)) {
            return;
        }
        Keys texts = columns.keys(nameColumn);
        boolean[] seen = new boolean[ids.labels().length];
        for (int row = 0; row < ids.rows(); row++) {
            int code = ids.codes()[row];
            if (!seen[code]) {
                seen[code] = true;
                names.putIfAbsent(ids.labels()[code], texts.at(row));
            }
        }
    }

    String accountName(String id) {
        return accountNames.getOrDefault(id, id);
    }

    String instrumentName(String id) {
        return instrumentNames.getOrDefault(id, id);
    }

    /**
     * Returns the rows that move positions, those of a group together and each group's by time.
     *
     * <p>Rows of one nanosecond come in an order of their own that does not depend on the table's: buys from the lowest
     * price up, then sells from the highest down, as sweeps trade. So any order of such rows gives the same totals.
     *
     * @param starts filled with each group's first place in the answer, and the end
     */
    int[] ordered(Grouping grouping, int[] starts) {
        int[] ids = grouping.ids();
        for (int row = 0; row < rows; row++) {
            if (quantities[row] != 0) {
                starts[ids[row] + 1]++;
            }
        }
        for (int group = 0; group < grouping.count(); group++) {
            starts[group + 1] += starts[group];
        }
        int[] next = starts.clone();
        int[] order = new int[starts[grouping.count()]];
        for (int row = fills; row < rows; row++) {
            place(row, ids, next, order);
        }
        for (int row = 0; row < fills; row++) {
            place(row, ids, next, order);
        }
        for (int group = 0; group < grouping.count(); group++) {
            sort(order, starts[group], starts[group + 1]);
        }
        return order;
    }

    private void place(int row, int[] ids, int[] next, int[] order) {
        if (quantities[row] != 0) {
            order[next[ids[row]]++] = row;
        }
    }

    private void sort(int[] order, int from, int to) {
        boolean sorted = true;
        for (int i = from + 1; i < to && sorted; i++) {
            sorted = compare(order[i - 1], order[i]) <= 0;
        }
        if (!sorted) {
            it.unimi.dsi.fastutil.ints.IntArrays.mergeSort(order, from, to, this::compare);
        }
    }

    private int compare(int a, int b) {
        if (times[a] != times[b]) {
            return times[a] < times[b] ? -1 : 1;
        }
        boolean buyA = quantities[a] > 0;
        if (buyA != quantities[b] > 0) {
            return buyA ? -1 : 1;
        }
        int byPrice = Double.compare(prices[a], prices[b]);
        if (byPrice != 0) {
            return buyA ? byPrice : -byPrice;
        }
        return Double.compare(Math.abs(quantities[a]), Math.abs(quantities[b]));
    }
}
