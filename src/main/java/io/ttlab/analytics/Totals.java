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

    /**
     * Returns the sums of lines, sorted by the first column and without the drift of sums; blank where none of a group's
     * lines has the figure, since 0 would be an answer.
     */
    static Table of(Groups groups, Table lines) {
        Table table = groups.table();
        int[] ids = groups.ids();
        for (String name : table.columnNames()) {
            if (table.column(name) instanceof DoubleColumn sums
                    && lines.containsColumn(name)
                    && lines.column(name) instanceof DoubleColumn figures) {
                boolean[] known = new boolean[sums.size()];
                for (int row = 0; row < ids.length; row++) {
                    known[ids[row]] |= !figures.isMissing(row);
                }
                for (int group = 0; group < known.length; group++) {
                    sums.set(group, known[group] ? sums.getDouble(group) : Double.NaN);
                }
            }
        }
        return sorted(table);
    }

    private static Table sorted(Table table) {
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
