package io.ttlab.chart;

import io.ttlab.client.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The frame of plotly's figure: axes, titles, reference lines, notes. */
final class PlotlyLayout {
    private final Chart chart;
    private final Theme theme;
    private final List<Object> annotations = new ArrayList<>();
    private final List<Object> shapes = new ArrayList<>();

    private PlotlyLayout(Chart chart) {
        this.chart = chart;
        this.theme = chart.look().theme();
    }

    static Map<String, Object> of(Chart chart) {
        return new PlotlyLayout(chart).layout();
    }

    private Map<String, Object> layout() {
        String ground = Theme.hex(theme.ground);
        boolean titled = !chart.title().isEmpty();
        boolean legend = !chart.legend().isEmpty();
        boolean panels = hasTitles();
        int top = 16 + (titled ? 32 : 0) + (legend ? 28 : 0) + (panels ? 20 : 0);
        int bottom = 52 + (chart.notes().isEmpty() ? 0 : 18);
        double above = panels ? 20.0 / Math.max(60, chart.look().height() - top - bottom) : 0;
        Map<String, Object> layout = Json.map(
                "paper_bgcolor",
                ground,
                "plot_bgcolor",
                ground,
                "font",
                Json.map("color", Theme.hex(theme.ink), "size", 12),
                "margin",
                Json.map("l", 64, "r", chart.panels().get(0).right() == null ? 20 : 64, "t", top, "b", bottom),
                "height",
                chart.look().height(),
                "showlegend",
                legend,
                "legend",
                Json.map("orientation", "h", "x", 0, "y", 1 + above, "xanchor", "left", "yanchor", "bottom"),
                "hovermode",
                "closest",
                "barmode",
                "overlay",
                "boxmode",
                "overlay",
                "dragmode",
                "zoom");
        if (titled) {
            layout.put(
                    "title",
                    Json.map(
                            "text",
                            escape(chart.title()),
                            "x",
                            0,
                            "xref",
                            "paper",
                            "xanchor",
                            "left",
                            "font",
                            Json.map("size", 16)));
        }
        for (int index = 0; index < chart.panels().size(); index++) {
            panel(layout, index);
        }
        if (!chart.notes().isEmpty()) {
            Map<String, Object> note = annotation(escape(chart.note()), 0, 0);
            note.put("yshift", -66);
            note.put("font", Json.map("size", 11, "color", Theme.hex(theme.faint)));
            annotations.add(note);
        }
        layout.put("annotations", annotations);
        layout.put("shapes", shapes);
        return layout;
    }

    private void panel(Map<String, Object> layout, int index) {
        Chart.Panel panel = chart.panels().get(index);
        double[] across = domain(index % chart.columns(), chart.columns(), panel.right() == null ? 0.03 : 0.08);
        int row = index / chart.columns();
        double[] up = up(row);
        String suffix = PlotlyFigure.suffix(index);
        Map<String, Object> x = axis(panel.x(), across, "y" + suffix);
        Map<String, Object> y = axis(panel.y(), up, "x" + suffix);
        if (index > 0) {
            x.put("matches", "x");
        }
        if (index > 0 && chart.sharesAxes()) {
            y.put("matches", "y");
        }
        // Only the outer ones of axes that panels share have labels.
        if (index + chart.columns() < chart.panels().size()) {
            x.remove("title");
            x.put("showticklabels", false);
        }
        if (index % chart.columns() > 0) {
            y.remove("title");
            y.put("showticklabels", false);
        }
        layout.put("xaxis" + suffix, x);
        layout.put("yaxis" + suffix, y);
        if (panel.right() != null) {
            Map<String, Object> right = axis(panel.right(), up, "x" + suffix);
            right.put("side", "right");
            right.put("overlaying", "y" + suffix);
            right.put("showgrid", false);
            layout.put("yaxis" + PlotlyFigure.rightSuffix(index), right);
        }
        if (!panel.title().isEmpty()) {
            Map<String, Object> title = annotation("<b>" + escape(panel.title()) + "</b>", across[0], up[1]);
            title.put("yanchor", "bottom");
            annotations.add(title);
        }
        panel.rules().forEach(rule -> rule(panel, rule, suffix));
    }

    private boolean hasTitles() {
        return chart.panels().stream().anyMatch(panel -> !panel.title().isEmpty());
    }

    /** From where to where a row of panels reaches, of the whole height. */
    private double[] up(int row) {
        double gap = chart.rows() > 3 ? 0.07 : hasTitles() ? 0.1 : 0.06;
        double free = 1 - gap * (chart.rows() - 1);
        double top = 1;
        for (int above = 0; above < row; above++) {
            top -= chart.heights().get(above) * free + gap;
        }
        return new double[] {Math.max(0, top - chart.heights().get(row) * free), top};
    }

