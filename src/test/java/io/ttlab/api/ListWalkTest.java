package io.ttlab.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.LiteralServer.Answer;
import io.ttlab.client.LiteralServer.Request;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import io.ttlab.demo.DemoOptions;
import io.ttlab.demo.Order;
import io.ttlab.demo.RequestLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/** Lists that page by a key, and orders, which do not page at all. */
class ListWalkTest {
    private static String accounts(String lastPage, String key, int... ids) {
        return "{\"accounts\": ["
                + Arrays.stream(ids)
                        .mapToObj(id -> "{\"id\": " + id + ", \"name\": \"ACC" + id + "\"}")
                        .collect(Collectors.joining(", "))
                + "]"
                + (lastPage.isEmpty() ? "" : ", \"lastPage\": \"" + lastPage + "\"")
                + (key.isEmpty() ? "" : ", \"nextPageKey\": \"" + key + "\"")
                + ", \"status\": \"Ok\"}";
    }

    private static List<String> ids(Table table) {
        return table.stringColumn("id").asList();
    }

    @Test
    void stopsOnLastPageAlthoughAKeyStandsThere() {
        try (OtherSession session = new OtherSession()) {
            session.does(
                    "ttaccount/accounts",
                    request -> Answer.json(
                            request.parameter("nextPageKey").isEmpty()
                                    ? accounts("false", "l:0,g:1,r:0,p:1,gfc:1", 1, 2)
                                    : accounts("true", "l:0,g:2,r:0,p:2,gfc:1", 3)));

            assertEquals(List.of("1", "2", "3"), ids(session.tt.account.accounts()));
            assertEquals(2, session.server.count("ttaccount/accounts"));
            assertEquals(
                    "l:0,g:1,r:0,p:1,gfc:1", session.server.requests().get(2).parameter("nextPageKey"));
        }
    }

    @Test
    void asksForThePositionsOfManyAccountsInAddressesThatServersTake() {
        try (DemoSession session = new DemoSession(DemoOptions.defaults().withExtraAccounts(450))) {
            // Accounts that give up are in no list, but have positions.
            TreeSet<String> accounts = new TreeSet<>(ids(session.tt.account.accounts()));
            accounts.addAll(
                    session.tt.monitor.position().stringColumn("accountId").asList());
            int requests = (accounts.size() + 199) / 200;
            Function<Table, List<String>> lines = table -> IntStream.range(0, table.rowCount())
                    .mapToObj(row -> table.columns().stream()
                            .map(column -> column.getString(row))
                            .collect(Collectors.joining("|")))
                    .sorted()
                    .toList();

            assertEquals(
                    lines.apply(session.tt.monitor.position()),
                    lines.apply(session.tt.monitor.position(query -> query.account(accounts))));
            assertEquals(
                    lines.apply(session.tt.monitor.productPosition()),
                    lines.apply(session.tt.monitor.productPosition(query -> query.account(accounts))));
            assertEquals(
                    lines.apply(session.tt.monitor.productFamilyPosition()),
                    lines.apply(session.tt.monitor.productFamilyPosition(query -> query.account(accounts))));

            List<RequestLog.Seen> many = session.demo.requests().recent().stream()
                    .filter(seen -> seen.query().contains("accountIds="))
                    .toList();
            assertTrue(many.size() >= 3 * requests, many::toString);
            assertTrue(many.stream().allMatch(seen -> seen.query().length() < 4_000), many::toString);
        }
    }

