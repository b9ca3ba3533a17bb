package io.ttlab.chart;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Row numbers, picked and put in order. */
final class Rows {
    private Rows() {}

    /** The rows of each key from 0 to {@code count - 1}, in order; a row with key -1 is in none. */
    static int[][] split(int[] keys, int count) {
        int[] sizes = new int[count];
        for (int key : keys) {
            if (key >= 0) {
                sizes[key]++;
            }
        }
        int[][] rows = new int[count][];
        for (int key = 0; key < count; key++) {
            rows[key] = new int[sizes[key]];
        }
        Arrays.fill(sizes, 0);
        for (int row = 0; row < keys.length; row++) {
            if (keys[row] >= 0) {
                rows[keys[row]][sizes[keys[row]]++] = row;
            }
        }
        return rows;
    }

    static double[] take(double[] values, int[] rows) {
        double[] taken = new double[rows.length];
        for (int index = 0; index < rows.length; index++) {
            taken[index] = values[rows[index]];
        }
        return taken;
    }

    /** The rows whose value is a number. */
    static int[] present(int[] rows, double[] values) {
        for (int row : rows) {
            if (Double.isNaN(values[row])) {
                return Arrays.stream(rows)
                        .filter(each -> !Double.isNaN(values[each]))
                        .toArray();
            }
        }
        return rows;
    }

    /** The rows by value, low to high; rows of one value stay in order. */
    static int[] sorted(int[] rows, double[] values) {
        boolean inOrder = true;
        for (int index = 1; index < rows.length && inOrder; index++) {
            inOrder = values[rows[index]] >= values[rows[index - 1]];
        }
        if (inOrder) {
            return rows;
        }
        return IntStream.of(rows)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> values[row]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
