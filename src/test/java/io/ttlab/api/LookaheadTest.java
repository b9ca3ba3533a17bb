package io.ttlab.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.Call;
import io.ttlab.client.TtException;
import io.ttlab.demo.DemoOptions;
import io.ttlab.demo.Faults;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookaheadTest {
    private static final Call MARKETS = Call.of("ttpds", "markets");

    private static String last(String body, String name) {
        return Lookahead.last(body.getBytes(StandardCharsets.UTF_8), name);
    }

    @Test
    void readsTheLastMemberOfANameOffTheEndOfABody() {
        String body =
                "{\"fills\": [{\"timeStamp\": \"17\", \"px\": 1}, {\"px\": 2, \"timeStamp\" : 18}], \"lastPage\":\"true\"}";
        assertEquals("18", last(body, "timeStamp"));
        assertEquals("true", last(body, "lastPage"));
        assertEquals("", last(body, "nextPageKey"));
        assertEquals("", last("", "timeStamp"));
        assertEquals("1", last("{\"timeStamp\":\"1", "timeStamp"));
    }

    @Test
    void readsPageKeysWithAllTheirCommasAndColons() {
        String key = "l:0,g:789844809,r:0,p:789844809,gfc:1";
        assertEquals(key, last("{\"lastPage\": \"false\", \"nextPageKey\": \"" + key + "\", \"n\": 1}", "nextPageKey"));
        assertEquals("", last("{\"nextPageKey\": \"a\\/b\"}", "nextPageKey"));
        assertEquals("", last("{\"nextPageKey\": null}", "nextPageKey"));
        assertEquals("", last("{\"nextPageKey\": \"\"}", "nextPageKey"));
        assertEquals("7", last("{\"nextPageKey\": 7}", "nextPageKey"));
    }

    @Test
    void hasACallAnsweredBeforeAnybodyAsksForIt() {
        try (DemoSession session = new DemoSession(DemoOptions.defaults());
                Lookahead ahead = new Lookahead(session.gateway)) {
            ahead.expect(MARKETS);
            ahead.expect(MARKETS);
            long deadline = System.nanoTime() + 20_000_000_000L;
            while (session.demo.requests().countEndingWith("/markets") == 0 && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertEquals(1, session.demo.requests().countEndingWith("/markets"));
            byte[] body = ahead.take(MARKETS);
            assertNotNull(body);
            assertTrue(new String(body, StandardCharsets.UTF_8).contains("\"markets\""));
            assertNull(ahead.take(MARKETS), "once");
        }
    }

    @Test
    void givesNothingForAnotherCallThanTheOneExpected() {
        try (DemoSession session = new DemoSession(DemoOptions.defaults());
                Lookahead ahead = new Lookahead(session.gateway)) {
            ahead.expect(MARKETS);
            assertNull(ahead.take(MARKETS.with("marketId", 7)));
            assertNull(ahead.take(MARKETS));
        }
    }

    @Test
    void failsAsTheCallItselfWould() {
        Faults broken = Faults.parse("500:1");
        try (DemoSession session = new DemoSession(DemoOptions.defaults().withFaults(broken));
                Lookahead ahead = new Lookahead(session.gateway)) {
            ahead.expect(MARKETS);
            TtException early = assertThrows(TtException.class, () -> ahead.take(MARKETS));
            assertEquals(TtException.Kind.SERVER, early.kind());
        }
    }

    @Test
    void asksForNoPageTwice() {
        DemoOptions options = DemoOptions.defaults().withExtraAccounts(100).withPageSize(20);
        try (DemoSession session = new DemoSession(options)) {
            assertEquals(111, session.tt.account.accounts().rowCount());
            List<String> asked = new ArrayList<>();
            session.demo.requests().recent().stream()
                    .filter(seen -> seen.path().endsWith("/accounts"))
                    .forEach(seen -> asked.add(seen.query().replaceAll("requestId=[^&]*", "")));
            assertEquals(6, asked.size());
            assertEquals(6, asked.stream().distinct().count());
        }
    }
}
