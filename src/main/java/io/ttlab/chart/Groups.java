package io.ttlab.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names in the order in which they are drawn, and where each is.
 *
 * @param names in order
 * @param index the place of each name
 */
record Groups(List<String> names, Map<String, Integer> index) {
    private static final List<String> WEEKDAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

    static Groups of(List<String> names) {
        Map<String, Integer> index = new HashMap<>();
        names.forEach(name -> index.putIfAbsent(name, index.size()));
        return new Groups(List.copyOf(names), index);
    }

    /** The names that occur, by name, numbers among them by size and weekdays from Monday; the rows of a table without repetition stay in order. */
    static Groups found(Collection<String[]> columns) {
        Set<String> seen = new HashSet<>();
        List<String> names = new ArrayList<>();
        long rows = 0;
        for (String[] words : columns) {
            rows += words.length;
            for (String word : words) {
                if (seen.add(word)) {
                    names.add(word);
                }
            }
        }
        Groups found = of(names);
        return names.size() < rows || columns.size() > 1 ? found.sorted() : found;
    }

    /** By name, numbers among them by size and weekdays from Monday. */
    Groups sorted() {
        return of(names.stream()
                .sorted(Comparator.comparingDouble(Groups::number).thenComparing(Comparator.naturalOrder()))
                .toList());
    }

    private static double number(String name) {
        int weekday = WEEKDAYS.indexOf(name);
        if (weekday >= 0) {
            return weekday;
        }
        if (name.isEmpty() || "0123456789-.".indexOf(name.charAt(0)) < 0) {
            return Double.MAX_VALUE;
        }
        try {
            return Double.parseDouble(name.replace(",", ""));
        } catch (NumberFormatException notANumber) {
            return Double.MAX_VALUE;
        }
    }

    /** The {@code most} names with the most rows, still in order. */
    Groups largest(Collection<String[]> columns, int most) {
        if (names.size() <= most) {
            return this;
        }
        long[] rows = new long[names.size()];
        for (String[] words : columns) {
            for (String word : words) {
                rows[index.get(word)]++;
            }
        }
        Set<String> kept = new HashSet<>(names.stream()
                .sorted(Comparator.comparingLong((String name) -> -rows[index.get(name)]))
                .limit(most)
                .toList());
        return of(names.stream().filter(kept::contains).toList());
    }

    /** Where each row's name is, -1 for a name that is left out. */
    int[] keys(String[] words) {
        int[] keys = new int[words.length];
        for (int row = 0; row < words.length; row++) {
            keys[row] = index.getOrDefault(words[row], -1);
        }
        return keys;
    }

    Groups reversed() {
        List<String> other = new ArrayList<>(names);
        Collections.reverse(other);
        return of(other);
    }
}
