package io.ttlab.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.TtException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** Cases worked by hand; ES gains 50 dollars a point and 12.50 a tick, CL 1,000 a point. */
class PnlTest {
    private static final Map<String, Double> ES_AT_6712 = Map.of("ES Dec26", 6712.0);

    private static Pnl pnl(Table fills) {
        return Desk.offline().pnl(fills).marks(ES_AT_6712);
    }

    private static double cell(Table table, String column) {
        return table.doubleColumn(column).getDouble(0);
    }

    /** Bought 2 at 6700, sold 1 at 6710: 10 points x 50 = 500; the other one at 6712: 12 x 50 = 600. */
    @Test
    void realisesWhatIsClosedAndValuesWhatIsOpen() {
        PnlTable table = pnl(Desk.fills("1 BUY 2 6700", "2 SELL 1 6710")).fifo();
        assertEquals(1, table.rowCount());
        assertEquals("ES Dec26", table.stringColumn("instrument").get(0));
        assertEquals(500, cell(table, "realizedPnl"));
        assertEquals(40, cell(table, "realizedTicks"));
        assertEquals(600, cell(table, "openPnl"));
        assertEquals(48, cell(table, "openTicks"));
        assertEquals(1100, cell(table, "pnl"));
        assertEquals(1100, cell(table, "pnlUSD"));
        assertEquals(1, cell(table, "openQty"));
        assertEquals(6700, cell(table, "openPrice"));
        assertEquals(2, cell(table, "bought"));
        assertEquals(1, cell(table, "sold"));
    }

    /** The example of Matcher's own page: 2 at 100, 3 at 102, sold 4 at 105. */
    @Test
    void closesTheOldestTheNewestOrTheAverage() {
        Table fills = Desk.fills("1 BUY 2 100", "2 BUY 3 102", "3 SELL 4 105");
        // 2 x 5 + 2 x 3 = 16 points; 1 open from 102
        assertEquals(16 * 50, cell(pnl(fills).fifo(), "realizedPnl"));
        assertEquals(102, cell(pnl(fills).fifo(), "openPrice"));
        // 3 x 3 + 1 x 5 = 14 points; 1 open from 100
        assertEquals(14 * 50, cell(pnl(fills).lifo(), "realizedPnl"));
        assertEquals(100, cell(pnl(fills).lifo(), "openPrice"));
        // (2 x 100 + 3 x 102) / 5 = 101.2; 4 x 3.8 = 15.2 points
        assertEquals(15.2 * 50, cell(pnl(fills).average(), "realizedPnl"), 1e-9);
        assertEquals(101.2, cell(pnl(fills).average(), "openPrice"), 1e-9);
    }

    /** Long 2 from 100; sold 5 at 103: 2 x 3 = 6 points, and 3 short from 103; bought 3 at 101: 3 x 2 = 6 points. */
    @Test
    void flipsThroughZero() {
        for (Method method : Method.values()) {
            Table fills = Desk.fills("1 BUY 2 100", "2 SELL 5 103", "3 BUY 3 101");
            PnlTable flat = run(fills, method);
            assertEquals(12 * 50, cell(flat, "realizedPnl"), method.name());
            assertEquals(0, cell(flat, "openQty"), method.name());
            assertEquals(0, cell(flat, "openPnl"), method.name());
            PnlTable turned = run(fills.first(2), method);
            assertEquals(-3, cell(turned, "openQty"), method.name());
            assertEquals(103, cell(turned, "openPrice"), method.name());
        }
    }

    private static PnlTable run(Table fills, Method method) {
        Pnl pnl = pnl(fills);
        return switch (method) {
            case FIFO -> pnl.fifo();
            case LIFO -> pnl.lifo();
            case AVERAGE -> pnl.average();
        };
    }

