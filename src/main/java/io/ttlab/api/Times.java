package io.ttlab.api;

import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;

/** Reads the ends of spans of time as UTC nanoseconds; dates are read in the user's zone. */
final class Times {
    private final ZoneId zone;
    private final Instant now;

    Times(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    /** Returns the start of the current day. */
    long today() {
        return nanoseconds(now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant());
    }

    /** Reads an end of a span: a date is its first nanosecond as a start, its last one as an end. */
    long read(Object value, boolean start) {
        try {
            return convert(value, start);
        } catch (DateTimeException | ArithmeticException beyond) {
            throw tooFar(value);
        }
    }

    private long convert(Object value, boolean start) {
        if (value instanceof Instant instant) {
            return nanoseconds(instant);
        }
        if (value instanceof ZonedDateTime moment) {
            return nanoseconds(moment.toInstant());
        }
        if (value instanceof OffsetDateTime moment) {
            return nanoseconds(moment.toInstant());
        }
        if (value instanceof LocalDateTime local) {
            return nanoseconds(local.atZone(zone).toInstant());
        }
        if (value instanceof LocalDate date) {
            return start
                    ? nanoseconds(date.atStartOfDay(zone).toInstant())
                    : nanoseconds(date.plusDays(1).atStartOfDay(zone).toInstant()) - 1;
        }
        if (value instanceof Duration back) {
            return nanoseconds(now.minus(back));
        }
        return text(String.valueOf(value).strip(), start);
    }

    private long text(String text, boolean start) {
        Optional<Duration> span = Spans.find(text);
        if (span.isPresent()) {
            return nanoseconds(now.minus(span.get()));
        }
        switch (text.toLowerCase(Locale.ROOT)) {
            case "now":
                return nanoseconds(now);
            case "today":
                return read(now.atZone(zone).toLocalDate(), start);
            case "yesterday":
                return read(now.atZone(zone).toLocalDate().minusDays(1), start);
            default:
        }
        if (text.matches("\\d{18,19}")) {
            return Long.parseLong(text);
        }
        try {
            String iso = text.replace(' ', 'T');
            if (iso.length() == 10) {
                return read(LocalDate.parse(iso), start);
            }
            if (iso.matches(".*T.*(Z|[+-]\\d\\d:\\d\\d)(\\[.*])?")) {
                return nanoseconds(ZonedDateTime.parse(iso).toInstant());
            }
            return read(LocalDateTime.parse(iso), start);
        } catch (DateTimeException unreadable) {
            throw new TtException(
                    Kind.ARGUMENT,
                    (start ? "since" : "until") + "(\"" + text
                            + "\") is no time. Say a span back from now (15m, 4h, 5d), a date (2026-11-20), a date and time"
                            + " (2026-11-20T14:30), or pass an Instant, LocalDate, LocalDateTime or Duration.");
        }
    }

    /** Returns UTC nanoseconds since 1970. */
    static long nanoseconds(Instant instant) {
        try {
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
        } catch (ArithmeticException beyond) {
            throw tooFar(instant);
        }
    }

    private static TtException tooFar(Object value) {
        return new TtException(
                Kind.ARGUMENT, "The time " + value + " is outside of what nanoseconds can count: 1677 to 2262.");
    }
}
