package io.ttlab.chart;

import io.ttlab.client.Counts;
import java.util.ArrayList;
import java.util.List;

/** A chart with no more marks than its reader's screen can tell apart, and a note that says so. */
final class Fit {
    private Fit() {}

    /**
     * What a reader can tell apart over the whole chart.
     *
     * @param slices of its width, each of which keeps at most four points of a line
     * @param columns of a grid, each place of which keeps one point of a series
     * @param rows of the grid
     */
    record Detail(int slices, int columns, int rows) {
        /** What a browser draws and zooms without a pause. */
        static final Detail PAGE = new Detail(3000, 180, 90);
        /** What keeps a notebook of twenty charts small. */
        static final Detail NOTEBOOK = new Detail(400, 90, 50);
    }

    /** Returns the chart for a picture of so many pixels. */
    static Chart of(Chart chart, int width, int height) {
        return of(chart, new Detail(width, width, height));
    }

    /** Returns the chart with no more marks than the detail asks for. */
    static Chart of(Chart chart, Detail detail) {
        Detail each = new Detail(
                Math.max(20, detail.slices() / chart.columns()),
                Math.max(20, detail.columns() / chart.columns()),
                Math.max(20, detail.rows() / chart.rows()));
        long before = 0;
        long after = 0;
        List<Chart.Panel> panels = new ArrayList<>();
        for (Chart.Panel panel : chart.panels()) {
            List<Mark> marks = new ArrayList<>();
            for (Mark mark : panel.marks()) {
                Mark fitted = fit(mark, panel, each);
                before += size(mark);
                after += size(fitted);
                marks.add(fitted);
            }
            panels.add(new Chart.Panel(panel.title(), panel.x(), panel.y(), panel.right(), marks, panel.rules()));
        }
        List<String> notes = new ArrayList<>(chart.notes());
        if (after < before) {
            notes.add(Counts.of(before, "point") + " drawn as " + Numbers.count(after) + ", highest and lowest kept");
        }
        return chart.with(panels, notes);
    }

    private static Mark fit(Mark mark, Chart.Panel panel, Detail detail) {
        if (mark instanceof Mark.Line line) {
            return Decimation.line(line, panel.x(), detail.slices());
        }
        if (mark instanceof Mark.Points points) {
            return Decimation.points(points, panel.x(), panel.yOf(mark), detail.columns(), detail.rows());
        }
        if (mark instanceof Mark.Candles candles) {
            return Decimation.candles(candles, detail.slices());
        }
        return mark instanceof Mark.Bars bars ? Decimation.bars(bars, detail.slices()) : mark;
    }

    private static long size(Mark mark) {
        if (mark instanceof Mark.Line line) {
            return line.x().length;
        }
        if (mark instanceof Mark.Points points) {
            return points.x().length;
        }
        if (mark instanceof Mark.Candles candles) {
            return candles.x().length;
        }
        return mark instanceof Mark.Bars bars ? bars.at().length : 0;
    }
}
