package io.ttlab.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers for plotly: short ones, since each digit that no screen can show costs a byte of every notebook. */
final class PlotlyValues {
    private PlotlyValues() {}

    /** Values of an axis, each to a millionth of what is shown, nothing for NaN; times by the zone's own clock. */
    static List<Object> list(Axis axis, double[] values) {
        int decimals = decimals(axis);
        List<Object> list = new ArrayList<>(values.length);
        for (double value : values) {
            list.add(value(axis, value, decimals));
        }
        return list;
    }

    static @Nullable Object value(Axis axis, double value) {
        return value(axis, value, decimals(axis));
    }

    private static @Nullable Object value(Axis axis, double value, int decimals) {
        if (!Double.isFinite(value)) {
            return null;
        }
        return number(axis.kind() == Axis.Kind.TIME ? axis.style().times().wall(value) : value, decimals);
    }

    static List<Object> rounded(double[] values, int decimals) {
        List<Object> list = new ArrayList<>(values.length);
        for (double value : values) {
            list.add(number(value, decimals));
        }
        return list;
    }

    private static Object number(double value, int decimals) {
        double rounded = decimals > 14
                ? value
                : new BigDecimal(value)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .doubleValue();
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15 ? (Object) (long) rounded : rounded;
    }

    private static int decimals(Axis axis) {
        if (axis.kind() == Axis.Kind.LOG) {
            return (int) Math.max(0, Math.ceil(7 - Math.log10(axis.low())));
        }
        int decimals = (int) Math.max(0, Math.ceil(6 - Math.log10(axis.high() - axis.low())));
        return axis.kind() == Axis.Kind.TIME ? Math.min(3, decimals) : decimals;
    }
}
