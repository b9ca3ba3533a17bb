package io.ttlab.chart;

import io.ttlab.chart.Canvas.Stroke;
import java.util.Arrays;

/** Draws the marks of a panel into a rectangle of any canvas: pixels, vectors or dots of text. */
final class MarkPainter {
    private static final double[][] DASHES = {{}, {7, 4}, {2, 4}, {9, 4, 2, 4}, {14, 5}};

    private final Canvas canvas;
    private final Theme theme;
    private final Chart.Panel panel;
    private final double left;
    private final double top;
    private final double width;
    private final double height;
    /** Whether series differ by pattern instead of colour. */
    private final boolean patterns;

    MarkPainter(Canvas canvas, Theme theme, Chart.Panel panel, double[] rectangle, boolean patterns) {
        this.canvas = canvas;
        this.theme = theme;
        this.panel = panel;
        this.left = rectangle[0];
        this.top = rectangle[1];
        this.width = rectangle[2];
        this.height = rectangle[3];
        this.patterns = patterns;
    }

    static double[] dashes(Mark.Series series) {
        return DASHES[Math.floorMod(series.index(), DASHES.length)];
    }

    /** Draws the marks in order, and the reference lines below them. */
    void paint() {
        canvas.clip(left, top, width, height);
        for (Mark mark : panel.marks()) {
            if (mark instanceof Mark.Cells cells) {
                cells(cells);
            }
        }
        for (Chart.Rule rule : panel.rules()) {
            rule(rule);
        }
        for (Mark mark : panel.marks()) {
            paint(mark);
        }
        canvas.unclip();
    }

    private void paint(Mark mark) {
        int rgb = 0xFF000000 | theme.color(mark.series());
        if (mark instanceof Mark.Line line) {
            line(line, rgb);
        } else if (mark instanceof Mark.Points points) {
            points(points, rgb);
        } else if (mark instanceof Mark.Bars bars) {
            bars(bars, rgb);
        } else if (mark instanceof Mark.Boxes boxes) {
            boxes(boxes, rgb);
        } else if (mark instanceof Mark.Candles candles) {
            candles(candles);
        }
    }

    double x(double value) {
        return left + panel.x().unit(value) * width;
    }

    private double y(Axis axis, double value) {
        double unit = axis.unit(value);
        return top + height - Math.max(-1e4, Math.min(1e4, unit)) * height;
    }

    private void rule(Chart.Rule rule) {
        Stroke stroke = new Stroke(0xFF000000 | theme.frame, 1.2, new double[] {5, 4});
        if (rule.horizontal()) {
            double at = y(panel.y(), rule.at());
            canvas.line(left, at, left + width, at, stroke);
        } else {
            double at = x(rule.at());
            canvas.line(at, top, at, top + height, stroke);
        }
    }

    private void line(Mark.Line line, int rgb) {
        Axis axis = panel.yOf(line);
        int count = line.x().length;
        double[] xs = new double[count * 2 + 2];
        double[] ys = new double[count * 2 + 2];
        Stroke stroke = new Stroke(rgb, 1.6, patterns ? dashes(line.series()) : Stroke.SOLID);
        int used = 0;
        int start = 0;
        for (int index = 0; index <= count; index++) {
            if (index == count
                    || Double.isNaN(line.y()[index])
                    || Double.isInfinite(axis.unit(line.y()[index]))
                    || Double.isNaN(axis.unit(line.y()[index]))) {
                segment(line, axis, xs, ys, used, start, stroke);
                used = 0;
                start = index + 1;
                continue;
            }
            double x = x(line.x()[index]);
            if (line.stepped() && used > 0) {
                xs[used] = x;
                ys[used] = ys[used - 1];
                used++;
            }
            xs[used] = x;
            ys[used++] = y(axis, line.y()[index]);
        }
    }

    private void segment(Mark.Line line, Axis axis, double[] xs, double[] ys, int used, int start, Stroke stroke) {
        if (used == 0) {
            return;
        }
        if (used == 1) {
            canvas.circle(xs[0], ys[0], 1.5, stroke.argb());
            return;
        }
        if (line.base() != null) {
            double[] outlineX = Arrays.copyOf(xs, used + 2);
            double[] outlineY = Arrays.copyOf(ys, used + 2);
            double floor = axis.kind() == Axis.Kind.LOG ? axis.low() : line.base()[start];
            outlineX[used] = xs[used - 1];
            outlineX[used + 1] = xs[0];
            outlineY[used] = y(axis, floor);
            outlineY[used + 1] = y(axis, floor);
            canvas.polygon(outlineX, outlineY, used + 2, stroke.argb() & 0x00FFFFFF | 0x48000000);
        }
        canvas.polyline(xs, ys, used, stroke);
    }

    private void points(Mark.Points points, int rgb) {
        Axis axis = panel.yOf(points);
        boolean many = points.x().length > 400;
        for (int index = 0; index < points.x().length; index++) {
            double diameter = points.size() == null ? many ? 4 : 6.5 : points.size()[index];
            int color = points.size() == null && !many ? rgb : rgb & 0x00FFFFFF | 0xB0000000;
            canvas.circle(x(points.x()[index]), y(axis, points.y()[index]), diameter / 2, color);
        }
    }

    /** Whether bars of a series are drawn sparse where nothing but the pattern tells series apart. */
    static boolean isSparse(Mark.Series series) {
        return series.index() % 2 == 1;
    }

