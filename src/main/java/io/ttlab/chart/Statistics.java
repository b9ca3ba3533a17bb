package io.ttlab.chart;

import java.util.Arrays;

/** Bins of histograms and the numbers of boxes. */
final class Statistics {
    private static final int MOST_BINS = 60;
    private static final double HOUR_MS = 3_600_000;
    private static final int MOST_BEYOND = 400;

    private Statistics() {}

    /** Bins of one width: {@code low + n * width}. */
    record Bins(double low, double width, int count) {
        int of(double value) {
            return (int) Math.max(0, Math.min(count - 1, Math.floor((value - low) / width + 1e-9)));
        }

        double middle(int bin) {
            return low + (bin + 0.5) * width;
        }
    }

    /**
     * Bins that suit the values, by the rule of Freedman and Diaconis: a width of twice the interquartile range over the
     * cube root of the count. Whole numbers over a small span get a bin each, with the number in its middle.
     *
     * @param wanted about how many, 0 for what the rule says
     */
    static Bins bins(double[] values, int wanted) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return new Bins(0, 1, 1);
        }
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        boolean whole = Arrays.stream(sorted).allMatch(value -> value == Math.rint(value));
        if (high == low) {
            double width = whole ? 1 : Math.max(Math.abs(low) * 0.01, 1e-9);
            return new Bins(low - width / 2, width, 1);
        }
        if (whole && high - low < MOST_BINS && (wanted == 0 || high - low + 1 <= wanted)) {
            return new Bins(low - 0.5, 1, (int) (high - low) + 1);
        }
        double width = Ticks.step(high - low, (int) Math.ceil(count(sorted, wanted)));
        if (whole) {
            width = Math.max(1, Math.rint(width));
        }
        // Bins of two or three whole numbers hold as many each, and none that cannot occur.
        double start = whole && width < 10 ? low - 0.5 : Math.floor(low / width) * width;
        return new Bins(start, width, (int) Math.floor((high - start) / width + 1e-9) + 1);
    }

    private static double count(double[] sorted, int wanted) {
        double spread = quantile(sorted, 0.75) - quantile(sorted, 0.25);
        double rule = 2 * spread / Math.cbrt(sorted.length);
        double span = sorted[sorted.length - 1] - sorted[0];
        return wanted > 0 ? wanted : rule > 0 ? Math.min(MOST_BINS, Math.max(8, span / rule)) : 20;
    }

    /** Bins of instants: of minutes, hours or days that begin as the zone's clock shows them. */
    static Bins timeBins(double[] millis, int wanted, TimeText times) {
        double[] sorted =
                Arrays.stream(millis).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return new Bins(0, 1, 1);
        }
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        double width = high == low ? HOUR_MS : Ticks.span((high - low) / Math.ceil(count(sorted, wanted)));
        double start = times.spanStart(low, width);
        return new Bins(start, width, (int) Math.floor((high - start) / width + 1e-9) + 1);
    }

    /** A quantile of sorted values, between the two nearest in proportion. */
    static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
    }

    /** The box of values of which at least one is a number; the whiskers end at the last value within 1.5 boxes. */
    static Mark.Box box(double at, double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        double q1 = quantile(sorted, 0.25);
        double q3 = quantile(sorted, 0.75);
        double reach = 1.5 * (q3 - q1);
        double low = Arrays.stream(sorted)
                .filter(value -> value >= q1 - reach)
                .findFirst()
                .orElse(q1);
        double high =
                Arrays.stream(sorted).filter(value -> value <= q3 + reach).max().orElse(q3);
        double[] beyond = Arrays.stream(sorted)
                .filter(value -> value < low || value > high)
                .distinct()
                .toArray();
        return new Mark.Box(at, low, q1, quantile(sorted, 0.5), q3, high, thinned(beyond), sorted.length);
    }

    /** At most {@link #MOST_BEYOND} of the values, the outermost among them. */
    private static double[] thinned(double[] sorted) {
        if (sorted.length <= MOST_BEYOND) {
            return sorted;
        }
        double[] kept = new double[MOST_BEYOND];
        for (int index = 0; index < MOST_BEYOND; index++) {
            kept[index] = sorted[(int) Math.round(index * (sorted.length - 1.0) / (MOST_BEYOND - 1))];
        }
        return kept;
    }
}
