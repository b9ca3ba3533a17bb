package io.ttlab.analytics;

import io.ttlab.schema.CodedStrings;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.strings.ByteDictionaryMap;
import tech.tablesaw.columns.strings.DictionaryMap;
import tech.tablesaw.columns.strings.IntDictionaryMap;
import tech.tablesaw.columns.strings.ShortDictionaryMap;

/**
 * A column as small numbers into a list of texts, so that rows are compared and counted without looking at a text.
 *
 * @param codes for each row the number of its text
 * @param labels the texts; empty for missing
 */
record Keys(int[] codes, String[] labels) {

    /** Reads a column: dictionaries are taken as they are, other texts are hashed once. */
    static Keys of(Column<?> column) {
        if (column instanceof StringColumn strings) {
            DictionaryMap cells = strings.getDictionary();
            if (cells instanceof CodedStrings coded) {
                return new Keys(coded.asIntArray(), coded.values());
            }
            if (cells instanceof ByteDictionaryMap
                    || cells instanceof ShortDictionaryMap
                    || cells instanceof IntDictionaryMap) {
                return renumbered(cells);
            }
        }
        return hashed(column);
    }

    private static Keys renumbered(DictionaryMap cells) {
        int[] codes = new int[cells.size()];
        Int2IntOpenHashMap numbers = new Int2IntOpenHashMap();
        numbers.defaultReturnValue(-1);
        List<String> labels = new ArrayList<>();
        for (int row = 0; row < codes.length; row++) {
            int key = cells.getKeyForIndex(row);
            int code = numbers.get(key);
            if (code < 0) {
                code = labels.size();
                numbers.put(key, code);
                labels.add(cells.getValueForIndex(row));
            }
            codes[row] = code;
        }
        return new Keys(codes, labels.toArray(new String[0]));
    }

    private static Keys hashed(Column<?> column) {
        Object2IntOpenHashMap<String> numbers = new Object2IntOpenHashMap<>();
        numbers.defaultReturnValue(-1);
        List<String> labels = new ArrayList<>();
        int[] codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) {
            String text = Cells.text(column, row);
            int code = numbers.getInt(text);
            if (code < 0) {
                code = labels.size();
                numbers.put(text, code);
                labels.add(text);
            }
            codes[row] = code;
        }
        return new Keys(codes, labels.toArray(new String[0]));
    }

    /** Returns keys that are the same in every row. */
    static Keys constant(int rows, String label) {
        return new Keys(new int[rows], new String[] {label});
    }

    /** Returns the text of a row. */
    String at(int row) {
        return labels[codes[row]];
    }

    int rows() {
        return codes.length;
    }

    /** Returns these rows and then others, with one list of texts. */
    Keys with(Keys others) {
        Object2IntOpenHashMap<String> numbers = new Object2IntOpenHashMap<>();
        List<String> all = new ArrayList<>(Arrays.asList(labels));
        for (int code = 0; code < labels.length; code++) {
            numbers.put(labels[code], code);
        }
        int[] renamed = new int[others.labels.length];
        for (int code = 0; code < renamed.length; code++) {
            String label = others.labels[code];
            if (!numbers.containsKey(label)) {
                numbers.put(label, all.size());
                all.add(label);
            }
            renamed[code] = numbers.getInt(label);
        }
        int[] joined = Arrays.copyOf(codes, codes.length + others.codes.length);
        for (int row = 0; row < others.codes.length; row++) {
            joined[codes.length + row] = renamed[others.codes[row]];
        }
        return new Keys(joined, all.toArray(new String[0]));
    }

    /** Returns the texts that occur in some row, missing left out. */
    List<String> used() {
        boolean[] seen = new boolean[labels.length];
        for (int code : codes) {
            seen[code] = true;
        }
        List<String> used = new ArrayList<>();
        for (int code = 0; code < labels.length; code++) {
            if (seen[code] && !labels[code].isEmpty()) {
                used.add(labels[code]);
            }
        }
        return used;
    }

    /** Returns a column of the same texts for chosen rows. */
    StringColumn column(String name, int[] rows) {
        int[] chosen = new int[rows.length];
        Arrays.setAll(chosen, i -> codes[rows[i]]);
        return coded(name, labels, chosen);
    }

    /** Makes a column of codes and their texts, the empty one for missing among them. */
    static StringColumn coded(String name, String[] labels, int[] codes) {
        String[] values = new String[labels.length + 1];
        values[0] = "";
        System.arraycopy(labels, 0, values, 1, labels.length);
        int[] shifted = new int[codes.length];
        Arrays.setAll(shifted, i -> codes[i] < 0 || labels[codes[i]].isEmpty() ? 0 : codes[i] + 1);
        return StringColumn.createInternal(name, new CodedStrings(values, shifted));
    }
}
