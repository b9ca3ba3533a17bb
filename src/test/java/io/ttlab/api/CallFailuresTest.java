package io.ttlab.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.Environment;
import io.ttlab.client.FakeTicker;
import io.ttlab.client.Gateway;
import io.ttlab.client.LiteralServer.Answer;
import io.ttlab.client.Sample;
import io.ttlab.client.Secret;
import io.ttlab.client.Settings;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import io.ttlab.demo.DemoOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of calls that cannot be made, are cut short, or need something that is not to be had. */
class CallFailuresTest {
    private static void assertSays(Kind kind, String message, Executable call) {
        TtException failure = assertThrows(TtException.class, call);
        assertEquals(message, String.valueOf(failure.getMessage()).replaceAll("ttlab-desk--[0-9a-f-]{36}", "ID"));
        assertEquals(kind, failure.kind());
    }

    @Test
    void tellsWhatCurlNeeds() {
        try (OtherSession session = new OtherSession()) {
            assertSays(
                    Kind.ARGUMENT,
                    "'today' is no name=value, and fills takes no id in its path.",
                    () -> session.tt.curl("fills", "today"));
            assertSays(
                    Kind.ARGUMENT, "order takes an id: tt.curl(\"order\", \"123\").", () -> session.tt.curl("order"));
        }
    }

    @Test
    void writesTheCurlCommandOfAPostWithItsBody() {
        try (OtherSession session = new OtherSession()) {
            String command = session.tt.curl("adminFill");
            assertTrue(
                    command.contains("curl -sS -X POST -H \"Content-Type: application/json\" --data @body.json"),
                    command);
            assertTrue(command.contains("/ttmonitor/ext_uat_cert/adminfill?requestId="), command);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"hello\": \"world\"} | JSON that is not what this endpoint documents: it has neither 'orders' nor a status."
                        + " Check that TT_BASE_URL leads to a TT gateway; tt.trace(true) shows the exchange.",
                "7 | JSON that is not what this endpoint documents: it is no object. Check that TT_BASE_URL leads to a TT"
                        + " gateway; tt.trace(true) shows the exchange.",
                "{\"orders\": []} [] | malformed JSON: something follows the end of the document, 6 times. Nothing was kept of"
                        + " it. Give TT the request id."
            })
    void tellsOfBodiesThatAreNoPage(String body, String said) {
        try (OtherSession session = new OtherSession().says("ttledger/orders", body)) {
            TtException failure = assertThrows(TtException.class, session.tt.ledger::orders);
            assertEquals(
                    "ttledger/orders (request ID) answered with " + said,
                    String.valueOf(failure.getMessage()).replaceAll("ttlab-desk--[0-9a-f-]{36}", "ID"));
            assertEquals(Kind.BODY, failure.kind());
        }
    }

    @Test
    void readsTheStatusHoweverItsNameIsSpelled() {
        try (OtherSession session =
                new OtherSession().says("ttledger/orders", "{\"Status\": \"OK\", \"Orders\": []}")) {
            assertEquals(0, session.tt.ledger.orders().rowCount());
        }
        String body =
                "{\"Status\": \"Fail\", \"status_message\": \"no such desk\", \"orders\": [{\"orderId\": \"a\"}]}";
        try (OtherSession session = new OtherSession().says("ttledger/orders", body)) {
            TtException failure = assertThrows(TtException.class, session.tt.ledger::orders);
            assertTrue(
                    String.valueOf(failure.getMessage()).contains("status 'Fail', 'no such desk'"),
                    failure.getMessage());
        }
    }

    @Test
    void asksWithTheParametersThatQueriesName() {
        try (DemoSession session = new DemoSession(DemoOptions.defaults())) {
            TT tt = session.tt;
            String account = tt.account.accounts().stringColumn("name").get(0);

            assertTrue(tt.pds.products("CME", q -> q.includeInactive(true)).rowCount()
                    > tt.pds.products("CME").rowCount());
            assertTrue(tt.account.accounts(q -> q.mineOnly(true)).rowCount()
                    < tt.account.accounts().rowCount());
            assertTrue(tt.monitor
                    .creditUtilization(account)
                    .stringColumn("productPositions")
                    .isMissing(0));
            assertFalse(tt.monitor
                    .creditUtilization(account, q -> q.includeProductPositions(true))
                    .stringColumn("productPositions")
                    .isMissing(0));
        }
    }

    @Test
    void keepsWhatHadArrivedOfACallThatFailsAndSaysSo() {
        try (OtherSession session = new OtherSession()) {
            session.does(
                    "ttpds/algos",
                    request -> request.parameter("nextPageKey").isEmpty()
                            ? Answer.json(
                                    "{\"algos\": [{\"id\": \"5\"}], \"lastPage\": \"false\", \"nextPageKey\": \"k\","
                                            + " \"status\": \"Ok\"}")
                            : Answer.of(400, "application/json", "{\"message\": \"bad key\"}"));
            assertSays(
                    Kind.REFUSED,
                    "ttpds/algos (request ID) was refused with 400 'bad key'. Check the arguments; tt.trace(true) shows what"
                            + " is sent.",
                    session.tt.pds::algos);
            assertEquals(
                    List.of(
                            "Partial: 1 row of tt.pds.algos had arrived. What came is in tt.partial(), with codes and ids as TT"
                                    + " sent them."),
                    session.warnings);
        }
    }

