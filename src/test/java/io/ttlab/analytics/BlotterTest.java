package io.ttlab.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.TtException;
import io.ttlab.demo.Order;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class BlotterTest {

    /** 2 ZN at 112.890625 = 112'285: 112.890625 x 2 x 1,000; mark 112.9375 is 3 ticks of 1/64 above. */
    @Test
    void writesPricesAsTheScreenDoesAndWhatTheyComeTo() {
        Table blotter = Desk.offline()
                .blotter(
                        Desk.fills("1 BUY 2 112.890625 3", "2 SELL 1 -37.63 2", "3 SELL 1 6700.25"),
                        Map.of("ZN Dec26", 112.9375, "CL Dec26", -37.60));
        assertEquals(
                List.of("112'285", "-37.63", "6700.25"),
                blotter.stringColumn("price").asList());
        assertEquals(
                List.of(225_781.25, -37_630.0, 335_012.5),
                blotter.doubleColumn("notional").asList());
        // the sale of crude has lost 3 ticks of 0.01; ES has no mark
        assertEquals(3, blotter.doubleColumn("ticksToMark").getDouble(0));
        assertEquals(-3, blotter.doubleColumn("ticksToMark").getDouble(1));
        assertTrue(blotter.doubleColumn("ticksToMark").isMissing(2));
        assertEquals(
                List.of("112'300", "-37.60", ""), blotter.stringColumn("mark").asList());
        assertEquals(List.of("ZN", "CL", "ES"), blotter.stringColumn("product").asList());
        assertEquals(LocalDate.of(2026, 12, 21), blotter.dateColumn("expiry").get(0));
        assertEquals(
                List.of("USD", "USD", "USD"), blotter.stringColumn("currency").asList());
    }

    @Test
    void refusesATableThatIsNeitherOrdersNorFills() {
        Table accounts = Table.create("accounts", StringColumn.create("id"));
        TtException refused =
                assertThrows(TtException.class, () -> Desk.offline().blotter(accounts));
        assertEquals(
                "blotter(table) takes fills, which have a column 'lastPx', or orders, which have 'orderQty'; table"
                        + " 'accounts' has neither. Get them with tt.ledger.fills() or tt.ledger.orders().",
                refused.getMessage());
    }

    @Test
    void saysOfEachOrderOfTheDemoHowFarItIsFromTheMark() {
        try (DemoDesk desk = DemoDesk.seed(2)) {
            Table blotter = desk.analytics.blotter(desk.tt.ledger.orders());
            assertEquals(desk.world().workingOrders().size(), blotter.rowCount());
            int compared = 0;
            for (int row = 0; row < blotter.rowCount(); row++) {
                Order order = desk.world()
                        .order(blotter.stringColumn("orderId").get(row))
                        .orElseThrow();
                boolean priced = !blotter.doubleColumn("priceDecimal").isMissing(row);
                boolean marked = !blotter.doubleColumn("markDecimal").isMissing(row);
                if (priced && marked) {
                    double away = desk.mark(order.instrument()) - order.price();
                    double ticks = away / order.instrument().contract().tickSize() * (order.side() == 1 ? 1 : -1);
                    assertEquals(ticks, blotter.doubleColumn("ticksToMark").getDouble(row), 1e-6);
                    assertEquals(
                            order.leaves()
                                    * order.price()
                                    * order.instrument().contract().pointValue(),
                            blotter.doubleColumn("notional").getDouble(row),
                            1e-3);
                    compared++;
                }
            }
            assertTrue(compared > 50, "orders compared: " + compared);
        }
    }

    @Test
    void keepsTheColumnsOfAnEmptyTable() {
        Table blotter = Desk.offline().blotter(Desk.fills());
        assertEquals(0, blotter.rowCount());
        assertTrue(blotter.columnNames().containsAll(List.of("instrument", "price", "notional", "ticksToMark")));
    }
}
