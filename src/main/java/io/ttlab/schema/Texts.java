package io.ttlab.schema;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The texts of a growing column: a dictionary while they repeat, one run of bytes once they hardly do.
 *
 * <p>Bytes are compared where they stand, so that a text that was seen before costs no object.
 */
final class Texts {
    /** Distinct texts below which a dictionary is always kept. */
    private static final int FEW = 2_048;

    /** The distinct texts in UTF-8, one behind the other; the first is the empty one. */
    private byte[] dictionary = new byte[256];

    private int[] ends = new int[16];
    private long[] hashes = new long[16];

    private int[] table = new int[64];
    private int distinct = 1;
    private int[] codes = new int[256];
    private byte[] bytes = new byte[0];
    private int length;
    private boolean packed;
    private int rows;

    /** Sets the text of a row. */
    void put(int row, Scalar value) {
        put(row, value.bytes(), value.from(), value.to());
    }

    /** Sets the text of a row. */
    void put(int row, String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        put(row, encoded, 0, encoded.length);
    }

    /** Sets the text of a row, in which there is none yet, to that of the row before. */
    void repeat(int row) {
        if (packed) {
            pack(row, bytes, start(row - 1), codes[row - 1]);
            return;
        }
        if (row >= codes.length) {
            codes = Arrays.copyOf(codes, ColumnBuilder.grown(codes.length, row + 1));
        }
        codes[row] = codes[row - 1];
        rows = row + 1;
    }

    private void put(int row, byte[] text, int from, int to) {
        fillTo(row);
        if (packed) {
            pack(row, text, from, to);
            return;
        }
        if (row >= codes.length) {
            codes = Arrays.copyOf(codes, ColumnBuilder.grown(codes.length, row + 1));
        }
        codes[row] = code(text, from, to);
        rows = Math.max(rows, row + 1);
        if (distinct > FEW && distinct > rows / 2) {
            packAll();
        }
    }

    /** Marks rows up to {@code to} as missing. */
    void fillTo(int to) {
        if (to <= rows) {
            return;
        }
        if (to > codes.length) {
            codes = Arrays.copyOf(codes, ColumnBuilder.grown(codes.length, to));
        }
        Arrays.fill(codes, rows, to, packed ? length : 0);
        rows = to;
    }

    void truncate(int to) {
        if (to < rows) {
            rows = to;
            length = packed ? (to == 0 ? 0 : codes[to - 1]) : 0;
        }
    }

    /** Returns the text of a row, empty where it is missing. */
    String at(int row) {
        if (row >= rows) {
            return "";
        }
        if (!packed) {
            return value(codes[row]);
        }
        int from = start(row);
        return new String(bytes, from, codes[row] - from, StandardCharsets.UTF_8);
    }

    /** Returns a number for the text of a row: the same for the same text, however it is kept; 0 where it is missing. */
    long hashAt(int row) {
        if (row >= rows) {
            return 0;
        }
        if (packed) {
            return Hashes.of(bytes, start(row), codes[row]);
        }
        return hashes[codes[row]];
    }

