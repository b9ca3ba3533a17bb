package io.ttlab.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.TtException;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Sessions worked by hand; ES gains 50 dollars a point. */
class ProfileTest {
    /** The example of {@link Profile}: trades of +500, -300, -100 and +200 dollars, one contract each, of 10 to 40 seconds. */
    private static Profile session() {
        return Desk.offline()
                .profile(Desk.fills(
                        "0 BUY 1 100",
                        "10 SELL 1 110",
                        "20 SELL 1 110",
                        "40 BUY 1 116",
                        "60 BUY 1 100 1 A2",
                        "90 SELL 1 98 1 A2",
                        "100 BUY 1 90",
                        "140 SELL 1 94"));
    }

    private static double statistic(Table table, String name) {
        for (int row = 0; row < table.rowCount(); row++) {
            if (table.stringColumn("statistic").get(row).equals(name)) {
                return table.doubleColumn("value").getDouble(row);
            }
        }
        throw new AssertionError(name);
    }

    @Test
    void reckonsASession() {
        Profile session = session();
        assertEquals(8, statistic(session, "fills"));
        // (100+110+110+116+100+98+90+94) x 50
        assertEquals(818 * 50, statistic(session, "turnover"));
        assertEquals(300, statistic(session, "realized"));
        assertEquals(0.5, statistic(session, "win rate"));
        assertEquals(350, statistic(session, "average win"));
        assertEquals(-200, statistic(session, "average loss"));
        assertEquals(1.75, statistic(session, "profit factor"));
        assertEquals(500, statistic(session, "best"));
        assertEquals(-300, statistic(session, "worst"));
        assertEquals(400, statistic(session, "drawdown"));
        // (10 + 20 + 30 + 40) / 4; half of four contracts were held 20 s or less
        assertEquals(25, statistic(session, "holding mean"));
        assertEquals(20, statistic(session, "holding median"));
    }

    /** A fill that closes two lots is one trade: 2 x 10 and 1 x -5 points are +15, a win, not a win and a loss. */
    @Test
    void countsAFillThatClosesSeveralLotsAsOneTrade() {
        Profile session = Desk.offline().profile(Desk.fills("0 BUY 2 100", "10 BUY 1 115", "20 SELL 3 110"));
        assertEquals(1, statistic(session, "closing fills"));
        assertEquals(1, statistic(session, "wins"));
        assertEquals(15 * 50, statistic(session, "average win"));
        assertTrue(Double.isNaN(statistic(session, "average loss")));
        // (2 x 20 + 1 x 10) / 3, to the millisecond
        assertEquals(16.667, statistic(session, "holding mean"));
    }

    @Test
    void drawsDownFromThePeakThatBeginsAtZero() {
        assertEquals(0, SessionStatistics.drawdown(new double[] {1, 2, 3}));
        assertEquals(300, SessionStatistics.drawdown(new double[] {-100, -200, 250}));
        assertEquals(400, SessionStatistics.drawdown(new double[] {500, -300, -100, 200}));
        assertEquals(0, SessionStatistics.drawdown(new double[0]));
    }

    /** Profit belongs to the fill that closed: the purchase at 40 s of the short of 20 s lost 300. */
    @Test
    void dividesVolumeAndProfitByColumns() {
        Table sides = session().by("side");
        assertEquals(List.of("BUY", "SELL"), sides.stringColumn("side").asList());
        assertEquals(List.of(-300.0, 600.0), sides.doubleColumn("realizedUSD").asList());
        assertEquals(List.of(1, 3), sides.intColumn("trades").asList());
        Table accounts = session().by("account", "product");
        assertEquals(List.of("A1", "A2"), accounts.stringColumn("account").asList());
        assertEquals(List.of("ES", "ES"), accounts.stringColumn("product").asList());
        assertEquals(
                List.of(400.0, -100.0), accounts.doubleColumn("realizedUSD").asList());
        assertEquals(List.of(6.0, 2.0), accounts.doubleColumn("contracts").asList());
        assertEquals(2 / 3.0, accounts.doubleColumn("winRate").getDouble(0), 1e-12);
        Table hours = session().by("hour");
        // 1,795,000,000 s after 1970 is 2026-11-18T11:06:40Z
        assertEquals(List.of("11"), hours.stringColumn("hour").asList());
        assertEquals(
                List.of("2026-11-18"), session().by("day").stringColumn("day").asList());
    }

