package io.ttlab.schema;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The cells of a string column as numbers into a short list of texts: a few bytes a row, whatever the texts' length.
 *
 * <p>Immutable but for sorting; Tablesaw replaces it by its own representation when a cell is set.
 */
public final class CodedStrings extends StringCells {
    private final String[] values;
    private int[] codes;

    /** Takes over both arrays; code 0 stands for missing, and {@code values[0]} is the empty text. */
    public CodedStrings(String[] values, int[] codes) {
        this.values = values;
        this.codes = codes;
    }

    /** Returns the texts; the first is the empty one, for missing. */
    public String[] values() {
        return values.clone();
    }

    /** Returns the same rows with other texts: {@code others[i]} in place of the {@code i}th. */
    public CodedStrings relabelled(String[] others) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] renamed = new int[others.length];
        for (int i = 0; i < others.length; i++) {
            renamed[i] = numbers.computeIfAbsent(others[i], unseen -> numbers.size());
        }
        if (numbers.size() == others.length) {
            return new CodedStrings(others, codes);
        }
        int[] merged = new int[codes.length];
        Arrays.setAll(merged, row -> renamed[codes[row]]);
        return new CodedStrings(numbers.keySet().toArray(new String[0]), merged);
    }

    @Override
    public int size() {
        return codes.length;
    }

    @Override
    public String getValueForIndex(int row) {
        return values[codes[row]];
    }

    @Override
    public int getKeyForIndex(int row) {
        return codes[row];
    }

    @Override
    public int getKeyAtIndex(int row) {
        return codes[row];
    }

    @Override
    public String getValueForKey(int key) {
        return values[key];
    }

    @Override
    public int[] asIntArray() {
        return codes.clone();
    }

    @Override
    public boolean isMissing(int row) {
        return values[codes[row]].isEmpty();
    }

    @Override
    public Set<String> asSet() {
        boolean[] used = new boolean[values.length];
        for (int code : codes) {
            used[code] = true;
        }
        Set<String> all = new LinkedHashSet<>();
        for (int code = 0; code < values.length; code++) {
            if (used[code]) {
                all.add(values[code]);
            }
        }
        return all;
    }

    @Override
    boolean rowIs(int row, String value) {
        return values[codes[row]].equals(value);
    }

    @Override
    void reorder(Comparator<String> order) {
        Integer[] ranks = new Integer[values.length];
        Arrays.setAll(ranks, i -> i);
        Arrays.sort(ranks, Comparator.comparing(i -> values[i], order));
        int[] counts = new int[values.length];
        for (int code : codes) {
            counts[code]++;
        }
        int[] sorted = new int[codes.length];
        int row = 0;
        for (Integer rank : ranks) {
            Arrays.fill(sorted, row, row + counts[rank], rank);
            row += counts[rank];
        }
        codes = sorted;
    }

    @Override
    public void appendMissing() {
        codes = Arrays.copyOf(codes, codes.length + 1);
    }

    @Override
    public void clear() {
        codes = new int[0];
    }
}
