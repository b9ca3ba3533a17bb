package io.ttlab.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets and control characters out of any text that a person or a log will see. Thread-safe.
 *
 * <p>Servers echo what they were sent: one of the gateway's own refusals quotes the token.
 */
public final class Redactor {
    private static final int SHORTEST = 6;

    /** What looks like a token or a credential, whole or cut, known or not. */
    private static final Pattern LOOKS_SECRET =
            Pattern.compile("eyJ[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*){0,2}|(?<=(?i:bearer)\\s{1,4})[^\\s'\",}*]{8,}");

    private final Map<String, Pattern> secrets = new ConcurrentHashMap<>();

    /** Remembers a text that must never be shown. */
    public void hide(String secret) {
        if (secret.length() >= SHORTEST) {
            secrets.computeIfAbsent(secret, Redactor::pattern);
            secrets.computeIfAbsent(Call.encode(secret), Redactor::pattern);
        }
    }

    private static Pattern pattern(String secret) {
        return Pattern.compile(secret, Pattern.LITERAL | Pattern.CASE_INSENSITIVE);
    }

    /** Returns the text with every secret as {@code ****} and its last four characters, and what looks like one as {@code ****}. */
    public String clean(String text) {
        String cleaned = text;
        for (Map.Entry<String, Pattern> secret : secrets.entrySet()) {
            cleaned = secret.getValue()
                    .matcher(cleaned)
                    .replaceAll(
                            Matcher.quoteReplacement(Secret.of(secret.getKey()).toString()));
        }
        return LOOKS_SECRET.matcher(cleaned).replaceAll("****");
    }

    /** Returns a text from the wire as one printable line of at most {@code most} characters, without secrets. */
    public String line(String text, int most) {
        String line =
                clean(text).replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "").strip();
        return line.length() <= most ? line : line.substring(0, most - 1) + "…";
    }
}
