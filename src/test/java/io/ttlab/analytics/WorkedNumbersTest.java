package io.ttlab.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** The numbers that the Javadoc works out, where no other test of the subject has them: {@code /doc} must not lie. */
class WorkedNumbersTest {
    private static double cell(Table table, String column) {
        return table.doubleColumn(column).getDouble(0);
    }

    /** Blotter: 2 ES at 6700.00 are 6700 x 2 x 50 = 670,000 dollars; bought and marked at 6712, 48 ticks ahead. */
    @Test
    void blotterNotional() {
        Analytics desk = Desk.offline();
        Table blotter = desk.blotter(Desk.fills("1 BUY 2 6700"), Map.of("ES Dec26", 6712.0));
        assertEquals(670_000, cell(blotter, "notional"));
        assertEquals((6712 - 6700) / 0.25, cell(blotter, "ticksToMark"));
        Table sold = desk.blotter(Desk.fills("1 SELL 2 6700"), Map.of("ES Dec26", 6712.0));
        assertEquals(-48, cell(sold, "ticksToMark"));
    }

    /** InstrumentTerms: 2 ES over 10.25 points are 10.25 x 2 x 50 = 1025.00 dollars; a tick is 0.25 x 50 = 12.50. */
    @Test
    void moneyOfPoints() {
        InstrumentTerms terms = Desk.offline().instruments().of("1");
        assertEquals(1025.00, terms.money(10.25, 2));
        assertEquals(12.50, terms.tickValue());
    }

    /** Execution.by: 30 of 40 and 10 of 60 are (30 + 10) / (40 + 60) = 0.4. */
    @Test
    void fillRatio() {
        Table orders = Desk.csv("""
                orderId,accountId,instrumentId,side,orderQty,doneQty,leftQty
                o1,A1,1,BUY,40,30,10
                o2,A1,1,BUY,60,10,50
                """);
        orders.column("doneQty").setName("cumulatedQuantity");
        orders.column("leftQty").setName("leavesQuantity");
        assertEquals(0.4, cell(Desk.offline().execution(Desk.fills(), orders).by(), "fillRatio"));
    }

    /** Execution.markouts: ZN sold at 112.5 and marked 112.46875 a minute later is -(112.46875 - 112.5) / 0.015625 = 2. */
    @Test
    void markout() {
        Table fills = Desk.fills("1 SELL 1 112.5 3");
        Table marks = Desk.csv("instrumentId,timeNs,markPx\n3,1795000060000000000,112.46875\n");
        marks.column("markPx").setName("mark");
        Table markouts =
                Desk.offline().execution(fills, noOrders()).marks(marks).markouts("1m");
        assertEquals(2, cell(markouts, "ticks"));
        assertEquals(1, cell(markouts, "favourable"));
    }

    private static Table noOrders() {
        return Desk.csv("orderId,instrumentId,side\n").emptyCopy();
    }

    /** ReconcileTable: began with -3, bought 5 and sold 1, so 1 is expected; the monitor says -1: the difference is -2. */
    @Test
    void reconciliation() {
        Table fills = Desk.fills("1 BUY 5 6700", "2 SELL 1 6700");
        Table monitor = Desk.csv("accountId,instrumentId,netPosition\nA1,1,-1\n");
        ReconcileTable found = Desk.offline()
                .reconcile(
                        Desk.sod("1 -3 6690"), fills, fills.emptyCopy(), monitor, Instant.ofEpochSecond(1_795_100_000));
        assertEquals(1, cell(found, "expected"));
        assertEquals(-2, cell(found, "difference"));
        assertEquals("unexplained", found.stringColumn("cause").get(0));
    }

    /** Checks.rollMatrix: 30 short in the front and 10 long behind it are 10 / 40 = 0.25. */
    @Test
    void rolled() {
        Table positions =
                Desk.csv("account,instrumentId,instrument,netPosition\nA1,1,ES Dec26,-30\nA1,5,ES Mar27,10\n");
        Table matrix =
                RollMatrix.table(positions, Desk.offline().instruments(), java.time.LocalDate.of(2026, 12, 1), "ES");
        assertEquals(0.25, cell(matrix, "rolled"));
    }
}
