package io.ttlab.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.api.Spans;
import io.ttlab.client.TtException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Single checks on tables written by hand. */
class ChecksTest {
    private static final String ORDERS =
            "orderId,account,instrumentId,instrument,side,orderType,price,leavesQty,parentOrderId,manualOrderIndicator\n";

    private static Table orders(String... lines) {
        Table table = Desk.csv(ORDERS + String.join("\n", lines) + "\n");
        table.column("leavesQty").setName("leavesQuantity");
        return table;
    }

    private static Table with(Table fills, String column, String... texts) {
        return fills.addColumns(StringColumn.create(column, texts));
    }

    private static Table selfCross(Table fills, String window) {
        return new SelfCross(FillRows.of(fills, "test"), Spans.parse(window).toNanos()).table();
    }

    /** Sold 0.9 s and 1.0 s after the purchase at one price: both within a second, the third 1.1 s is not. */
    @Test
    void pairsEachFillWithTheNearestOnTheOtherSideWithinTheWindow() {
        Table fills =
                Desk.fills("10 BUY 5 6700", "10.9 SELL 2 6700 1 A2", "11 SELL 9 6700 1 A1", "11.2 SELL 1 6700 1 A3");
        Table found = selfCross(with(fills, "tradeMatchId", "m1", "m1", "m2", ""), "1s");
        assertEquals(2, found.rowCount(), found::print);
        assertEquals(900, found.doubleColumn("gapMs").getDouble(0));
        assertEquals(2, found.doubleColumn("quantity").getDouble(0));
        assertEquals("A2", found.stringColumn("sellAccount").get(0));
        assertFalse(found.booleanColumn("sameAccount").get(0));
        assertTrue(found.booleanColumn("sameMatch").get(0));
        assertEquals(1000, found.doubleColumn("gapMs").getDouble(1));
        assertTrue(found.booleanColumn("sameAccount").get(1));
        assertFalse(found.booleanColumn("sameMatch").get(1));
        assertEquals(3, selfCross(fills, "1200ms").rowCount());
        assertEquals(0, selfCross(fills, "899ms").rowCount());
    }

    /** Another price, another instrument, the same side, and the leg of a spread, whose price the exchange assigns. */
    @Test
    void takesOnlyOutrightsOfOneInstrumentAtOnePriceForASelfCross() {
        Table fills = Desk.fills(
                "10 BUY 5 -1.5",
                "10 SELL 5 -1.25",
                "10 SELL 5 -1.5 2",
                "10 BUY 5 -1.5 1 A2",
                "10 SELL 5 -1.5 1 A2 LEG");
        assertEquals(0, selfCross(fills, "1h").rowCount());
        assertEquals(
                2,
                selfCross(fills.append(Desk.fills("11 SELL 1 -1.5 1 A3")), "1h").rowCount());
    }

    /** Bid 6700.50 reaches offers 6700.50 (0 ticks) and 6700.00 (2 ticks), not 6700.75; stops and filled orders do not quote. */
    @Test
    void listsBidsAtOrAboveOffers() {
        Table found = CrossedOrders.table(
                OrderRows.of(
                        orders(
                                "b,A1,1,ES Dec26,BUY,LIMIT,6700.50,5,,false",
                                "o1,A2,1,ES Dec26,SELL,LIMIT,6700.50,3,,false",
                                "o2,A1,1,ES Dec26,SELL,LIMIT,6700.00,3,,false",
                                "o3,A1,1,ES Dec26,SELL,LIMIT,6700.75,3,,false",
                                "o4,A1,5,ES Mar27,SELL,LIMIT,6700.00,3,,false",
                                "o5,A1,1,ES Dec26,SELL,STOP_LIMIT,6690.00,3,,false",
                                "o6,A1,1,ES Dec26,SELL,LIMIT,6690.00,0,,false",
                                "o7,A1,1,ES Dec26,SELL,MARKET,,3,,false"),
                        "test"),
                Desk.offline().instruments());
        assertEquals(List.of("o1", "o2"), found.stringColumn("offerOrderId").asList());
        assertEquals(List.of(0.0, 2.0), found.doubleColumn("overlapTicks").asList());
        assertEquals(List.of(false, true), found.booleanColumn("sameAccount").asList());
    }

