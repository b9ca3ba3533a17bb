package io.ttlab.client;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/**
 * An access token with its times.
 *
 * @param text what goes behind {@code Bearer}
 * @param expires when the gateway will stop taking it
 * @param renewAt when to ask for the next one
 */
record Token(Secret text, Instant expires, Instant renewAt) {

    /** Returns a claim of the token's unverified payload, or empty where it has none or is no JWT. */
    String claim(String name) {
        String[] parts = text.reveal().split("\\.");
        if (parts.length < 2) {
            return "";
        }
        try {
            Map<String, Object> claims = Json.object(Base64.getUrlDecoder().decode(parts[1]));
            Object value = claims.get(name);
            return value == null
                    ? ""
                    : new String(String.valueOf(value).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
