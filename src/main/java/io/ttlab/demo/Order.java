package io.ttlab.demo;

/**
 * An order of this world, working or done. A parent is a synthetic (algo) order that has children instead of a price.
 *
 * @param id UUID
 * @param executionId id of its newest execution report, 22 characters
 * @param parentId id of the parent, empty for orders without one
 * @param algoId id of the algo that runs it, {@code "0"} for none
 * @param accountId account
 * @param userId user who entered it
 * @param instrument what it trades
 * @param side 1 buy, 2 sell
 * @param type 1 market, 2 limit, 3 stop, 4 stop limit
 * @param timeInForce 1 day, 2 good till cancelled
 * @param status 1 new, 2 partially filled, 3 filled
 * @param quantity contracts ordered; for a parent the sum of its children
 * @param filled contracts done; for a parent the sum of its children
 * @param price limit price, 0 where the type has none
 * @param stopPrice trigger price, 0 where the type has none
 * @param timeNs time of entry, UTC nanoseconds
 * @param parent whether it is a synthetic parent
 */
public record Order(
        String id,
        String executionId,
        String parentId,
        String algoId,
        int accountId,
        int userId,
        Instrument instrument,
        int side,
        int type,
        int timeInForce,
        int status,
        double quantity,
        double filled,
        double price,
        double stopPrice,
        long timeNs,
        boolean parent) {
    static final int BUY = 1;
    static final int SELL = 2;
    static final int MARKET = 1;
    static final int LIMIT = 2;
    static final int STOP = 3;
    static final int STOP_LIMIT = 4;
    static final int DAY = 1;
    static final int GOOD_TILL_CANCEL = 2;
    static final int NEW = 1;
    static final int PARTIALLY_FILLED = 2;
    static final int FILLED = 3;

    /**
     * Contracts still to be done.
     *
     * @return ordered less filled
     */
    public double leaves() {
        return quantity - filled;
    }

    /**
     * Whether it still works.
     *
     * @return true for new and partially filled orders
     */
    public boolean working() {
        return status != FILLED;
    }
}