    /** One lot of 5 at 100, closed by 2 at 101 and 1 at 99: 2 - 1 = 1 point; 2 open; each pair keeps its ids and times. */
    @Test
    void closesALotInParts() {
        PnlTable table =
                pnl(Desk.fills("1 BUY 5 100", "4 SELL 2 101", "7.5 SELL 1 99")).fifo();
        Table trips = table.roundTrips();
        assertEquals(2, trips.rowCount());
        assertEquals(List.of(2.0, 1.0), trips.doubleColumn("quantity").asList());
        assertEquals(List.of(100.0, -50.0), trips.doubleColumn("realizedPnl").asList());
        assertEquals(List.of(4.0, -4.0), trips.doubleColumn("ticks").asList());
        assertEquals(List.of("x0", "x0"), trips.stringColumn("openExecId").asList());
        assertEquals(List.of("x1", "x2"), trips.stringColumn("closeExecId").asList());
        assertEquals(List.of(3.0, 6.5), trips.doubleColumn("holdingSeconds").asList());
        assertEquals(List.of("BUY", "BUY"), trips.stringColumn("side").asList());
        Table lots = table.lots();
        assertEquals(1, lots.rowCount());
        assertEquals(2, cell(lots, "quantity"));
        assertEquals("x0", lots.stringColumn("openExecId").get(0));
        assertEquals(1_795_000_001_000_000_000L, lots.longColumn("openTimeNs").getLong(0));
    }

    /** Crude at -37.63, as on 20 April 2020: sold at -30, bought back at -37.63 is 7.63 points x 1,000. */
    @Test
    void countsNegativePrices() {
        Table fills = Desk.fills("1 SELL 1 -30.00 2", "2 BUY 3 -37.63 2");
        PnlTable table = Desk.offline().pnl(fills).marks(Map.of("2", -10.0)).fifo();
        assertEquals(7630, cell(table, "realizedPnl"));
        assertEquals(763, cell(table, "realizedTicks"));
        // 2 open from -37.63, at -10: 27.63 x 2 x 1,000
        assertEquals(55_260, cell(table, "openPnl"));
    }

    /** The spread at 3.00 and its legs at 6703 and 6700: 10 contracts on each leg, nothing on the spread. */
    @Test
    void countsTheLegsOfASpreadAndNotTheSpread() {
        Table fills = Desk.fills(
                "1 SELL 10 3.00 4 A1 SPREAD", "1 SELL 10 6700 1 A1 LEG", "1 BUY 10 6703 5 A1 LEG", "2 BUY 10 6699 1");
        PnlTable table = Desk.offline()
                .pnl(fills)
                .marks(Map.of("ES Dec26", 6699.0, "ES Mar27", 6704.0))
                .fifo();
        assertEquals(
                List.of("ES Dec26", "ES Mar27"),
                table.stringColumn("instrument").asList());
        // front: 10 x 1 x 50 realised; back: 10 x 1 x 50 open
        assertEquals(List.of(500.0, 0.0), table.doubleColumn("realizedPnl").asList());
        assertEquals(List.of(0.0, 500.0), table.doubleColumn("openPnl").asList());
        assertEquals(List.of("1 record of a spread left out: its legs count"), table.notes());
    }

    @Test
    void tellsASpreadWhoseLegsAreNotThere() {
        Table fills = Desk.fills("1 SELL 10 3.00 4 A1 SPREAD", "2 SELL 1 3.00 4 A1 SPREAD", "2 SELL 1 6700 1 A1 LEG");
        fills.addColumns(tech.tablesaw.api.StringColumn.create("orderId", "o1", "o2", "o2"));
        assertEquals(
                List.of(
                        "2 records of spreads left out: their legs count",
                        "1 of them has no leg in this table, so that its P&L is missing"),
                pnl(fills).fifo().notes());
    }

    @Test
    void tellsASpreadByItsInstrumentWhereNoColumnSays() {
        Table fills = Desk.fills("1 SELL 10 3.00 4", "1 SELL 10 6700 1", "1 BUY 10 6703 5");
        fills.removeColumns("multiLegReportingType");
        PnlTable table = Desk.offline().pnl(fills).marks(Map.of()).fifo();
        assertEquals(2, table.rowCount());
        assertEquals(
                List.of(
                        "no column 'multiLegReportingType': spreads are told by their instrument's type",
                        "1 fill of spreads left out by their instrument's type: their legs count",
                        "2 lines not valued in full: no mark"),
                table.notes());
    }

