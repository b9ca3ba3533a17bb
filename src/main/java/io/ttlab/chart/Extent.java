package io.ttlab.chart;

/** The least and the greatest of the numbers it was shown. Confine to one thread. */
final class Extent {
    private final boolean onlyPositive;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private long refused;
    private boolean fromZero;

    Extent(boolean onlyPositive) {
        this.onlyPositive = onlyPositive;
    }

    void add(double value) {
        if (!Double.isFinite(value)) {
            return;
        }
        if (onlyPositive && value <= 0) {
            refused++;
            return;
        }
        low = Math.min(low, value);
        high = Math.max(high, value);
    }

    void add(double[] values) {
        for (double value : values) {
            add(value);
        }
    }

    /** Bars and areas start at 0, so the axis must hold it. */
    void addZero() {
        fromZero = true;
        if (!onlyPositive) {
            add(0);
        }
    }

    /** How many numbers a logarithm has no place for. */
    long refused() {
        return refused;
    }

    /**
     * The ends of an axis that holds everything, with some air.
     *
     * @param share of the span, at each end
     * @param alone the span around one single value, 0 for one in proportion to it
     */
    double[] padded(double share, double alone) {
        if (low > high) {
            return onlyPositive ? new double[] {1, 10} : new double[] {0, 1};
        }
        if (onlyPositive) {
            double air = Math.max(Math.pow(high / low, share), 1.05);
            // A bar begins below its value, so that the least of them is seen.
            return new double[] {fromZero ? low / 2 : low / air, high * air};
        }
        double span = high - low;
        if (span == 0 && fromZero && low == 0) {
            return new double[] {0, 1};
        }
        if (span == 0) {
            span = alone > 0 ? alone : low == 0 ? 1 : Math.abs(low) * 0.1;
            share = 0.5;
        }
        double below = fromZero && low == 0 ? 0 : span * share;
        double above = fromZero && high == 0 ? 0 : span * share;
        return new double[] {low - below, high + above};
    }
}
