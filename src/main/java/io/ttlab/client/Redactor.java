package io.ttlab.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes secrets and control characters out of any text that a person or a log will see. Thread-safe.
 *
 * <p>Servers echo what they were sent: one of the gateway's own refusals quotes the token.
 */
public final class Redactor {
    private static final int SHORTEST = 6;

    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    /** Remembers a text that must never be shown. */
    public void hide(String secret) {
        if (secret.length() >= SHORTEST) {
            secrets.add(secret);
            String encoded = Call.encode(secret);
            if (!encoded.equals(secret)) {
                secrets.add(encoded);
            }
        }
    }

    /** Returns the text with every secret as {@code ****} and its last four characters. */
    public String clean(String text) {
        String cleaned = text;
        for (String secret : secrets) {
            if (cleaned.contains(secret)) {
                cleaned = cleaned.replace(secret, Secret.of(secret).toString());
            }
        }
        return cleaned;
    }

    /** Returns a text from the wire as one printable line of at most {@code most} characters, without secrets. */
    public String line(String text, int most) {
        String line =
                clean(text).replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "").strip();
        return line.length() <= most ? line : line.substring(0, most - 1) + "…";
    }
}
