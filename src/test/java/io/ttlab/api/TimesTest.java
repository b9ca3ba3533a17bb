package io.ttlab.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T03:30:00.123456789Z");
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    private final Times utc = new Times(ZoneOffset.UTC, NOW);
    private final Times chicago = new Times(CHICAGO, NOW);

    private static Instant instant(long ns) {
        return Instant.ofEpochSecond(Math.floorDiv(ns, 1_000_000_000L), Math.floorMod(ns, 1_000_000_000L));
    }

    @ParameterizedTest
    @CsvSource({
        "250ms, 2026-11-20T03:29:59.873456789Z",
        "30s, 2026-11-20T03:29:30.123456789Z",
        "15m, 2026-11-20T03:15:00.123456789Z",
        "4h, 2026-11-19T23:30:00.123456789Z",
        "5 D, 2026-11-15T03:30:00.123456789Z",
        "2w, 2026-11-06T03:30:00.123456789Z",
        "now, 2026-11-20T03:30:00.123456789Z",
        "2026-11-20T03:00, 2026-11-20T03:00:00Z",
        "2026-11-20 03:00:00.000000001, 2026-11-20T03:00:00.000000001Z",
        "2026-11-20T03:00:00Z, 2026-11-20T03:00:00Z",
        "2026-11-20T03:00:00-06:00, 2026-11-20T09:00:00Z",
        "1795187423123456789, 2026-11-20T15:10:23.123456789Z"
    })
    void readsAnEndOfASpanAlikeOnBothSides(String text, String expected) {
        assertEquals(Instant.parse(expected), instant(utc.read(text, true)));
        assertEquals(Instant.parse(expected), instant(utc.read(text, false)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 2026-11-20T00:00:00Z, 2026-11-20T23:59:59.999999999Z",
        "today, 2026-11-20T00:00:00Z, 2026-11-20T23:59:59.999999999Z",
        "yesterday, 2026-11-19T00:00:00Z, 2026-11-19T23:59:59.999999999Z"
    })
    void takesADateAsItsStartForSinceAndItsEndForUntil(String text, String start, String end) {
        assertEquals(Instant.parse(start), instant(utc.read(text, true)));
        assertEquals(Instant.parse(end), instant(utc.read(text, false)));
    }

    @Test
    void readsDatesInTheUsersZoneAcrossTheChangeOfClocks() {
        // It is still the 19th in Chicago, where clocks went back on 1 November: that day had 25 hours.
        assertEquals(Instant.parse("2026-11-19T06:00:00Z"), instant(chicago.today()));
        assertEquals(Instant.parse("2026-11-01T05:00:00Z"), instant(chicago.read("2026-11-01", true)));
        assertEquals(Instant.parse("2026-11-02T05:59:59.999999999Z"), instant(chicago.read("2026-11-01", false)));
        assertEquals(Instant.parse("2026-11-19T20:30:00Z"), instant(chicago.read("2026-11-19T14:30", true)));
    }

    @Test
    void takesTheTypesOfJavaTime() {
        assertEquals(NOW, instant(utc.read(NOW, true)));
        assertEquals(NOW, instant(utc.read(NOW.atZone(CHICAGO), true)));
        assertEquals(NOW, instant(utc.read(OffsetDateTime.ofInstant(NOW, CHICAGO), true)));
        assertEquals(NOW.minusSeconds(60), instant(utc.read(Duration.ofMinutes(1), true)));
        assertEquals(Instant.parse("2026-11-19T06:00:00Z"), instant(chicago.read(LocalDate.of(2026, 11, 19), true)));
        assertEquals(
                Instant.parse("2026-11-19T18:00:00Z"),
                instant(chicago.read(LocalDateTime.of(2026, 11, 19, 12, 0), true)));
        assertEquals(NOW, instant(utc.read(ZonedDateTime.ofInstant(NOW, CHICAGO), false)));
    }

    @ParameterizedTest
    @CsvSource({
        "soon",
        "5",
        "5y",
        "''",
        "2026-13-01",
        "2026-11-31",
        "20261120",
        "11/20/2026",
        "-5d",
        "99999999999999999999"
    })
    void tellsHowTimesAreWritten(String text) {
        for (boolean start : new boolean[] {true, false}) {
            TtException failure = assertThrows(TtException.class, () -> utc.read(text, start));

            assertEquals(Kind.ARGUMENT, failure.kind());
            assertEquals(
                    (start ? "since" : "until") + "(\"" + text
                            + "\") is no time. Say a span back from now (15m, 4h, 5d), a"
                            + " date (2026-11-20), a date and time (2026-11-20T14:30), or pass an Instant, LocalDate,"
                            + " LocalDateTime or Duration.",
                    failure.getMessage());
        }
    }

    @Test
    void tellsOfTimesThatNanosecondsCannotCount() {
        TtException failure =
                assertThrows(TtException.class, () -> utc.read(Instant.parse("3000-01-01T00:00:00Z"), true));

        assertEquals(
                "The time 3000-01-01T00:00:00Z is outside of what nanoseconds can count: 1677 to 2262.",
                failure.getMessage());
        assertThrows(TtException.class, () -> utc.read("1500-01-01", true));
        assertThrows(TtException.class, () -> utc.read(Duration.ofDays(1_000_000), true));
        assertThrows(TtException.class, () -> utc.read(Instant.MAX, true));
        assertThrows(TtException.class, () -> utc.read(LocalDate.MAX, false));
        assertThrows(TtException.class, () -> utc.read(Duration.ofSeconds(Long.MAX_VALUE), true));
    }

    @Test
    void tellsOfSpansThatEndBeforeTheyStart() {
        try (OtherSession session = new OtherSession()) {
            TtException failure = assertThrows(
                    TtException.class,
                    () -> session.tt.ledger.fills(q -> q.since("2026-11-20").until("2026-11-18")));

            assertEquals(Kind.ARGUMENT, failure.kind());
            assertEquals(
                    "The span ends before it starts: since 2026-11-20T00:00:00Z, until 2026-11-18T23:59:59.999999999Z."
                            + " Swap since and until.",
                    failure.getMessage());
        }
    }

    @Test
    void tellsOfLimitsThatWouldLeaveNothing() {
        try (OtherSession session = new OtherSession()) {
            TtException failure = assertThrows(TtException.class, () -> session.tt.ledger.fills(q -> q.maxRows(0)));

            assertEquals("maxRows(0) would be nothing. Say 1 or more.", failure.getMessage());
        }
    }
}
