package io.ttlab.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.api.Names.Subject;
import io.ttlab.client.LiteralServer.Answer;
import io.ttlab.client.TtException;
import io.ttlab.demo.DemoOptions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Names for ids: in batches, once, and without an error where there are none. */
class NamesTest {
    private static String instrument(int id) {
        return "{\"alias\": \"ES " + id + "\", \"id\": \"" + id + "\", \"productId\": \"" + (id / 1_000) + "\"}";
    }

    private static OtherSession serving() {
        OtherSession session = new OtherSession();
        session.does("ttpds/instruments", request -> {
            int product = Integer.parseInt(request.parameter("productId"));
            return Answer.json("{\"instruments\": ["
                    + IntStream.range(product * 1_000, product * 1_000 + 300)
                            .mapToObj(NamesTest::instrument)
                            .collect(Collectors.joining(", "))
                    + "], \"lastPage\": \"true\", \"status\": \"Ok\"}");
        });
        for (int id = 1_000; id < 5_000; id++) {
            if (id % 1_000 < 300) {
                session.says(
                        "ttpds/instrument/" + id, "{\"instrument\": [" + instrument(id) + "], \"status\": \"Ok\"}");
            }
        }
        return session;
    }

    @Test
    void looksInstrumentsUpByWholeProducts() {
        try (OtherSession session = serving()) {
            List<String> ids = IntStream.range(1_000, 4_000)
                    .filter(id -> id % 1_000 < 200)
                    .mapToObj(String::valueOf)
                    .toList();
            Map<String, String> names = session.session.names().names(Subject.INSTRUMENT, ids);

            assertTrue(
                    names.entrySet().stream().allMatch(entry -> entry.getValue().equals("ES " + entry.getKey())));
            assertTrue(
                    session.server.requests().size() < 40,
                    "asked " + session.server.requests().size() + " times");
            session.session.names().names(Subject.INSTRUMENT, ids);
            assertEquals(
                    session.server.requests().size(),
                    session.server.requests().stream().distinct().count());
        }
    }

    @Test
    void asksOnceForIdsThatHaveNoName() {
        try (OtherSession session = serving()) {
            Names names = session.session.names();

            assertEquals(Map.of("9", "9"), names.names(Subject.INSTRUMENT, List.of("9")));
            int asked = session.server.requests().size();
            assertEquals(Map.of("9", "9"), names.names(Subject.INSTRUMENT, List.of("9")));
            assertEquals(asked, session.server.requests().size());
        }
    }

    @Test
    void leavesOutAFailingIdAndNamesTheOthers() {
        try (OtherSession session = serving()) {
            session.does("ttpds/instrument/1001", request -> Answer.of(500, "application/json", "{}"));

            assertEquals(
                    Map.of("1000", "ES 1000", "1001", "1001", "2002", "ES 2002"),
                    session.session.names().names(Subject.INSTRUMENT, List.of("1000", "1001", "2002")));
        }
    }

    @Test
    void doesNotWaitLongForNamesOfAGatewayThatFails() {
        try (OtherSession session = new OtherSession()) {
            session.does("ttpds/markets", request -> Answer.of(503, "application/json", "{}"));
            Names names = session.session.names();

            assertEquals(Map.of("7", "7"), names.names(Subject.MARKET, List.of("7")));
            assertTrue(session.ticker.passed().toSeconds() < 3, "waited " + session.ticker.passed());
            int asked = session.server.requests().size();
            names.names(Subject.MARKET, List.of("7"));
            assertEquals(asked, session.server.requests().size(), "asks nobody for a while");
            session.ticker.pass(java.time.Duration.ofMinutes(3));
            session.says("ttpds/markets", "{\"markets\": [{\"id\": \"7\", \"name\": \"CME\"}], \"status\": \"Ok\"}");
            assertEquals(Map.of("7", "CME"), names.names(Subject.MARKET, List.of("7")));
        }
    }

    @Test
    void namesEverythingThatTheDemoKnows() {
        try (DemoSession session = new DemoSession(DemoOptions.defaults().withFills(2_000))) {
            Table fills = session.tt.ledger.fills(q -> q.since("30d"));
            for (String column : List.of("instrument", "market", "user", "account")) {
                for (String name : fills.stringColumn(column).unique()) {
                    if (name.matches("\\d+")) {
                        assertThrows(
                                TtException.class,
                                () -> {
                                    switch (column) {
                                        case "instrument" -> session.tt.pds.instrument(name);
                                        case "user" -> session.tt.user.user(name);
                                        case "account" -> session.tt.account.account(name);
                                        default -> session.tt.pds.markets();
                                    }
                                },
                                "left " + column + " " + name + " without a name that can be had");
                    }
                }
            }
            long before = session.demo.requests().total();
            session.tt.ledger.fills(q -> q.since("30d"));
            long again = session.demo.requests().total() - before;
            assertTrue(again < 10, "needs no name again, asked " + again);
        }
    }
}
