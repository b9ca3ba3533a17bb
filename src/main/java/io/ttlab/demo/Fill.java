package io.ttlab.demo;

/**
 * One record of {@code /fills}.
 *
 * @param number position in the order of creation; the ids follow from it
 * @param timeNs TT's time stamp, UTC nanoseconds
 * @param transactTimeNs the exchange's time, equal or a little earlier
 * @param order the order that was filled
 * @param instrument what was traded: the order's instrument, or one leg of it
 * @param side 1 buy, 2 sell
 * @param price price, negative for some spreads
 * @param quantity contracts
 * @param legType 1 single security, 2 leg of a spread, 3 the spread itself
 * @param cumulated contracts of the order done so far, this fill included
 * @param averagePrice average price of those
 * @param otc true when only {@code includeOTC=true} shows it
 * @param executionId the id that {@code execId} carries; empty when the record has none
 * @param recordId a second unique id, always there
 */
public record Fill(
        long number,
        long timeNs,
        long transactTimeNs,
        Order order,
        Instrument instrument,
        int side,
        double price,
        double quantity,
        int legType,
        double cumulated,
        double averagePrice,
        boolean otc,
        String executionId,
        String recordId) {
    static final int SINGLE = 1;
    static final int LEG = 2;
    static final int SPREAD = 3;

    /**
     * Whether the fill moves a position: single securities and legs do, the summary record of a spread does not.
     *
     * @return false for spreads
     */
    public boolean movesPosition() {
        return legType != SPREAD;
    }

    /**
     * Contracts with a sign.
     *
     * @return positive for buys, negative for sells
     */
    public double signedQuantity() {
        return side == Order.BUY ? quantity : -quantity;
    }
}
