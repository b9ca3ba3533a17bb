package io.ttlab.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.demo.Position;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

class PositionsTest {
    private static final Map<Integer, Double> DOLLARS =
            Map.of(151, 1.0, 49, 1.1588, 52, 1.3124, 73, 0.006412, 8, 0.6503);

    /** Long 3 with 5 working to buy and 10 to sell: from -7 to 8; 3 x 6712 x 50 = 1,006,800. */
    @Test
    void saysWhereAPositionMayEnd() {
        Table monitor = Desk.csv("""
                accountId,instrumentId,netPosition,pnlPrice,pnlValue,realizedValue,buyWorkingQty,sellWorkingQty
                A1,1,3,6712,1100,500,5,10
                """);
        monitor.column("pnlValue").setName("pnl");
        monitor.column("realizedValue").setName("realizedPnl");
        PositionsTable positions = Desk.offline().positions(monitor, "usd");
        assertEquals(8, positions.doubleColumn("ifBuysFill").getDouble(0));
        assertEquals(-7, positions.doubleColumn("ifSellsFill").getDouble(0));
        assertEquals(1_006_800, positions.doubleColumn("notional").getDouble(0));
        assertEquals(600, positions.doubleColumn("openPnl").getDouble(0));
        assertEquals(1100, positions.doubleColumn("pnlUSD").getDouble(0));
        assertEquals("6712.00", positions.stringColumn("mark").get(0));
        // 8 x 6712 x 50
        assertEquals(2_684_800, positions.doubleColumn("ifBuysFillUSD").getDouble(0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 9})
    void addsUpToWhatTheWorldKnows(long seed) {
        try (DemoDesk desk = DemoDesk.seed(seed)) {
            PositionsTable positions = desk.analytics.positions();
            assertEquals(desk.world().positions().size(), positions.rowCount());
            double pnl = 0;
            double bought = 0;
            for (Position position : desk.world().positions()) {
                double rate = DOLLARS.get(position.instrument().contract().currencyId());
                pnl += position.pnl(desk.mark(position.instrument())) * rate;
                bought += position.netPosition() + position.workingBuyQuantity();
            }
            double about = Math.abs(pnl) * 1e-4 + 1;
            for (Table totals : List.of(
                    positions.byCurrency(), positions.byAccount(), positions.byProduct(), positions.byFamily())) {
                assertEquals(pnl, totals.doubleColumn("pnlUSD").sum(), about, totals.name());
                assertEquals(positions.rowCount(), totals.intColumn("positions").sum(), totals.name());
                assertEquals(0, totals.doubleColumn("notValued").sum(), totals.name());
            }
            assertEquals(
                    bought, positions.byProduct().doubleColumn("ifBuysFill").sum(), 1e-6);
            assertTrue(positions.byFamily().stringColumn("family").asList().contains("ES"));
        }
    }
}
