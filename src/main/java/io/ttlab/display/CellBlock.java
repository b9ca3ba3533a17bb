package io.ttlab.display;

import java.util.Arrays;

/**
 * The shown cells of one column, laid out: numbers already aligned on the point, widths measured.
 *
 * <p>The minimum width is what the column can live with; up to the full width nothing is lost.
 */
final class CellBlock {

    private static final int SHORT_TEXT = 16;
    private static final int SHORT_TITLE = 12;

    final ColumnView view;
    final int index;
    final String[] cells;
    final int cellWidth;
    final int fullWidth;
    final int minWidth;

    CellBlock(ColumnView view, int index, RowWindow window) {
        this.view = view;
        this.index = index;
        this.cells = new String[window.size()];
        for (int shown = 0; shown < cells.length; shown++) {
            cells[shown] = view.cell(window.indexes()[shown]);
        }
        if (view.numeric()) {
            alignOnPoint();
        }
        int widest = 0;
        for (String cell : cells) {
            widest = Math.max(widest, VisibleText.width(cell));
        }
        int titleWidth = VisibleText.width(view.title());
        cellWidth = widest;
        fullWidth = Math.max(1, Math.max(widest, titleWidth));
        boolean mayBeCut = view.text() && !ColumnRank.isId(view.title());
        int leastCells = mayBeCut ? Math.min(widest, SHORT_TEXT) : widest;
        minWidth = Math.max(1, Math.max(leastCells, Math.min(titleWidth, SHORT_TITLE)));
    }

    /** Whether the shown rows are mostly blank, or all the same. */
    boolean saysLittle() {
        long blank = Arrays.stream(cells).filter(String::isBlank).count();
        return cells.length > 1
                && (blank * 2 > cells.length || Arrays.stream(cells).distinct().count() == 1);
    }

    private void alignOnPoint() {
        int fraction = 0;
        for (String cell : cells) {
            fraction = Math.max(fraction, fractionWidth(cell));
        }
        for (int shown = 0; shown < cells.length; shown++) {
            if (!cells[shown].isEmpty()) {
                cells[shown] += " ".repeat(fraction - fractionWidth(cells[shown]));
            }
        }
    }

    private static int fractionWidth(String cell) {
        int point = cell.indexOf('.');
        return point < 0 ? 0 : cell.length() - point;
    }
}
