package io.ttlab.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.LiteralServer.Answer;
import io.ttlab.client.LiteralServer.Request;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import io.ttlab.demo.DemoOptions;
import io.ttlab.demo.Fill;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

class TimeWalkTest {
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long NOON_NS = Times.nanoseconds(Instant.parse("2026-11-20T12:00:00Z"));

    /** A fill as the literal server knows it. */
    private record Made(String id, long ns, int account) {
        String json() {
            return "{\"accountId\": " + account + ", \"execId\": \"" + id + "\", \"lastQty\": 1.0, \"side\": 1, "
                    + "\"timeStamp\": \"" + ns + "\"}";
        }
    }

    /** Serves fills as TT does: ascending, from minTimestamp on, cut at the cap without a word. */
    private static Answer page(List<Made> fills, Request request, int cap, boolean endInclusive) {
        long from = request.parameter("minTimestamp").isEmpty() ? 0 : Long.parseLong(request.parameter("minTimestamp"));
        long to = request.parameter("maxTimestamp").isEmpty()
                ? Long.MAX_VALUE
                : Long.parseLong(request.parameter("maxTimestamp"));
        String account = request.parameter("accountId");
        Predicate<Made> wanted = fill -> fill.ns() >= from
                && (endInclusive ? fill.ns() <= to : fill.ns() < to)
                && (account.isEmpty() || account.equals(String.valueOf(fill.account())));
        List<String> shown =
                fills.stream().filter(wanted).limit(cap).map(Made::json).toList();
        return Answer.json(
                "{\"fills\": [" + String.join(", ", shown) + "], \"lastPage\": \"true\", \"status\": \"Ok\"}");
    }

    private static List<Made> made(long seed, int count, int groups, int accounts) {
        Random random = new Random(seed);
        List<Made> fills = new ArrayList<>();
        long ns = NOON_NS - 6 * 3_600_000_000_000L;
        while (fills.size() < count) {
            ns += 1 + random.nextInt(1_000_000_000);
            int together = random.nextInt(4) == 0 ? 1 + random.nextInt(groups) : 1;
            for (int i = 0; i < together && fills.size() < count; i++) {
                fills.add(new Made("E" + fills.size() * 7919 % count, ns, 1 + random.nextInt(accounts)));
            }
        }
        return fills;
    }

    private static String accountsBody(int accounts) {
        return "{\"accounts\": ["
                + String.join(
                        ", ",
                        IntStream.rangeClosed(1, accounts)
                                .mapToObj(id -> "{\"id\": " + id + ", \"name\": \"ACC" + id + "\"}")
                                .toList())
                + "], \"lastPage\": \"true\", \"status\": \"Ok\"}";
    }

    private static List<String> ids(Table table) {
        return table.stringColumn("execId").asList();
    }

