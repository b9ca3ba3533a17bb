package io.ttlab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.analytics.Analytics;
import io.ttlab.api.TT;
import io.ttlab.client.Environment;
import io.ttlab.client.FakeTicker;
import io.ttlab.client.Sample;
import io.ttlab.client.TtException;
import io.ttlab.demo.DemoGateway;
import io.ttlab.demo.DemoOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page, made of a demo desk. */
class ReportTest {
    private static DemoGateway demo;
    private static Analytics analytics;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        demo = DemoGateway.start(
                DemoOptions.defaults().withSeed(3).withFills(1_500).withTicking(false));
        TT tt = TT.open(() -> Sample.gateway(
                Sample.settings(Environment.DEMO, demo.baseUrl(), demo.apiKey(), demo.apiSecret(), 0),
                new FakeTicker()));
        analytics = Analytics.of(tt);
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    void putsTheDayOnOnePageThatNeedsNothingElse() throws IOException {
        Report report = Report.of(analytics, "today");
        Path file = report.save(folder.resolve("eod.html"));
        String page = Files.readString(file);
        assertEquals(page, report.html());
        assertTrue(page.startsWith("<!DOCTYPE html>"));
        for (String heading : new String[] {
            "Profit and loss",
            "Blotter",
            "Execution",
            "Checks",
            "Working orders",
            "Slippage, positive is worse",
            "Roll matrix"
        }) {
            assertTrue(page.contains(">" + heading + "<"), heading);
        }
        assertEquals(4, page.split("<picture>", -1).length - 1);
        // Nothing is fetched and nothing runs: every picture is in the page, in light and in dark.
        assertFalse(page.contains("<script"), "no scripts");
        assertFalse(page.matches("(?s).*(src|srcset|href)=\"(?!data:).*"), "no links");
        assertTrue(page.contains("prefers-color-scheme: dark"));
        // Names come from a server: FX "MACRO" must not end an attribute or a tag.
        assertTrue(page.contains("FX &quot;MACRO&quot;"));
        assertFalse(Files.exists(folder.resolve("eod.html.part")));
        assertTrue(report.toString().contains("Write the page with .save("));
        assertTrue(String.valueOf(report.toMimeBundle().data().get("text/html")).startsWith("<style>.ttreport{"));
    }

    /** What the monitor says of now is no news of another day. */
    @Test
    void leavesOutOfAPastDayWhatTtTellsOfNowOnly() {
        LocalDate past = lastDayWithFills();
        String page = Report.of(analytics, past).html();
        assertTrue(page.contains("The day is over"), "says so");
        assertTrue(page.contains(">Fills, the first and the last of the day<"));
        assertTrue(page.contains(">missingTags<"));
        for (String ofNow : new String[] {"Working orders", "expiries", "credit", "Roll matrix"}) {
            assertFalse(page.contains(">" + ofNow), ofNow);
        }
        assertTrue(page.contains(">Execution<"));
        assertTrue(page.contains(past.toString()));
    }

    private static LocalDate lastDayWithFills() {
        long todayNs = demo.world().todayNs();
        long ns = demo.world().fills().stream()
                .mapToLong(fill -> fill.timeNs())
                .filter(time -> time < todayNs)
                .max()
                .orElseThrow();
        return LocalDate.ofEpochDay(Math.floorDiv(ns, 86_400_000_000_000L));
    }

    @Test
    void saysOfADayWithoutFillsThatThereIsNothing() {
        String page = Report.of(analytics, "2001-01-01").html();
        assertTrue(page.contains("0 fills"));
        assertTrue(page.contains("None."));
    }

    @Test
    void namesWhatIsNoDayAndWhereNothingCanBeWritten() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        assertEquals(
                "'soon' is no day. Say today, yesterday or a date such as " + today + ".",
                assertThrows(TtException.class, () -> Report.of(analytics, "soon"))
                        .getMessage());
        assertEquals(
                "A report of '" + today.plusDays(2) + "' cannot be made: today is " + today + " in UTC.",
                assertThrows(TtException.class, () -> Report.of(analytics, today.plusDays(2)))
                        .getMessage());
        Report report = Report.of(analytics, "2001-01-01");
        Path file = folder.resolve("none/eod.html");
        assertEquals(
                "Cannot write the report to '" + file
                        + "': there is no such folder. Name a file in a folder that exists and that you may write to.",
                assertThrows(TtException.class, () -> report.save(file)).getMessage());
    }
}
