package io.ttlab.schema;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;

/** Columns made of chosen rows of others, with a few bytes a row and no text made per cell. */
public final class RowColumns {
    private RowColumns() {}

    /**
     * Returns the texts of chosen rows, from the first of some columns that has one in the row.
     *
     * @param name the new column's name
     * @param from the columns to take from, the preferred one first
     * @param rows which rows, in which order; -1 for a missing cell
     */
    public static StringColumn texts(String name, List<StringColumn> from, int[] rows) {
        StringColumn first = from.get(0);
        if (from.size() == 1 || Arrays.stream(rows).noneMatch(row -> row >= 0 && first.isMissing(row))) {
            return texts(name, first, rows);
        }
        return packed(name, rows, row -> {
            for (StringColumn column : from) {
                if (!column.isMissing(row)) {
                    return column.get(row);
                }
            }
            return "";
        });
    }

    /**
     * Returns the texts of chosen rows.
     *
     * @param name the new column's name
     * @param from the column to take from
     * @param rows which rows, in which order; -1 for a missing cell
     */
    public static StringColumn texts(String name, StringColumn from, int[] rows) {
        if (from.getDictionary() instanceof CodedStrings coded) {
            int[] codes = new int[rows.length];
            Arrays.setAll(codes, i -> rows[i] < 0 ? 0 : coded.getKeyForIndex(rows[i]));
            return StringColumn.createInternal(name, new CodedStrings(coded.values(), codes));
        }
        if (from.getDictionary() instanceof PackedStrings cells) {
            return StringColumn.createInternal(name, cells.picked(rows));
        }
        return packed(name, rows, from::get);
    }

    /** Returns a column of texts that are made one by one, kept as bytes: for texts that hardly repeat. */
    public static StringColumn texts(String name, int rows, IntFunction<String> texts) {
        int[] all = new int[rows];
        Arrays.setAll(all, row -> row);
        return packed(name, all, texts);
    }

    private static StringColumn packed(String name, int[] rows, IntFunction<String> texts) {
        int[] ends = new int[rows.length];
        byte[] bytes = new byte[(int) Math.min(Integer.MAX_VALUE - 8, 64 + rows.length * 24L)];
        int length = 0;
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] >= 0) {
                byte[] text = texts.apply(rows[i]).getBytes(StandardCharsets.UTF_8);
                if (length + text.length > bytes.length) {
                    bytes = Arrays.copyOf(bytes, ColumnBuilder.grown(bytes.length, length + text.length));
                }
                System.arraycopy(text, 0, bytes, length, text.length);
                length += text.length;
            }
            ends[i] = length;
        }
        return StringColumn.createInternal(name, new PackedStrings(bytes, ends));
    }

    /** Returns a column of moments, given in UTC nanoseconds; {@link Long#MIN_VALUE} stands for missing. */
    public static InstantColumn instants(String name, long[] ns) {
        long[] packed = new long[ns.length];
        TimeBuilders.Packer packer = new TimeBuilders.Packer();
        Arrays.setAll(packed, i -> packer.pack(ns[i]));
        return InstantColumn.createInternal(name, packed);
    }
}
