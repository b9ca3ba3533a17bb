package io.ttlab.api;

/** A set of 128-bit keys of rows, sixteen bytes each: enough that two records never share one by chance. */
final class RowKeys {
    private long[] table = new long[2 * 1_024];
    private int size;
    private boolean hasZero;

    /** Adds a key; returns whether it was new. */
    boolean add(long high, long low) {
        if (high == 0 && low == 0) {
            boolean fresh = !hasZero;
            hasZero = true;
            return fresh;
        }
        int mask = table.length / 2 - 1;
        int slot = (int) (high ^ high >>> 32) & mask;
        while (table[2 * slot] != 0 || table[2 * slot + 1] != 0) {
            if (table[2 * slot] == high && table[2 * slot + 1] == low) {
                return false;
            }
            slot = slot + 1 & mask;
        }
        table[2 * slot] = high;
        table[2 * slot + 1] = low;
        if (++size * 2 > table.length / 2) {
            grow();
        }
        return true;
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        int mask = table.length / 2 - 1;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0 || old[i + 1] != 0) {
                int slot = (int) (old[i] ^ old[i] >>> 32) & mask;
                while (table[2 * slot] != 0 || table[2 * slot + 1] != 0) {
                    slot = slot + 1 & mask;
                }
                table[2 * slot] = old[i];
                table[2 * slot + 1] = old[i + 1];
            }
        }
    }
}