    private void bars(Mark.Bars bars, int color) {
        Axis axis = panel.yOf(bars);
        int rgb = patterns && isSparse(bars.series()) ? color & 0x00FFFFFF | 0x60000000 : color;
        for (int index = 0; index < bars.at().length; index++) {
            double from = bars.at()[index] - bars.width() / 2;
            double to = bars.at()[index] + bars.width() / 2;
            if (bars.horizontal()) {
                double start = bound(panel.x(), bars.low()[index]);
                double end = bound(panel.x(), bars.high()[index]);
                double a = y(panel.y(), to);
                double b = y(panel.y(), from);
                box(left + Math.min(start, end) * width, a, Math.abs(end - start) * width, b - a, rgb, bars, false);
            } else {
                double start = bound(axis, bars.low()[index]);
                double end = bound(axis, bars.high()[index]);
                double upper = top + height - Math.max(start, end) * height;
                box(x(from), upper, x(to) - x(from), Math.abs(end - start) * height, rgb, bars, true);
            }
        }
    }

    /** A bar with a sliver of air beside it where there is room, and never too thin to see. */
    private void box(double x, double y, double w, double h, int rgb, Mark.Bars bars, boolean upright) {
        if (upright ? h <= 0 : w <= 0) {
            return;
        }
        double hair = canvas.hairline();
        double air = (upright ? w : h) > 6 * hair ? hair / 2 : 0;
        if (upright) {
            canvas.rect(x + air, y, Math.max(w - 2 * air, hair), Math.max(h, hair), rgb);
        } else {
            canvas.rect(x, y + air, Math.max(w, hair), Math.max(h - 2 * air, hair), rgb);
        }
    }

    private static double bound(Axis axis, double value) {
        double unit = axis.kind() == Axis.Kind.LOG && value <= 0 ? 0 : axis.unit(value);
        return Math.max(-0.01, Math.min(1.01, unit));
    }

    private void boxes(Mark.Boxes boxes, int rgb) {
        Axis axis = panel.yOf(boxes);
        Stroke stroke = new Stroke(rgb, 1.3);
        for (Mark.Box box : boxes.boxes()) {
            double from = x(box.at() - boxes.width() / 2);
            double to = x(box.at() + boxes.width() / 2);
            double middle = x(box.at());
            double upper = y(axis, box.q3());
            double lower = y(axis, box.q1());
            canvas.rect(from, upper, to - from, Math.max(lower - upper, 0), rgb & 0x00FFFFFF | 0x50000000);
            canvas.polyline(
                    new double[] {from, to, to, from, from},
                    new double[] {upper, upper, lower, lower, upper},
                    5,
                    stroke);
            canvas.line(from, y(axis, box.median()), to, y(axis, box.median()), new Stroke(rgb, 2.6));
            for (double[] whisker : new double[][] {{box.q3(), box.high()}, {box.q1(), box.low()}}) {
                canvas.line(middle, y(axis, whisker[0]), middle, y(axis, whisker[1]), stroke);
                double cap = (to - from) / 4;
                canvas.line(middle - cap, y(axis, whisker[1]), middle + cap, y(axis, whisker[1]), stroke);
            }
            for (double beyond : box.beyond()) {
                canvas.circle(middle, y(axis, beyond), 2, rgb & 0x00FFFFFF | 0xB0000000);
            }
        }
    }

    private void candles(Mark.Candles candles) {
        Axis axis = panel.yOf(candles);
        for (int index = 0; index < candles.x().length; index++) {
            boolean up = candles.close()[index] >= candles.open()[index];
            int rgb = 0xFF000000 | (up ? theme.up() : theme.down());
            double middle = x(candles.x()[index]);
            double from = x(candles.x()[index] - candles.width() / 2);
            double wide = Math.max(x(candles.x()[index] + candles.width() / 2) - from, canvas.hairline());
            double upper = y(axis, Math.max(candles.open()[index], candles.close()[index]));
            double lower = y(axis, Math.min(candles.open()[index], candles.close()[index]));
            canvas.line(
                    middle,
                    y(axis, candles.high()[index]),
                    middle,
                    y(axis, candles.low()[index]),
                    new Stroke(rgb, 1.2));
            canvas.rect(from, upper, wide, Math.max(lower - upper, canvas.hairline()), rgb);
        }
    }

    private void cells(Mark.Cells cells) {
        int rows = cells.z().length;
        int columns = rows == 0 ? 0 : cells.z()[0].length;
        double cellWidth = width / columns;
        double cellHeight = height / rows;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = cells.z()[row][column];
                if (Double.isNaN(value)) {
                    continue;
                }
                double unit = cells.high() == cells.low() ? 0.5 : (value - cells.low()) / (cells.high() - cells.low());
                int rgb = Theme.heat(unit, cells.diverging());
                double x = left + column * cellWidth;
                double y = top + height - (row + 1) * cellHeight;
                canvas.rect(x, y, cellWidth + 0.5, cellHeight + 0.5, 0xFF000000 | rgb);
                label(cells, value, rgb, new double[] {x, y, cellWidth, cellHeight});
            }
        }
    }

    /** Writes a cell's value into it where there is room. */
    private void label(Mark.Cells cells, double value, int rgb, double[] cell) {
        String text = cells.style().number() != null
                ? cells.style().number().apply(value)
                : cells.high() > cells.low()
                        ? Numbers.tick(value, Ticks.step(cells.high() - cells.low(), 100), Math.abs(cells.high()))
                        : Numbers.plain(value);
        if (cell[3] >= 15 && canvas.textWidth(text, 10.5, false) < cell[2] - 6) {
            int ink = Theme.isLight(rgb) ? 0xFF1F2933 : 0xFFFFFFFF;
            canvas.text(
                    text,
                    cell[0] + cell[2] / 2,
                    cell[1] + cell[3] / 2,
                    new Canvas.Type(ink, 10.5, Canvas.Anchor.MIDDLE));
        }
    }
}
