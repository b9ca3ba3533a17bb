package io.ttlab.analytics;

import io.ttlab.client.Nearest;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.util.Comparator;
import java.util.List;

/** Texts and their order, as tables and messages of this package share them. */
final class Wording {
    /** Compares lists of texts part by part. */
    static final Comparator<List<String>> BY_PARTS = (a, b) -> {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    };

    private Wording() {}

    /** Returns the failure of a name that is none of those there are. */
    static TtException unknown(String what, String name, List<String> names) {
        return new TtException(
                Kind.UNKNOWN_NAME,
                "No " + what + " '" + name + "'." + Nearest.sentence(name, names) + " There are: "
                        + String.join(", ", names) + ".");
    }

    /** Returns {@code 1 order} or {@code 1200 orders}, without marks, as cells of tables have their numbers. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Returns the middle of some numbers, NaN of none; the mean of the middle two where their count is even. */
    static double median(double[] sorted) {
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Returns seconds to the millisecond. */
    static double seconds(double seconds) {
        return Math.rint(seconds * 1_000) / 1_000;
    }
}