    @Test
    void tellsEachContradictionOfManualAndAutomated() {
        Table fills = Desk.fills("1 BUY 1 10", "2 BUY 1 10", "3 BUY 1 10", "4 BUY 1 10", "5 BUY 1 10");
        with(fills, "orderId", "mixed", "mixed", "manual", "auto", "child");
        with(fills, "parentOrderId", "", "", "", "", "p");
        with(fills, "manualOrderIndicator", "true", "false", "false", "true", "true");
        Table found = ManualFlags.table(
                FillRows.of(fills, "test"),
                OrderRows.of(
                        orders(
                                "manual,A1,1,ES Dec26,BUY,LIMIT,1,5,,true",
                                "auto,A1,1,ES Dec26,BUY,LIMIT,1,5,,false",
                                "fine,A1,1,ES Dec26,BUY,LIMIT,1,5,,",
                                "against,A1,1,ES Dec26,SELL,LIMIT,9,5,,true",
                                "elsewhere,A2,1,ES Dec26,SELL,LIMIT,9,5,,true"),
                        "test"));
        assertEquals(
                List.of("manual", "auto", "against", "mixed", "child"),
                found.stringColumn("orderId").asList());
        assertEquals(
                List.of(
                        "manual, its fills automated",
                        "automated, its fills manual",
                        "manual, against 1 automated order of the account on the other side",
                        "its fills disagree",
                        "manual, but the child of a synthetic order"),
                found.stringColumn("reason").asList());
    }

