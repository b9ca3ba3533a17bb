package io.ttlab.chart;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something drawn in a panel, in the values of its axes. */
sealed interface Mark {

    /** Whose it is: its name in the legend, its colour, its axis. */
    Series series();

    /** Whether there is nothing to see of it. */
    boolean isEmpty();

    private static boolean isMissing(double[] values) {
        return Arrays.stream(values).allMatch(Double::isNaN);
    }

    /**
     * What belongs together in the legend.
     *
     * @param name shown in the legend
     * @param index which of the theme's colours, and which pattern where there are no colours
     * @param rgb a colour of the user's, or null for the theme's
     * @param right whether it is measured on the axis at the right
     */
    record Series(String name, int index, @Nullable Integer rgb, boolean right) {}

    /**
     * Points joined in order; a y that is NaN leaves a gap.
     *
     * @param base the lower edge of what is filled, or null to fill nothing
     */
    record Line(Series series, double[] x, double[] y, boolean stepped, double @Nullable [] base) implements Mark {
        @Override
        public boolean isEmpty() {
            return isMissing(y);
        }
    }

    /**
     * Points on their own.
     *
     * @param size diameters in pixels, or null for all the same
     * @param measure what the sizes stand for, or null
     */
    record Points(Series series, double[] x, double[] y, double @Nullable [] size, double @Nullable [] measure)
            implements Mark {
        @Override
        public boolean isEmpty() {
            return x.length == 0;
        }
    }

    /**
     * Bars from {@code low} to {@code high}, centred at {@code at}.
     *
     * @param width in the values of the axis they stand on
     * @param horizontal whether they lie: then {@code at} is a y
     */
    record Bars(Series series, double[] at, double[] low, double[] high, double width, boolean horizontal)
            implements Mark {
        @Override
        public boolean isEmpty() {
            return at.length == 0;
        }
    }

    /** A box with whiskers: the five numbers of a group, and what lies beyond the whiskers. */
    record Box(double at, double low, double q1, double median, double q3, double high, double[] beyond, long rows) {}

    /** Boxes of one width. */
    record Boxes(Series series, List<Box> boxes, double width) implements Mark {
        @Override
        public boolean isEmpty() {
            return boxes.isEmpty();
        }
    }

    /**
     * A coloured cell for each pair of categories; NaN is empty.
     *
     * @param z values, by y and then x
     * @param low the value with the first colour
     * @param high the value with the last colour
     * @param diverging whether the colours part at 0
     * @param label what the values are
     * @param style how the values are written
     */
    record Cells(
            Series series, double[][] z, double low, double high, boolean diverging, String label, Axis.Style style)
            implements Mark {
        @Override
        public boolean isEmpty() {
            return Arrays.stream(z).allMatch(Mark::isMissing);
        }
    }

    /** Open, high, low and close of spans of time. */
    record Candles(Series series, double[] x, double[] open, double[] high, double[] low, double[] close, double width)
            implements Mark {
        @Override
        public boolean isEmpty() {
            return x.length == 0;
        }
    }
}
