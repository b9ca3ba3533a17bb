package io.ttlab.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Instants as axes write them.
 *
 * @param zone where their days begin
 * @param pattern the user's format, as {@link DateTimeFormatter} takes it, or null for one that suits the span
 */
record TimeText(ZoneId zone, @Nullable DateTimeFormatter pattern) {
    private static final double HOUR_MS = 3_600_000;
    private static final double WEEK_MS = 7 * 86_400_000.0;
    private static final double FIRST_MONDAY_MS = 4 * 86_400_000.0;
    private static final DateTimeFormatter SECONDS = of("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MILLIS = of("uuuu-MM-dd HH:mm:ss.SSS");
    private static final DateTimeFormatter DAY_AND_YEAR = of("uuuu-MM-dd");

    static DateTimeFormatter of(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    ZonedDateTime local(double epochMillis) {
        return Instant.ofEpochMilli((long) Math.floor(epochMillis)).atZone(zone);
    }

    /** The milliseconds that a clock in the zone shows, as if it were UTC: what plotly, which knows no zones, is given. */
    double wall(double epochMillis) {
        long whole = (long) Math.floor(epochMillis);
        return epochMillis
                + zone.getRules().getOffset(Instant.ofEpochMilli(whole)).getTotalSeconds() * 1000.0;
    }

    /** When the span of so many milliseconds that holds an instant began on the zone's clock; of weeks, on a Monday. */
    double spanStart(double epochMillis, double spanMs) {
        double wall = wall(epochMillis);
        double from = spanMs % WEEK_MS == 0 ? FIRST_MONDAY_MS : 0;
        double start = from + Math.floor((wall - from) / spanMs) * spanMs;
        if (spanMs <= HOUR_MS) {
            return epochMillis - (wall - start);
        }
        // Longer ones may hold a change of the clock.
        return Instant.ofEpochMilli((long) start)
                .atOffset(ZoneOffset.UTC)
                .toLocalDateTime()
                .atZone(zone)
                .toInstant()
                .toEpochMilli();
    }

    String zoneName() {
        return zone.getId().equals("Z") ? "UTC" : zone.getId();
    }

    /** An instant on its own, with its day. */
    String full(double epochMillis) {
        ZonedDateTime local = local(epochMillis);
        if (pattern != null) {
            return local.format(pattern);
        }
        if (local.toLocalTime().toNanoOfDay() == 0) {
            return local.format(DAY_AND_YEAR);
        }
        return local.format(local.getNano() == 0 ? SECONDS : MILLIS);
    }
}