    @Test
    void readsLastPageAsTextOrAsBoolean() {
        try (OtherSession session = new OtherSession()) {
            session.does(
                    "ttaccount/accounts",
                    request -> Answer.json((request.parameter("nextPageKey").isEmpty()
                                    ? accounts("false", "k", 1)
                                    : accounts("true", "", 2))
                            .replace("\"false\"", "false")
                            .replace("\"true\"", "true")));

            assertEquals(List.of("1", "2"), ids(session.tt.account.accounts()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"lastPage\": 0, \"nextPageKey\": 1", "\"last_page\": \"false\", \"next_page_key\": \"1\""})
    void readsTheEndsOfPagesHoweverTheyAreSpelled(String more) {
        try (OtherSession session = new OtherSession()) {
            session.does(
                    "ttaccount/accounts",
                    request -> Answer.json(
                            request.parameter("nextPageKey").isEmpty()
                                    ? "{\"accounts\": [{\"id\": 1, \"name\": \"A\"}], " + more + ", \"status\": \"Ok\"}"
                                    : "{\"accounts\": [{\"id\": 2, \"name\": \"B\"}], "
                                            + more.replace(": 0", ": 1").replace("false", "true")
                                            + ", \"status\": \"Ok\"}"));

            assertEquals(List.of("1", "2"), ids(session.tt.account.accounts()));
            assertEquals(2, session.server.count("ttaccount/accounts"));
        }
    }

    @Test
    void followsKeysOfAServerThatSendsNoLastPage() {
        try (OtherSession session = new OtherSession()) {
            session.does(
                    "ttaccount/accounts",
                    request -> Answer.json(
                            request.parameter("nextPageKey").isEmpty()
                                    ? accounts("", "k", 1, 2)
                                    : accounts("", "", 3)));

            assertEquals(List.of("1", "2", "3"), ids(session.tt.account.accounts()));
        }
    }

    @Test
    void dropsRecordsThatPagesRepeat() {
        try (OtherSession session = new OtherSession()) {
            session.does(
                    "ttaccount/accounts",
                    request -> Answer.json(
                            switch (request.parameter("nextPageKey")) {
                                case "" -> accounts("false", "a", 1, 2, 2);
                                case "a" -> accounts("false", "b", 2, 1);
                                default -> accounts("true", "b", 2, 3);
                            }));

            assertEquals(List.of("1", "2", "3"), ids(session.tt.account.accounts()));
        }
    }

    @Test
    void repeatsFiltersWithTheKey() {
        try (OtherSession session = new OtherSession()) {
            session.does(
                    "ttpds/instruments",
                    request -> Answer.json(
                            request.parameter("nextPageKey").isEmpty()
                                    ? "{\"instruments\": [{\"id\": \"1\"}], \"lastPage\": \"false\", \"nextPageKey\": \"k\", \"status\": \"Ok\"}"
                                    : "{\"instruments\": [{\"id\": \"2\"}], \"lastPage\": \"true\", \"status\": \"Ok\"}"));

            assertEquals(List.of("1", "2"), ids(session.tt.pds.instruments("123456789")));
            assertTrue(session.server.requests().stream()
                    .filter(request -> request.endpoint().equals("ttpds/instruments"))
                    .allMatch(request -> request.parameter("productId").equals("123456789")));
        }
    }

    @Test
    void refusesToGoRoundWithAKeyThatComesBack() {
        try (OtherSession session = new OtherSession()) {
            AtomicInteger next = new AtomicInteger();
            session.does(
                    "ttaccount/accounts", request -> Answer.json(accounts("false", "same", next.incrementAndGet())));
            TtException failure = assertThrows(TtException.class, session.tt.account::accounts);

            assertEquals(Kind.INCOMPLETE, failure.kind());
            assertEquals(
                    "ttaccount/accounts gives a page key that it gave before, which would go round for ever, 6 times,"
                            + " after 7 rows. What came is kept in tt.partial(). Try again later, and tell TT.",
                    failure.getMessage());
            assertEquals(7, session.tt.partial().rowCount());
        }
    }

    @Test
    void refusesAPageThatPromisesMoreWithoutAKey() {
        try (OtherSession session = new OtherSession()) {
            session.says("ttaccount/accounts", accounts("false", "", 1, 2));
            TtException failure = assertThrows(TtException.class, session.tt.account::accounts);

            assertEquals(
                    "ttaccount/accounts says that more pages follow, but gives no key for them, 6 times, after 2 rows."
                            + " What came is kept in tt.partial(). Try again later, and tell TT.",
                    failure.getMessage());
        }
    }

    @Test
    void refusesAListWithoutEnd() {
        try (OtherSession session = new OtherSession()) {
            AtomicInteger next = new AtomicInteger();
            session.does("ttaccount/accounts", request -> {
                int n = next.incrementAndGet();
                return Answer.json(accounts("false", "k" + n, n));
            });
            TtException failure = assertThrows(TtException.class, session.tt.account::accounts);

            assertEquals(
                    "ttaccount/accounts went on beyond 5,000 pages, so its paging was taken for a loop after 5,000 rows."
                            + " What came is kept in tt.partial(). Ask for less, and tell TT.",
                    failure.getMessage());
        }
    }

    @Test
    void refusesPagesThatRepeatTheSameRecordsUnderEverNewKeys() {
        try (OtherSession session = new OtherSession()) {
            AtomicInteger next = new AtomicInteger();
            session.does(
                    "ttaccount/accounts",
                    request -> Answer.json(accounts("false", "k" + next.incrementAndGet(), 1, 2)));
            TtException failure = assertThrows(TtException.class, session.tt.account::accounts);

            assertEquals(
                    "ttaccount/accounts brought 25 pages in a row without a new record, so its paging was taken for a loop"
                            + " after 2 rows. What came is kept in tt.partial(). Ask for less, and tell TT.",
                    failure.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100, 500})
    void givesTheSameListWhateverThePageSize(int pageSize) {
        DemoOptions options =
                DemoOptions.defaults().withFills(300).withExtraAccounts(30).withExtraAlgos(20);
        try (DemoSession whole = new DemoSession(options.withPageSize(100_000));
                DemoSession paged = new DemoSession(options.withPageSize(pageSize))) {
            assertEquals(
                    whole.tt.account.accounts().printAll(),
                    paged.tt.account.accounts().printAll());
            assertEquals(whole.tt.pds.algos().printAll(), paged.tt.pds.algos().printAll());
            assertEquals(
                    whole.tt.monitor.position().printAll(),
                    paged.tt.monitor.position().printAll());
            assertEquals(
                    whole.tt.pds.instruments("CME:ES").printAll(),
                    paged.tt.pds.instruments("CME:ES").printAll());
        }
    }

    /** Serves orders as TT does: of the accounts asked for, cut at a thousand without a word, fifty accounts at most. */
    private static Answer orders(int[] perAccount, Request request, Random shuffle) {
        String wanted = request.parameter("accounts");
        List<String> accounts = wanted.isEmpty() ? List.of() : List.of(wanted.split(","));
        if (accounts.size() > 50) {
            return Answer.of(400, "application/json", "{\"message\": \"too many accounts\"}");
        }
        List<String> shown = new ArrayList<>();
        for (int account = 1; account < perAccount.length; account++) {
            for (int i = 0; i < perAccount[account]; i++) {
                if (accounts.isEmpty() || accounts.contains(String.valueOf(account))) {
                    shown.add("{\"accountId\": " + account + ", \"dateTime\": " + (1795170000000000000L + i)
                            + ", \"orderId\": \"o" + account + "-" + i + "\"}");
                }
            }
        }
        java.util.Collections.shuffle(shown, shuffle);
        return Answer.json("{\"lastPage\": \"true\", \"orders\": ["
                + String.join(", ", shown.subList(0, Math.min(1_000, shown.size()))) + "], \"status\": \"Ok\"}");
    }

    @Test
    void splitsOrdersByAccountsUntilNoAnswerIsCut() {
        int[] perAccount = new int[131];
        Random random = new Random(5);
        IntStream.rangeClosed(1, 130).forEach(account -> perAccount[account] = random.nextInt(90));
        perAccount[17] = 999;
        try (OtherSession session = new OtherSession()) {
            session.says(
                    "ttaccount/accounts",
                    accounts("true", "", IntStream.rangeClosed(1, 130).toArray()));
            session.does("ttledger/orders", request -> orders(perAccount, request, random));
            Table orders = session.tt.ledger.orders();

            assertEquals(Arrays.stream(perAccount).sum(), orders.rowCount());
            assertEquals(
                    Arrays.stream(perAccount).sum(),
                    orders.stringColumn("orderId").unique().size());
            assertEquals(List.of(), session.warnings);
            assertTrue(session.server.requests().stream()
                    .allMatch(request -> request.parameter("accounts").split(",").length <= 50));
        }
    }

    @Test
    void givesTheSameOrdersInTheSameOrderHoweverTheyAreSplit() {
        int[] perAccount = {0, 600, 700, 20, 400, 0, 3};
        List<String> first = null;
        for (int seed = 0; seed < 5; seed++) {
            Random shuffle = new Random(seed);
            try (OtherSession session = new OtherSession()) {
                session.says("ttaccount/accounts", accounts("true", "", 1, 2, 3, 4, 5, 6));
                session.does("ttledger/orders", request -> orders(perAccount, request, shuffle));
                List<String> ids =
                        session.tt.ledger.orders().stringColumn("orderId").asList();
                first = first == null ? ids : first;

                assertEquals(first, ids);
            }
        }
    }

    @Test
    void findsOrdersOfAccountsThatNoListShows() {
        int[] perAccount = {0, 990, 5, 30};
        try (OtherSession session = new OtherSession()) {
            session.says("ttaccount/accounts", accounts("true", "", 1, 2));
            session.does("ttledger/orders", request -> orders(perAccount, request, new Random(1)));

            assertEquals(1_025, session.tt.ledger.orders().rowCount());
        }
    }

    @Test
    void warnsWhereOneAccountAloneIsCut() {
        int[] perAccount = {0, 1_200, 5};
        try (OtherSession session = new OtherSession()) {
            session.says("ttaccount/accounts", accounts("true", "", 1, 2));
            session.does("ttledger/orders", request -> orders(perAccount, request, new Random(1)));

            assertTrue(session.tt.ledger.orders().rowCount() >= 1_005);
            assertEquals(
                    List.of("Account ACC1 (1) has as many working orders as one answer holds (1,000), or more, and the"
                            + " API has no way to ask for the others: this table may lack some of its orders."),
                    session.warnings);
        }
    }

    @Test
    void splitsOrdersWhenTheGatewayCannotAnswerAtOnce() {
        int[] perAccount = {0, 10, 20, 30, 40};
        for (int status : new int[] {408, 413, 504}) {
            try (OtherSession session = new OtherSession()) {
                session.says("ttaccount/accounts", accounts("true", "", 1, 2, 3, 4));
                session.does("ttledger/orders", request -> {
                    String asked = request.parameter("accounts");
                    return asked.isEmpty() || asked.split(",").length > 2
                            ? Answer.of(status, "application/json", "{\"message\": \"too much\"}")
                            : orders(perAccount, request, new Random(1));
                });

                assertEquals(100, session.tt.ledger.orders().rowCount(), "status " + status);
            }
        }
    }

    @Test
    void asksForFiftyAccountsACallWhenTheyAreNamed() {
        int[] perAccount = new int[121];
        Arrays.fill(perAccount, 1, 121, 2);
        try (OtherSession session = new OtherSession()) {
            session.says(
                    "ttaccount/accounts",
                    accounts("true", "", IntStream.rangeClosed(1, 120).toArray()));
            session.does("ttledger/orders", request -> orders(perAccount, request, new Random(1)));
            Object[] named = IntStream.rangeClosed(1, 120).boxed().toArray();

            assertEquals(240, session.tt.ledger.orders(q -> q.account(named)).rowCount());
            assertEquals(3, session.server.count("ttledger/orders"));
        }
    }

    @Test
    void findsEveryOrderOfTheDemoBeyondTheCap() {
        DemoOptions options = DemoOptions.defaults().withOrders(3_000).withExtraAccounts(70);
        try (DemoSession session = new DemoSession(options)) {
            assertEquals(
                    session.world().workingOrders().stream()
                            .map(Order::id)
                            .sorted()
                            .toList(),
                    session.tt.ledger.orders().stringColumn("orderId").asList().stream()
                            .sorted()
                            .toList());
        }
    }
}
