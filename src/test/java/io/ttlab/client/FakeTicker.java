package io.ttlab.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when somebody waits, so that tests of pauses take none. Thread-safe. */
public final class FakeTicker implements Ticker {
    /** A Friday afternoon, so that the demo's day is well under way. */
    public static final Instant START = Instant.parse("2026-11-20T15:30:00.123456789Z");

    private final List<Duration> sleeps = new ArrayList<>();
    private long passedNs;
    private int interruptAt;

    @Override
    public synchronized Instant now() {
        return START.plusNanos(passedNs);
    }

    @Override
    public synchronized long nanoTime() {
        // Begins shortly before the counter overflows, as System.nanoTime() may.
        return Long.MAX_VALUE - 1_000_000_000L + passedNs;
    }

    @Override
    public synchronized void sleep(Duration span) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while asleep");
        }
        sleeps.add(span);
        if (sleeps.size() == interruptAt) {
            throw new InterruptedException("interrupted while asleep");
        }
        pass(span);
    }

    /** Has the sleep of this number, from 1, be interrupted. */
    public synchronized void interruptAtSleep(int number) {
        interruptAt = number;
    }

    /** Lets time pass. */
    public synchronized void pass(Duration span) {
        passedNs += Math.max(0, span.toNanos());
    }

    /** Returns the waits so far. */
    public synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    /** Returns how much time has passed. */
    public synchronized Duration passed() {
        return Duration.ofNanos(passedNs);
    }

    /** Returns the same time for the demo gateway. */
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now();
            }
        };
    }
}
