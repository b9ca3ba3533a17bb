package io.ttlab.report;

import io.ttlab.chart.Plot;
import io.ttlab.display.HtmlOptions;
import io.ttlab.display.HtmlTable;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Writes the parts of a page. Confine to one thread. */
final class Page {
    /** Scoped to its own class, so that a notebook around it keeps its looks; colours are the surroundings' own. */
    private static final String STYLE = "<style>"
            + ".ttreport{max-width:1180px;margin:0 auto;font:14px/1.5 system-ui,sans-serif}"
            + ".ttreport h1{font-size:22px;margin:8px 0 0}.ttreport h2{font-size:17px;margin:28px 0 6px;"
            + "border-bottom:1px solid rgba(127,127,127,.4);padding-bottom:3px}"
            + ".ttreport h3{font-size:14px;margin:16px 0 4px}.ttreport p{margin:4px 0;opacity:.8}"
            + ".ttreport .tiles{display:flex;flex-wrap:wrap;gap:10px;margin:14px 0}"
            + ".ttreport .tile{border:1px solid rgba(127,127,127,.4);border-radius:6px;padding:6px 12px;min-width:110px}"
            + ".ttreport .tile b{display:block;font-size:18px;font-variant-numeric:tabular-nums}"
            + ".ttreport .tile span{font-size:12px;opacity:.75}"
            + ".ttreport .neg{color:#e0524d}.ttreport .pos{color:#1f9d55}"
            + ".ttreport .charts{display:flex;flex-wrap:wrap;gap:12px}.ttreport img{max-width:100%;height:auto}"
            + "@media print{.ttreport h2{break-after:avoid}}"
            + "</style>";

    private static final int CHART_WIDTH = 570;
    private static final int CHART_HEIGHT = 280;

    private final StringBuilder out = new StringBuilder(STYLE).append("<div class=\"ttreport\">\n");
    private final HtmlOptions options;

    Page(ZoneId zone) {
        options = HtmlOptions.defaults().withZone(zone);
    }

    /** Returns a document around a body; its ground follows the reader's preference for light or dark. */
    static String whole(String title, String body) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n<title>"
                + HtmlTable.escape(title) + "</title>\n"
                + "<style>:root{color-scheme:light dark}body{margin:16px;background:#fff;color:#1f2933}"
                + "@media (prefers-color-scheme:dark){body{background:#14181d;color:#d9dfe5}}</style>\n"
                + "</head>\n<body>\n" + body + "\n</body>\n</html>\n";
    }

    void title(String text, String note) {
        out.append("<h1>").append(HtmlTable.escape(text)).append("</h1>\n");
        note(note);
    }

    void section(String text) {
        out.append("<h2>").append(HtmlTable.escape(text)).append("</h2>\n");
    }

    void note(String text) {
        out.append("<p>").append(HtmlTable.escape(text)).append("</p>\n");
    }

    void beginTiles() {
        out.append("<div class=\"tiles\">");
    }

    void tile(String label, double value, String unit, int decimals, boolean signed) {
        String text = Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%,." + decimals + "f", value);
        String paint =
                !signed || !(value != 0) || Double.isNaN(value) ? "" : value < 0 ? " class=\"neg\"" : " class=\"pos\"";
        out.append("<div class=\"tile\"><b").append(paint).append('>').append(HtmlTable.escape(text));
        out.append("</b><span>").append(HtmlTable.escape(unit.isEmpty() ? label : label + ", " + unit));
        out.append("</span></div>");
    }

    void beginCharts() {
        out.append("<div class=\"charts\">");
    }

    void end() {
        out.append("</div>\n");
    }

    /** Adds a picture of a chart, one for light and one for dark, as documents of their own within the page. */
    void chart(Plot plot, String description, boolean wide) {
        int width = wide ? 2 * CHART_WIDTH + 12 : CHART_WIDTH;
        Plot sized = plot.size(width, CHART_HEIGHT);
        out.append("<picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"")
                .append(data(sized.dark().svg()))
                .append("\"><img alt=\"")
                .append(HtmlTable.escape(description))
                .append("\" width=\"" + width + "\" height=\"" + CHART_HEIGHT + "\" src=\"")
                .append(data(sized.light().svg()))
                .append("\"></picture>\n");
    }

    private static String data(String svg) {
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a table under a heading: of its columns those that are named, all where none is; money and ratios rounded. */
    void table(String heading, Table table, int rows, String... columns) {
        out.append("<h3>").append(HtmlTable.escape(heading)).append("</h3>\n");
        if (table.isEmpty()) {
            note("None.");
            return;
        }
        Table shown = Table.create(table.name());
        for (Column<?> column : table.columns()) {
            boolean wanted = columns.length == 0 || java.util.List.of(columns).contains(column.name());
            if (wanted) {
                shown.addColumns(column instanceof DoubleColumn numbers ? rounded(numbers) : column);
            }
        }
        out.append(HtmlTable.render(shown, options.withRows(Math.max(2, rows)))).append('\n');
    }

    /** Amounts to the cent and ratios to the thousandth; prices and anything else as they are. */
    private static DoubleColumn rounded(DoubleColumn column) {
        String name = column.name();
        boolean money = name.matches(".*(USD|EUR|GBP|Pnl|pnl|money|creditLimit|tilization|eadroom|notional|percent)");
        boolean ratio = name.matches(".*(Share|Ratio|Rate|favourable|ticks|Ticks|ordersPerFill|markAge|best|worst)");
        double scale = money ? 100 : ratio || name.startsWith("seconds") || name.startsWith("median") ? 1_000 : 0;
        if (scale == 0) {
            return column;
        }
        DoubleColumn rounded = DoubleColumn.create(name);
        for (int row = 0; row < column.size(); row++) {
            rounded.append(Math.rint(column.getDouble(row) * scale) / scale);
        }
        return rounded;
    }

    String body() {
        return out + "</div>";
    }
}
