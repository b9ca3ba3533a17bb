package io.ttlab.chart;

import java.util.Arrays;
import tech.tablesaw.columns.Column;

/** Makes candles: from columns that hold them, or from single prices. */
final class Candles {
    private Candles() {}

    static Mark.Candles of(ChartBuilder chart, Layer layer, Mark.Series series, int[] rows) {
        double[] time = chart.numbers(column(layer, 0));
        int[] inOrder = Rows.sorted(Rows.present(rows, time), time);
        if (layer.interval() != null) {
            double[] price = chart.numbers(column(layer, 1));
            int[] priced = Rows.present(inOrder, price);
            Span span = new Span(layer.interval().toMillis(), new TimeText(chart.spec.zone, null));
            return fromPrices(series, Rows.take(time, priced), Rows.take(price, priced), span);
        }
        double[] x = Rows.take(time, inOrder);
        return new Mark.Candles(
                series,
                x,
                Rows.take(chart.numbers(column(layer, 1)), inOrder),
                Rows.take(chart.numbers(column(layer, 2)), inOrder),
                Rows.take(chart.numbers(column(layer, 3)), inOrder),
                Rows.take(chart.numbers(column(layer, 4)), inOrder),
                step(x) * 0.7);
    }

    private static Column<?> column(Layer layer, int index) {
        return layer.table().column(layer.columns().get(index));
    }

    /** How long a candle is, and whose clock says when it begins. */
    private record Span(double lengthMs, TimeText times) {}

    private static Mark.Candles fromPrices(Mark.Series series, double[] time, double[] price, Span span) {
        double[][] candles = new double[5][time.length];
        int count = 0;
        double current = Double.NaN;
        for (int row = 0; row < time.length; row++) {
            double start = span.times().spanStart(time[row], span.lengthMs());
            double value = price[row];
            if (start != current) {
                current = start;
                candles[0][count] = start + span.lengthMs() / 2;
                for (int field = 1; field < 5; field++) {
                    candles[field][count] = value;
                }
                count++;
            } else {
                candles[2][count - 1] = Math.max(candles[2][count - 1], value);
                candles[3][count - 1] = Math.min(candles[3][count - 1], value);
                candles[4][count - 1] = value;
            }
        }
        for (int field = 0; field < 5; field++) {
            candles[field] = Arrays.copyOf(candles[field], count);
        }
        return new Mark.Candles(
                series, candles[0], candles[1], candles[2], candles[3], candles[4], span.lengthMs() * 0.7);
    }

    private static double step(double[] sorted) {
        double least = Double.POSITIVE_INFINITY;
        for (int index = 1; index < sorted.length; index++) {
            if (sorted[index] > sorted[index - 1]) {
                least = Math.min(least, sorted[index] - sorted[index - 1]);
            }
        }
        return Double.isInfinite(least) ? 1 : least;
    }
}
