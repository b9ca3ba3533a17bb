package io.ttlab.jupyter;

/**
 * How fast output messages may follow each other: a notebook server throws away what comes at more than 1,000 messages a
 * second, counted over three seconds. Confine to one thread.
 *
 * <p>Text is merged and seldom gets near that; a loop of {@code display} calls, or of lines to both streams in turn, does.
 */
final class Pace {
    /** How many may be sent at once after a pause. */
    static final int BURST = 250;
    /** How many follow, a second: 250 + 3 * 900 is below 3,000. */
    static final int PER_SECOND = 900;

    private static final double NS_EACH = 1e9 / PER_SECOND;

    private double allowed = BURST;
    private long lastNs;

    Pace(long nowNs) {
        this.lastNs = nowNs;
    }

    /** Counts one message, and returns how long to wait before sending it, in nanoseconds. */
    long takeNs(long nowNs) {
        allowed = Math.min(BURST, allowed + (nowNs - lastNs) / NS_EACH) - 1;
        lastNs = nowNs;
        return allowed >= 0 ? 0 : (long) (-allowed * NS_EACH);
    }
}
