package io.ttlab.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Issues tokens and knows which are still good. Thread-safe. */
final class Tokens {
    private record Issued(String environment, long expirySecond) {}

    private final Clock clock;
    private final long lifetimeSeconds;
    private final long seed;
    private final AtomicLong number = new AtomicLong();
    private final Map<String, Issued> good = new ConcurrentHashMap<>();

    Tokens(Clock clock, long lifetimeSeconds, long seed) {
        this.clock = clock;
        this.lifetimeSeconds = lifetimeSeconds;
        this.seed = seed;
    }

    /** A new token, shaped like a JWT; its signature is made up, as no client can check it. */
    String issue(String environment) {
        long now = clock.instant().getEpochSecond();
        long id = number.incrementAndGet();
        String payload = new String(
                new JsonWriter()
                        .open()
                        .whole("company_id", Desk.COMPANY)
                        .whole("exp", now + lifetimeSeconds)
                        .whole("iat", now)
                        .whole("id", Desk.KEY_USER)
                        .text("jti", Ids.uuid(seed, "token", id))
                        .close()
                        .bytes(),
                StandardCharsets.US_ASCII);
        String token = part("{\"alg\": \"HS256\", \"typ\": \"JWT\"}") + "." + part(payload) + "."
                + part(Ids.execution(seed ^ 0x51677, id) + Ids.execution(~seed, id));
        good.values().removeIf(issued -> issued.expirySecond() <= now);
        good.put(token, new Issued(environment, now + lifetimeSeconds));
        return token;
    }

    long lifetimeSeconds() {
        return lifetimeSeconds;
    }

    boolean isGood(String token, String environment) {
        Issued issued = good.get(token);
        return issued != null
                && issued.environment().equals(environment)
                && issued.expirySecond() > clock.instant().getEpochSecond();
    }

    void revoke(String token) {
        good.remove(token);
    }

    void revokeAll() {
        good.clear();
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
