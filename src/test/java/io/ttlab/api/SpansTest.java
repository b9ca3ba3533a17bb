package io.ttlab.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ttlab.client.TtException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpansTest {
    @Test
    void readsShortSpans() {
        assertEquals(Duration.ofMillis(500), Spans.parse("500ms"));
        assertEquals(Duration.ofSeconds(5), Spans.parse(" 5 S "));
        assertEquals(Duration.ofHours(4), Spans.parse("4h"));
        assertEquals(Duration.ofDays(14), Spans.parse("2w"));
    }

    @Test
    void saysWhatItReads() {
        for (String text : new String[] {"", "5", "soon", "-5s", "1.5s"}) {
            assertEquals(
                    "'" + text + "' is no span of time. Say 500ms, 5s, 15m, 4h or 1d, or pass a Duration.",
                    assertThrows(TtException.class, () -> Spans.parse(text)).getMessage());
        }
    }
}
