package io.ttlab.demo;

/**
 * A correction of a position by an administrator.
 *
 * @param id unique id
 * @param accountId account
 * @param userId who made it
 * @param instrument instrument
 * @param side 1 buy, 2 sell
 * @param quantity contracts
 * @param price price at which they count as traded
 * @param typeCode 1 transfer, 2 manual adjustment, 3 corporate action
 * @param timeNs UTC nanoseconds, always before today
 */
public record Modification(
        String id,
        int accountId,
        int userId,
        Instrument instrument,
        int side,
        double quantity,
        double price,
        int typeCode,
        long timeNs) {

    /**
     * Contracts with a sign.
     *
     * @return positive for buys, negative for sells
     */
    public double signedQuantity() {
        return side == Order.BUY ? quantity : -quantity;
    }
}
