package io.ttlab.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A text that must not be shown: it prints as {@code ****} and its last four characters. Thread-safe.
 *
 * <p>Texts of eight characters or fewer print as {@code ****} alone.
 */
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** Wraps {@code text}. */
    public static Secret of(String text) {
        return new Secret(text);
    }

    /** Returns the text itself, for the one place that sends or stores it. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return text.length() <= 8 ? "****" : "****" + text.substring(text.length() - 4);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        text.getBytes(StandardCharsets.UTF_8), secret.text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
