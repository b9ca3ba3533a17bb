package io.ttlab.chart;

import io.ttlab.client.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A chart as plotly's figure: a tree of {@code data}, {@code layout} and {@code config}. */
final class PlotlyFigure {
    /** Nothing leaves the browser: plotly's default is a button that uploads the data. */
    private static final Map<String, Object> CONFIG =
            Json.map("showSendToCloud", false, "plotlyServerURL", "", "displaylogo", false, "responsive", true);

    private final Chart chart;
    private final Theme theme;
    private final Set<String> shown = new HashSet<>();

    private PlotlyFigure(Chart chart) {
        this.chart = chart;
        this.theme = chart.look().theme();
    }

    static Map<String, Object> of(Chart chart) {
        PlotlyFigure figure = new PlotlyFigure(chart);
        return Json.map("data", figure.data(), "layout", PlotlyLayout.of(chart), "config", CONFIG);
    }

    /** The suffix of a panel's axes: none, 2, 3, …. */
    static String suffix(int panel) {
        return panel == 0 ? "" : Integer.toString(panel + 1);
    }

    /** The suffix of a panel's axis at the right, which plotly numbers with the others. */
    static String rightSuffix(int panel) {
        return Integer.toString(101 + panel);
    }

    private List<Object> data() {
        List<Object> traces = new ArrayList<>();
        for (int index = 0; index < chart.panels().size(); index++) {
            Chart.Panel panel = chart.panels().get(index);
            for (Mark mark : panel.marks()) {
                boolean right = mark.series().right() && panel.right() != null;
                for (Map<String, Object> trace : traces(panel, mark)) {
                    trace.put("xaxis", "x" + suffix(index));
                    trace.put("yaxis", "y" + (right ? rightSuffix(index) : suffix(index)));
                    traces.add(trace);
                }
            }
        }
        return traces;
    }

    private List<Map<String, Object>> traces(Chart.Panel panel, Mark mark) {
        Axis y = panel.yOf(mark);
        String color = Theme.hex(theme.color(mark.series()));
        if (mark instanceof Mark.Line line) {
            return List.of(line(panel.x(), y, line, color));
        }
        if (mark instanceof Mark.Points points) {
            return List.of(points(panel.x(), y, points, color));
        }
        if (mark instanceof Mark.Bars bars) {
            return List.of(bars(panel, y, bars, color));
        }
        if (mark instanceof Mark.Boxes boxes) {
            return boxes(panel.x(), y, boxes, color);
        }
        if (mark instanceof Mark.Candles candles) {
            return List.of(candles(panel.x(), y, candles));
        }
        return List.of(cells(panel, (Mark.Cells) mark));
    }

    /** What all traces have: a name, and one entry in the legend for all panels. */
    private Map<String, Object> trace(String type, Mark.Series series) {
        boolean first = shown.add(series.name());
        return Json.map(
                "type",
                type,
                "name",
                series.name(),
                "legendgroup",
                series.name(),
                "showlegend",
                first && chart.legend().stream().anyMatch(each -> each.name().equals(series.name())));
    }

    private Map<String, Object> line(Axis x, Axis y, Mark.Line line, String color) {
        Map<String, Object> trace = trace("scatter", line.series());
        trace.put("mode", "lines");
        trace.put("x", PlotlyValues.list(x, line.x()));
        trace.put("y", PlotlyValues.list(y, line.y()));
        trace.put("line", Json.map("color", color, "width", 1.6, "shape", line.stepped() ? "hv" : "linear"));
        trace.put("connectgaps", false);
        if (line.base() != null) {
            trace.put("fill", "tozeroy");
            trace.put("fillcolor", color + "48");
        }
        hover(trace, x, y, line.x(), line.y());
        return trace;
    }

    private Map<String, Object> points(Axis x, Axis y, Mark.Points points, String color) {
        Map<String, Object> trace = trace("scatter", points.series());
        trace.put("mode", "markers");
        trace.put("x", PlotlyValues.list(x, points.x()));
        trace.put("y", PlotlyValues.list(y, points.y()));
        Map<String, Object> marker = Json.map("color", color, "opacity", points.size() == null ? 0.9 : 0.7);
        // Plotly's own rings around sized points are white, on dark ground too.
        marker.put("line", Json.map("width", 0));
        marker.put("size", points.size() == null ? 6 : PlotlyValues.rounded(points.size(), 1));
        trace.put("marker", marker);
        hover(trace, x, y, points.x(), points.y());
        return trace;
    }

    private Map<String, Object> bars(Chart.Panel panel, Axis y, Mark.Bars bars, String color) {
        Map<String, Object> trace = trace("bar", bars.series());
        Axis places = bars.horizontal() ? panel.y() : panel.x();
        Axis values = bars.horizontal() ? panel.x() : y;
        double[] length = new double[bars.at().length];
        for (int index = 0; index < length.length; index++) {
            length[index] = bars.high()[index] - bars.low()[index];
        }
        trace.put(bars.horizontal() ? "y" : "x", PlotlyValues.list(places, bars.at()));
        trace.put(bars.horizontal() ? "x" : "y", PlotlyValues.list(values, length));
        boolean piled = false;
        for (double low : bars.low()) {
            piled |= low != 0;
        }
        if (piled) {
            trace.put("base", PlotlyValues.list(values, bars.low()));
        }
        trace.put("width", bars.width());
        trace.put("orientation", bars.horizontal() ? "h" : "v");
        trace.put("marker", Json.map("color", color));
        List<Object> text = new ArrayList<>();
        for (int index = 0; index < length.length; index++) {
            text.add(places.text(bars.at()[index]) + "<br>" + values.text(length[index]));
        }
        hover(trace, text);
        return trace;
    }

