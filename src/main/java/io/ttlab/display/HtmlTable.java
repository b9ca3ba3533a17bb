package io.ttlab.display;

import tech.tablesaw.api.Table;

/**
 * A table as HTML for a notebook.
 *
 * <p>Everything is escaped; colours follow Jupyter's theme variables where there are any, else the reader's light or
 * dark preference; the style is scoped to the table's class and travels with it. Thread-safe.
 */
public final class HtmlTable {

    private static final String STYLE = "<style>"
            + ".ttlab{--f:var(--jp-content-font-color1,#1f2328);--m:var(--jp-content-font-color2,#656d76);"
            + "--l:var(--jp-border-color2,#d0d7de);--z:var(--jp-rendermime-table-row-background,rgba(127,127,127,.08));"
            + "--g:var(--jp-success-color1,#1a7f37);--r:var(--jp-error-color1,#cf222e)}"
            + "@media(prefers-color-scheme:dark){.ttlab{--f:var(--jp-content-font-color1,#e6edf3);"
            + "--m:var(--jp-content-font-color2,#8b949e);--l:var(--jp-border-color2,#30363d);"
            + "--g:var(--jp-success-color1,#3fb950);--r:var(--jp-error-color1,#f85149)}}"
            + ".ttlab{color:var(--f);overflow-x:auto;max-width:100%}"
            + ".ttlab table{border-collapse:collapse;font-size:12px;font-variant-numeric:tabular-nums;margin:0}"
            + ".ttlab th{text-align:left;border-bottom:1px solid var(--l);padding:3px 8px}"
            + ".ttlab td{text-align:left;padding:2px 8px;white-space:nowrap;max-width:32em;overflow:hidden;"
            + "text-overflow:ellipsis}"
            + ".ttlab tbody tr:nth-child(even){background:var(--z)}"
            + ".ttlab .n{text-align:right}.ttlab .g{color:var(--g)}.ttlab .r{color:var(--r)}"
            + ".ttlab .c{color:var(--m);font-size:11px;padding:3px 8px}"
            + "</style>";

    private HtmlTable() {}

    /**
     * Returns {@code table} as one {@code div} with its style: header, head and tail rows, row and column count.
     *
     * @param table the table, which is read and never changed
     * @param options how many rows, and the zone of instants
     */
    public static String render(Table table, HtmlOptions options) {
        RowWindow window = RowWindow.of(table.rowCount(), options.rows());
        ColumnView[] views = table.columns().stream()
                .map(column -> new ColumnView(column, options.zone()))
                .toArray(ColumnView[]::new);
        StringBuilder out = new StringBuilder(STYLE).append("<div class=\"ttlab\"><table><thead><tr>");
        for (ColumnView view : views) {
            out.append(view.numeric() ? "<th class=\"n\">" : "<th>")
                    .append(escape(view.title()))
                    .append("</th>");
        }
        out.append("</tr></thead><tbody>");
        for (int shown = 0; shown < window.size(); shown++) {
            if (window.cut() && shown == window.headRows()) {
                out.append("<tr>").append("<td>⋮</td>".repeat(views.length)).append("</tr>");
            }
            out.append("<tr>");
            for (ColumnView view : views) {
                cell(out, view, view.cell(window.indexes()[shown]));
            }
            out.append("</tr>");
        }
        out.append("</tbody></table><div class=\"c\">")
                .append(note(table, window))
                .append("</div></div>");
        return out.toString();
    }

    private static void cell(StringBuilder out, ColumnView view, String text) {
        String style = view.numeric() ? "n" : "";
        style += switch (view.paint(text)) {
            case GOOD -> " g";
            case BAD -> " r";
            default -> "";
        };
        out.append(style.isEmpty() ? "<td>" : "<td class=\"" + style.strip() + "\">");
        out.append(escape(text)).append("</td>");
    }

    private static String note(Table table, RowWindow window) {
        return TextTable.count(table.rowCount(), "row") + (window.cut() ? " (" + window.size() + " shown)" : "") + ", "
                + TextTable.count(table.columnCount(), "column");
    }

    /** Returns {@code text} with the five characters that HTML gives a meaning spelled as entities. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(character);
            }
        }
        return out.toString();
    }
}
