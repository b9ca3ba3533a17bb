package io.ttlab.schema;

import io.ttlab.schema.Numbers.NotANumber;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.booleans.BooleanColumnType;
import tech.tablesaw.columns.numbers.IntColumnType;

/** The builders of columns of numbers and of yes or no. */
final class NumberBuilders {
    private NumberBuilders() {}

    /** Builds a double column. */
    static final class Decimals extends ColumnBuilder {
        private double[] cells = new double[256];

        Decimals(String name) {
            super(name);
        }

        @Override
        boolean put(int row, Scalar value) {
            if (!value.mayBeNumber()) {
                return false;
            }
            try {
                double number = Numbers.decimal(value);
                set(row, number);
                return true;
            } catch (NotANumber notOne) {
                return false;
            }
        }

        @Override
        boolean repeat(int row) {
            if (row <= filled) {
                set(row, cells[row - 1]);
            }
            return true;
        }

        private void set(int row, double value) {
            if (row == filled && row < cells.length) {
                filled++;
            } else {
                fillTo(row + 1);
            }
            cells[row] = value;
        }

        @Override
        void fillTo(int rows) {
            if (rows > cells.length) {
                cells = Arrays.copyOf(cells, grown(cells.length, rows));
            }
            if (rows > filled) {
                Arrays.fill(cells, filled, rows, Double.NaN);
                filled = rows;
            }
        }

        @Override
        long cellHash(int row) {
            if (row >= filled || Double.isNaN(cells[row])) {
                return 0;
            }
            return Hashes.mix(Double.doubleToLongBits(cells[row]) + 1);
        }

        @Override
        List<Column<?>> build(int[] order, Codes codes) {
            double[] ordered = new double[order.length];
            for (int i = 0; i < order.length; i++) {
                ordered[i] = order[i] < filled ? cells[order[i]] : Double.NaN;
            }
            cells = new double[0];
            filled = 0;
            return List.of(DoubleColumn.create(name, ordered));
        }
    }

    /** Builds an integer column. */
    static final class Counts extends IntCells {
        private static final int MISSING = IntColumnType.missingValueIndicator();

        Counts(String name) {
            super(name, MISSING);
        }

        @Override
        boolean put(int row, Scalar value) {
            if (!value.mayBeNumber()) {
                return false;
            }
            if (value.length() == 0) {
                set(row, MISSING);
                return true;
            }
            try {
                long number = Numbers.whole(value);
                if (number != (int) number || number == MISSING) {
                    return false;
                }
                set(row, (int) number);
                return true;
            } catch (NotANumber notOne) {
                return false;
            }
        }

        @Override
        List<Column<?>> build(int[] order, Codes codes) {
            return List.of(IntColumn.create(name, take(order)));
        }
    }

    /** Builds a boolean column from true, "true", 1, "Y" and their like. */
    static final class Flags extends ColumnBuilder {
        private static final byte MISSING = BooleanColumnType.MISSING_VALUE;

        private byte[] cells = new byte[256];

        Flags(String name) {
            super(name);
        }

        @Override
        boolean put(int row, Scalar value) {
            boolean yes = value.is("true") || value.is("1") || value.is("y");
            boolean no = value.is("false") || value.is("0") || value.is("n");
            if (!yes && !no && value.length() > 0) {
                return false;
            }
            fillTo(row + 1);
            cells[row] = yes ? (byte) 1 : no ? 0 : MISSING;
            return true;
        }

        @Override
        boolean repeat(int row) {
            if (row <= filled) {
                fillTo(row + 1);
                cells[row] = cells[row - 1];
            }
            return true;
        }

        @Override
        void fillTo(int rows) {
            if (rows > cells.length) {
                cells = Arrays.copyOf(cells, grown(cells.length, rows));
            }
            if (rows > filled) {
                Arrays.fill(cells, filled, rows, MISSING);
                filled = rows;
            }
        }

        @Override
        long cellHash(int row) {
            return row < filled && cells[row] != MISSING ? cells[row] + 1 : 0;
        }

        @Override
        List<Column<?>> build(int[] order, Codes codes) {
            BooleanColumn column = BooleanColumn.create(name);
            for (int row : order) {
                column.append(row < filled ? cells[row] : MISSING);
            }
            cells = new byte[0];
            filled = 0;
            return List.of(column);
        }
    }
}
