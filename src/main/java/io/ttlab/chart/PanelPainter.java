package io.ttlab.chart;

import io.ttlab.chart.Canvas.Anchor;
import io.ttlab.chart.Canvas.Stroke;
import io.ttlab.chart.Canvas.Type;
import java.util.List;

/** Draws one panel of a picture: grid, ticks, marks, reference lines. */
final class PanelPainter {
    private static final double SMALL = PictureLayout.SMALL;
    private static final double MEDIUM = 12;

    private final Canvas canvas;
    private final Theme theme;
    private final Chart.Panel panel;
    private final PictureLayout layout;
    private final PictureLayout.Area area;
    private final Type faint;

    PanelPainter(Canvas canvas, Theme theme, Chart.Panel panel, PictureLayout layout, PictureLayout.Area area) {
        this.canvas = canvas;
        this.theme = theme;
        this.panel = panel;
        this.layout = layout;
        this.area = area;
        this.faint = new Type(0xFF000000 | theme.faint, SMALL, Anchor.END);
    }

    void paint() {
        if (!panel.title().isEmpty()) {
            canvas.text(
                    canvas.fit(panel.title(), MEDIUM, true, area.width()),
                    area.left(),
                    area.top() - 11,
                    new Type(0xFF000000 | theme.ink, MEDIUM, true, Anchor.START, false));
        }
        boolean grid = panel.marks().stream().noneMatch(mark -> mark instanceof Mark.Cells);
        up(grid);
        across(grid);
        if (panel.right() != null && area.outer()) {
            for (Ticks.Tick tick : PictureLayout.upRight(panel.right(), area.height())) {
                double y = area.bottom() - panel.right().unit(tick.value()) * area.height();
                canvas.text(tick.label(), area.right() + 6, y, new Type(faint.argb(), SMALL, Anchor.START));
            }
        }
        double[] rectangle = {area.left(), area.top(), area.width(), area.height()};
        new MarkPainter(canvas, theme, panel, rectangle, false).paint();
        double bottom = Math.rint(area.bottom()) + 0.5;
        canvas.line(area.left(), bottom, area.right(), bottom, new Stroke(0xFF000000 | theme.frame, 1));
        panel.rules().forEach(this::ruleLabel);
    }

    private void up(boolean grid) {
        for (Ticks.Tick tick : PictureLayout.up(panel.y(), area.height())) {
            double y = Math.rint(area.bottom() - panel.y().unit(tick.value()) * area.height()) + 0.5;
            if (grid) {
                canvas.line(area.left(), y, area.right(), y, new Stroke(0xFF000000 | theme.grid, 1));
            }
            if (area.labelled()) {
                canvas.text(canvas.fit(tick.label(), SMALL, false, layout.left() - 10), area.left() - 6, y, faint);
            }
        }
    }

    private void across(boolean grid) {
        boolean names = panel.x().kind() == Axis.Kind.CATEGORY;
        List<Ticks.Tick> ticks = PictureLayout.across(canvas, panel.x(), area.width(), layout.upright());
        double slot = ticks.isEmpty() ? 0 : area.width() / ticks.size() - 4;
        for (Ticks.Tick tick : ticks) {
            double x = Math.rint(area.left() + panel.x().unit(tick.value()) * area.width()) + 0.5;
            if (grid && !names) {
                canvas.line(x, area.top(), x, area.bottom(), new Stroke(0xFF000000 | theme.grid, 1));
            }
            if (area.lowest() && layout.upright()) {
                String label = canvas.fit(tick.label(), SMALL, false, layout.below() - 10);
                canvas.text(label, x, area.bottom() + 6, new Type(faint.argb(), SMALL, false, Anchor.END, true));
            } else if (area.lowest()) {
                String label = names ? canvas.fit(tick.label(), SMALL, false, slot) : tick.label();
                canvas.text(label, x, area.bottom() + 13, new Type(faint.argb(), SMALL, Anchor.MIDDLE));
            }
        }
    }

    private void ruleLabel(Chart.Rule rule) {
        double unit = (rule.horizontal() ? panel.y() : panel.x()).unit(rule.at());
        if (rule.label().isEmpty() || !(unit >= 0 && unit <= 1)) {
            return;
        }
        int ink = 0xFF000000 | theme.ink;
        if (rule.horizontal()) {
            double y = area.bottom() - unit * area.height();
            // Above the line, or below one at the top.
            double aside = y - area.top() < 14 ? 8 : -8;
            canvas.text(rule.label(), area.right() - 4, y + aside, new Type(ink, SMALL, Anchor.END));
            return;
        }
        double x = area.left() + unit * area.width();
        boolean room = x + 4 + canvas.textWidth(rule.label(), SMALL, false) < area.right();
        canvas.text(
                rule.label(),
                room ? x + 4 : x - 4,
                area.top() + 8,
                new Type(ink, SMALL, room ? Anchor.START : Anchor.END));
    }
}
