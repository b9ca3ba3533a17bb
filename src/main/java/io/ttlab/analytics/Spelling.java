package io.ttlab.analytics;

import java.util.Locale;

/**
 * Names of codes as they are compared: TT's own servers, its SDK, FIX and files write one name in many ways.
 *
 * <p>{@code TRADE_CANCEL}, {@code TradeCancel} and {@code EXEC_TYPE_TRADE_CANCEL} are one; so are {@code 3}, {@code ?3},
 * which a server's list of names did not hold, and {@code 3.0} of a file that was read as decimals.
 */
final class Spelling {
    private Spelling() {}

    /** Returns a name in upper case without separators and without the first of the prefixes that it begins with. */
    static String plain(String label, String... prefixes) {
        String plain = label.strip()
                .toUpperCase(Locale.ROOT)
                .replaceFirst("^\\?(?=\\d)", "")
                .replaceFirst("^(\\d+)\\.0$", "$1")
                .replaceAll("[_\\s-]", "");
        for (String prefix : prefixes) {
            if (plain.startsWith(prefix) && plain.length() > prefix.length()) {
                return plain.substring(prefix.length());
            }
        }
        return plain;
    }
}
