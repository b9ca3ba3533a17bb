package io.ttlab.chart;

/** A chart as a page of its own, with all that it needs inside. */
final class HtmlPage {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <link rel="icon" href="data:,">
            <title>%title</title>
            <style>html,body{margin:0;height:100%;background:%ground;color:%ink;font-family:sans-serif}%auto</style>
            </head>
            <body>
            """;

    private HtmlPage() {}

    static String of(Chart chart) {
        String script = ChartScript.of(
                Fit.of(chart, Fit.Detail.PAGE),
                "chart",
                "width:100%;height:" + chart.look().height() + "px",
                chart.look().dark() == null ? "window.matchMedia('(prefers-color-scheme: dark)').matches" : "false",
                "");
        return head(chart) + "<div id=\"chart\"></div>\n<script>" + script + "</script>\n" + PlotlyLibrary.inline()
                + "</body>\n</html>\n";
    }

    private static String head(Chart chart) {
        Theme theme = chart.look().theme();
        String auto = chart.look().dark() == null
                ? "@media (prefers-color-scheme: dark){html,body{background:" + Theme.hex(Theme.DARK.ground) + "}}"
                : "";
        return HEAD.replace("%title", SvgCanvas.escape(chart.title().isEmpty() ? "Chart" : chart.title()))
                .replace("%ground", Theme.hex(theme.ground))
                .replace("%ink", Theme.hex(theme.ink))
                .replace("%auto", auto);
    }

    /** A page around what draws itself with {@code window.Plotly}. */
    static String ofFigure(String html) {
        return HEAD.replace("%title", "Figure")
                        .replace("%ground", Theme.hex(Theme.LIGHT.ground))
                        .replace("%ink", Theme.hex(Theme.LIGHT.ink))
                        .replace("%auto", "")
                + html + PlotlyLibrary.inline() + "</body>\n</html>\n";
    }
}