    /** 3 short from 6690 overnight; bought 4 at 6680: 3 x 10 = 30 points, and 1 long from 6680 to 6712: 32 points. */
    @Test
    void opensWithTheStartOfDay() {
        PnlTable table =
                pnl(Desk.fills("1 BUY 4 6680")).sod(Desk.sod("1 -3 6690")).average();
        assertEquals(1500, cell(table, "realizedPnl"));
        assertEquals(1600, cell(table, "openPnl"));
        assertEquals(-3, cell(table, "sod"));
        assertEquals(1, cell(table, "openQty"));
        Table trips = table.roundTrips();
        assertEquals("SELL", trips.stringColumn("side").get(0));
        assertTrue(trips.instantColumn("openTime").isMissing(0));
        assertTrue(trips.stringColumn("openExecId").isMissing(0));
        assertTrue(trips.doubleColumn("holdingSeconds").isMissing(0));
    }

    /** A position that nobody traded today still gains: 2 from 6700 at 6712 are 24 points. */
    @Test
    void keepsOpeningLotsWithoutAFill() {
        PnlTable table = pnl(Desk.fills()).sod(Desk.sod("1 2 6700", "5 0 0")).fifo();
        assertEquals(1, table.rowCount());
        assertEquals(1200, cell(table, "openPnl"));
        assertEquals(0, table.intColumn("fills").getInt(0));
    }

    /** 3 contracts at 1.25 are 3.75, and come off 1,100 as in the first case. */
    @Test
    void takesFeesOff() {
        Pnl pnl = pnl(Desk.fills("1 BUY 2 6700", "2 SELL 1 6710"));
        PnlTable table = pnl.fees(FeeSchedule.perContract(1.25)).fifo();
        assertEquals(3.75, cell(table, "fees"));
        assertEquals(3.75, cell(pnl.fees(1.25).lifo(), "fees"));
        assertEquals(1096.25, cell(table, "pnl"));
        assertEquals(500, cell(table, "realizedPnl"));
        assertEquals(
                2.76 + 1.38,
                cell(pnl.fees(FeeSchedule.perContract(Map.of("ES", 1.38))).fifo(), "fees"),
                1e-9);
        assertEquals(7, cell(pnl.fees(fill -> fill.buy() ? 7 : 0).fifo(), "fees"));
    }

    @Test
    void keepsAccountsApart() {
        Table fills = Desk.fills("1 BUY 1 6700 1 A1", "2 SELL 1 6710 1 A2");
        PnlTable table = pnl(fills).fifo();
        assertEquals(List.of(1.0, -1.0), table.doubleColumn("openQty").asList());
        assertEquals(List.of(0.0, 0.0), table.doubleColumn("realizedPnl").asList());
        assertEquals(
                List.of("A1", "A2"), table.byAccount().stringColumn("account").asList());
    }

    /** One long from 100; within one nanosecond sold 1 at 101 and 1 at 103: from the highest down, so 3 points. */
    @Test
    void givesTheSameTotalsForAnyOrderOfOneNanosecond() {
        Table one = Desk.fills("1 BUY 1 100", "2 SELL 1 101", "2 SELL 1 103");
        Table other = Desk.fills("2 SELL 1 103", "2 SELL 1 101", "1 BUY 1 100");
        for (Method method : Method.values()) {
            assertEquals(150, cell(run(one, method), "realizedPnl"));
            assertEquals(150, cell(run(other, method), "realizedPnl"));
            assertEquals(101, cell(run(other, method), "openPrice"));
        }
    }

    @Test
    void leavesBlankWhatCannotBeValuedAndSaysWhy() {
        PnlTable table = Desk.offline()
                .pnl(Desk.fills("1 BUY 2 6700", "2 SELL 1 6710"))
                .marks(Map.of())
                .fifo();
        assertEquals(500, cell(table, "realizedPnl"));
        assertTrue(table.doubleColumn("openPnl").isMissing(0));
        assertTrue(table.doubleColumn("pnl").isMissing(0));
        assertEquals("no mark", table.stringColumn("note").get(0));
    }

