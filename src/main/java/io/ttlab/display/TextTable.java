package io.ttlab.display;

import io.ttlab.client.Counts;
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
        return table.notes().stream()
                .map(note -> "\n" + wrapped(VisibleText.of(note), options))
                .collect(Collectors.joining());
    }

    private static String wrapped(String text, TextOptions options) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (!rest.isEmpty()) {
            String line = VisibleText.width(rest) <= options.width() ? rest : VisibleText.start(rest, options.width());
            int space = line.length() < rest.length() ? line.lastIndexOf(' ') : -1;
            line = space > 0 ? line.substring(0, space) : line;
            lines.add(Paint.FAINT.on(line, options));
            rest = rest.substring(line.length()).stripLeading();
        }
        return String.join("\n", lines);
    }

    /**
     * Returns {@code table} with all its columns: as many side by side as fit, then the next ones below them.
     *
     * @param table the table, which is read and never changed
     * @param options as for {@link #render}
     */
    public static String folded(Table table, TextOptions options) {
        RowWindow window = RowWindow.of(table.rowCount(), options.rows());
        List<CellBlock> blocks = blocks(table, options, window);
        if (table.rowCount() == 1 || TableLayout.fits(blocks, options.width())) {
            return render(table, options);
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        while (from < blocks.size()) {
            int to = from + 1;
            while (to < blocks.size() && TableLayout.fits(blocks.subList(from, to + 1), options.width())) {
                to++;
            }
            List<CellBlock> part = blocks.subList(from, to);
            String which = to == from + 1 ? "column " + to : "columns " + (from + 1) + " to " + to;
            String title = which + " of " + blocks.size();
            out.append(Paint.FAINT.on(VisibleText.cut(title, options.width()), options))
                    .append('\n');
            grid(out, new TableLayout(part, new ColumnRank(table.columnNames()), options.width()), window, options);
            out.append('\n');
            from = to;
        }
        return out.append(wrapped(rowCount(table, window, blocks, options), options))
                .toString();
    }

    private static String horizontal(Table table, TextOptions options) {
        RowWindow window = RowWindow.of(table.rowCount(), options.rows());
        List<CellBlock> blocks = blocks(table, options, window);
        TableLayout layout = new TableLayout(blocks, new ColumnRank(table.columnNames()), options.width());
        StringBuilder out = new StringBuilder();
        grid(out, layout, window, options);
        out.append(notes(table, layout, window, options));
        return out.toString();
    }

    private static List<CellBlock> blocks(Table table, TextOptions options, RowWindow window) {
        List<CellBlock> blocks = new ArrayList<>(table.columnCount());
        for (int index = 0; index < table.columnCount(); index++) {
            blocks.add(new CellBlock(new ColumnView(table.column(index), options.zone()), index, window));
        }
        return blocks;
    }

    private static void grid(StringBuilder out, TableLayout layout, RowWindow window, TextOptions options) {
        header(out, layout, options);
        for (int shown = 0; shown < window.size(); shown++) {
            if (window.cut() && shown == window.headRows()) {
                row(out, layout, options, column -> "⋮", Paint.FAINT);
            }
            int row = shown;
            row(out, layout, options, column -> layout.shown.get(column).cells[row], Paint.NONE);
        }
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

    private static String rowCount(Table table, RowWindow window, List<CellBlock> shown, TextOptions options) {
        StringBuilder note = new StringBuilder(Counts.of(table.rowCount(), "row"));
        if (window.cut()) {
            note.append(" (").append(number(window.size())).append(" shown)");
        }
        boolean instants = shown.stream().anyMatch(block -> block.view.instant());
        String zone = options.zone().getId();
        return instants && !zone.equals("Z") && !zone.equals("UTC") ? note + ", times in " + zone : note.toString();
    }

    private static String notes(Table table, TableLayout layout, RowWindow window, TextOptions options) {
        StringBuilder note = new StringBuilder(rowCount(table, window, layout.shown, options));
        if (layout.hidden.isEmpty()) {
            return wrapped(note.toString(), options);
        }
        note.append(", ").append(Counts.of(table.columnCount(), "column"));
        note.append(" (").append(number(layout.shown.size())).append(" shown)");
        String names = layout.hidden.stream().map(block -> block.view.title()).collect(Collectors.joining(", "));
        String hidden = layout.hidden.size() + " not shown"
                + (layout.hiddenEmpty > 0 ? " (" + layout.hiddenEmpty + " empty): " : ": ") + names;
        return wrapped(note.toString(), options)
                + "\n"
                + Paint.FAINT.on(VisibleText.cut(hidden, options.width()), options);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
