package io.ttlab.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DailyCountTest {
    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-22T23:59:59Z");

    private final Ticker ticker = new Ticker() {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public void sleep(Duration span) {
            now = now.plus(span);
        }
    };

    @Test
    void countsTheRequestsOfAllSessionsOfADay() {
        Path file = folder.resolve("cache").resolve("requests");
        DailyCount one = new DailyCount(ticker, file);
        DailyCount other = new DailyCount(ticker, file);
        one.add();
        other.add();
        one.add();
        assertEquals(3, one.today());
        assertEquals(3, other.today());
    }

    @Test
    void startsAnewWithTheDay() {
        DailyCount count = new DailyCount(ticker, folder.resolve("requests"));
        count.add();
        now = now.plusSeconds(1);
        assertEquals(0, count.today());
        count.add();
        assertEquals(1, count.today());
    }

    @Test
    void countsForItselfWhereTheFileCannotBeUsed() throws Exception {
        Path blocked = Files.writeString(folder.resolve("file"), "in the way");
        DailyCount count = new DailyCount(ticker, blocked.resolve("requests"));
        count.add();
        count.add();
        assertEquals(2, count.today());
        assertFalse(count.isShared());
    }

    @Test
    void takesAFileThatHoldsSomethingElseForNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("requests"), "2026-11-22 many\n");
        DailyCount count = new DailyCount(ticker, file);
        count.add();
        assertEquals(1, count.today());
        assertEquals("2026-11-22 1\n", Files.readString(file));
    }
}
