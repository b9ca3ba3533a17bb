package io.ttlab.demo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which faults the gateway injects, and how often. Immutable.
 *
 * <p>Written as {@code name:probability}, several by comma; a name alone means always. {@code all} stands for every fault
 * that a careful client gets through (see {@link #names()}), each at a small probability of its own, or at the one that is
 * given. Later entries override earlier ones: {@code all,html:0,429:0.5}. The spelling of enumeration names is
 * {@code enums:bare}, {@code enums:lower} or {@code enums:camel}.
 */
public final class Faults {
    /** No faults at all. */
    public static final Faults NONE = new Faults(Map.of(), "");

    /** A fault: what it does, and its probability within {@code all}, 0 when it is not part of it. */
    private record Kind(String name, double inAll, String does) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("429", 0.05, "too many requests, every other one with Retry-After"),
            new Kind("500", 0.03, "internal server error"),
            new Kind("502", 0.03, "bad gateway, with a page of HTML"),
            new Kind("408", 0.02, "request timeout"),
            new Kind("504", 0.05, "endpoint timeout of /fills for windows over four hours or open ones"),
            new Kind("413", 1, "answers over 64 KiB refused to clients that do not ask for gzip"),
            new Kind("reset", 0.02, "connection reset before the answer"),
            new Kind("trunc", 0.02, "body cut: Content-Length says more, or every other one cleanly"),
            new Kind("slow", 0.02, "answer delayed"),
            new Kind("token", 0.01, "token expires at once, 401"),
            new Kind("dup", 0.1, "records repeated, within a page and from the page before"),
            new Kind("redirect", 0.05, "303 to self, every fourth one to another host"),
            new Kind("badjson", 0.02, "an unescaped quote, or a stray comma before a bracket"),
            new Kind("html", 0.02, "200 with a proxy's page"),
            new Kind("empty", 0.02, "200 with an empty body"),
            new Kind("unknowncode", 0.02, "codes that no table explains"),
            new Kind("extrafield", 0.1, "fields that nobody has documented"),
            new Kind("fail", 0, "200 with status Fail and a message"),
            new Kind("lost", 0, "one fill missing in an answer, there in the next"),
            new Kind("lastpage", 0, "lastPage false without a key"),
            new Kind("samekey", 0, "a next page key that repeats for ever"),
            new Kind("nostatus", 0, "no status in the envelope"),
            new Kind("strings", 0, "numbers sent as strings"),
            new Kind("shapes", 0, "the other shape wherever the real one is not known"),
            new Kind("loop", 0, "303 that leads to itself for ever"),
            new Kind("token500", 0, "500 on /token"),
            new Kind("postreset", 0, "a write that is done, then the connection reset"),
            new Kind("clock", 0, "the time of answers is five minutes ahead"),
            new Kind("enums", 0, "names of enumerations spelled otherwise: bare, lower or camel"));

    private static final List<String> SPELLINGS = List.of("bare", "lower", "camel");

    private final Map<String, Double> probabilities;
    private final String enumSpelling;

    private Faults(Map<String, Double> probabilities, String enumSpelling) {
        this.probabilities = probabilities;
        this.enumSpelling = enumSpelling;
    }

    /**
     * Reads faults as written on a command line.
     *
     * @param text for example {@code 429:0.1,500:0.05,redirect}
     * @return the faults
     * @throws IllegalArgumentException for an unknown name (with the nearest one) or a bad probability
     */
    public static Faults parse(String text) {
        Map<String, Double> probabilities = new LinkedHashMap<>();
        String spelling = "";
        for (String part : text.split(",")) {
            String entry = part.strip().toLowerCase(Locale.ROOT);
            if (entry.isEmpty() || entry.equals("none")) {
                continue;
            }
            int colon = entry.indexOf(':');
            String name = colon < 0 ? entry : entry.substring(0, colon);
            String value = colon < 0 ? "" : entry.substring(colon + 1);
            if (name.equals("enums")) {
                spelling = spelling(value);
            } else if (name.equals("all")) {
                for (Kind kind : KINDS) {
                    if (kind.inAll > 0) {
                        probabilities.put(kind.name, value.isEmpty() ? kind.inAll : probability(name, value));
                    }
                }
            } else {
                known(name);
                probabilities.put(name, value.isEmpty() ? 1.0 : probability(name, value));
            }
        }
        return new Faults(Collections.unmodifiableMap(probabilities), spelling);
    }

    private static void known(String name) {
        if (names().contains(name)) {
            return;
        }
        String nearest = "";
        int least = Integer.MAX_VALUE;
        for (String candidate : names()) {
            int distance = distance(name, candidate);
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        throw new IllegalArgumentException("No fault '" + name + "'. Nearest: '" + nearest + "'. The faults are "
                + String.join(", ", names()) + ", and all.");
    }

    private static String spelling(String value) {
        if (!SPELLINGS.contains(value)) {
            throw new IllegalArgumentException(
                    "No spelling '" + value + "' of fault 'enums'. Write enums:bare, enums:lower or enums:camel.");
        }
        return value;
    }

    private static double probability(String name, String value) {
        try {
            double probability = Double.parseDouble(value);
            if (probability >= 0 && probability <= 1) {
                return probability;
            }
        } catch (NumberFormatException e) {
            throw bad(name, value, e);
        }
        throw bad(name, value, null);
    }

    private static IllegalArgumentException bad(
            String name, String value, @org.jspecify.annotations.Nullable Exception cause) {
        return new IllegalArgumentException(
                "The probability '" + value + "' of fault '" + name + "' is no number from 0 to 1. Write for example "
                        + name + ":0.1.",
                cause);
    }

    /** Levenshtein's distance: how many letters to add, drop or change. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    /**
     * The names that {@link #parse(String)} knows, beside {@code all}.
     *
     * @return names, those of {@code all} first
     */
    public static List<String> names() {
        return KINDS.stream().map(Kind::name).toList();
    }

    /**
     * What each fault does, for help pages.
     *
     * @return one sentence by name
     */
    public static Map<String, String> descriptions() {
        Map<String, String> descriptions = new LinkedHashMap<>();
        KINDS.forEach(kind -> descriptions.put(kind.name, kind.does));
        return descriptions;
    }

    /**
     * How often a fault strikes.
     *
     * @param name name of the fault
     * @return probability from 0 to 1 for each request that it could strike
     */
    public double probability(String name) {
        return probabilities.getOrDefault(name, 0.0);
    }

    /** How names of enumerations are spelled; empty for TT's own way. */
    String enumSpelling() {
        return enumSpelling;
    }

    boolean isNone() {
        return probabilities.isEmpty() && enumSpelling.isEmpty();
    }

    /**
     * The faults as {@link #parse(String)} reads them.
     *
     * @return for example {@code 429:0.1,500:0.05}
     */
    @Override
    public String toString() {
        String text = probabilities.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(","));
        String enums = enumSpelling.isEmpty() ? "" : "enums:" + enumSpelling;
        return text.isEmpty() && enums.isEmpty()
                ? "none"
                : text.isEmpty() || enums.isEmpty() ? text + enums : text + "," + enums;
    }
}
