package io.ttlab.analytics;

import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables of sums, made ready to read. */
final class Totals {
    private Totals() {}

    /** Returns for each row 1 where a figure is missing. */
    static double[] blank(DoubleColumn figures) {
        double[] blank = new double[figures.size()];
        for (int row = 0; row < blank.length; row++) {
            blank[row] = figures.isMissing(row) ? 1 : 0;
        }
        return blank;
    }

    /** Sorts by the first column and rounds the drift of sums away. */
    static Table sorted(Table table) {
        for (Column<?> column : table.columns()) {
            if (column instanceof DoubleColumn numbers) {
                for (int row = 0; row < numbers.size(); row++) {
                    numbers.set(row, Figures.money(numbers.getDouble(row)));
                }
            }
        }
        return table.rowCount() < 2
                ? table
                : table.sortAscendingOn(table.columnNames().get(0));
    }
}