    @Test
    void keepsTheOrdersWhoseParametersWereAskedFor() {
        try (OtherSession session = new OtherSession()) {
            String orders = IntStream.range(0, 1_000)
                    .mapToObj(i -> "{\"orderId\": \"" + i + "\", \"accountId\": 1}")
                    .collect(Collectors.joining(", "));
            session.does(
                    "ttledger/orders",
                    request -> request.parameter("accounts").isEmpty()
                            ? Answer.json("{\"orders\": [" + orders + "], \"status\": \"Ok\"}")
                            : Answer.of(400, "application/json", "{\"message\": \"bad accounts\"}"));
            assertSays(
                    Kind.REFUSED,
                    "ttledger/orders (request ID) was refused with 400 'bad accounts'. Check the arguments; tt.trace(true)"
                            + " shows what is sent.",
                    session.tt.ledger::algoParameters);
            assertEquals(
                    List.of(
                            "Partial: 1,000 rows of tt.ledger.orders had arrived. What came is in tt.partial(), with codes and"
                                    + " ids as TT sent them."),
                    session.warnings);
        }
    }

    @Test
    void readsInstrumentsWithAKeyThatMayNotReadTheCodes() {
        try (OtherSession session = new OtherSession()) {
            session.does(
                    "ttpds/productdata", request -> Answer.of(403, "application/json", "{\"message\": \"Forbidden\"}"));
            session.says(
                    "ttpds/instruments",
                    "{\"instruments\": [{\"id\": \"9\", \"productTypeId\": 34}], \"status\": \"Ok\"}");

            assertEquals(
                    "?34",
                    session.tt
                            .pds
                            .instruments("99999")
                            .stringColumn("productTypeId")
                            .get(0));
        }
    }

    @Test
    void takesListsColumnsAndArraysOfAccounts() {
        try (OtherSession session = new OtherSession()) {
            session.says(
                    "ttaccount/accounts",
                    "{\"accounts\": [{\"id\": 1, \"name\": \"A\"}, {\"id\": 2, \"name\": \"B\"}, {\"id\": 3, \"name\": \"C\"}],"
                            + " \"status\": \"Ok\"}");
            session.says("ttledger/orders", OtherSession.OK);
            session.tt.ledger.orders(
                    q -> q.account(List.of("A"), session.tt.account.accounts().stringColumn("name"), new Object[] {3}));

            assertEquals(
                    "1,2,3",
                    session.server.requests().stream()
                            .filter(request -> request.endpoint().equals("ttledger/orders"))
                            .findFirst()
                            .orElseThrow()
                            .parameter("accounts"));
        }
    }

    @Test
    void takesNothingForNoAccount() {
        try (OtherSession session = new OtherSession()) {
            assertSays(
                    Kind.UNKNOWN_NAME,
                    "No account 'null' on uat. List them with tt.account.accounts().",
                    () -> session.tt.ledger.orders(q -> q.account(Arrays.asList((Object) null))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES Dec26", "-5", ""})
    void saysWhereTheIdsOfInstrumentsStand(String name) {
        try (OtherSession session = new OtherSession()) {
            assertSays(
                    Kind.ARGUMENT,
                    "'" + name + "' is no instrument id. Ids stand in the column id of tt.pds.instruments(\"CME:ES\");"
                            + " tt.pds.instruments(q -> q.alias(\"ES Dec26\")) finds one by its alias.",
                    () -> session.tt.pds.instrument(name));
        }
    }

    @Test
    void tellsThatTheCacheCannotBeForgotten(@TempDir Path home) throws Exception {
        Settings settings = new Settings(
                Environment.UAT,
                URI.create("http://127.0.0.1:9"),
                Secret.of(Sample.KEY),
                Secret.of(Sample.SECRET),
                "ttlab",
                "desk",
                0,
                java.time.ZoneOffset.UTC,
                home,
                "",
                false,
                false);
        // A folder that holds something stands where the file should be.
        Path folder = home.resolve("cache").resolve(settings.cacheName());
        Path inTheWay = Files.createDirectories(
                        folder.resolve("instruments.tsv").resolve("x"))
                .getParent();
        Gateway gateway = Sample.gateway(settings, new FakeTicker());

        assertSays(
                Kind.SETTINGS,
                "Cannot delete the cache of uat: " + inTheWay + ".",
                () -> TT.open(() -> gateway).refresh());
    }

    @Test
    void endsSideBySideRequestsWhenInterrupted() {
        CountDownLatch never = new CountDownLatch(1);
        Runnable waits = () -> {
            try {
                never.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        };
        Thread.currentThread().interrupt();
        assertSays(
                Kind.INTERRUPTED,
                "Interrupted while several requests were under way.",
                () -> new Crew(2).run(List.of(waits, waits)));
        assertTrue(Thread.interrupted());
    }

    @Test
    void endsTheWaitForCodesWhenInterrupted() {
        CountDownLatch answered = new CountDownLatch(1);
        try (OtherSession session = new OtherSession()) {
            session.does("ttledger/orderdata", request -> {
                try {
                    answered.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
                return Answer.json(OtherSession.OK);
            });
            Thread.currentThread().interrupt();
            assertSays(
                    Kind.INTERRUPTED,
                    "Interrupted while the tables of codes were fetched.",
                    session.tt.ledger::orderData);
            assertTrue(Thread.interrupted());
        } finally {
            answered.countDown();
        }
    }
}
