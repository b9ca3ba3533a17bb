package io.ttlab.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The time that a world covers: whole business days, then today up to the moment of its start.
 *
 * <p>Today's events are drawn on a nominal day of 24 hours and laid into the part of it that has passed, so that worlds
 * of one seed and day differ in nothing but today's times.
 *
 * @param today the UTC day
 * @param startNs its midnight
 * @param asOfNs when the world was made; nothing in it is later
 */
record Span(LocalDate today, long startNs, long asOfNs) {
    static final long DAY_NS = 86_400_000_000_000L;

    private static final long HOUR_NS = 3_600_000_000_000L;
    /** With less of the day gone, thousands of fills could not each have a time of their own. */
    private static final long LEAST_NS = 1_000_000_000L;

    static Span endingAt(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new Span(today, midnight(today), ns(now));
    }

    static long ns(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }

    static long midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond() * 1_000_000_000L;
    }

    boolean hasToday() {
        return asOfNs - startNs >= LEAST_NS;
    }

    /** When trading opens on a day: midnight today, seven in the morning before. */
    long opensNs(LocalDate day) {
        return day.equals(today) ? startNs : midnight(day) + 7 * HOUR_NS;
    }

    /** When trading ends on a day: now today, nine in the evening before. */
    long closesNs(LocalDate day) {
        return day.equals(today) ? asOfNs : midnight(day) + 21 * HOUR_NS;
    }

    /** The moment of the price walk that belongs to a time. */
    long walkNs(long timeNs) {
        if (timeNs <= startNs || !hasToday()) {
            return timeNs;
        }
        if (timeNs >= asOfNs) {
            return startNs + DAY_NS + (timeNs - asOfNs);
        }
        return startNs + (long) ((double) (timeNs - startNs) / (asOfNs - startNs) * DAY_NS);
    }
}
