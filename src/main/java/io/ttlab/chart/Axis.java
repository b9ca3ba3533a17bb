package io.ttlab.chart;

import java.util.List;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a panel: what its numbers mean, and where each lies between its ends.
 *
 * <p>Times are milliseconds UTC since 1970 with a fraction; categories are their index in the list.
 *
 * @param kind how values are spaced
 * @param label what stands beside it, empty for nothing
 * @param low the value at the start
 * @param high the value at the end, above {@code low}
 * @param categories the names at 0, 1, 2, …; empty unless the kind is {@code CATEGORY}
 * @param gaps spans without trading that take no room, in order
 * @param style how values are written
 */
record Axis(Kind kind, String label, double low, double high, List<String> categories, List<Gap> gaps, Style style) {

    /** How values are spaced. */
    enum Kind {
        LINEAR,
        LOG,
        TIME,
        CATEGORY
    }

    /**
     * A span of time that is left out.
     *
     * @param opens when trading begins again, a little after the end
     */
    record Gap(double start, double end, double opens) {
        double length() {
            return end - start;
        }
    }

    /**
     * How values are written.
     *
     * @param number the user's format of numbers, or null for a plain one
     * @param times how instants are written
     */
    record Style(@Nullable DoubleFunction<String> number, TimeText times) {}

    /** Where a value lies: 0 at the low end, 1 at the high end, outside beyond them. */
    double unit(double value) {
        if (kind == Kind.LOG) {
            return Math.log(value / low) / Math.log(high / low);
        }
        if (gaps.isEmpty()) {
            return (value - low) / (high - low);
        }
        return (traded(value) - traded(low)) / (traded(high) - traded(low));
    }

    /** The length that is shown, without the gaps. */
    double span() {
        return traded(high) - traded(low);
    }

    /** The value less the gaps before it. */
    private double traded(double value) {
        double left = value;
        for (Gap gap : gaps) {
            if (value <= gap.start()) {
                break;
            }
            left -= Math.min(value, gap.end()) - gap.start();
        }
        return left;
    }

    /** The gap that a value lies in, or null. */
    @Nullable
    Gap gapAt(double value) {
        for (Gap gap : gaps) {
            if (value > gap.start() && value < gap.end()) {
                return gap;
            }
        }
        return null;
    }

    /** A value as a reader sees it, on its own: in a hover text, in a cell. */
    String text(double value) {
        if (kind == Kind.CATEGORY) {
            int index = (int) Math.round(value);
            return index >= 0 && index < categories.size() ? categories.get(index) : "";
        }
        if (kind == Kind.TIME) {
            return style.times().full(value);
        }
        return style.number() == null ? Numbers.plain(value) : style.number().apply(value);
    }
}
