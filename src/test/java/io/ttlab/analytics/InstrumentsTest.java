package io.ttlab.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.api.Wiring;
import io.ttlab.client.TtException;
import io.ttlab.demo.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class InstrumentsTest {

    private static List<Instrument> live(DemoDesk desk, String symbol) {
        return desk.world().instruments().stream()
                .filter(i -> i.contract().symbol().equals(symbol) && !i.expired() && i.typeId() == 34)
                .filter(i -> i.marketId() == 7 || i.marketId() == 2)
                .toList();
    }

    @Test
    void knowsWhatAnInstrumentIsWorthAndHowItsPriceIsWritten() {
        try (DemoDesk desk = DemoDesk.seed(1)) {
            Instrument zn = live(desk, "ZN").get(0);
            InstrumentTerms terms = desk.analytics.instruments().of(zn.id());
            assertEquals(zn.alias(), terms.name());
            assertEquals("ZN", terms.product());
            assertEquals("USD", terms.currency());
            assertEquals(0.015625, terms.tickSize());
            assertEquals(1000, terms.pointValue());
            assertEquals(15.625, terms.tickValue());
            assertEquals("CME", terms.market());
            assertEquals(Optional.of(zn.lastTradeDate()), terms.expiry());
            assertEquals("112'285", terms.display().text(112.890625));
            assertFalse(terms.familyId().isEmpty());
            assertEquals(
                    "EUR",
                    desk.analytics
                            .instruments()
                            .of(live(desk, "FESX").get(0).id())
                            .currency());
        }
    }

    /** Two requests for one instrument; for the other four of the product one more, the list; for known ones none. */
    @Test
    void asksForAProductOnceAndForWhatItKnowsNeverAgain() {
        try (DemoDesk desk = DemoDesk.seed(1)) {
            Instruments instruments = desk.analytics.instruments();
            List<String> ids = live(desk, "ES").stream().map(Instrument::id).toList();
            assertEquals(5, ids.size());
            instruments.load(ids);
            assertEquals(1, count(desk, "/ttpds/", "/instrument/"));
            assertEquals(1, count(desk, "/ttpds/", "/instruments"));
            assertEquals(1, count(desk, "/ttpds/", "/product/"));
            int before = (int) desk.demo.requests().total();
            instruments.load(ids);
            assertEquals("ES", instruments.of(ids.get(4)).product());
            assertEquals(before, desk.demo.requests().total());
        }
    }

    /** Tables that were named have told the product of each instrument: no look-up of one just to learn it. */
    @Test
    void asksNoInstrumentForAProductThatItsNameHasTold() {
        try (DemoDesk desk = DemoDesk.seed(1)) {
            List<String> ids = new ArrayList<>();
            for (String symbol : List.of("ES", "ZN", "CL", "6E")) {
                live(desk, symbol).stream()
                        .limit(symbol.equals("6E") ? 1 : 3)
                        .map(Instrument::id)
                        .forEach(ids::add);
            }
            assertEquals(10, ids.size());
            assertEquals("", Wiring.of(desk.tt).knownProductId(ids.get(0)));
            desk.tt.pds.instruments("CME:ES");
            desk.tt.pds.instruments("CME:ZN");
            desk.tt.pds.instruments("CME:CL");
            desk.tt.pds.instruments("CME:6E");
            long before = desk.demo.requests().total();
            desk.analytics.instruments().load(ids);
            // a list and a product for each of three; of the fourth the one instrument that is wanted, and the product
            assertEquals(before + 8, desk.demo.requests().total());
            assertEquals(1, count(desk, "/ttpds/", "/instrument/"));
            assertEquals("ES", desk.analytics.instruments().of(ids.get(0)).product());
        }
    }

    private static long count(DemoDesk desk, String service, String part) {
        return desk.demo.requests().recent().stream()
                .filter(seen -> seen.path().contains(service)
                        && (seen.path() + "/").contains(part + (part.endsWith("/") ? "" : "/")))
                .count();
    }

    @Test
    void remembersWhatTheGatewayRefuses() {
        try (DemoDesk desk = DemoDesk.seed(1)) {
            Instrument expired = desk.world().instruments().stream()
                    .filter(Instrument::expired)
                    .findFirst()
                    .orElseThrow();
            InstrumentTerms terms = desk.analytics.instruments().of(expired.id());
            assertEquals("TT gives no terms of it: expired, or not permitted", terms.problem());
            assertFalse(terms.known());
            assertTrue(Double.isNaN(terms.money(1, 1)));
            long before = desk.demo.requests().total();
            desk.analytics.instruments().of(expired.id());
            assertEquals(before, desk.demo.requests().total());
            desk.analytics
                    .instruments()
                    .learn(Desk.csv("id,alias,currency,tickSize,pointValue\n" + expired.id() + ",mine,USD,0.25,50\n"));
            assertEquals(12.5, desk.analytics.instruments().of(expired.id()).tickValue());
        }
    }

    /** The delayed copy of CME lists the same alias; the real market is meant. */
    @Test
    void findsAnInstrumentByItsAlias() {
        try (DemoDesk desk = DemoDesk.seed(1)) {
            Instrument es = live(desk, "ES").get(0);
            InstrumentTerms terms = desk.analytics.instruments().of(es.alias());
            assertEquals(es.id(), terms.id());
            assertEquals(
                    "TT lists no instrument 'ES Nix99'",
                    desk.analytics.instruments().of("ES Nix99").problem());
        }
    }

    @Test
    void tellsWhatATableOfTermsLacks() {
        Table table = Table.create("mine", StringColumn.create("id"), StringColumn.create("tickSise"));
        TtException refused = assertThrows(
                TtException.class, () -> Desk.offline().instruments().learn(table));
        assertEquals(
                "instruments().learn(table) needs a column 'tickSize', and table 'mine' has none. Nearest: 'tickSise'."
                        + " Rename one with column.setName(\"tickSize\").",
                refused.getMessage());
    }

    @Test
    void asksForARateOnceWithinAQuarterOfAnHour() {
        try (DemoDesk desk = DemoDesk.seed(1)) {
            Rates rates = new Rates(desk.tt, desk.ticker::now);
            assertEquals(1.1588, rates.of("EUR", "USD").rate(), 1e-6);
            assertEquals(desk.ticker.now(), rates.of("EUR", "USD").time());
            assertEquals(1, desk.demo.requests().countEndingWith("currencyrates"));
            assertEquals(1, rates.of("USD", "USD").rate());
            assertTrue(Double.isNaN(rates.of("XYZ", "USD").rate()));
            rates.refresh();
            rates.of("EUR", "USD");
            assertEquals(3, desk.demo.requests().countEndingWith("currencyrates"));
        }
    }

    /**
     * Bunds gain 1,000 euros a point, and a euro is 1.1588 dollars: 2 bought at 129.10, one sold at 129.16 for 60 euros, one
     * marked at 129.23 for 130, and 3 fees of 1.25 are {@code 186.25} euros, {@code 186.25 x 1.1588 = 215.83} dollars.
     */
    @Test
    void turnsEurosIntoTheBaseCurrency() {
        try (DemoDesk desk = DemoDesk.seed(1)) {
            String bund = desk.world().instruments().stream()
                    .filter(i -> i.contract().symbol().equals("FGBL") && !i.expired() && i.typeId() == 34)
                    .findFirst()
                    .orElseThrow()
                    .id();
            Pnl asked = desk.analytics
                    .pnl(Desk.fills("1 BUY 2 129.10 " + bund, "2 SELL 1 129.16 " + bund))
                    .marks(Map.of(bund, 129.23))
                    .fees(1.25);
            PnlTable dollars = asked.fifo();
            assertEquals("EUR", dollars.stringColumn("currency").get(0));
            assertEquals(60, dollars.doubleColumn("realizedPnl").get(0));
            assertEquals(130, dollars.doubleColumn("openPnl").get(0));
            assertEquals(186.25, dollars.doubleColumn("pnl").get(0));
            assertEquals(1.1588, dollars.doubleColumn("rate").get(0), 1e-6);
            assertEquals(69.53, dollars.doubleColumn("realizedUSD").get(0));
            assertEquals(150.64, dollars.doubleColumn("openUSD").get(0));
            assertEquals(215.83, dollars.doubleColumn("pnlUSD").get(0));
            assertEquals(186.25, asked.base("eur").fifo().doubleColumn("pnlEUR").get(0));
        }
    }
}
