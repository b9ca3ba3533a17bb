package io.ttlab.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the spans in which nothing happens: nights, weekends, holidays. */
final class TradingTime {
    private static final double HOUR_MS = 3_600_000;
    /** With more gaps than this a reader could not tell them apart anyway, and browsers grow slow. */
    private static final int MOST = 400;

    private TradingTime() {}

    /**
     * The gaps of an hour or more, and of more than one and a half usual steps: so daily rows lose their weekends and
     * rows of every minute their nights. A sliver of each gap stays, a usual step wide, so that what it parts does not touch.
     */
    static List<Axis.Gap> gaps(List<Mark> marks) {
        double[] times = marks.stream()
                .flatMapToDouble(mark -> Arrays.stream(times(mark)))
                .filter(Double::isFinite)
                .sorted()
                .distinct()
                .toArray();
        if (times.length < 3) {
            return List.of();
        }
        double[] steps = new double[times.length - 1];
        Arrays.setAll(steps, index -> times[index + 1] - times[index]);
        double[] sorted = steps.clone();
        Arrays.sort(sorted);
        double usual = sorted[sorted.length / 2];
        double least = Math.max(HOUR_MS, 1.5 * usual);
        double traded = Arrays.stream(steps).filter(step -> step < least).sum();
        double sliver = Math.max(usual, traded * 0.004);
        List<Axis.Gap> gaps = new ArrayList<>();
        for (int index = 0; index < steps.length && gaps.size() < MOST; index++) {
            if (steps[index] >= least && steps[index] > sliver) {
                gaps.add(new Axis.Gap(times[index] + sliver / 2, times[index + 1] - sliver / 2, times[index + 1]));
            }
        }
        return gaps;
    }

    private static double[] times(Mark mark) {
        if (mark instanceof Mark.Line line) {
            return line.x();
        }
        if (mark instanceof Mark.Points points) {
            return points.x();
        }
        if (mark instanceof Mark.Bars bars) {
            return bars.at();
        }
        return mark instanceof Mark.Candles candles ? candles.x() : new double[0];
    }
}