    private List<Map<String, Object>> boxes(Axis x, Axis y, Mark.Boxes boxes, String color) {
        Map<String, Object> trace = trace("box", boxes.series());
        double[][] five = new double[6][boxes.boxes().size()];
        List<Double> beyondX = new ArrayList<>();
        List<Double> beyondY = new ArrayList<>();
        for (int index = 0; index < boxes.boxes().size(); index++) {
            Mark.Box box = boxes.boxes().get(index);
            double[] values = {box.at(), box.low(), box.q1(), box.median(), box.q3(), box.high()};
            for (int field = 0; field < 6; field++) {
                five[field][index] = values[field];
            }
            for (double value : box.beyond()) {
                beyondX.add(box.at());
                beyondY.add(value);
            }
        }
        String[] fields = {"x", "lowerfence", "q1", "median", "q3", "upperfence"};
        for (int field = 0; field < 6; field++) {
            trace.put(fields[field], PlotlyValues.list(field == 0 ? x : y, five[field]));
        }
        trace.put("width", boxes.width());
        trace.put("line", Json.map("color", color, "width", 1.3));
        trace.put("fillcolor", color + "50");
        Map<String, Object> beyond = trace("scatter", boxes.series());
        beyond.put("mode", "markers");
        beyond.put("x", PlotlyValues.list(x, unboxed(beyondX)));
        beyond.put("y", PlotlyValues.list(y, unboxed(beyondY)));
        beyond.put("marker", Json.map("color", color, "size", 4));
        return beyondX.isEmpty() ? List.of(trace) : List.of(trace, beyond);
    }

    private static double[] unboxed(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private Map<String, Object> candles(Axis x, Axis y, Mark.Candles candles) {
        Map<String, Object> trace = trace("candlestick", candles.series());
        trace.put("x", PlotlyValues.list(x, candles.x()));
        trace.put("open", PlotlyValues.list(y, candles.open()));
        trace.put("high", PlotlyValues.list(y, candles.high()));
        trace.put("low", PlotlyValues.list(y, candles.low()));
        trace.put("close", PlotlyValues.list(y, candles.close()));
        String up = Theme.hex(theme.up());
        String down = Theme.hex(theme.down());
        trace.put("increasing", Json.map("line", Json.map("color", up, "width", 1.2), "fillcolor", up));
        trace.put("decreasing", Json.map("line", Json.map("color", down, "width", 1.2), "fillcolor", down));
        return trace;
    }

    private Map<String, Object> cells(Chart.Panel panel, Mark.Cells cells) {
        Map<String, Object> trace = trace("heatmap", cells.series());
        List<Object> z = new ArrayList<>();
        List<Object> texts = new ArrayList<>();
        Axis values = new Axis(
                Axis.Kind.LINEAR,
                "",
                cells.low(),
                Math.max(cells.high(), cells.low() + 1e-9),
                List.of(),
                List.of(),
                cells.style());
        for (int row = 0; row < cells.z().length; row++) {
            z.add(PlotlyValues.list(values, cells.z()[row]));
            List<Object> text = new ArrayList<>();
            for (int column = 0; column < cells.z()[row].length; column++) {
                double value = cells.z()[row][column];
                text.add(
                        Double.isNaN(value)
                                ? ""
                                : panel.y().text(row) + ", " + panel.x().text(column) + "<br>" + cells.label() + " "
                                        + values.text(value));
            }
            texts.add(text);
        }
        trace.put("z", z);
        trace.put("zmin", cells.low());
        trace.put("zmax", Math.max(cells.high(), cells.low() + 1e-9));
        List<Object> scale = new ArrayList<>();
        int[] stops = Theme.stops(cells.diverging());
        for (int index = 0; index < stops.length; index++) {
            scale.add(List.of((double) index / (stops.length - 1), Theme.hex(stops[index])));
        }
        trace.put("colorscale", scale);
        trace.put(
                "colorbar",
                Json.map(
                        "title",
                        Json.map("text", cells.label()),
                        "thickness",
                        12,
                        "outlinewidth",
                        0,
                        "separatethousands",
                        true));
        trace.put("showscale", shown.add("colours of the heat map"));
        trace.put("hoverongaps", false);
        trace.put("text", texts);
        trace.put("hovertemplate", "%{text}<extra></extra>");
        return trace;
    }

    /** Where plotly cannot write a value as the axis does, the text comes with the point. */
    private static void hover(Map<String, Object> trace, Axis x, Axis y, double[] xs, double[] ys) {
        if (x.kind() != Axis.Kind.CATEGORY
                && y.kind() != Axis.Kind.CATEGORY
                && x.style().number() == null
                && y.style().number() == null) {
            return;
        }
        List<Object> text = new ArrayList<>();
        for (int index = 0; index < xs.length; index++) {
            text.add(Double.isNaN(ys[index]) ? "" : x.text(xs[index]) + "<br>" + y.text(ys[index]));
        }
        hover(trace, text);
    }

    private static void hover(Map<String, Object> trace, List<Object> text) {
        trace.put("text", text);
        trace.put("textposition", "none");
        trace.put("hovertemplate", "%{text}<extra>%{fullData.name}</extra>");
        if ("scatter".equals(trace.get("type"))) {
            trace.remove("textposition");
        }
    }
}
