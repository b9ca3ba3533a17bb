package io.ttlab.display;

import java.util.stream.IntStream;

/**
 * The rows of a table that are shown: all of them, or a head and a tail.
 *
 * @param indexes the shown rows in order
 * @param headRows how many of them come before the gap; equal to their number when nothing is left out
 */
record RowWindow(int[] indexes, int headRows) {

    /** Returns the window of {@code rowCount} rows when {@code limit} may be shown: one more head row than tail rows. */
    static RowWindow of(int rowCount, int limit) {
        if (rowCount <= limit) {
            return new RowWindow(IntStream.range(0, rowCount).toArray(), rowCount);
        }
        int head = (limit + 1) / 2;
        int tail = limit - head;
        int[] indexes = IntStream.concat(IntStream.range(0, head), IntStream.range(rowCount - tail, rowCount))
                .toArray();
        return new RowWindow(indexes, head);
    }

    /** Whether rows between head and tail are left out. */
    boolean cut() {
        return headRows < indexes.length;
    }

    /** Returns how many rows are shown. */
    int size() {
        return indexes.length;
    }
}
