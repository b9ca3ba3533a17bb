package io.ttlab.client;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How often and how patiently a GET is sent again. Immutable.
 *
 * <p>A gateway that answered well a moment ago will again, so that a long walk rides out a minute's outage; one that has
 * not yet, or not lately, gets fewer tries, so that a wrong setting is told within seconds.
 *
 * @param mostTries tries in all for throttling and server errors, and again for broken connections
 * @param mostBodyTries tries in all for bodies that cannot be used
 * @param mostRefusedTries tries in all for {@code status: "Fail"} in an answer to a list
 * @param mostConnectTries tries in all while no connection can be made
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

    /** Tries in all for answers that take longer than the client waits, which is long already. */
    static final int MOST_TIMEOUTS = 2;

    /** How much fewer tries a gateway gets that has not answered well lately. */
    private static final int COLD = 3;

    private static final int BRIEF = 4;

    int mostTries(boolean warm) {
        return warm || mostTries <= BRIEF ? mostTries : mostTries - COLD;
    }

    int mostConnectTries(boolean warm) {
        return warm && mostTries > BRIEF ? mostConnectTries + COLD : mostConnectTries;
    }

    /** Returns the usual patience: ten tries within about a minute. */
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

    /** Returns the patience with what can be done without. */
    RetryPolicy brief() {
        return new RetryPolicy(
                Math.min(BRIEF, mostTries), Math.min(BRIEF, mostBodyTries), 1, 1, firstPause, longestPause, jitter);
    }

    /** Returns the pause after so many tries: half of it fixed, half jittered. */
    Duration pause(int tries) {
        double whole = Math.min(
                longestPause.toMillis(), firstPause.toMillis() * Math.pow(2, Math.min(30, Math.max(0, tries - 1))));
        return Duration.ofMillis((long) (whole / 2 + whole / 2 * jitter.getAsDouble()));
    }
}
