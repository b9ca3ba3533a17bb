package io.ttlab.analytics;

import java.util.Map;

/**
 * What a fill costs, in its instrument's currency; the hook of {@link Pnl#fees(FeeSchedule)}.
 *
 * <pre>{@code
 * pnl(fills).fees(fill -> fill.terms().market().equals("CME") ? 2.10 * fill.quantity() : 0.55 * fill.quantity()).fifo()
 * }</pre>
 */
@FunctionalInterface
public interface FeeSchedule {
    /**
     * One fill, as fees depend on it.
     *
     * @param account the account's name
     * @param terms the instrument
     * @param buy whether it was bought
     * @param quantity contracts, always positive
     * @param price in the instrument's own units
     * @param timeNs UTC nanoseconds
     * @param row the fill's row in its table
     */
    record Fill(
            String account, InstrumentTerms terms, boolean buy, double quantity, double price, long timeNs, int row) {}

    /** Returns the fee of one fill in its instrument's currency, positive for a cost. */
    double of(Fill fill);

    /** Returns a schedule of so much a contract, whatever it is: 3 contracts at 1.25 cost 3.75. */
    static FeeSchedule perContract(double amount) {
        return fill -> amount * fill.quantity();
    }

    /** Returns a schedule of so much a contract by product symbol, as in {@code Map.of("ES", 1.38)}; others are free. */
    static FeeSchedule perContract(Map<String, Double> byProduct) {
        return fill -> byProduct.getOrDefault(fill.terms().product(), 0.0) * fill.quantity();
    }
}
