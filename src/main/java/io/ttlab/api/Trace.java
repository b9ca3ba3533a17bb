package io.ttlab.api;

import io.ttlab.client.Counts;
import io.ttlab.client.Observer;
import java.time.Duration;
import java.util.Locale;

/** Prints the wire log to standard error; what it hears holds no secret. */
final class Trace implements Observer {
    @Override
    public void sent(String method, String url, String headers) {
        System.err.println("> " + method + " " + url + "  [" + headers + "]");
    }

    @Override
    public void answered(String method, String url, int status, int bytes, Duration took) {
        System.err.println(
                String.format(Locale.ROOT, "< %d  %s  %d ms", status, Counts.of(bytes, "byte"), took.toMillis()));
    }

    @Override
    public void waiting(String reason, Duration expected) {
        System.err.println(String.format(Locale.ROOT, ". %s (%d ms)", reason, expected.toMillis()));
    }
}
