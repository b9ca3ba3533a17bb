package io.ttlab.schema;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a string column whose texts hardly repeat, such as execution ids, in one run of bytes: half of what
 * separate strings take.
 *
 * <p>Immutable but for sorting; Tablesaw replaces it by its own representation when a cell is set.
 */
public final class PackedStrings extends StringCells {
    private byte[] bytes;
    /** Where each row's text ends; it begins where the one before ends. */
    private int[] ends;
    /** A number for each text, equal where texts are; made when Tablesaw first compares rows by it. */
    private int @Nullable [] keys;

    /** Takes over both arrays. */
    PackedStrings(byte[] bytes, int[] ends) {
        this.bytes = bytes;
        this.ends = ends;
    }

    @Override
    public int size() {
        return ends.length;
    }

    @Override
    public String getValueForIndex(int row) {
        int from = start(row);
        return from == ends[row] ? "" : new String(bytes, from, ends[row] - from, StandardCharsets.UTF_8);
    }

    @Override
    public boolean isMissing(int row) {
        return start(row) == ends[row];
    }

    @Override
    boolean rowIs(int row, String value) {
        byte[] wanted = value.getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(bytes, start(row), ends[row], wanted, 0, wanted.length);
    }

    @Override
    void reorder(Comparator<String> order) {
        String[] texts = asObjectArray();
        Arrays.sort(texts, order);
        int length = 0;
        byte[] sorted = new byte[bytes.length];
        int[] sortedEnds = new int[ends.length];
        for (int row = 0; row < texts.length; row++) {
            byte[] text = texts[row].getBytes(StandardCharsets.UTF_8);
            System.arraycopy(text, 0, sorted, length, text.length);
            length += text.length;
            sortedEnds[row] = length;
        }
        keys = null;
        bytes = sorted;
        ends = sortedEnds;
    }

    @Override
    public int getKeyForIndex(int row) {
        int[] known = keys;
        if (known == null || known.length != ends.length) {
            known = asIntArray();
            keys = known;
        }
        return known[row];
    }

    @Override
    public int getKeyAtIndex(int row) {
        return getKeyForIndex(row);
    }

    @Override
    public String getValueForKey(int key) {
        for (int row = 0; row < ends.length; row++) {
            if (getKeyForIndex(row) == key) {
                return getValueForIndex(row);
            }
        }
        throw new IllegalArgumentException("no cell has the key " + key);
    }

    @Override
    public void appendMissing() {
        ends = Arrays.copyOf(ends, ends.length + 1);
        ends[ends.length - 1] = start(ends.length - 1);
    }

    @Override
    public void clear() {
        bytes = new byte[0];
        ends = new int[0];
    }

    /** Returns chosen rows, -1 for a missing cell, without making a text of any. */
    PackedStrings picked(int[] rows) {
        int total = 0;
        for (int row : rows) {
            total = row < 0 ? total : Math.addExact(total, ends[row] - start(row));
        }
        byte[] chosen = new byte[total];
        int[] chosenEnds = new int[rows.length];
        int end = 0;
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] >= 0) {
                int from = start(rows[i]);
                System.arraycopy(bytes, from, chosen, end, ends[rows[i]] - from);
                end += ends[rows[i]] - from;
            }
            chosenEnds[i] = end;
        }
        return new PackedStrings(chosen, chosenEnds);
    }

    private int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }
}