    private static double[] domain(int place, int count, double gap) {
        double size = (1 - gap * (count - 1)) / count;
        double start = place * (size + gap);
        return new double[] {Math.max(0, start), Math.min(1, start + size)};
    }

    private Map<String, Object> axis(Axis axis, double[] domain, String anchor) {
        Map<String, Object> made = Json.map(
                "domain", List.of(domain[0], domain[1]),
                "anchor", anchor,
                "gridcolor", Theme.hex(theme.grid),
                "linecolor", Theme.hex(theme.frame),
                "tickfont", Json.map("size", 11, "color", Theme.hex(theme.faint)),
                "zeroline", false,
                "automargin", true,
                "separatethousands", true,
                "title", Json.map("text", escape(axis.label()), "font", Json.map("size", 12)));
        boolean log = axis.kind() == Axis.Kind.LOG;
        made.put("type", log ? "log" : axis.kind() == Axis.Kind.TIME ? "date" : "linear");
        made.put(
                "range",
                log
                        ? List.of(Math.log10(axis.low()), Math.log10(axis.high()))
                        : List.of(bound(axis, axis.low()), bound(axis, axis.high())));
        if (axis.kind() == Axis.Kind.CATEGORY) {
            made.put("showgrid", false);
            ticks(
                    made,
                    axis,
                    Math.max(
                            60,
                            axis.categories().size() > 120
                                    ? 60
                                    : axis.categories().size()));
        } else if (axis.style().number() != null && axis.kind() == Axis.Kind.LINEAR) {
            ticks(made, axis, 12);
        } else if (axis.kind() == Axis.Kind.TIME && axis.style().times().pattern() != null) {
            ticks(made, axis, 8);
        }
        if (axis.kind() == Axis.Kind.TIME) {
            made.put("rangeslider", Json.map("visible", false));
            if (!axis.gaps().isEmpty()) {
                made.put(
                        "rangebreaks",
                        axis.gaps().stream()
                                .map(gap -> (Object)
                                        Json.map("bounds", List.of(bound(axis, gap.start()), bound(axis, gap.end()))))
                                .toList());
            }
        }
        return made;
    }

    private static Object bound(Axis axis, double value) {
        Object bound = PlotlyValues.value(axis, value);
        return bound == null ? 0 : bound;
    }

    private static void ticks(Map<String, Object> made, Axis axis, int most) {
        List<Ticks.Tick> ticks = Ticks.of(axis, most);
        made.put("tickmode", "array");
        made.put(
                "tickvals",
                ticks.stream().map(tick -> bound(axis, tick.value())).toList());
        made.put(
                "ticktext",
                ticks.stream().map(tick -> (Object) escape(tick.label())).toList());
    }

    private void rule(Chart.Panel panel, Chart.Rule rule, String suffix) {
        Axis axis = rule.horizontal() ? panel.y() : panel.x();
        Object at = bound(axis, rule.at());
        String x = rule.horizontal() ? "x" + suffix + " domain" : "x" + suffix;
        String y = rule.horizontal() ? "y" + suffix : "y" + suffix + " domain";
        shapes.add(Json.map(
                "type",
                "line",
                "layer",
                "below",
                "xref",
                x,
                "yref",
                y,
                "x0",
                rule.horizontal() ? 0 : at,
                "x1",
                rule.horizontal() ? 1 : at,
                "y0",
                rule.horizontal() ? at : 0,
                "y1",
                rule.horizontal() ? at : 1,
                "line",
                Json.map("color", Theme.hex(theme.frame), "width", 1.2, "dash", "dash")));
        if (!rule.label().isEmpty()) {
            annotations.add(Json.map(
                    "text",
                    escape(rule.label()),
                    "showarrow",
                    false,
                    "xref",
                    x,
                    "yref",
                    y,
                    "x",
                    rule.horizontal() ? 1 : at,
                    "y",
                    rule.horizontal() ? logged(axis, at) : 1,
                    "xanchor",
                    rule.horizontal() ? "right" : "left",
                    "yanchor",
                    rule.horizontal() ? "bottom" : "top"));
        }
    }

    /** Annotations, unlike shapes, stand at the logarithm. */
    private static Object logged(Axis axis, Object at) {
        return axis.kind() == Axis.Kind.LOG ? Math.log10(((Number) at).doubleValue()) : at;
    }

    private static Map<String, Object> annotation(String text, double x, double y) {
        return Json.map(
                "text",
                text,
                "showarrow",
                false,
                "xref",
                "paper",
                "yref",
                "paper",
                "x",
                x,
                "y",
                y,
                "xanchor",
                "left",
                "yanchor",
                "top");
    }

    /** A text that plotly, which reads a little HTML, shows as it is. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
