package io.ttlab.chart;

import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** A chart in the forms that front ends show. Thread-safe. */
public final class ChartForms {
    /** The name under which a front end is told that a form needs plotly.js on its page. */
    public static final String LIBRARY = "plotly";

    private ChartForms() {}

    /**
     * A chart for a notebook.
     *
     * @param plotly plotly's figure as a tree of maps and lists, for {@code application/vnd.plotly.v1+json}
     * @param html a picture, which a script replaces by the interactive chart where {@code window.Plotly} is there
     * @param png the picture, as base64
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     */
    public record Notebook(Map<String, Object> plotly, String html, String png, int width, int height) {}

    /** Returns a chart for a notebook: some tens of kilobytes, however many rows its table has. */
    public static Notebook notebook(Plot plot) {
        Chart chart = plot.chart();
        Chart fitted = Fit.of(chart, Fit.Detail.NOTEBOOK);
        Chart.Look look = chart.look();
        String png = Base64.getEncoder().encodeToString(Png.small(chart));
        String id = "ttlab-" + UUID.randomUUID();
        String script = ChartScript.of(
                fitted,
                id,
                "width:100%;height:" + look.height() + "px",
                "false",
                "else{" + PlotlyLibrary.recall() + "}");
        String html = "<div id=\"" + id + "\"><img alt=\"" + SvgCanvas.escape(alternative(chart)) + "\" width=\""
                + look.width() + "\" height=\"" + look.height() + "\" src=\"data:image/png;base64," + png
                + "\"></div>\n"
                + "<script>" + script + "</script>";
        return new Notebook(PlotlyFigure.of(fitted), html, png, look.width(), look.height());
    }

    private static String alternative(Chart chart) {
        return chart.title().isEmpty() ? "chart" : chart.title();
    }

    /** Returns a chart as text with Unicode dots and axes, from 20 to 300 columns wide, without colour. */
    public static String text(Plot plot, int columns) {
        return TextPainter.draw(plot.chart(), columns, false);
    }

    /**
     * Returns a chart as a coloured text with Unicode dots and axes, from 20 to 300 columns wide.
     *
     * @param dark whether the terminal is, where the chart itself does not say
     */
    public static String colored(Plot plot, int columns, boolean dark) {
        return TextPainter.draw(on(plot, dark), columns, true);
    }

    private static Chart on(Plot plot, boolean dark) {
        Chart chart = plot.chart();
        Chart.Look look = chart.look();
        return look.dark() != null ? chart : chart.withLook(new Chart.Look(dark, look.width(), look.height()));
    }

    /**
     * Returns a chart as an inline image of a terminal, followed by a line break of its own where the protocol needs one.
     *
     * @param columns how many columns of the terminal it takes, at most
     * @param dark whether the terminal is, where the chart itself does not say
     */
    public static String image(Plot plot, TerminalImages protocol, int columns, boolean dark) {
        return protocol.encode(on(plot, dark), columns);
    }
}
