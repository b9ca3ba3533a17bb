package io.ttlab.analytics;

import java.util.HashMap;
import java.util.Map;
import tech.tablesaw.api.Table;

/** Prices to value positions at: by account and instrument where they differ, else by instrument, by id or by name. */
final class Marks {
    private final Map<String, Double> prices = new HashMap<>();

    private Marks() {}

    /** Returns marks by instrument, given by id or by name. */
    static Marks of(Map<String, ? extends Number> byInstrument) {
        Marks marks = new Marks();
        byInstrument.forEach((key, price) -> marks.prices.put(key, price.doubleValue()));
        return marks;
    }

    /**
     * Reads marks from a table with {@code instrumentId} or {@code instrument} and {@code mark}, {@code pnlPrice},
     * {@code settle}, {@code price} or {@code lastPx}; of several rows of an instrument the last that has a price counts.
     */
    static Marks of(Table table) {
        Columns columns = Columns.of(table, "marks(table)");
        double[] prices = columns.numbers("mark", "pnlPrice", "settle", "price", "lastPx");
        Keys instruments = columns.keys("instrumentId", "instrument");
        Keys names = columns.keysOr("", "instrument");
        Keys accounts = columns.keysOr("", "accountId", "account");
        Marks marks = new Marks();
        for (int row = 0; row < prices.length; row++) {
            if (!Double.isNaN(prices[row])) {
                marks.prices.put(instruments.at(row), prices[row]);
                if (!names.at(row).isEmpty()) {
                    marks.prices.put(names.at(row), prices[row]);
                }
                if (!accounts.at(row).isEmpty()) {
                    marks.prices.put(accounts.at(row) + '\n' + instruments.at(row), prices[row]);
                }
            }
        }
        return marks;
    }

    /** Returns the mark of an instrument in an account, NaN where there is none. */
    double of(String account, String instrumentId, String instrument) {
        Double own = prices.get(account + '\n' + instrumentId);
        Double mark = own != null ? own : prices.get(instrumentId);
        mark = mark != null ? mark : prices.get(instrument);
        return mark == null ? Double.NaN : mark;
    }
}
