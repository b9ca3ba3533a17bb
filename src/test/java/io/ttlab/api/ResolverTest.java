package io.ttlab.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ttlab.client.LiteralServer.Answer;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names given for ids. */
class ResolverTest {
    private OtherSession session;

    @BeforeEach
    void open() {
        session = new OtherSession();
        session.says(
                "ttaccount/accounts",
                "{\"accounts\": [{\"id\": 11, \"name\": \"ACC1\"}, {\"id\": 12, \"name\": \"acc1\"}, {\"id\": 13, \"name\":"
                        + " \"ACC91\"}, {\"id\": 14, \"name\": \"Twin\"}, {\"id\": 15, \"name\": \"Twin\"}, {\"id\": 16,"
                        + " \"name\": \"777\"}], \"status\": \"Ok\"}");
        session.says("ttaccount/account/99", "{\"account\": [{\"id\": 99, \"name\": \"GIVEUP\"}], \"status\": \"Ok\"}");
        session.says(
                "ttpds/markets",
                "{\"markets\": [{\"id\": \"7\", \"name\": \"CME\"}, {\"id\": \"183\", \"name\": \"CME_Delayed\"}],"
                        + " \"status\": \"Ok\"}");
        session.does(
                "ttpds/products",
                request -> Answer.json(
                        request.parameter("marketId").equals("7")
                                ? "{\"products\": [{\"id\": \"70001\", \"symbol\": \"ES\"}, {\"id\": \"70002\", \"symbol\":"
                                        + " \"NQ\"}], \"status\": \"Ok\"}"
                                : "{\"products\": [{\"id\": \"18301\", \"symbol\": \"ES\"}], \"status\": \"Ok\"}"));
    }

    @AfterEach
    void close() {
        session.close();
    }

    private Resolver resolver() {
        return session.session.resolver();
    }

    private static void assertFails(Kind kind, String message, org.junit.jupiter.api.function.Executable call) {
        TtException failure = assertThrows(TtException.class, call);
        assertEquals(message, failure.getMessage());
        assertEquals(kind, failure.kind());
    }

    @Test
    void prefersTheExactNameThenTheIdThenAnyCase() {
        assertEquals(List.of("11"), resolver().accounts("ACC1"));
        assertEquals(List.of("12"), resolver().accounts("acc1"));
        assertEquals(List.of("11", "12"), resolver().accounts("Acc1"));
        assertEquals(List.of("13"), resolver().accounts(13));
        assertEquals(List.of("13"), resolver().accounts(" 13 "));
        assertEquals(List.of("16"), resolver().accounts("777"), "a name of digits is a name");
        assertEquals(List.of("13", "11"), resolver().accounts(List.of("acc91", 11), "ACC1"));
    }

    @Test
    void findsAccountsThatNoListShows() {
        assertEquals(List.of("99"), resolver().accounts(99));
        assertEquals(List.of("99"), resolver().accounts("99"));
        assertEquals(List.of("12345"), resolver().accounts(12345), "a number is an id though nobody knows its name");
    }

    @Test
    void tellsTheNearestNames() {
        assertFails(
                Kind.UNKNOWN_NAME,
                "No account 'ACC9' on uat. Nearest: 'ACC1', 'ACC91', 'acc1'. List them with tt.account.accounts().",
                () -> resolver().accounts("ACC9"));
        assertFails(
                Kind.UNKNOWN_NAME,
                "No account 'zzzzzzzzzz' on uat. List them with tt.account.accounts().",
                () -> resolver().accounts("zzzzzzzzzz"));
        assertFails(
                Kind.UNKNOWN_NAME,
                "No account '55555' on uat. List them with tt.account.accounts().",
                () -> resolver().accounts("55555"));
        assertFails(
                Kind.UNKNOWN_NAME,
                "No market 'CMEE' on uat. Nearest: 'CME'. List them with tt.pds.markets().",
                () -> resolver().markets("CMEE"));
    }

    @Test
    void asksWhichOneIsMeantWhereSeveralHaveAName() {
        assertFails(
                Kind.ARGUMENT,
                "Account 'Twin' is the name of 2 accounts: 14, 15. Say which by its id.",
                () -> resolver().account("Twin"));
        assertEquals(List.of("14", "15"), resolver().accounts("Twin"));
    }

    @Test
    void takesProductsByIdBySymbolAndByMarketAndSymbol() {
        assertEquals(List.of("70001"), resolver().products("CME:ES"));
        assertEquals(List.of("70001"), resolver().products("cme: es"));
        assertEquals(List.of("18301"), resolver().products("183:ES"));
        assertEquals(List.of("14500000000000000001"), resolver().products("14500000000000000001"));
        assertEquals(
                List.of("70001", "18301"), resolver().products("ES"), "a symbol of several markets is all of them");
    }

    @Test
    void takesASymbolForTheProductsOfAllMarketsWhateverWasAskedBefore() {
        resolver().products("CME:NQ");

        assertEquals(List.of("70001", "18301"), resolver().products("ES"));
    }

    @Test
    void tellsTheNearestProducts() {
        assertFails(
                Kind.UNKNOWN_NAME,
                "No product 'CME:EZ' on uat. Nearest: 'ES', 'NQ'. List them with tt.pds.products(\"CME\").",
                () -> resolver().products("CME:EZ"));
        assertFails(
                Kind.UNKNOWN_NAME,
                "No product 'EZ' on uat. Nearest: 'ES', 'NQ'. List them with tt.pds.products(\"CME\").",
                () -> resolver().products("EZ"));
    }

    @Test
    void tellsWhatAnInstrumentsCallNeeds() {
        assertFails(
                Kind.ARGUMENT,
                "instruments() needs a product or an alias: tt.pds.instruments(\"CME:ES\") or tt.pds.instruments(q ->"
                        + " q.alias(\"ES Dec26\")). TT answers nothing to a type alone.",
                () -> session.tt.pds.instruments(q -> q.type("Future")));
        assertFails(
                Kind.ARGUMENT,
                "productFamilies() needs a market: tt.pds.productFamilies(\"CME\"). List them with tt.pds.markets().",
                () -> session.tt.pds.productFamilies());
        assertFails(
                Kind.ARGUMENT,
                "'Euros and such' is no currency. Say three letters, as in tt.pds.currencyRate(\"EUR\", \"USD\").",
                () -> session.tt.pds.currencyRate("Euros and such", "USD"));
        session.says(
                "ttpds/productdata",
                "{\"productTypes\": [{\"id\": \"34\", \"name\": \"Future\"}, {\"id\": \"51\", \"name\": \"Option\"}],"
                        + " \"status\": \"Ok\"}");
        assertFails(
                Kind.UNKNOWN_NAME,
                "No product type 'Futur'. Nearest: 'Future'. List them with tt.pds.productData().",
                () -> session.tt.pds.instruments(q -> q.product("CME:ES").type("Futur")));
    }

    @Test
    void tellsOfEndpointsThatAreNone() {
        assertFails(
                Kind.UNKNOWN_NAME,
                "No endpoint 'filz'. Nearest: 'fills'. List them with tt.help().",
                () -> session.tt.columns("filz"));
        assertFails(
                Kind.ARGUMENT,
                "No call has been cut short in this session, so nothing is kept of one.",
                () -> session.tt.partial());
    }
}
