package io.ttlab.analytics;

import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables of sums, made ready to read. */
final class Totals {
    private Totals() {}

    /** Sorts by the first column and rounds the drift of sums away. */
    static Table sorted(Table table) {
        for (Column<?> column : table.columns()) {
            if (column instanceof DoubleColumn numbers) {
                for (int row = 0; row < numbers.size(); row++) {
                    numbers.set(row, Figures.clean(numbers.getDouble(row)));
                }
            }
        }
        return table.rowCount() < 2
                ? table
                : table.sortAscendingOn(table.columnNames().get(0));
    }
}