    /** Returns whether any of these rows has a text. */
    boolean anyOf(int[] order) {
        for (int row : order) {
            if (row < rows && (packed ? codes[row] > start(row) : codes[row] != 0)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the distinct texts so far, those of withdrawn rows too; nothing once they hardly repeat. */
    List<String> distinct() {
        if (packed) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (int code = 1; code < distinct; code++) {
            texts.add(value(code));
        }
        return texts;
    }

    /** Makes the cells, with the rows in the given order, and lets go of everything. */
    StringCells build(int[] order) {
        int highest = -1;
        for (int row : order) {
            highest = Math.max(highest, row);
        }
        fillTo(Math.max(rows, highest + 1));
        StringCells cells = packed ? packedCells(order) : codedCells(order);
        clear();
        return cells;
    }

    private void clear() {
        dictionary = new byte[0];
        ends = new int[1];
        hashes = new long[1];
        table = new int[64];
        distinct = 1;
        codes = new int[0];
        bytes = new byte[0];
        length = 0;
        packed = false;
        rows = 0;
    }

    private int start(int row) {
        return row == 0 ? 0 : codes[row - 1];
    }

    private StringCells codedCells(int[] order) {
        int[] renamed = new int[distinct];
        String[] used = new String[distinct];
        used[0] = "";
        int count = 1;
        int[] ordered = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            int code = codes[order[i]];
            if (code != 0 && renamed[code] == 0) {
                renamed[code] = count;
                used[count++] = value(code);
            }
            ordered[i] = renamed[code];
        }
        return new CodedStrings(Arrays.copyOf(used, count), ordered);
    }

    private StringCells packedCells(int[] order) {
        int total = 0;
        for (int row : order) {
            total = Math.addExact(total, codes[row] - start(row));
        }
        byte[] ordered = new byte[total];
        int[] ends = new int[order.length];
        int end = 0;
        for (int i = 0; i < order.length; i++) {
            int from = start(order[i]);
            int size = codes[order[i]] - from;
            System.arraycopy(bytes, from, ordered, end, size);
            end += size;
            ends[i] = end;
        }
        return new PackedStrings(ordered, ends);
    }

    private int code(byte[] text, int from, int to) {
        if (from == to) {
            return 0;
        }
        long hash = Hashes.of(text, from, to);
        int slot = (int) hash & (table.length - 1);
        for (int code; (code = table[slot]) != 0; slot = (slot + 1) & (table.length - 1)) {
            if (hashes[code] == hash && isValue(code, text, from, to)) {
                return code;
            }
        }
        if (distinct == ends.length) {
            ends = Arrays.copyOf(ends, distinct * 2);
            hashes = Arrays.copyOf(hashes, distinct * 2);
        }
        int start = ends[distinct - 1];
        dictionary = withRoom(dictionary, start, to - from);
        System.arraycopy(text, from, dictionary, start, to - from);
        ends[distinct] = start + to - from;
        hashes[distinct] = hash;
        table[slot] = distinct;
        if (++distinct * 2 > table.length) {
            rehash();
        }
        return distinct - 1;
    }

    private void rehash() {
        int[] larger = new int[table.length * 2];
        for (int code = 1; code < distinct; code++) {
            int slot = (int) hashes[code] & (larger.length - 1);
            while (larger[slot] != 0) {
                slot = (slot + 1) & (larger.length - 1);
            }
            larger[slot] = code;
        }
        table = larger;
    }

    private boolean isValue(int code, byte[] text, int from, int to) {
        int start = ends[code - 1];
        int count = to - from;
        return ends[code] - start == count && Bytes.same(dictionary, start, text, from, count) == count;
    }

    private String value(int code) {
        int start = code == 0 ? 0 : ends[code - 1];
        return new String(dictionary, start, ends[code] - start, StandardCharsets.UTF_8);
    }

    private static byte[] withRoom(byte[] bytes, int length, int more) {
        int needed = Math.addExact(length, more);
        return needed <= bytes.length
                ? bytes
                : Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, bytes.length * 3L / 2)));
    }

    /** Leaves the dictionary for one run of bytes, whose {@code codes} are the ends of the rows. */
    private void packAll() {
        int[] old = codes;
        int count = rows;
        packed = true;
        rows = 0;
        length = 0;
        bytes = new byte[Math.max(64, count * 24)];
        codes = new int[old.length];
        for (int row = 0; row < count; row++) {
            int code = old[row];
            pack(row, dictionary, code == 0 ? 0 : ends[code - 1], ends[code]);
        }
        dictionary = new byte[0];
        ends = new int[0];
        hashes = new long[0];
        table = new int[0];
    }

    private void pack(int row, byte[] text, int from, int to) {
        if (row < rows) {
            truncate(row);
        }
        if (row >= codes.length) {
            codes = Arrays.copyOf(codes, ColumnBuilder.grown(codes.length, row + 1));
        }
        bytes = withRoom(bytes, length, to - from);
        System.arraycopy(text, from, bytes, length, to - from);
        length += to - from;
        codes[row] = length;
        rows = row + 1;
    }
}
