package io.ttlab.display;

import io.ttlab.client.Counts;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/** A table of one row, a line for each column that has a value. */
final class VerticalTable {

    private static final int MAX_LINES = 6;

    private VerticalTable() {}

    static String render(Table table, TextOptions options) {
        List<ColumnView> views = new ArrayList<>();
        int empty = 0;
        int nameWidth = 0;
        for (int index = 0; index < table.columnCount(); index++) {
            ColumnView view = new ColumnView(table.column(index), options.zone());
            if (view.cell(0).isEmpty()) {
                empty++;
            } else {
                views.add(view);
                nameWidth = Math.max(nameWidth, VisibleText.width(view.title()));
            }
        }
        if (options.width() != TextOptions.UNLIMITED) {
            nameWidth = Math.min(nameWidth, Math.max(4, options.width() / 2 - TableLayout.GAP));
        }
        StringBuilder out = new StringBuilder();
        for (ColumnView view : views) {
            line(out, view, nameWidth, options);
        }
        String note = "1 row, " + Counts.of(table.columnCount(), "column")
                + (empty == 0 ? "" : ", " + empty + " without a value");
        return out + Paint.FAINT.on(VisibleText.cut(note, options.width()), options);
    }

    private static void line(StringBuilder out, ColumnView view, int nameWidth, TextOptions options) {
        String name = VisibleText.cut(view.title(), nameWidth);
        String rest = view.cell(0);
        Paint paint = view.paint(rest);
        int room = options.width() == TextOptions.UNLIMITED
                ? TextOptions.UNLIMITED
                : options.width() - nameWidth - TableLayout.GAP;
        out.append(Paint.HEADER.on(name, options));
        out.append(" ".repeat(nameWidth - VisibleText.width(name) + TableLayout.GAP));
        for (int line = 1; VisibleText.width(rest) > room; line++) {
            if (line == MAX_LINES) {
                rest = VisibleText.cut(rest, room);
                break;
            }
            String start = VisibleText.start(rest, room);
            out.append(paint.on(start, options)).append('\n').append(" ".repeat(nameWidth + TableLayout.GAP));
            rest = rest.substring(start.length());
        }
        out.append(paint.on(rest, options)).append('\n');
    }
}
