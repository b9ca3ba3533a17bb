package io.ttlab.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The texts of a growing column: a dictionary while they repeat, one run of bytes once they hardly do.
 *
 * <p>Characters are compared where the parser left them, so that a text that was seen before costs no object.
 */
final class Texts {
    /** Distinct texts below which a dictionary is always kept. */
    private static final int FEW = 2_048;

    private static final char[] NOTHING = {};

    /** The distinct texts, as characters until the column is made: so they are compared with the parser's own at speed. */
    private char[][] values = new char[16][];

    private int[] hashes = new int[16];
    /** Hashes by which records are recognised, made when asked for; 0 for one that was not. */
    private long[] longHashes = new long[0];

    private int[] table = new int[64];
    private int distinct = 1;
    private int[] codes = new int[256];
    private byte[] bytes = new byte[0];
    private int length;
    private boolean packed;
    private int rows;

    Texts() {
        values[0] = NOTHING;
    }

    /** Sets the text of a row to the parser's current scalar. */
    void put(int row, JsonParser parser, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
            put(row, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        } else {
            put(row, parser.getText());
        }
    }

    /** Sets the text of a row. */
    void put(int row, String text) {
        char[] characters = text.toCharArray();
        put(row, characters, 0, characters.length);
    }

    private void put(int row, char[] text, int offset, int count) {
        fillTo(row);
        if (packed) {
            pack(row, text, offset, count);
            return;
        }
        if (row >= codes.length) {
            codes = Arrays.copyOf(codes, ColumnBuilder.grown(codes.length, row + 1));
        }
        // Many columns hold the same text row after row: comparing it is quicker than hashing it.
        int before = row == 0 ? 0 : codes[row - 1];
        codes[row] = before != 0 && same(values[before], text, offset, count) ? before : code(text, offset, count);
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
            return new String(values[codes[row]]);
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
        int code = codes[row];
        if (code == 0) {
            return 0;
        }
        if (longHashes.length < values.length) {
            longHashes = Arrays.copyOf(longHashes, values.length);
        }
        long known = longHashes[code];
        if (known == 0) {
            byte[] encoded = new String(values[code]).getBytes(StandardCharsets.UTF_8);
            known = Hashes.of(encoded, 0, encoded.length);
            longHashes[code] = known;
        }
        return known;
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
            texts.add(new String(values[code]));
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
        values = new char[][] {NOTHING};
        hashes = new int[1];
        longHashes = new long[0];
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
                used[count++] = new String(values[code]);
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

    private int code(char[] text, int offset, int count) {
        if (count == 0) {
            return 0;
        }
        int hash = count;
        for (int i = offset; i < offset + count; i++) {
            hash = hash * 31 + text[i];
        }
        hash ^= hash >>> 15;
        int slot = hash & (table.length - 1);
        for (int code; (code = table[slot]) != 0; slot = (slot + 1) & (table.length - 1)) {
            if (hashes[code] == hash && same(values[code], text, offset, count)) {
                return code;
            }
        }
        if (distinct == values.length) {
            values = Arrays.copyOf(values, distinct * 2);
            hashes = Arrays.copyOf(hashes, distinct * 2);
        }
        values[distinct] = Arrays.copyOfRange(text, offset, offset + count);
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
            int slot = hashes[code] & (larger.length - 1);
            while (larger[slot] != 0) {
                slot = (slot + 1) & (larger.length - 1);
            }
            larger[slot] = code;
        }
        table = larger;
    }

    private static boolean same(char[] value, char[] text, int offset, int count) {
        return value.length == count && Arrays.equals(value, 0, count, text, offset, offset + count);
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
            char[] text = values[old[row]];
            pack(row, text, 0, text.length);
        }
        values = new char[0][];
        hashes = new int[0];
        longHashes = new long[0];
        table = new int[0];
    }

    private void pack(int row, char[] text, int offset, int count) {
        if (row < rows) {
            truncate(row);
        }
        if (row >= codes.length) {
            codes = Arrays.copyOf(codes, ColumnBuilder.grown(codes.length, row + 1));
        }
        int needed = Math.addExact(length, Math.multiplyExact(count, 3));
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(
                    bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, bytes.length * 3L / 2)));
        }
        boolean ascii = true;
        int end = length;
        for (int i = 0; i < count && ascii; i++) {
            char c = text[offset + i];
            ascii = c < 0x80;
            bytes[end++] = (byte) c;
        }
        if (!ascii) {
            byte[] encoded = new String(text, offset, count).getBytes(StandardCharsets.UTF_8);
            System.arraycopy(encoded, 0, bytes, length, encoded.length);
            end = length + encoded.length;
        }
        length = end;
        codes[row] = end;
        rows = row + 1;
    }
}
