package io.ttlab.client;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How often and how patiently a GET is sent again. Immutable.
 *
 * @param mostTries tries in all for throttling, server errors and broken connections
 * @param mostBodyTries tries in all for bodies that cannot be used
 * @param mostRefusedTries tries in all for {@code status: "Fail"} in an answer to a list
 * @param mostConnectTries tries in all while no connection was ever made
 * @param firstPause the pause before the second try, doubled each time
 * @param longestPause where the doubling stops; a {@code Retry-After} may ask for up to a minute more
 * @param jitter numbers from 0 to 1 that spread the pauses
 */
public record RetryPolicy(
        int mostTries,
        int mostBodyTries,
        int mostRefusedTries,
        int mostConnectTries,
        Duration firstPause,
        Duration longestPause,
        DoubleSupplier jitter) {

    /** The longest pause that a {@code Retry-After} can ask for; beyond it the call fails. */
    static final Duration LONGEST_ASKED = Duration.ofSeconds(75);

    /** Returns the usual patience: ten tries within about a minute and a half. */
    public static RetryPolicy defaults() {
        return new RetryPolicy(
                10,
                6,
                3,
                2,
                Duration.ofMillis(250),
                Duration.ofSeconds(15),
                () -> java.util.concurrent.ThreadLocalRandom.current().nextDouble());
    }

    /** Returns the pause after so many tries: half of it fixed, half jittered. */
    Duration pause(int tries) {
        double whole = Math.min(
                longestPause.toMillis(), firstPause.toMillis() * Math.pow(2, Math.min(30, Math.max(0, tries - 1))));
        return Duration.ofMillis((long) (whole / 2 + whole / 2 * jitter.getAsDouble()));
    }
}
