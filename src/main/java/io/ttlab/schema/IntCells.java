package io.ttlab.schema;

import java.util.Arrays;

/** Grows a column whose cells are ints: counts, and days as Tablesaw packs them. */
abstract class IntCells extends ColumnBuilder {
    private final int missing;
    private int[] cells = new int[256];

    IntCells(String name, int missing) {
        super(name);
        this.missing = missing;
    }

    final void set(int row, int value) {
        if (row == filled && row < cells.length) {
            filled++;
        } else {
            fillTo(row + 1);
        }
        cells[row] = value;
    }

    @Override
    final boolean repeat(int row) {
        if (row <= filled) {
            set(row, cells[row - 1]);
        }
        return true;
    }

    @Override
    final void fillTo(int rows) {
        if (rows > cells.length) {
            cells = Arrays.copyOf(cells, grown(cells.length, rows));
        }
        if (rows > filled) {
            Arrays.fill(cells, filled, rows, missing);
            filled = rows;
        }
    }

    @Override
    final long cellHash(int row) {
        return row < filled && cells[row] != missing ? Hashes.mix((long) cells[row] - missing) : 0;
    }

    /** Returns the cells of these rows, in their order, and lets go of all. */
    final int[] take(int[] order) {
        int[] ordered = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            ordered[i] = order[i] < filled ? cells[order[i]] : missing;
        }
        cells = new int[0];
        filled = 0;
        return ordered;
    }
}
