package io.ttlab.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ttlab.schema.Numbers.NotANumber;
import java.io.IOException;
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
        boolean put(int row, JsonParser parser, JsonToken token) throws IOException {
            if (!token.isNumeric() && token != JsonToken.VALUE_STRING) {
                return token == JsonToken.VALUE_NULL;
            }
            try {
                double value = Numbers.decimal(parser, token);
                fillTo(row + 1);
                cells[row] = value;
                return true;
            } catch (NotANumber notOne) {
                return false;
            }
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
        boolean put(int row, JsonParser parser, JsonToken token) throws IOException {
            if (!token.isNumeric() && token != JsonToken.VALUE_STRING) {
                return token == JsonToken.VALUE_NULL;
            }
            if (parser.getTextLength() == 0) {
                return true;
            }
            try {
                long value = Numbers.whole(parser, token);
                if (value != (int) value || value == MISSING) {
                    return false;
                }
                set(row, (int) value);
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
        boolean put(int row, JsonParser parser, JsonToken token) throws IOException {
            byte value = value(parser, token);
            if (value < 0) {
                return token == JsonToken.VALUE_NULL || token == JsonToken.VALUE_STRING && parser.getTextLength() == 0;
            }
            fillTo(row + 1);
            cells[row] = value;
            return true;
        }

        private static byte value(JsonParser parser, JsonToken token) throws IOException {
            if (token == JsonToken.VALUE_TRUE) {
                return 1;
            }
            if (token == JsonToken.VALUE_FALSE) {
                return 0;
            }
            if (!token.isScalarValue() || token == JsonToken.VALUE_NULL) {
                return -1;
            }
            String text = parser.getText();
            if (text.equalsIgnoreCase("true") || text.equals("1") || text.equalsIgnoreCase("y")) {
                return 1;
            }
            return (byte) (text.equalsIgnoreCase("false") || text.equals("0") || text.equalsIgnoreCase("n") ? 0 : -1);
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
