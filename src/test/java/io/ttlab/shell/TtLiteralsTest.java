package io.ttlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.api.TT;
import io.ttlab.api.Wiring;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Names of the demo gateway's world inside of the literals of {@code tt}'s calls. */
class TtLiteralsTest {
    private static Connection connection;
    private static Engine engine;

    @BeforeAll
    static void open() {
        connection = Connection.of("demo", null, Map.of());
        Prelude.connect(connection);
        Wiring.of(connection.tt()).learnNames();
        connection.tt().pds.instruments("CME:ES");
        engine = Engine.open(EngineOptions.defaults());
        engine.define("m", connection.tt().monitor);
    }

    @AfterAll
    static void close() {
        engine.close();
        connection.close();
    }

    private static List<String> texts(String source) {
        return engine.complete(source, source.length()).candidates().stream()
                .map(Candidate::text)
                .toList();
    }

    @Test
    void offersAccountsInQueriesAndCalls() {
        List<String> rates = List.of("RATES", "RATES-01", "RATES-02");
        for (String source : List.of(
                "tt.ledger.fills(q -> q.account(\"RA",
                "tt.ledger.orders(q -> q.account(\"EQ-ALPHA\", \"ra",
                "var f = tt.raw().ledger.fills(q -> q.since(\"5d\").account(\"RA",
                "tt.monitor.position(\"RA",
                "tt.monitor.position(q -> q.account(\"RA",
                "tt.monitor.adminFill(q -> q.fill(\"RA",
                "m.sod(\"RA",
                "m.position(q -> q.account(\"RA",
                "tt.account.account(\"RA")) {
            assertEquals(rates, texts(source), source);
        }
        assertTrue(texts("tt.monitor.creditUtilization(\"").size() > 4);
    }

    @Test
    void offersMarketsProductsInstrumentsAndUsers() {
        assertEquals(List.of("CME", "CME_Delayed"), texts("tt.pds.products(\"CM"));
        assertTrue(texts("tt.pds.productFamilies(\"CME\", \"").contains("EUREX"));
        assertTrue(texts("tt.ledger.fills(q -> q.product(\"E").contains("ES"));
        assertEquals(List.of("CME:ES"), texts("tt.pds.instruments(\"CME:ES"));
        assertTrue(texts("tt.pds.instruments(q -> q.alias(\"ES ").stream().allMatch(each -> each.startsWith("ES ")));
        assertTrue(texts("tt.pds.instruments(q -> q.alias(\"ES ").size() > 3);
        assertEquals(
                Wiring.of(connection.tt()).knownNames("user").size(),
                texts("tt.user.user(\"").size());
    }

    @Test
    void offersTimesSidesAndEndpoints() {
        assertEquals(List.of("15m", "4h", "5d", "today", "yesterday"), texts("tt.ledger.fills(q -> q.since(\""));
        assertEquals(List.of("BUY", "SELL"), texts("tt.monitor.adminFill(q -> q.fill(\"RATES-01\", \"123\", \""));
        assertEquals(List.of("fills"), texts("tt.columns(\"fill"));
        assertEquals(List.of(), texts("tt.curl(\"fills\", \"f"));
    }

    @Test
    void offersNothingElsewhere() {
        for (String source :
                List.of("other.account(\"RA", "System.out.println(\"RA", "String s = \"RA", "tt.ledger.order(\"RA")) {
            assertEquals(List.of(), texts(source), source);
        }
    }

    @Test
    void connectsAndFetchesNothing() {
        TT unconnected = TT.open(() -> {
            throw new AssertionError("completion connected");
        });
        TtLiterals literals = new TtLiterals(() -> unconnected);
        LiteralCompleter.Call call = new LiteralCompleter.Call(
                "tt.monitor",
                "position",
                0,
                "tt",
                null,
                List.of(new LiteralCompleter.Link("monitor", "", null)),
                null,
                null);
        assertEquals(List.of(), literals.complete(new LiteralCompleter.Literal("", call)));
        String before = requests();
        texts("tt.ledger.fills(q -> q.product(\"");
        texts("tt.ledger.fills(q -> q.account(\"");
        assertEquals(before, requests());
    }

    private static String requests() {
        Table status = connection.tt().status();
        for (Row row : status) {
            if (row.getString(0).equals("requests")) {
                return row.getString(1);
            }
        }
        throw new AssertionError(status.print());
    }
}