    /** 11:06:40Z is 22:06:40 in Sydney, in summer; 53 min 20 s later it is 23:00, and an hour on the next day. */
    @Test
    void countsHoursAndDaysInTheDesksZone() {
        Table fills = Desk.fills("0 BUY 2 100", "3200 BUY 1 100", "6800 SELL 4 100");
        Profile session = Desk.offline(ZoneId.of("Australia/Sydney")).profile(fills);
        Table hours = session.by("hour");
        assertEquals(List.of("00", "22", "23"), hours.stringColumn("hour").asList());
        assertEquals(List.of(4.0, 2.0, 1.0), hours.doubleColumn("contracts").asList());
        Table days = session.by("day");
        assertEquals(
                List.of("2026-11-18", "2026-11-19"), days.stringColumn("day").asList());
        assertEquals(List.of(3.0, 4.0), days.doubleColumn("contracts").asList());
        fills.longColumn("timeStampNs").setMissing(1);
        Table half = Desk.offline(ZoneId.of("Asia/Kolkata")).profile(fills).by("hour");
        // 16:36:40, no time, 18:30
        assertEquals(List.of("", "16", "18"), half.stringColumn("hour").asList());
    }

    /** Began with 2 long and 3 short in two records; the one that is left was bought back 5 points lower, for 250. */
    @Test
    void beginsWithOpeningLotsOfBothSides() {
        Profile session = Desk.offline()
                .profile(Desk.offline().pnl(Desk.fills("1 BUY 1 6695")).sod(Desk.sod("1 2 6690", "1 -3 6700")));
        assertEquals(1, statistic(session, "closing fills"));
        assertEquals(250, statistic(session, "realized"));
    }

    /** Legs count, the spread's record does not: two contracts, and a realised profit of the closed leg alone. */
    @Test
    void countsLegsAndNotTheSummariesOfSpreads() {
        Profile session = Desk.offline()
                .profile(Desk.fills(
                        "1 BUY 1 -55.5 4 A1 SPREAD",
                        "1 BUY 1 6700 1 A1 LEG",
                        "1 SELL 1 6755.5 5 A1 LEG",
                        "2 SELL 1 6701"));
        assertEquals(3, statistic(session, "contracts"));
        assertEquals(50, statistic(session, "realized"));
    }

    /** A file may know its instruments by name alone: bought 1 and sold 1 ten points higher, 500 dollars of ES. */
    @Test
    void knowsTheProductsOfFillsThatNameTheirInstruments() {
        Table fills = Desk.fills("1 BUY 1 6700 ES_Dec26", "2 SELL 1 6710 ES_Dec26");
        fills.column("instrumentId").setName("instrument");
        Analytics desk = Desk.offline();
        desk.instruments()
                .learn(Desk.csv(
                        "id,alias,productSymbol,tickSize,pointValue,currency\nES_Dec26,ES Dec26,ES,0.25,50,USD\n"));
        Table byProduct = desk.profile(fills).by("product");
        assertEquals("ES", byProduct.stringColumn("product").get(0));
        assertEquals(500, byProduct.doubleColumn("realizedUSD").getDouble(0));
    }

    @Test
    void survivesATableWithoutRowsAndNamesUnknownColumns() {
        Profile none = Desk.offline().profile(Desk.fills());
        assertEquals(0, statistic(none, "fills"));
        assertTrue(Double.isNaN(statistic(none, "win rate")));
        assertEquals(0, none.by("account").rowCount());
        assertEquals(0, none.by("day").rowCount());
        assertTrue(assertThrows(TtException.class, () -> none.by("houre"))
                .getMessage()
                .startsWith("No column 'houre'. Nearest: 'hour'"));
        assertTrue(assertThrows(TtException.class, () -> none.by("user"))
                .getMessage()
                .startsWith("profile(fills).by(\"user\") needs a column 'user'"));
    }
}
