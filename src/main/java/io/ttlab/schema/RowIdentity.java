package io.ttlab.schema;

import java.util.List;

/** Tells records apart by some of their fields; missing ones count for nothing. Guarded by its table's reader. */
public final class RowIdentity {
    private final ColumnBuilder[] builders;
    private final long[] salts;

    RowIdentity(List<ColumnBuilder> builders) {
        this.builders = builders.toArray(new ColumnBuilder[0]);
        this.salts = new long[this.builders.length];
        for (int i = 0; i < salts.length; i++) {
            String name = this.builders[i].name;
            salts[i] = Hashes.mix(name.hashCode() * 0x9e3779b97f4a7c15L + name.length());
        }
    }

    /** Returns half of a 128-bit number that tells a row from others; {@code seed} chooses the half. */
    public long of(int row, long seed) {
        long mixed = seed;
        for (int i = 0; i < builders.length; i++) {
            long hash = builders[i].cellHash(row);
            if (hash != 0) {
                mixed += Hashes.mix(hash + salts[i] * (2 * seed + 1));
            }
        }
        return mixed;
    }

    /** Returns whether any of the fields is there. */
    public boolean isThere(int row) {
        for (ColumnBuilder builder : builders) {
            if (builder.cellHash(row) != 0) {
                return true;
            }
        }
        return false;
    }
}
