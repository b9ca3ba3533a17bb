package io.ttlab.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as axes and notes write them. */
final class Numbers {
    private Numbers() {}

    /** A number with at most nine digits that matter and thousands marked: 1234.5 is {@code 1,234.5}. */
    static String plain(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return String.valueOf(value);
        }
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-6 || size >= 1e15)) {
            return scientific(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(9)).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
    }

    /** A count with thousands marked. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A tick's number, as exact as the step between ticks asks for, in thousands or millions where those are round. */
    static String tick(double value, double step, double largest) {
        double shown = Math.abs(value) < step * 1e-9 ? 0 : value;
        if (largest < 1e-6 || largest >= 1e15) {
            return scientific(shown);
        }
        double unit = largest >= 1e9 && step >= 1e7 ? 1e9 : largest >= 1e6 && step >= 1e4 ? 1e6 : 1;
        if (largest >= 1e4 && unit == 1 && step >= 1e3) {
            unit = 1e3;
        }
        String suffix = unit == 1e9 ? "B" : unit == 1e6 ? "M" : unit == 1e3 ? "k" : "";
        String text = String.format(Locale.ROOT, "%,." + decimals(step / unit) + "f", shown / unit);
        // What rounds to nothing has no sign.
        return text.matches("-[0.,]+") ? text.substring(1) : shown == 0 ? text : text + suffix;
    }

    /** 1e300, 2.5e-9. */
    private static String scientific(double value) {
        return value == 0
                ? "0"
                : new DecimalFormat("0.###E0", DecimalFormatSymbols.getInstance(Locale.ROOT))
                        .format(value)
                        .replace('E', 'e');
    }

    private static int decimals(double step) {
        int scale = new BigDecimal(step)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .scale();
        return Math.max(0, Math.min(12, scale));
    }
}
