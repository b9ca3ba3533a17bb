package io.ttlab.chart;

import io.ttlab.chart.Canvas.Anchor;
import io.ttlab.chart.Canvas.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws a whole chart on a canvas of pixels: title, legend, panels with their axes, notes. */
final class PicturePainter {
    private static final double SMALL = PictureLayout.SMALL;
    private static final double LARGE = 15;
    private static final double PAD = 12;

    private final Canvas canvas;
    private final Chart chart;
    private final Theme theme;
    private final int ink;
    private final int faint;

    private PicturePainter(Canvas canvas, Chart chart) {
        this.canvas = canvas;
        this.chart = chart;
        this.theme = chart.look().theme();
        this.ink = 0xFF000000 | theme.ink;
        this.faint = 0xFF000000 | theme.faint;
    }

    /** Draws the chart as large as its look says. */
    static void paint(Canvas canvas, Chart chart) {
        new PicturePainter(canvas, chart).paint();
    }

    private void paint() {
        double width = chart.look().width();
        double height = chart.look().height();
        canvas.rect(0, 0, width, height, 0xFF000000 | theme.ground);
        double top = PAD;
        if (!chart.title().isEmpty()) {
            canvas.text(
                    canvas.fit(chart.title(), LARGE, true, width - 2 * PAD),
                    PAD,
                    top + 9,
                    new Type(ink, LARGE, true, Anchor.START, false));
            top += 26;
        }
        top = legend(top, width);
        double bottom = height - 6;
        if (!chart.notes().isEmpty()) {
            canvas.text(
                    canvas.fit(chart.note(), SMALL, false, width - 2 * PAD),
                    PAD,
                    height - 10,
                    new Type(faint, SMALL, Anchor.START));
            bottom -= 14;
        }
        Mark.Cells cells = cells();
        double right = width - PAD;
        if (cells != null) {
            right -= 70;
            colours(cells, right + 16, top + 14, Math.min(180, bottom - top - 50));
        }
        panels(top, bottom, right);
    }

    private void panels(double top, double bottom, double edge) {
        PictureLayout layout = PictureLayout.of(canvas, chart, top, bottom, edge);
        for (int index = 0; index < chart.panels().size(); index++) {
            new PanelPainter(
                            canvas,
                            theme,
                            chart.panels().get(index),
                            layout,
                            layout.areas().get(index))
                    .paint();
        }
        axisLabels(layout);
    }

    /** One label for axes that panels share, at the middle of them all; else one for each. */
    private void axisLabels(PictureLayout layout) {
        PictureLayout.Area first = layout.areas().get(0);
        double right = first.right();
        double low = 0;
        for (PictureLayout.Area area : layout.areas()) {
            right = Math.max(right, area.right());
            low = Math.max(low, area.bottom());
        }
        Chart.Panel panel = chart.panels().get(0);
        canvas.text(
                canvas.fit(panel.x().label(), SMALL, false, right - first.left()),
                (first.left() + right) / 2,
                low + layout.below() + 7,
                new Type(ink, SMALL, Anchor.MIDDLE));
        if (chart.sharesAxes()) {
            double[] span = {first.top(), low};
            beside(panel.y(), first.left() - layout.left() + 9, span);
            beside(panel.right(), right + layout.right() - 9, span);
            return;
        }
        for (int index = 0; index < chart.panels().size(); index++) {
            PictureLayout.Area area = layout.areas().get(index);
            double[] span = {area.top(), area.bottom()};
            beside(chart.panels().get(index).y(), area.left() - layout.left() + 9, span);
            beside(chart.panels().get(index).right(), area.right() + layout.right() - 9, span);
        }
    }

    private void beside(@Nullable Axis axis, double x, double[] span) {
        if (axis != null && !axis.label().isEmpty()) {
            canvas.text(
                    canvas.fit(axis.label(), SMALL, false, span[1] - span[0]),
                    x,
                    (span[0] + span[1]) / 2,
                    new Type(ink, SMALL, false, Anchor.MIDDLE, true));
        }
    }

    private double legend(double top, double width) {
        if (chart.legend().isEmpty()) {
            return top;
        }
        double x = PAD;
        double y = top + 7;
        for (Mark.Series series : chart.legend()) {
            String name = canvas.fit(series.name(), SMALL, false, width / 3);
            double wide = canvas.textWidth(name, SMALL, false) + 34;
            if (x + wide > width - PAD && x > PAD) {
                x = PAD;
                y += 17;
            }
            canvas.rect(x, y - 5, 10, 10, 0xFF000000 | theme.color(series));
            canvas.text(name, x + 15, y, new Type(ink, SMALL, Anchor.START));
            x += wide;
        }
        return y + 14;
    }

    private Mark.@Nullable Cells cells() {
        for (Chart.Panel panel : chart.panels()) {
            for (Mark mark : panel.marks()) {
                if (mark instanceof Mark.Cells cells) {
                    return cells;
                }
            }
        }
        return null;
    }

    /** The key to a heat map's colours. */
    private void colours(Mark.Cells cells, double x, double y, double height) {
        int steps = 60;
        for (int step = 0; step < steps; step++) {
            int rgb = Theme.heat(1 - (step + 0.5) / steps, cells.diverging());
            canvas.rect(x, y + step * height / steps, 12, height / steps + 0.6, 0xFF000000 | rgb);
        }
        boolean alone = cells.high() <= cells.low();
        Axis axis = new Axis(
                Axis.Kind.LINEAR,
                "",
                alone ? cells.low() - 1 : cells.low(),
                alone ? cells.low() + 1 : cells.high(),
                List.of(),
                List.of(),
                cells.style());
        List<Ticks.Tick> ticks =
                alone ? List.of(new Ticks.Tick(cells.low(), axis.text(cells.low()))) : Ticks.of(axis, 4);
        for (Ticks.Tick tick : ticks) {
            canvas.text(
                    tick.label(),
                    x + 16,
                    y + height - axis.unit(tick.value()) * height,
                    new Type(faint, SMALL, Anchor.START));
        }
        canvas.text(
                canvas.fit(cells.label(), SMALL, false, 68), x, y + height + 14, new Type(ink, SMALL, Anchor.START));
    }
}
