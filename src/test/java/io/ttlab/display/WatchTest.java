package io.ttlab.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ttlab.client.FakeTicker;
import io.ttlab.client.TtException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchTest {
    private final FakeTicker ticker = new FakeTicker();
    private final List<String> shown = new ArrayList<>();
    private final List<String> status = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();

    @BeforeEach
    void connect() {
        Display.connect(
                new DisplaySink() {
                    @Override
                    public void show(MimeBundle bundle, String id) {
                        shown.add("show " + bundle.text());
                    }

                    @Override
                    public void update(MimeBundle bundle, String id) {
                        shown.add("update " + bundle.text());
                    }

                    @Override
                    public void clear(boolean wait) {
                        shown.add("clear");
                    }
                },
                MimeRenderer.defaults());
    }

    @AfterEach
    void leaveNoThreadInterrupted() {
        Thread.interrupted();
    }

    private Watch watch(ZoneId zone) {
        return new Watch(ticker, status::add, zone);
    }

    @Test
    void showsOnceAndReplacesFromThenOn() throws Exception {
        watch(ZoneOffset.UTC).show(Duration.ofSeconds(5), 3, asked::incrementAndGet);
        assertEquals(List.of("show 1", "update 2", "update 3"), shown);
        assertEquals(List.of(Duration.ofSeconds(5), Duration.ofSeconds(5)), ticker.sleeps());
        assertEquals(
                List.of(
                        "every 5s, seen 1 of 3, last at 15:30:00 UTC; an interrupt ends it",
                        "every 5s, seen 2 of 3, last at 15:30:05 UTC; an interrupt ends it",
                        ""),
                status);
    }

    @Test
    void countsTheTimeThatTheSourceTakes() throws Exception {
        watch(ZoneId.of("Europe/London")).show(Duration.ofSeconds(5), 3, () -> {
            ticker.pass(Duration.ofSeconds(asked.incrementAndGet() == 1 ? 2 : 7));
            return "x";
        });
        assertEquals(List.of(Duration.ofSeconds(3)), ticker.sleeps());
        assertEquals("every 5s, seen 1 of 3, last at 15:30:02 Europe/London; an interrupt ends it", status.get(0));
    }

    @Test
    void endsWithWhatTheSourceThrows() {
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> watch(ZoneOffset.UTC).show(Duration.ofMillis(1500), 9, () -> {
                    if (asked.incrementAndGet() == 2) {
                        throw new IllegalStateException("gone");
                    }
                    return "seen";
                }));
        assertEquals("gone", thrown.getMessage());
        assertEquals(List.of("show \"seen\""), shown);
        assertEquals(List.of("every 1500 ms, seen 1 of 9, last at 15:30:00 UTC; an interrupt ends it", ""), status);
    }

    @Test
    void endsWhenInterrupted() {
        assertThrows(
                InterruptedException.class,
                () -> watch(ZoneOffset.UTC).show(Duration.ofSeconds(1), Long.MAX_VALUE, () -> {
                    if (asked.incrementAndGet() == 4) {
                        Thread.currentThread().interrupt();
                    }
                    return asked.get();
                }));
        assertEquals(List.of("show 1", "update 2", "update 3", "update 4"), shown);
        assertEquals("", status.get(status.size() - 1));
    }

    @Test
    void refusesToAskWithoutPause() {
        assertEquals(
                "watch(20 ms) is too often to read. Say 100ms or more, such as watch(\"5s\", () -> tt.ledger.orders()).",
                assertThrows(TtException.class, () -> watch(ZoneOffset.UTC).show(Duration.ofMillis(20), 1, () -> 1))
                        .getMessage());
    }
}
