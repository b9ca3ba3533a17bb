package io.ttlab.client;

import java.time.Duration;

/** Hears what the executor does, for traces, progress lines and status pages. Called from any thread; must be quick. */
public interface Observer {
    /** Hears of a request as it goes to the socket. The URL and headers hold no secret. */
    default void sent(String method, String url, String headers) {}

    /** Hears of an answer. */
    default void answered(String method, String url, int status, int bytes, Duration took) {}

    /** Hears that a request waits before it is sent, and why. */
    default void waiting(String reason, Duration expected) {}

    /** Returns an observer that hears nothing. */
    static Observer none() {
        return new Observer() {};
    }
}
