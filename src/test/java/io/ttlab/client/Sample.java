package io.ttlab.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;

/** Settings and executors for tests, with keys that are obviously none. */
public final class Sample {
    /** A key that no gateway issued. */
    public static final String KEY = "00000000-1111-2222-3333-444444444444";
    /** A secret that no gateway issued. */
    public static final String SECRET = "99999999-8888-7777-6666-555555555555";

    private Sample() {}

    /** Returns settings for a gateway on this machine. */
    public static Settings settings(URI baseUrl, String key, String secret) {
        return settings(Environment.UAT, baseUrl, key, secret, 0);
    }

    /** Returns settings for any gateway; 0 for no limit of requests a second. */
    public static Settings settings(
            Environment environment, URI baseUrl, String key, String secret, double requestsPerSecond) {
        return new Settings(
                environment,
                baseUrl,
                Secret.of(key),
                Secret.of(secret),
                "ttlab",
                "desk",
                requestsPerSecond,
                ZoneOffset.UTC,
                Path.of("no-such-home"),
                "",
                false,
                true);
    }

    /** Returns an executor whose pauses take no time. */
    public static Gateway gateway(Settings settings, FakeTicker ticker) {
        return new Gateway(settings, ticker, RetryPolicy.defaults(), Duration.ofSeconds(30));
    }
}
