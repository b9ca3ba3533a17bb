package io.ttlab.display;

import io.ttlab.client.Counts;
import io.ttlab.schema.Noted;
import tech.tablesaw.api.Table;

/**
 * A table as HTML for a notebook.
 *
 * <p>Everything is escaped; colours follow the page's, whether it is light or dark; the style is scoped to the table's
 * class and travels with it. Thread-safe.
 */
public final class HtmlTable {

    /**
     * Takes the page's own text colour and tints with half-transparent grey, so that it reads on any background: a
     * reader's preference for dark says nothing about the page, and the classic Notebook stays white. Three selectors
     * deep, to outdo what notebooks say about tables.
     */
    private static final String STYLE = "<style>"
            + ".ttlab{--l:rgba(127,127,127,.45);--z:rgba(127,127,127,.1);"
            + "--g:var(--jp-success-color1,#1f9d55);--r:var(--jp-error-color1,#e0524d);"
            + "color:inherit;overflow-x:auto;max-width:100%}"
            + ".ttlab table.tt{border-collapse:collapse;border:0;color:inherit;font-size:12px;"
            + "font-variant-numeric:tabular-nums;margin:0;table-layout:auto}"
            + ".ttlab table.tt thead th{text-align:left;font-weight:600;border:0;border-bottom:1px solid var(--l);"
            + "padding:3px 8px;color:inherit;background:transparent}"
            + ".ttlab table.tt tbody td{text-align:left;border:0;padding:2px 8px;white-space:nowrap;max-width:32em;"
            + "overflow:hidden;text-overflow:ellipsis}"
            + ".ttlab table.tt tbody tr:nth-child(n){background:transparent;color:inherit}"
            + ".ttlab table.tt tbody tr:nth-child(even){background:var(--z)}"
            + ".ttlab table.tt .n.n{text-align:right}.ttlab table.tt .g.g{color:var(--g)}"
            + ".ttlab table.tt .r.r{color:var(--r)}"
            + ".ttlab .c{opacity:.7;font-size:11px;padding:3px 8px}"
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
        StringBuilder out = new StringBuilder(STYLE).append("<div class=\"ttlab\"><table class=\"tt\"><thead><tr>");
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
                .append("</div>");
        if (table instanceof Noted noted) {
            for (String sentence : noted.notes()) {
                out.append("<div class=\"c\">").append(escape(sentence)).append("</div>");
            }
        }
        out.append("</div>");
        return out.toString();
    }

    /** Whether {@code html} is what {@link #render} makes: a table whose every cell is escaped. */
    public static boolean isOurs(String html) {
        return html.startsWith(STYLE + "<div class=\"ttlab\"><table") && html.indexOf("<script") < 0;
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
        return Counts.of(table.rowCount(), "row") + (window.cut() ? " (" + window.size() + " shown)" : "") + ", "
                + Counts.of(table.columnCount(), "column");
    }

    /** Returns {@code text} with the five characters that HTML gives a meaning spelled as entities. */
    public static String escape(String text) {
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
