package io.ttlab.display;

import io.ttlab.schema.Noted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/**
 * A table as text that fits a screen.
 *
 * <p>Columns that do not fit are left out, least informative first, and named in a note; long tables show their head
 * and tail; a table of one row is shown vertically. Text from the wire never reaches the terminal as control
 * characters. Thread-safe.
 */
public final class TextTable {

    private TextTable() {}

    /**
     * Returns {@code table} as lines without a final line break.
     *
     * <pre>{@code
     * instrument  side  price
     * ──────────  ────  ───────
     * ES Dec26    BUY   6712.25
     * ES Dec26    SELL  6713.5
     * 2 rows
     * }</pre>
     *
     * @param table the table, which is read and never changed
     * @param options the width, the number of rows, colour and the zone of instants
     */
    public static String render(Table table, TextOptions options) {
        if (table.columnCount() == 0) {
            return "0 rows, 0 columns";
        }
        String rows = table.rowCount() == 1 ? VerticalTable.render(table, options) : horizontal(table, options);
        return table instanceof Noted noted ? rows + remarks(noted, options) : rows;
    }

    /** What a table says of itself, on as many lines as it takes: cut, it would say something else. */
    private static String remarks(Noted table, TextOptions options) {
        StringBuilder lines = new StringBuilder();
        for (String note : table.notes()) {
            String rest = VisibleText.of(note);
            while (!rest.isEmpty()) {
                String line =
                        VisibleText.width(rest) <= options.width() ? rest : VisibleText.start(rest, options.width());
                int space = line.length() < rest.length() ? line.lastIndexOf(' ') : -1;
                line = space > 0 ? line.substring(0, space) : line;
                lines.append('\n').append(Paint.FAINT.on(line, options));
                rest = rest.substring(line.length()).stripLeading();
            }
        }
        return lines.toString();
    }

    private static String horizontal(Table table, TextOptions options) {
        RowWindow window = RowWindow.of(table.rowCount(), options.rows());
        List<CellBlock> blocks = new ArrayList<>(table.columnCount());
        for (int index = 0; index < table.columnCount(); index++) {
            blocks.add(new CellBlock(new ColumnView(table.column(index), options.zone()), index, window));
        }
        TableLayout layout = new TableLayout(blocks, new ColumnRank(table.columnNames()), options.width());
        StringBuilder out = new StringBuilder();
        header(out, layout, options);
        for (int shown = 0; shown < window.size(); shown++) {
            if (window.cut() && shown == window.headRows()) {
                row(out, layout, options, column -> "⋮", Paint.FAINT);
            }
            int row = shown;
            row(out, layout, options, column -> layout.shown.get(column).cells[row], Paint.NONE);
        }
        out.append(notes(table, layout, window, options));
        return out.toString();
    }

    private static void header(StringBuilder out, TableLayout layout, TextOptions options) {
        row(out, layout, options, column -> layout.shown.get(column).view.title(), Paint.HEADER);
        row(out, layout, options, column -> "─".repeat(layout.widths[column]), Paint.FAINT);
    }

    /** The text of a cell by the number of its column among the shown ones. */
    private interface CellText {
        String at(int column);
    }

    private static void row(StringBuilder out, TableLayout layout, TextOptions options, CellText text, Paint rowPaint) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < layout.shown.size(); column++) {
            ColumnView view = layout.shown.get(column).view;
            String cell = text.at(column);
            Paint paint = rowPaint == Paint.NONE ? view.paint(cell) : rowPaint;
            line.append(cell(cell, view, layout.widths[column], rowPaint == Paint.NONE, paint, options));
            line.append(" ".repeat(TableLayout.GAP));
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private static String cell(
            String text, ColumnView view, int width, boolean isValue, Paint paint, TextOptions options) {
        String fitted = text;
        if (VisibleText.width(text) > width) {
            // Half a number would be another number: spreadsheets fill such a cell with hashes.
            fitted = isValue && view.numeric() ? "#".repeat(width) : VisibleText.cut(text, width);
        }
        String padding = " ".repeat(width - VisibleText.width(fitted));
        String painted = paint.on(fitted, options);
        return view.numeric() ? padding + painted : painted + padding;
    }

    private static String notes(Table table, TableLayout layout, RowWindow window, TextOptions options) {
        StringBuilder note = new StringBuilder(count(table.rowCount(), "row"));
        if (window.cut()) {
            note.append(" (").append(number(window.size())).append(" shown)");
        }
        boolean instants = layout.shown.stream().anyMatch(block -> block.view.instant());
        if (instants
                && !options.zone().getId().equals("Z")
                && !options.zone().getId().equals("UTC")) {
            note.append(", times in ").append(options.zone().getId());
        }
        if (layout.hidden.isEmpty()) {
            return Paint.FAINT.on(VisibleText.cut(note.toString(), options.width()), options);
        }
        note.append(", ").append(count(table.columnCount(), "column"));
        note.append(" (").append(number(layout.shown.size())).append(" shown)");
        String names = layout.hidden.stream().map(block -> block.view.title()).collect(Collectors.joining(", "));
        String hidden = layout.hidden.size() + " not shown"
                + (layout.hiddenEmpty > 0 ? " (" + layout.hiddenEmpty + " empty): " : ": ") + names;
        return Paint.FAINT.on(VisibleText.cut(note.toString(), options.width()), options)
                + "\n"
                + Paint.FAINT.on(VisibleText.cut(hidden, options.width()), options);
    }

    /** Returns "1 row", "2 rows", "5,000 rows". */
    static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