    private static List<String> sorted(List<Made> fills) {
        return fills.stream()
                .sorted(Comparator.comparingLong(Made::ns).thenComparing(Made::id))
                .map(Made::id)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8, 31, 100, 499, 500, 501})
    void keepsFillsThatShareANanosecondAcrossEveryPageEdge(int cap) {
        DemoOptions options = DemoOptions.defaults().withFills(1_500).withFillCap(cap);
        try (DemoSession session = new DemoSession(options)) {
            List<Fill> truth = session.world().fills();
            long crowd = truth.stream()
                    .collect(Collectors.groupingBy(
                            fill -> fill.timeNs() + " " + fill.order().accountId(), Collectors.counting()))
                    .values()
                    .stream()
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            if (crowd < cap) {
                ChaosTest.assertSameFills(truth, session.tt.ledger.fills(q -> q.since("30d")));
            } else {
                TtException failure =
                        assertThrows(TtException.class, () -> session.tt.ledger.fills(q -> q.since("30d")));
                assertEquals(Kind.INCOMPLETE, failure.kind());
            }
        }
    }

    @Test
    void givesTheSameTableWhateverThePageSizeAndTheInclusionOfTheEnd() {
        List<Made> fills = made(11, 900, 6, 3);
        Random random = new Random(12);
        for (int cap : new int[] {7, 8, 13, 50, 333, 499, 500, 501, 2_000, 7 + random.nextInt(500)}) {
            for (boolean inclusive : new boolean[] {true, false}) {
                try (OtherSession session = new OtherSession().says("ttaccount/accounts", accountsBody(3))) {
                    session.does("ttledger/fills", request -> page(fills, request, cap, inclusive));
                    Table table = session.tt.ledger.fills();

                    assertEquals(sorted(fills), ids(table), "cap " + cap + ", end inclusive " + inclusive);
                }
            }
        }
    }

    @Test
    void givesTheSameTableAlongOneWalkAndAlongMany() {
        List<Made> fills = made(13, 9_000, 5, 3);
        List<String> expected = sorted(fills);
        for (int crew : new int[] {1, 2, 4, 9}) {
            try (OtherSession session = new OtherSession().says("ttaccount/accounts", accountsBody(3))) {
                session.does("ttledger/fills", request -> page(fills, request, 500, true));
                Harvest harvest =
                        new Harvest(LedgerEndpoints.FILLS, session.session.gateway(), session.session.meter("test"));
                TimeWalk walk = new TimeWalk(harvest, List::of, () -> NOON_NS + DAY_NS, Integer.MAX_VALUE);
                walk.walk(Rows.call(LedgerEndpoints.FILLS, ""), NOON_NS - DAY_NS, TimeWalk.OPEN, new Crew(crew));
                int[] order = harvest.order(Long.MIN_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);
                Table table = harvest.builder().build("fills", order, io.ttlab.schema.Codes.raw());

                assertEquals(expected, ids(table), crew + " walks");
                assertTrue(session.server.count("ttledger/fills") > 18, "walked in parts");
            }
        }
    }

    @Test
    void keepsOnlyTheFillsOfTheSpanThatWasAskedFor() {
        List<Made> fills = made(17, 300, 4, 2);
        long from = fills.get(100).ns();
        long to = fills.get(200).ns();
        List<String> expected = sorted(
                fills.stream().filter(f -> f.ns() >= from && f.ns() <= to).toList());
        for (boolean inclusive : new boolean[] {true, false}) {
            try (OtherSession session = new OtherSession()) {
                session.does("ttledger/fills", request -> page(fills, request, 500, inclusive));

                assertEquals(
                        expected,
                        ids(session.tt.ledger.fills(
                                q -> q.since(String.valueOf(from)).until(String.valueOf(to)))));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 40, 250})
    void givesTheEarliestRowsWhateverThePageSizeWhenRowsAreLimited(int most) {
        List<Made> fills = made(19, 400, 5, 3);
        List<String> expected = sorted(fills).subList(0, most);
        for (int cap : new int[] {6, 7, 50, 500}) {
            try (OtherSession session = new OtherSession().says("ttaccount/accounts", accountsBody(3))) {
                session.does("ttledger/fills", request -> page(fills, request, cap, true));

                assertEquals(expected, ids(session.tt.ledger.fills(q -> q.maxRows(most))), "cap " + cap);
                assertEquals(List.of("maxRows(" + most + ") was reached: there may be later fills."), session.warnings);
            }
        }
    }

    @Test
    void givesTheEarliestRowsOfAllAccountsWhenRowsAreLimited() {
        List<Made> fills = made(23, 300, 3, 3);
        List<String> expected =
                sorted(fills.stream().filter(f -> f.account() < 3).toList()).subList(0, 20);
        try (OtherSession session = new OtherSession().says("ttaccount/accounts", accountsBody(3))) {
            session.does("ttledger/fills", request -> page(fills, request, 10, true));

            assertEquals(
                    expected, ids(session.tt.ledger.fills(q -> q.account(1, 2).maxRows(20))));
        }
    }

    @Test
    void narrowsABurstBeyondTheCapByAccount() {
        DemoOptions options = DemoOptions.defaults().withFills(6_000).withBurst(1_200, 4);
        try (DemoSession session = new DemoSession(options)) {
            ChaosTest.assertSameFills(session.world().fills(), session.tt.ledger.fills(q -> q.since("30d")));
            assertTrue(
                    session.demo.requests().recent().stream()
                            .anyMatch(seen -> seen.query().contains("accountId=")),
                    "asked by account");
        }
    }

    @Test
    void narrowsABurstAtTheVeryEndOfWhatThereIs() {
        List<Made> fills = made(29, 40, 2, 3);
        long last = fills.get(39).ns() + 1;
        for (int i = 0; i < 9; i++) {
            fills.add(new Made("Z" + i, last, 1 + i % 3));
        }
        try (OtherSession session = new OtherSession().says("ttaccount/accounts", accountsBody(3))) {
            session.does("ttledger/fills", request -> page(fills, request, 5, true));

            assertEquals(sorted(fills), ids(session.tt.ledger.fills()));
        }
    }

    @Test
    void narrowsByAccountsThatOnlyTheFillsShow() {
        List<Made> fills = made(31, 60, 2, 2);
        for (int i = 0; i < 9; i++) {
            fills.add(new Made("Z" + i, NOON_NS, i < 5 ? 1 : 777));
        }
        fills.add(new Made("ZZ", NOON_NS + 1, 777));
        fills.sort(Comparator.comparingLong(Made::ns));
        List<Made> shown = new ArrayList<>(fills);
        shown.add(0, new Made("first", NOON_NS - 7 * 3_600_000_000_000L, 777));
        try (OtherSession session = new OtherSession()) {
            session.does("ttledger/fills", request -> page(shown, request, 6, true));

            assertEquals(sorted(shown), ids(session.tt.ledger.fills()));
        }
    }

    @Test
    void failsLoudlyWhereOneAccountFillsAPageWithinANanosecond() {
        DemoOptions options = DemoOptions.defaults().withFills(6_000).withBurst(700, 1);
        try (DemoSession session = new DemoSession(options)) {
            TtException failure = assertThrows(TtException.class, () -> session.tt.ledger.fills(q -> q.since("30d")));
            Fill crowded =
                    session.world().fills().stream().collect(Collectors.groupingBy(Fill::timeNs)).values().stream()
                            .filter(together -> together.size() > 500)
                            .findFirst()
                            .orElseThrow()
                            .get(0);

            assertEquals(Kind.INCOMPLETE, failure.kind());
            assertEquals(
                    String.format(
                            Locale.ROOT,
                            "ttledger/fills has 500 or more fills of account %d at the single nanosecond %d, as many as"
                                    + " one answer holds, and the API has no way to ask for the others. What came is"
                                    + " kept in tt.partial(). Narrow the query by product or order.",
                            crowded.order().accountId(),
                            crowded.timeNs()),
                    failure.getMessage());
            assertTrue(session.tt.partial().rowCount() > 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 413, 504})
    void halvesTheWindowWhenItIsTooMuch(int status) {
        List<Made> fills = made(37, 500, 3, 3);
        try (OtherSession session = new OtherSession()) {
            session.does("ttledger/fills", request -> {
                String to = request.parameter("maxTimestamp");
                boolean wide = to.isEmpty()
                        || Long.parseLong(to) - Long.parseLong(request.parameter("minTimestamp")) > DAY_NS / 100;
                return wide
                        ? Answer.of(status, "application/json", "{\"message\": \"Endpoint request timed out\"}")
                        : page(fills, request, 500, true);
            });

            assertEquals(sorted(fills), ids(session.tt.ledger.fills()));
        }
    }

    @Test
    void tellsOfATimeoutThatNoNarrowingCures() {
        try (OtherSession session = new OtherSession()) {
            session.does(
                    "ttledger/fills",
                    request -> Answer.of(504, "application/json", "{\"message\": \"Endpoint request timed out\"}"));
            TtException failure = assertThrows(TtException.class, () -> session.tt.ledger.fills());

            assertEquals(Kind.TIMEOUT, failure.kind());
            assertTrue(session.server.count("ttledger/fills") < 200, "gave up in time");
        }
    }

    @Test
    void takesPagesWhoseRepeatsComeFirst() {
        List<Made> fills = made(41, 200, 3, 3);
        try (OtherSession session = new OtherSession().says("ttaccount/accounts", accountsBody(3))) {
            session.does("ttledger/fills", request -> {
                Answer page = page(fills, request, 20, true);
                String body = new String(page.body(), java.nio.charset.StandardCharsets.UTF_8);
                return Answer.json(
                        body.replaceFirst("\\[\\{", "[" + fills.get(0).json() + ", {"));
            });

            assertEquals(sorted(fills), ids(session.tt.ledger.fills()));
        }
    }

    @Test
    void refusesFullPagesThatNothingCanBeSaidOf() {
        String untimed = "{\"fills\": ["
                + String.join(", ", Collections.nCopies(500, "{\"lastQty\": 1.0}"))
                + "], \"lastPage\": \"true\", \"status\": \"Ok\"}";
        try (OtherSession session = new OtherSession().says("ttledger/fills", untimed)) {
            TtException failure = assertThrows(TtException.class, () -> session.tt.ledger.fills());

            assertEquals(
                    "ttledger/fills was asked for fills from 1795132800000000000 ns on and sent a full page of earlier,"
                            + " unsorted or untimed ones, so nothing tells what is missing. What came is kept in"
                            + " tt.partial(). Try again later, and tell TT.",
                    failure.getMessage());
        }
    }

    @Test
    void takesFillsThatComeUnsorted() {
        List<Made> fills = made(43, 1_700, 3, 3);
        try (OtherSession session = new OtherSession()) {
            session.does("ttledger/fills", request -> {
                List<Made> shuffled = new ArrayList<>(fills);
                Collections.shuffle(shuffled, new Random(request.query().hashCode()));
                return page(shuffled, request, 500, true);
            });

            assertEquals(sorted(fills), ids(session.tt.ledger.fills()));
        }
    }

    @Test
    void keepsFillsOfOneOrderThatHaveNoExecutionId() {
        String fills = "{\"fills\": ["
                + "{\"accountId\": 1, \"instrumentId\": \"5\", \"lastPx\": 10.0, \"lastQty\": 1.0, \"orderId\": \"o1\", \"timeStamp\": \"1795190000000000001\"}, "
                + "{\"accountId\": 1, \"instrumentId\": \"5\", \"lastPx\": 10.0, \"lastQty\": 2.0, \"orderId\": \"o1\", \"timeStamp\": \"1795190000000000001\"}, "
                + "{\"accountId\": 1, \"instrumentId\": \"5\", \"lastPx\": 10.0, \"lastQty\": 2.0, \"orderId\": \"o1\", \"timeStamp\": \"1795190000000000001\"}"
                + "], \"lastPage\": \"true\", \"status\": \"Ok\"}";
        try (OtherSession session = new OtherSession().says("ttledger/fills", fills)) {
            Table table = session.tt.ledger.fills();

            assertEquals(
                    List.of(1.0, 2.0, 2.0),
                    table.doubleColumn("lastQty").asList().stream().sorted().toList());
        }
    }

    @Test
    void cutsSpansIntoPartsWithoutOverflow() {
        assertEquals(Long.MIN_VALUE, TimeWalk.part(Long.MIN_VALUE, Long.MAX_VALUE, 0, 24));
        assertEquals(Long.MAX_VALUE, TimeWalk.part(Long.MIN_VALUE, Long.MAX_VALUE, 24, 24));
        assertEquals(-1, TimeWalk.part(Long.MIN_VALUE, Long.MAX_VALUE, 12, 24));
    }
}