    /** 0 would be an answer: of two lines without a mark, the total of what is open is not known. */
    @Test
    void leavesATotalBlankWhereNoLineOfItIsValued() {
        PnlTable table = Desk.offline()
                .pnl(Desk.fills("1 BUY 2 6700 1 A1", "2 SELL 1 6710 1 A1", "3 BUY 1 6700 1 A2"))
                .marks(Map.of())
                .fifo();
        Table totals = table.byAccount();
        assertEquals(500, cell(totals, "realizedUSD"));
        assertTrue(totals.doubleColumn("openUSD").isMissing(0), totals::print);
        assertTrue(totals.doubleColumn("pnlUSD").isMissing(1), totals::print);
        assertEquals(List.of("2 lines not valued in full: no mark"), table.notes());
    }

    /** One of the lots has no price, so that neither what it realised nor what is open can be told. */
    @Test
    void saysThatAnOpeningLotHasNoPrice() {
        PnlTable table =
                pnl(Desk.fills("1 SELL 1 6700")).sod(Desk.sod("1 3 NaN")).fifo();
        assertTrue(table.doubleColumn("realizedPnl").isMissing(0));
        assertEquals("an opening lot has no price", table.stringColumn("note").get(0));
        assertEquals(2, cell(table, "openQty"));
        assertTrue(
                table.notes().contains("1 opening lot has no price, so that its P&L is blank"),
                table.notes()::toString);
    }

    /** A file with signed quantities would turn each sell into a buy. */
    @Test
    void refusesQuantitiesBelowZero() {
        TtException refused = assertThrows(
                TtException.class,
                () -> pnl(Desk.fills("1 BUY 2 6700", "2 SELL -1 6701")).fifo());
        assertEquals(
                "pnl(fills): '-1' in column 'lastQty', row 1, is not a quantity: those of sells are positive too, and"
                        + " 'side' tells them.",
                refused.getMessage());
    }

