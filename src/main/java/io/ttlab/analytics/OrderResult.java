package io.ttlab.analytics;

/** What became of one order in one instrument, as fills and the table of orders tell it. Confine to one thread. */
final class OrderResult extends FillSum {
    final String account;
    final String user;
    final String instrumentId;
    final String instrument;
    final String orderId;
    final String parentId;
    final int sign;
    /** Number of the order among the fills' keys, -1 without a fill. */
    final int orderCode;

    /** Of the order's whole life, not only of the fills in the table; NaN where nothing tells. */
    double filledInAll = Double.NaN;

    double ordered = Double.NaN;
    double limit = Double.NaN;
    double leaves = Double.NaN;
    /** When it was entered, as far as can be known; else no time. */
    long enteredNs = Long.MIN_VALUE;

    boolean listed;

    OrderResult(
            String account,
            String user,
            String instrumentId,
            String instrument,
            String orderId,
            String parentId,
            int sign,
            int orderCode) {
        this.account = account;
        this.user = user;
        this.instrumentId = instrumentId;
        this.instrument = instrument;
        this.orderId = orderId;
        this.parentId = parentId;
        this.sign = sign;
        this.orderCode = orderCode;
    }

    String side() {
        return sign > 0 ? "BUY" : "SELL";
    }

    double fillRatio() {
        return filledInAll / ordered;
    }

    /** Seconds from entry to the first fill, NaN where either is not known. */
    double secondsToFirst() {
        return seconds(firstNs);
    }

    double secondsToLast() {
        return seconds(lastNs);
    }

    private double seconds(long untilNs) {
        return untilNs == Long.MIN_VALUE || enteredNs == Long.MIN_VALUE ? Double.NaN : (untilNs - enteredNs) / 1e9;
    }

    /** Says what the row rests on. */
    String sampling() {
        if (!listed) {
            return "fills only";
        }
        if (fills == 0) {
            return "order, no fill";
        }
        return enteredNs == Long.MIN_VALUE ? "order changed since first fill" : "order and fills";
    }
}
