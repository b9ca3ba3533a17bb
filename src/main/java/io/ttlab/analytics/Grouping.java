package io.ttlab.analytics;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows by the group they belong to: small numbers, in the order in which groups first appear.
 *
 * @param ids for each row its group
 * @param firstRows for each group the first row that belongs to it
 */
record Grouping(int[] ids, int[] firstRows) {
    /** Up to so many combinations of two keys, a plain array finds a group; beyond them a hash table does. */
    private static final int DIRECT = 1 << 22;

    /** Groups rows by one or more keys, all of the same length. */
    static Grouping of(List<Keys> keys) {
        Keys first = keys.get(0);
        Grouping grouping = first(first.codes(), first.labels().length);
        for (Keys next : keys.subList(1, keys.size())) {
            grouping = grouping.and(next.codes(), next.labels().length);
        }
        return grouping;
    }

    /** How many groups there are. */
    int count() {
        return firstRows.length;
    }

    /** Returns how many rows each group has. */
    int[] sizes() {
        int[] sizes = new int[count()];
        for (int id : ids) {
            sizes[id]++;
        }
        return sizes;
    }

    /** Returns the groups by the texts of their keys, which are those that {@link #of} was given. */
    int[] byLabels(List<Keys> keys) {
        return IntStream.range(0, count())
                .boxed()
                .sorted(Comparator.comparing(group -> labels(keys, group), Wording.BY_PARTS))
                .mapToInt(group -> group)
                .toArray();
    }

    /** Returns the texts of a group's keys. */
    List<String> labels(List<Keys> keys, int group) {
        return keys.stream().map(each -> each.at(firstRows[group])).toList();
    }

    private static Grouping first(int[] codes, int size) {
        return direct(codes, new int[codes.length], size, size, false);
    }

    private Grouping and(int[] codes, int size) {
        long combinations = (long) count() * size;
        if (combinations <= Math.max(DIRECT, ids.length)) {
            return direct(codes, ids, size, (int) combinations, true);
        }
        Long2IntOpenHashMap numbers = new Long2IntOpenHashMap();
        numbers.defaultReturnValue(-1);
        int[] groups = new int[ids.length];
        int[] rows = new int[1024];
        int found = 0;
        for (int row = 0; row < groups.length; row++) {
            long key = (long) ids[row] * size + codes[row];
            int group = numbers.get(key);
            if (group < 0) {
                group = found;
                numbers.put(key, group);
                if (found == rows.length) {
                    rows = Arrays.copyOf(rows, found * 2);
                }
                rows[found++] = row;
            }
            groups[row] = group;
        }
        return new Grouping(groups, Arrays.copyOf(rows, found));
    }

    private static Grouping direct(int[] codes, int[] outer, int size, int combinations, boolean nested) {
        int[] numbers = new int[combinations];
        int[] groups = new int[codes.length];
        int[] rows = new int[Math.min(combinations, codes.length)];
        int found = 0;
        for (int row = 0; row < groups.length; row++) {
            int key = nested ? outer[row] * size + codes[row] : codes[row];
            int group = numbers[key];
            if (group == 0) {
                rows[found] = row;
                group = ++found;
                numbers[key] = group;
            }
            groups[row] = group - 1;
        }
        return new Grouping(groups, Arrays.copyOf(rows, found));
    }
}
