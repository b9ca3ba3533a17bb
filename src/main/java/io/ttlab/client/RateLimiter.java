package io.ttlab.client;

import java.time.Duration;

/**
 * Holds requests back before the socket, so that no second ever sees more of them than the plan allows. Thread-safe.
 *
 * <p>The first requests go out at once; each later one waits until the request that many places before it is a second
 * old. A small margin covers the jitter of the way to the gateway. A {@code Retry-After} holds everybody back.
 */
public final class RateLimiter {
    private static final long WINDOW_NS = Duration.ofMillis(1_020).toNanos();

    private final Ticker ticker;
    private final double perSecond;
    /** When the last requests were let go, a ring; guarded by this. */
    private final long[] released;

    private final long windowNs;
    private int position;
    private long count;
    private long pausedUntilNs;
    private boolean paused;

    /** Creates a limiter of so many requests a second; 0 lets everything through. */
    public RateLimiter(double perSecond, Ticker ticker) {
        this.ticker = ticker;
        this.perSecond = perSecond;
        this.released = new long[perSecond <= 0 ? 0 : Math.max(1, (int) Math.floor(perSecond))];
        this.windowNs = perSecond <= 0 ? 0 : (long) (WINDOW_NS * Math.max(1, released.length / perSecond));
    }

    /** Returns the requests a second, or 0 for no limit. */
    public double perSecond() {
        return perSecond;
    }

    /** Waits for a place; returns how long that took. */
    public Duration acquire() throws InterruptedException {
        long start = ticker.nanoTime();
        while (true) {
            long waitNs = reserve();
            if (waitNs <= 0) {
                return Duration.ofNanos(ticker.nanoTime() - start);
            }
            ticker.sleep(Duration.ofNanos(waitNs));
        }
    }

    /** Holds all requests back for a while, as the gateway asked. */
    public synchronized void pause(Duration span) {
        long until = ticker.nanoTime() + span.toNanos();
        if (!paused || until - pausedUntilNs > 0) {
            paused = true;
            pausedUntilNs = until;
        }
    }

    private synchronized long reserve() {
        long now = ticker.nanoTime();
        if (paused && pausedUntilNs - now > 0) {
            return pausedUntilNs - now;
        }
        paused = false;
        if (released.length == 0) {
            return 0;
        }
        if (count >= released.length) {
            long free = released[position] + windowNs;
            if (free - now > 0) {
                return free - now;
            }
        }
        released[position] = now;
        position = (position + 1) % released.length;
        count++;
        return 0;
    }
}
