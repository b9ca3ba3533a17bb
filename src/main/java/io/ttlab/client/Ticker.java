package io.ttlab.client;

import java.time.Duration;
import java.time.Instant;

/** Time as the client sees it: what it is, how it passes and a way to wait. Tests bring their own. */
public interface Ticker {
    /** Returns the present moment. */
    Instant now();

    /** Returns nanoseconds that only ever grow, for measuring spans. */
    long nanoTime();

    /** Waits; an interrupt ends the wait. */
    void sleep(Duration span) throws InterruptedException;

    /** Returns the machine's own time. */
    static Ticker system() {
        return new Ticker() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration span) throws InterruptedException {
                Thread.sleep(span.toMillis(), span.toNanosPart() % 1_000_000);
            }
        };
    }
}