    /** The record of the spread never counts beside its legs: short 1 and long 1, whoever spells the three kinds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "OUTRIGHT LEG SPREAD",
                "1 2 3",
                "?1 ?2 ?3",
                "1.0 2.0 3.0",
                "SingleSecurity IndividualLeg MultiLegSecurity",
                "SINGLE_SECURITY INDIVIDUAL_LEG MULTI_LEG_SECURITY",
                "FILL_TYPE_OUTRIGHT FILL_TYPE_LEG FILL_TYPE_SPREAD",
                "SINGLE SPREAD_LEG SPREAD",
                "SINGLE_SECURITY INDIVIDUAL_LEG_OF_A_MULTI-LEG_SECURITY MULTI-LEG_SECURITY"
            })
    void countsLegsHoweverTheServerSpellsThem(String spelling) {
        String[] kind = spelling.split(" ");
        PnlTable table = pnl(Desk.fills(
                        "1 BUY 1 -55.5 4 A1 " + kind[2],
                        "1 BUY 1 6700 1 A1 " + kind[1],
                        "1 SELL 1 6755.5 5 A1 " + kind[1],
                        "2 BUY 1 6701 1 A1 " + kind[0]))
                .fifo();
        assertEquals(List.of(2.0, -1.0), table.doubleColumn("openQty").asList(), table::print);
        assertEquals(
                "1 record of a spread left out: its legs count", table.notes().get(0));
    }

    @Test
    void valuesAtMarksOfATable() {
        Table marks = Table.create(
                "settlements",
                tech.tablesaw.api.StringColumn.create("instrument", "ES Dec26", "CL Dec26", "ES Dec26"),
                tech.tablesaw.api.DoubleColumn.create("settle", 6700, 61, 6712));
        PnlTable table =
                Desk.offline().pnl(Desk.fills("1 BUY 1 6700")).marks(marks).fifo();
        // the last row of an instrument counts: 12 x 50
        assertEquals(600, cell(table, "openPnl"));
    }

    @Test
    void countsNoCancelAndNoFillWithoutAPrice() {
        Table fills = Desk.fills("1 BUY 1 6700", "2 BUY 1 6701", "3 BUY 1 6702");
        fills.addColumns(tech.tablesaw.api.StringColumn.create("execType", "TRADE", "TRADE_CANCEL", "TRADE"));
        fills.doubleColumn("lastPx").setMissing(2);
        PnlTable table = pnl(fills).fifo();
        assertEquals(1, cell(table, "openQty"));
        assertEquals(
                List.of(
                        "1 TRADE_CANCEL left out; the trade that it cancels still counts, unless you filter it away",
                        "1 fill without price or quantity left out"),
                table.notes());
    }

    @Test
    void readsAFileOfItsUsersOwn() {
        Table file = Table.read()
                .usingOptions(CsvReadOptions.builderFromString("""
                        timeStamp,account,instrumentId,side,quantity,price
                        2026-11-20T14:30:00Z,A1,1,1,2,6700
                        2026-11-20 14:31:00.25,A1,1,Sell,1,6710
                        """)
                        .columnTypesPartial(Map.of("timeStamp", ColumnType.STRING))
                        .build());
        PnlTable table = pnl(file).fifo();
        assertEquals(500, cell(table, "realizedPnl"));
        assertEquals(60.25, cell(table.roundTrips(), "holdingSeconds"));
    }

    @Test
    void tellsAMissingColumnByNameWithTheNearest() {
        Table fills = Desk.fills("1 BUY 2 6700");
        fills.column("lastPx").setName("lastPrice");
        TtException refused = assertThrows(TtException.class, () -> pnl(fills).fifo());
        assertEquals(
                "pnl(fills) needs a column 'lastPx' or 'price', and table 'fills' has none. Nearest: 'lastQty', 'lastPrice'."
                        + " Rename one with column.setName(\"lastPx\").",
                refused.getMessage());
    }

    @Test
    void refusesASideThatIsNone() {
        TtException refused = assertThrows(
                TtException.class,
                () -> pnl(Desk.fills("1 BUY 2 6700", "2 CROSS 1 6701")).fifo());
        assertEquals(
                "pnl(fills): 'CROSS' in column 'side', row 1, is not a side such as BUY or SELL.",
                refused.getMessage());
    }

    @Test
    void refusesIdsThatAFileReaderHasRounded() {
        Table fills = Desk.fills("1 BUY 2 6700");
        fills.replaceColumn(
                "instrumentId", tech.tablesaw.api.DoubleColumn.create("instrumentId", 1.6243344721674822e19));
        TtException refused = assertThrows(TtException.class, () -> pnl(fills).fifo());
        assertEquals(
                "pnl(fills) cannot use column 'instrumentId': it was read as decimals, which round ids of 19 and 20 digits."
                        + " Read it as text: CsvReadOptions.builder(file).columnTypesPartial(Map.of(\"instrumentId\","
                        + " ColumnType.STRING)).",
                refused.getMessage());
    }

    /** The plain reader rounds ids of 20 digits: where the names are there too, they serve. */
    @Test
    void takesNamesForIdsThatAFileReaderHasRounded() {
        Table fills = Desk.fills("1 BUY 2 6700", "2 SELL 1 6710");
        fills.replaceColumn(
                "instrumentId",
                tech.tablesaw.api.DoubleColumn.create("instrumentId", 1.6243344721674822e19, 1.6243344721674822e19));
        fills.addColumns(tech.tablesaw.api.StringColumn.create("instrument", "ES Dec26", "ES Dec26"));
        Analytics desk = Desk.offline();
        desk.instruments()
                .learn(Desk.csv(
                        "id,alias,productSymbol,tickSize,pointValue,currency\nES Dec26,ES Dec26,ES,0.25,50,USD\n"));
        PnlTable table = desk.pnl(fills).marks(ES_AT_6712).fifo();
        assertEquals(500, cell(table, "realizedPnl"));
        assertEquals(600, cell(table, "openPnl"));
    }

