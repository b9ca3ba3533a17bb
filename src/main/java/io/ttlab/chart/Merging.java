package io.ttlab.chart;

import java.util.Arrays;

/** Rows that share a place, as one value for each place. */
final class Merging {
    private final double[] values;
    private final long[] rows;
    private final Spec.Merge merge;

    Merging(int places, Spec.Merge merge) {
        this.values = new double[places];
        this.rows = new long[places];
        this.merge = merge;
        Arrays.fill(values, Double.NaN);
    }

    void add(int place, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        double before = values[place];
        values[place] = rows[place]++ == 0
                ? value
                : switch (merge) {
                    case SUM, MEAN -> before + value;
                    case MIN -> Math.min(before, value);
                    case MAX -> Math.max(before, value);
                    case LAST -> value;
                };
    }

    /** The value of a place, NaN where it has no rows. */
    double at(int place) {
        return merge == Spec.Merge.MEAN && rows[place] > 0 ? values[place] / rows[place] : values[place];
    }

    int places() {
        return values.length;
    }
}
