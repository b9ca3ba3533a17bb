package io.ttlab.client;

import java.util.Locale;

/** Says how many there are of a thing, for messages that read well of one as of thousands. */
public final class Counts {
    private Counts() {}

    /** Returns {@code 1 row}, {@code 0 rows}, {@code 2,000 rows} or {@code 2 entries}. */
    public static String of(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : plural(noun));
    }

    private static String plural(String noun) {
        return noun.matches(".*[^aeiou]y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }
}