    /** Of three fills of A1, one names a give-up and one a blank one; a role inside a text is no role. */
    @Test
    void countsPartiesThatFillsDoNotName() {
        Table fills = Desk.fills("1 BUY 1 10", "2 BUY 1 10", "3 BUY 1 10", "4 BUY 1 10 1 A2");
        with(
                fills,
                "parties",
                "[{\"id\":\"FIRM\",\"idSource\":19,\"role\":6},{\"id\":\"9\",\"role\":98}]",
                "[{\"id\":\" \",\"role\":6},{\"id\":\"\\\"role\\\":98\",\"role\":4}]",
                "",
                "[{\"id\":\"FIRM\",\"role\":6},{\"id\":\"9\",\"role\":98}]");
        Table found = PartyTags.table(FillRows.of(fills, "test"), "decisionMaker", "giveUp", "4");
        assertEquals(
                List.of("A1", "A1", "A1", "A2"), found.stringColumn("account").asList());
        assertEquals(
                List.of("decisionMaker", "giveUp", "4", "4"),
                found.stringColumn("tag").asList());
        assertEquals(List.of(2, 2, 2, 1), found.intColumn("missing").asList());
        assertEquals(
                List.of("given on some", "given on some", "given on some", "never given"),
                found.stringColumn("state").asList());
        assertEquals(
                "No party role 'giveup'. Nearest: 'giveUp'. There are: accountCode, clientId, decisionMaker,"
                        + " executingTrader, giveUp.",
                assertThrows(TtException.class, () -> PartyTags.role("giveup")).getMessage());
    }

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 14);

    private static Table positions(String... lines) {
        return Desk.csv("account,instrumentId,instrument,netPosition\n" + String.join("\n", lines) + "\n");
    }

    /** On 14 December: CL expired 24 days ago, ES Dec26 has 4 days left, ZN 7, ES Mar27 95. */
    @Test
    void listsWhatExpiresWithinSomeDaysNearestFirstAndWhatHasExpired() {
        Analytics desk = Desk.offline();
        desk.instruments().learn(Desk.csv("id,alias,tickSize,pointValue,currency\n99,XX,0.5,10,USD\n"));
        Expiries expiries = new Expiries(
                positions("A1,1,ES Dec26,3", "A1,2,CL Dec26,-1", "A1,5,ES Mar27,7", "A1,3,ZN Dec26,0", "A1,99,XX,1"),
                OrderRows.of(orders("o1,A1,1,ES Dec26,SELL,LIMIT,9,5,,", "o2,A2,3,ZN Dec26,BUY,LIMIT,9,4,,"), "test"),
                desk.instruments(),
                TODAY);
        Table near = expiries.within(4);
        assertEquals(
                List.of("CL Dec26", "ES Dec26", "XX"),
                near.stringColumn("instrument").asList());
        assertEquals(-24, near.intColumn("days").getInt(0));
        assertEquals("expired", near.stringColumn("note").get(0));
        assertEquals(3, near.doubleColumn("netPosition").getDouble(1));
        assertEquals(5, near.doubleColumn("workingSells").getDouble(1));
        assertTrue(near.stringColumn("note").get(2).startsWith("expiry not known"), near::print);
        Table week = expiries.within(7);
        assertEquals(4, week.rowCount());
        assertEquals("A2", week.stringColumn("account").get(2));
        assertEquals(1, week.intColumn("orders").getInt(2));
        assertEquals(5, expiries.size());
    }

    /** A1 short 30 in December, long 10 in March: 10 / 40 rolled; A2 holds March only; the front is December for both. */
    @Test
    void laysPositionsOutByMonthOfExpiry() {
        Table positions = positions(
                "A1,1,ES Dec26,-30", "A1,5,ES Mar27,10", "A2,5,ES Mar27,4", "A1,3,ZN Dec26,2", "A1,4,spread,9");
        Table matrix = RollMatrix.table(positions, Desk.offline().instruments(), TODAY, "ES");
        assertEquals(
                List.of("product", "market", "account", "frontExpiry", "days", "rolled", "2026-12", "2027-03"),
                matrix.columnNames());
        assertEquals(0.25, matrix.doubleColumn("rolled").getDouble(0));
        assertEquals(-30, matrix.doubleColumn("2026-12").getDouble(0));
        assertEquals(1, matrix.doubleColumn("rolled").getDouble(1));
        assertTrue(matrix.doubleColumn("2026-12").isMissing(1));
        assertEquals(
                LocalDate.of(2026, 12, 18), matrix.dateColumn("frontExpiry").get(1));
        assertEquals(
                3,
                RollMatrix.table(positions, Desk.offline().instruments(), TODAY, "")
                        .rowCount());
        assertEquals(
                "No position in futures of 'EX'. Nearest: 'ES', 'ZN'. There are: ES, ZN.",
                assertThrows(
                                TtException.class,
                                () -> RollMatrix.table(positions, Desk.offline().instruments(), TODAY, "EX"))
                        .getMessage());
    }

    /** Orders with ids alone, as tt.raw() has them, and positions with names: one account all the same. */
    @Test
    void knowsAnAccountOfPositionsByItsIdInOrdersToo() {
        Table positions = Desk.csv("accountId,account,instrumentId,instrument,netPosition\n60,A1,1,ES Dec26,3\n");
        Table orders = Desk.csv("orderId,accountId,instrumentId,side,orderQty,leavesQty\no1,60,1,1,9,5\n");
        orders.column("leavesQty").setName("leavesQuantity");
        Table due = new Expiries(
                        positions, OrderRows.of(orders, "test"), Desk.offline().instruments(), TODAY)
                .within(5);
        assertEquals(List.of("A1"), due.stringColumn("account").asList());
        assertEquals(5, due.doubleColumn("workingBuys").getDouble(0));
    }

    /** What expired is refused by TT, so that its month is not known: the matrix names it instead of dropping it. */
    @Test
    void saysWhatTheRollMatrixDoesNotHold() {
        Analytics desk = Desk.offline();
        desk.instruments().learn(Desk.csv("id,alias,tickSize,pointValue,currency\n99,XX,0.5,10,USD\n"));
        Table matrix =
                RollMatrix.table(positions("A1,1,ES Dec26,-30", "A1,99,XX Jun26,1"), desk.instruments(), TODAY, "");
        assertEquals(1, matrix.rowCount());
        assertEquals(
                List.of("not in it, since TT does not tell when they expire: XX Jun26"), ((NotedTable) matrix).notes());
    }

    /** One row per algo order; typed parameters; children 1 + 1 by fills and orders; (101 x 1 + 100 x 3) / 4 = 100.25. */
    @Test
    void studiesAlgoOrdersWithTheirParametersTyped() {
        Table orders = orders(
                "p,A1,1,ES Dec26,BUY,LIMIT,,,,true",
                "c1,A1,1,ES Dec26,BUY,LIMIT,100,2,p,false",
                "plain,A1,1,ES Dec26,BUY,LIMIT,100,2,,false");
        Table parameters = Desk.csv("""
                orderId,name,type,displayName,value,number
                p,OrderQty,double,,6.5,6.5
                p,Levels,int32,,3,3
                p,Trail,bool,,true,
                p,5f0c2c4e-1d2a-4c83-9d61-7a3b4c0a9e11,string,Note,keep,
                p,filled,string,,clash,
                other,Elsewhere,int32,,1,1
                """);
        Table fills = Desk.fills("1 BUY 3 100", "2 BUY 1 101", "3 BUY 9 200");
        with(fills, "orderId", "c1", "c0", "plain");
        with(fills, "parentOrderId", "p", "p", "");
        with(fills, "aggressorIndicator", "false", "true", "true");
        Table study = Desk.offline().algoStudy(orders, parameters, fills);
        assertEquals(1, study.rowCount());
        Row row = study.row(0);
        assertEquals(2, row.getInt("children"));
        assertEquals(1, row.getInt("working"));
        assertEquals(4, row.getDouble("filled"));
        assertEquals(100.25, row.getDouble("price"));
        // (100.25 - 100) / 0.25
        assertEquals(1, row.getDouble("ticksFromFirst"));
        assertEquals(0.75, row.getDouble("passiveShare"));
        assertEquals(1, row.getDouble("fillSeconds"));
        assertEquals(6.5, row.getDouble("OrderQty"));
        assertEquals(3, row.getInt("Levels"));
        assertTrue(row.getBoolean("Trail"));
        assertEquals("keep", row.getString("Note"));
        assertEquals("clash", row.getString("param filled"));
        assertFalse(study.containsColumn("Elsewhere"));
        assertEquals("p", row.getString("orderId"));
    }
}