    /** A tick of 6J is 0.0000005, worth 6.25: bought 3 at 0.0065005, sold 1 two ticks higher, the rest marked one higher. */
    @Test
    void keepsThePricesOfFineTicks() {
        PnlTable table = Desk.offline()
                .pnl(Desk.fills("1 BUY 3 0.0065005 6", "2 SELL 1 0.0065015 6"))
                .marks(Map.of("6J Dec26", 0.006501))
                .fifo();
        assertEquals(0.0065005, cell(table, "openPrice"));
        assertEquals(0.006501, cell(table, "mark"));
        assertEquals(12.5, cell(table, "realizedPnl"));
        assertEquals(2 * 6.25, cell(table, "openPnl"));
        assertEquals(0.0065005, cell(table.lots(), "openPrice"));
        assertEquals(0.0065015, cell(table.roundTrips(), "closePrice"));
    }

    /**
     * Crude, 1,000 dollars a point. First in first out: sold 4 at -0.75 against 3 from -1.50 and 1 from 0.25, {@code 3 x 0.75 -
     * 1 x 1.00 = 1.25}; sold 6 at -2.00 against the last one, {@code -2.25}, and 5 short from -2.00; bought 2 of them back at
     * -3.10, {@code 2 x 1.10 = 2.20}: 1.20 points. 3 short from -2.00 at -2.50 are {@code 3 x 0.50 = 1.50}. Last in first out
     * {@code -2.00 + 1.50 - 0.50 + 2.20}, and by the average of -0.80 {@code 0.20 - 1.20 + 2.20}, are 1.20 as well, since the
     * position went through zero. Cash flow: {@code 4.5 - 0.5 - 3 - 12 + 6.2 = -4.8}; -3 at -2.50 are worth 7.5; in all 2.7.
     */
    @Test
    void flipsInPartsBelowZeroTheSameByEveryMethod() {
        Pnl asked = Desk.offline()
                .pnl(Desk.fills(
                        "1 BUY 3 -1.50 2", "2 BUY 2 0.25 2", "3 SELL 4 -0.75 2", "4 SELL 6 -2.00 2", "5 BUY 2 -3.10 2"))
                .marks(Map.of("CL Dec26", -2.50));
        for (PnlTable table : List.of(asked.fifo(), asked.lifo(), asked.average())) {
            assertEquals(1_200, cell(table, "realizedPnl"), table.name());
            assertEquals(120, cell(table, "realizedTicks"), table.name());
            assertEquals(-3, cell(table, "openQty"), table.name());
            assertEquals(-2.00, cell(table, "openPrice"), table.name());
            assertEquals(1_500, cell(table, "openPnl"), table.name());
            assertEquals(2_700, cell(table, "pnlUSD"), table.name());
        }
        assertEquals(
                List.of(3.0, 1.0, 1.0, 2.0),
                asked.fifo().roundTrips().doubleColumn("quantity").asList());
        assertEquals(
                List.of(2_250.0, -1_000.0, -2_250.0, 2_200.0),
                asked.fifo().roundTrips().doubleColumn("realizedPnl").asList());
    }

    /** Sold 3 calendars by legs, Dec at 6700.25 and Mar at 6755.75; Dec back at 6698: 2.25 x 3 x 50; Mar at 6760: 4.25 x 3 x 50. */
    @Test
    void valuesTheLegThatASpreadLeavesOpen() {
        PnlTable table = Desk.offline()
                .pnl(Desk.fills(
                        "1 SELL 3 -55.50 4 A1 SPREAD",
                        "1 SELL 3 6700.25 1 A1 LEG",
                        "1 BUY 3 6755.75 5 A1 LEG",
                        "2 BUY 3 6698 1"))
                .marks(Map.of("ES Mar27", 6760.0, "ES Dec26-Mar27 Calendar", -50.0))
                .fifo();
        assertEquals(
                List.of("ES Dec26", "ES Mar27"),
                table.stringColumn("instrument").asList());
        assertEquals(List.of(337.5, 0.0), table.doubleColumn("realizedPnl").asList());
        assertEquals(List.of(0.0, 637.5), table.doubleColumn("openPnl").asList());
        assertEquals(List.of(0.0, 3.0), table.doubleColumn("openQty").asList());
    }
}
