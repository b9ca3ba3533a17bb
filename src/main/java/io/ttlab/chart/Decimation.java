package io.ttlab.chart;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Fewer points that look the same: of each slice as wide as a pixel a line keeps its first, lowest, highest and last
 * point, so that no extreme is lost; of points in one pixel one stays.
 */
final class Decimation {
    private Decimation() {}

    /** A line of at most four points a slice; the same line where it has no more than that already. */
    static Mark.Line line(Mark.Line line, Axis axis, int slices) {
        double[] x = line.x();
        if (x.length <= slices * 4) {
            return line;
        }
        int[] kept = new int[slices * 4 + 8];
        int count = 0;
        int start = 0;
        while (start < x.length) {
            int slice = slice(axis, x[start], slices);
            int low = start;
            int high = start;
            int end = start;
            while (end < x.length && slice(axis, x[end], slices) == slice) {
                double y = line.y()[end];
                low = y < line.y()[low] || Double.isNaN(line.y()[low]) ? end : low;
                high = y > line.y()[high] || Double.isNaN(line.y()[high]) ? end : high;
                end++;
            }
            int[] four = {start, Math.min(low, high), Math.max(low, high), end - 1};
            for (int row : four) {
                if (count == 0 || kept[count - 1] != row) {
                    kept = count == kept.length ? Arrays.copyOf(kept, count * 2) : kept;
                    kept[count++] = row;
                }
            }
            start = end;
        }
        int[] rows = Arrays.copyOf(kept, count);
        double[] base = line.base() == null ? null : Rows.take(line.base(), rows);
        return new Mark.Line(line.series(), Rows.take(x, rows), Rows.take(line.y(), rows), line.stepped(), base);
    }

    private static int slice(Axis axis, double x, int slices) {
        double unit = axis.unit(x);
        return unit < 0 ? -1 : unit >= 1 ? slices : (int) (unit * slices);
    }

    /** One point of each cell of a grid, the first and for sized points the largest; all where there are few. */
    static Mark.Points points(Mark.Points points, Axis x, Axis y, int columns, int rows) {
        int count = points.x().length;
        if (count <= 2000) {
            return points;
        }
        int[] best = new int[columns * rows];
        Arrays.fill(best, -1);
        int cells = 0;
        for (int index = 0; index < count; index++) {
            double across = x.unit(points.x()[index]);
            double up = y.unit(points.y()[index]);
            if (!(across >= 0 && across <= 1 && up >= 0 && up <= 1)) {
                continue;
            }
            int cell = (int) Math.min(rows - 1, up * rows) * columns + (int) Math.min(columns - 1, across * columns);
            if (best[cell] < 0) {
                best[cell] = index;
                cells++;
            } else if (points.size() != null && points.size()[index] > points.size()[best[cell]]) {
                best[cell] = index;
            }
        }
        if (cells == count) {
            return points;
        }
        int[] kept = IntStream.concat(
                        IntStream.concat(IntStream.of(outermost(points.x())), IntStream.of(outermost(points.y()))),
                        Arrays.stream(best).filter(index -> index >= 0))
                .sorted()
                .distinct()
                .toArray();
        return new Mark.Points(
                points.series(),
                Rows.take(points.x(), kept),
                Rows.take(points.y(), kept),
                points.size() == null ? null : Rows.take(points.size(), kept),
                points.measure() == null ? null : Rows.take(points.measure(), kept));
    }

    /** Where the least and the greatest are. */
    private static int[] outermost(double[] values) {
        int low = 0;
        int high = 0;
        for (int index = 1; index < values.length; index++) {
            low = values[index] < values[low] ? index : low;
            high = values[index] > values[high] ? index : high;
        }
        return new int[] {low, high};
    }

    /** Candles of at most {@code most} spans: neighbours become one, with its own open, high, low and close. */
    static Mark.Candles candles(Mark.Candles candles, int most) {
        int count = candles.x().length;
        if (count <= most) {
            return candles;
        }
        int each = (count + most - 1) / most;
        int merged = (count + each - 1) / each;
        double[][] fields = new double[5][merged];
        for (int index = 0; index < merged; index++) {
            int from = index * each;
            int to = Math.min(count, from + each);
            fields[0][index] = (candles.x()[from] + candles.x()[to - 1]) / 2;
            fields[1][index] = candles.open()[from];
            fields[2][index] = Arrays.stream(candles.high(), from, to).max().orElse(Double.NaN);
            fields[3][index] = Arrays.stream(candles.low(), from, to).min().orElse(Double.NaN);
            fields[4][index] = candles.close()[to - 1];
        }
        return new Mark.Candles(
                candles.series(), fields[0], fields[1], fields[2], fields[3], fields[4], candles.width() * each);
    }

    /** Bars of at most {@code most} places: of neighbours the longest stays. */
    static Mark.Bars bars(Mark.Bars bars, int most) {
        int count = bars.at().length;
        if (count <= most) {
            return bars;
        }
        int each = (count + most - 1) / most;
        int[] kept = new int[(count + each - 1) / each];
        for (int index = 0; index < kept.length; index++) {
            int longest = index * each;
            for (int bar = longest; bar < Math.min(count, index * each + each); bar++) {
                longest = length(bars, bar) > length(bars, longest) ? bar : longest;
            }
            kept[index] = longest;
        }
        return new Mark.Bars(
                bars.series(),
                Rows.take(bars.at(), kept),
                Rows.take(bars.low(), kept),
                Rows.take(bars.high(), kept),
                bars.width(),
                bars.horizontal());
    }

    private static double length(Mark.Bars bars, int bar) {
        return Math.abs(bars.high()[bar] - bars.low()[bar]);
    }
}
