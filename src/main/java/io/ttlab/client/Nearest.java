package io.ttlab.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the names nearest to one that nobody knows, for messages that help. */
public final class Nearest {
    private Nearest() {}

    /** Returns at most {@code most} of {@code names}, nearest first, without regard to case. */
    public static List<String> of(String wanted, Collection<String> names, int most) {
        record Scored(String name, double distance) {}
        String key = wanted.toLowerCase(Locale.ROOT);
        List<Scored> scored = new ArrayList<>();
        for (String name : names) {
            String other = name.toLowerCase(Locale.ROOT);
            double distance = distance(key, other);
            if (!key.isEmpty() && (other.contains(key) || key.contains(other) && !other.isEmpty())) {
                distance = Math.min(distance, 1.5);
            }
            if (distance <= Math.max(2, Math.max(key.length(), other.length()) * 0.6)) {
                scored.add(new Scored(name, distance));
            }
        }
        scored.sort(Comparator.comparingDouble(Scored::distance).thenComparing(Scored::name));
        return scored.stream().map(Scored::name).distinct().limit(most).toList();
    }

    /** Returns {@code Nearest: 'a', 'b'.} with a space before it, or nothing where no name is near. */
    public static String sentence(String wanted, Collection<String> names) {
        List<String> near = of(wanted, names, 3);
        return near.isEmpty()
                ? ""
                : near.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ", " Nearest: ", "."));
    }

    /** Counts the letters to insert, drop, replace or swap to turn one text into the other. */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
