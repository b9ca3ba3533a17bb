package io.ttlab.chart;

import io.ttlab.chart.Canvas.Anchor;
import io.ttlab.chart.Canvas.Stroke;
import io.ttlab.chart.Canvas.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws a whole chart on a canvas of pixels: title, legend, panels with their axes, notes. */
final class PicturePainter {
    private static final double SMALL = 11;
    private static final double MEDIUM = 12;
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

    /** Widths and heights that surround a plot's area. */
    private record Margins(double left, double right, double top, double bottom) {}

    private void paint() {
        double width = chart.look().width();
        double height = chart.look().height();
        canvas.rect(0, 0, width, height, 0xFF000000 | theme.ground);
        double top = PAD;
        if (!chart.title().isEmpty()) {
            canvas.text(
                    fit(chart.title(), LARGE, true, width - 2 * PAD),
                    PAD,
                    top + 9,
                    new Type(ink, LARGE, true, Anchor.START, false));
            top += 26;
        }
        top = legend(top, width);
        double bottom = height - 6;
        if (!chart.notes().isEmpty()) {
            canvas.text(
                    fit(chart.note(), SMALL, false, width - 2 * PAD),
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

    private void panels(double top, double bottom, double right) {
        Margins margins = margins(right - PAD);
        double cellWidth = (right - PAD / 2) / chart.columns();
        double cellHeight = (bottom - top) / chart.rows();
        for (int index = 0; index < chart.panels().size(); index++) {
            double x = PAD / 2 + index % chart.columns() * cellWidth;
            double y = top + index / chart.columns() * cellHeight;
            double[] area = {
                x + margins.left(),
                y + margins.top(),
                Math.max(10, cellWidth - margins.left() - margins.right()),
                Math.max(10, cellHeight - margins.top() - margins.bottom())
            };
            panel(chart.panels().get(index), area, margins);
        }
    }

    /** What the widest labels need; the same for all panels, which share their axes. */
    private Margins margins(double width) {
        Chart.Panel first = chart.panels().get(0);
        double each = width / chart.columns();
        double left = Math.min(each * 0.4, widest(first.y(), 6))
                + 12
                + (first.y().label().isEmpty() ? 0 : 18);
        Axis second = first.right();
        double right = second == null
                ? 10
                : Math.min(each * 0.3, widest(second, 6)) + 12 + (second.label().isEmpty() ? 0 : 18);
        double bottom = 24 + (first.x().label().isEmpty() ? 0 : 18);
        boolean titled =
                chart.panels().stream().anyMatch(panel -> !panel.title().isEmpty());
        return new Margins(left, right, titled ? 22 : 8, bottom);
    }

    private double widest(Axis axis, int wanted) {
        return Ticks.of(axis, wanted * (axis.kind() == Axis.Kind.CATEGORY ? 5 : 1)).stream()
                .mapToDouble(tick -> canvas.textWidth(tick.label(), SMALL, false))
                .max()
                .orElse(0);
    }

    private void panel(Chart.Panel panel, double[] area, Margins margins) {
        double left = area[0];
        double top = area[1];
        double right = left + area[2];
        double bottom = top + area[3];
        if (!panel.title().isEmpty()) {
            canvas.text(
                    fit(panel.title(), MEDIUM, true, area[2]),
                    left,
                    top - 11,
                    new Type(ink, MEDIUM, true, Anchor.START, false));
        }
        boolean grid = panel.marks().stream().noneMatch(mark -> mark instanceof Mark.Cells);
        List<Ticks.Tick> across = acrossTicks(panel.x(), area[2]);
        List<Ticks.Tick> up = Ticks.of(panel.y(), (int) (area[3] / (panel.y().kind() == Axis.Kind.CATEGORY ? 14 : 30)));
        Stroke faintLine = new Stroke(0xFF000000 | theme.grid, 1);
        for (Ticks.Tick tick : up) {
            double y = Math.rint(bottom - panel.y().unit(tick.value()) * area[3]) + 0.5;
            if (grid) {
                canvas.line(left, y, right, y, faintLine);
            }
            String label = fit(tick.label(), SMALL, false, margins.left() - 10);
            canvas.text(label, left - 6, y, new Type(faint, SMALL, Anchor.END));
        }
        double slot = across.isEmpty() ? 0 : area[2] / across.size() - 4;
        for (Ticks.Tick tick : across) {
            double x = Math.rint(left + panel.x().unit(tick.value()) * area[2]) + 0.5;
            if (grid && panel.x().kind() != Axis.Kind.CATEGORY) {
                canvas.line(x, top, x, bottom, faintLine);
            }
            String label =
                    panel.x().kind() == Axis.Kind.CATEGORY ? fit(tick.label(), SMALL, false, slot) : tick.label();
            canvas.text(label, x, bottom + 13, new Type(faint, SMALL, Anchor.MIDDLE));
        }
        if (panel.right() != null) {
            for (Ticks.Tick tick : Ticks.of(panel.right(), (int) (area[3] / 38))) {
                double y = bottom - panel.right().unit(tick.value()) * area[3];
                canvas.text(tick.label(), right + 6, y, new Type(faint, SMALL, Anchor.START));
            }
        }
        new MarkPainter(canvas, theme, panel, area, false).paint();
        Stroke frame = new Stroke(0xFF000000 | theme.frame, 1);
        canvas.line(left, Math.rint(bottom) + 0.5, right, Math.rint(bottom) + 0.5, frame);
        ruleLabels(panel, area);
        axisLabels(panel, area, margins);
    }

    private void axisLabels(Chart.Panel panel, double[] area, Margins margins) {
        double middle = area[1] + area[3] / 2;
        double bottom = area[1] + area[3];
        if (!panel.x().label().isEmpty()) {
            canvas.text(
                    fit(panel.x().label(), SMALL, false, area[2]),
                    area[0] + area[2] / 2,
                    bottom + 31,
                    new Type(ink, SMALL, Anchor.MIDDLE));
        }
        if (!panel.y().label().isEmpty()) {
            canvas.text(
                    fit(panel.y().label(), SMALL, false, area[3]),
                    area[0] - margins.left() + 9,
                    middle,
                    new Type(ink, SMALL, false, Anchor.MIDDLE, true));
        }
        if (panel.right() != null && !panel.right().label().isEmpty()) {
            canvas.text(
                    fit(panel.right().label(), SMALL, false, area[3]),
                    area[0] + area[2] + margins.right() - 9,
                    middle,
                    new Type(ink, SMALL, false, Anchor.MIDDLE, true));
        }
    }

    private void ruleLabels(Chart.Panel panel, double[] area) {
        for (Chart.Rule rule : panel.rules()) {
            double unit = (rule.horizontal() ? panel.y() : panel.x()).unit(rule.at());
            if (rule.label().isEmpty() || !(unit >= 0 && unit <= 1)) {
                continue;
            }
            if (rule.horizontal()) {
                double y = area[1] + area[3] - unit * area[3];
                canvas.text(rule.label(), area[0] + area[2] - 4, y - 8, new Type(ink, SMALL, Anchor.END));
            } else {
                canvas.text(
                        rule.label(), area[0] + unit * area[2] + 4, area[1] + 8, new Type(ink, SMALL, Anchor.START));
            }
        }
    }

    /** As many ticks as have room for their labels. */
    private List<Ticks.Tick> acrossTicks(Axis axis, double width) {
        boolean names = axis.kind() == Axis.Kind.CATEGORY;
        for (int wanted = (int) Math.max(2, width / (names ? 22 : 56)); wanted > 2; wanted--) {
            List<Ticks.Tick> ticks = Ticks.of(axis, wanted);
            double widest = ticks.stream()
                    .mapToDouble(tick -> Math.min(names ? 90 : 1e9, canvas.textWidth(tick.label(), SMALL, false)))
                    .max()
                    .orElse(0);
            if (ticks.size() * (widest + 10) <= width) {
                return ticks;
            }
        }
        return Ticks.of(axis, 2);
    }

    private double legend(double top, double width) {
        if (chart.legend().isEmpty()) {
            return top;
        }
        double x = PAD;
        double y = top + 7;
        for (Mark.Series series : chart.legend()) {
            String name = fit(series.name(), SMALL, false, width / 3);
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
        Axis axis = new Axis(
                Axis.Kind.LINEAR,
                "",
                cells.low(),
                Math.max(cells.high(), cells.low() + 1e-9),
                List.of(),
                List.of(),
                cells.style());
        for (Ticks.Tick tick : Ticks.of(axis, 4)) {
            canvas.text(
                    tick.label(),
                    x + 16,
                    y + height - axis.unit(tick.value()) * height,
                    new Type(faint, SMALL, Anchor.START));
        }
        canvas.text(fit(cells.label(), SMALL, false, 68), x, y + height + 14, new Type(ink, SMALL, Anchor.START));
    }

    /** The text, cut with an ellipsis where it is wider. */
    private String fit(String text, double size, boolean bold, double width) {
        if (canvas.textWidth(text, size, bold) <= width) {
            return text;
        }
        int length = text.length();
        while (length > 1 && canvas.textWidth(text.substring(0, length) + "…", size, bold) > width) {
            length--;
        }
        return text.substring(0, length) + "…";
    }
}
