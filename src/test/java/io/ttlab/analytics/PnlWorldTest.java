package io.ttlab.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.demo.DemoOptions;
import io.ttlab.demo.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/** The demo's world knows its true positions and P&amp;L; what is reckoned from its fills must be the same. */
class PnlWorldTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 1_001})
    void isWhatTheWorldKnows(long seed) {
        try (DemoDesk desk = DemoDesk.seed(seed)) {
            PnlTable average = desk.analytics.pnl(desk.tt.ledger.fills()).sod().average();
            PnlTable fifo = desk.analytics.pnl(desk.tt.ledger.fills()).sod().fifo();
            Map<String, Integer> rows = rows(average);
            Map<String, Integer> fifoRows = rows(fifo);
            int compared = 0;
            for (Position position : desk.world().positions()) {
                String key = position.accountId() + " " + position.instrument().id();
                Integer row = rows.get(key);
                if (row == null) {
                    assertEquals(0, position.netPosition(), key);
                    assertEquals(0, position.realizedPnl(), key);
                    continue;
                }
                compared++;
                double mark = desk.mark(position.instrument());
                assertEquals(position.netPosition(), cell(average, "openQty", row), 1e-6, key);
                assertEquals(position.buyFillQuantity(), cell(average, "bought", row), 1e-6, key);
                assertEquals(position.realizedPnl(), cell(average, "realizedPnl", row), 1e-3, key);
                assertEquals(position.pnl(mark), cell(average, "pnl", row), 1e-3, key);
                // how lots are matched moves P&L between realised and open, and changes no sum
                assertEquals(position.pnl(mark), cell(fifo, "pnl", fifoRows.get(key)), 1e-3, key);
            }
            assertEquals(average.rowCount(), compared);
            assertTrue(compared > 40, "positions compared");
        }
    }

    private static Map<String, Integer> rows(Table table) {
        Map<String, Integer> rows = new HashMap<>();
        for (int row = 0; row < table.rowCount(); row++) {
            rows.put(
                    table.stringColumn("accountId").get(row) + " "
                            + table.stringColumn("instrumentId").get(row),
                    row);
        }
        return rows;
    }

    private static double cell(Table table, String column, int row) {
        return table.doubleColumn(column).getDouble(row);
    }

    @Test
    void addsCurrenciesUpInTheBaseCurrencyAtTheGatewaysRates() {
        try (DemoDesk desk = DemoDesk.seed(3)) {
            Table fills = desk.tt.ledger.fills();
            PnlTable table = desk.analytics.pnl(fills).sod().base("eur").average();
            double expected = 0;
            Map<Integer, Double> dollars = Map.of(151, 1.0, 49, 1.1588, 52, 1.3124, 73, 0.006412, 8, 0.6503);
            for (Position position : desk.world().positions()) {
                expected += position.pnl(desk.mark(position.instrument()))
                        * dollars.get(position.instrument().contract().currencyId())
                        / dollars.get(49);
            }
            // rates have eight decimals
            assertEquals(expected, table.doubleColumn("pnlEUR").sum(), Math.abs(expected) * 1e-4 + 1);
            assertEquals(
                    table.doubleColumn("pnlEUR").sum(),
                    table.byCurrency().doubleColumn("pnlEUR").sum(),
                    1e-3);
            assertTrue(table.byCurrency().stringColumn("currency").asList().containsAll(List.of("EUR", "USD")));
            assertFalse(table.instantColumn("rateTime").isMissing(0));
        }
    }

    @Test
    void keepsExpiredInstrumentsWithAnotesReason() {
        try (DemoDesk desk = DemoDesk.seed(1)) {
            Table fills = desk.tt.ledger.fills(q -> q.since("10d"));
            PnlTable table = desk.analytics.pnl(fills).fifo();
            Table blank = table.where(table.stringColumn("note").isNotMissing());
            assertFalse(blank.isEmpty());
            assertEquals(
                    "TT gives no terms of it: expired, or not permitted",
                    blank.stringColumn("note").get(0));
            assertTrue(blank.doubleColumn("realizedPnl").isMissing(0));
        }
    }

    @Test
    void isTheSameThroughAGatewayWithFaults() {
        DemoOptions options = DemoOptions.defaults().withSeed(5).withFills(1_500);
        try (DemoDesk calm = new DemoDesk(options);
                DemoDesk rough = new DemoDesk(options.withFaults(io.ttlab.demo.Faults.parse("all")))) {
            PnlTable expected = calm.analytics.pnl(calm.tt.ledger.fills()).sod().fifo();
            PnlTable found = rough.analytics.pnl(rough.tt.ledger.fills()).sod().fifo();
            assertEquals(expected.rowCount(), found.rowCount());
            assertEquals(
                    expected.doubleColumn("pnlUSD").sum(),
                    found.doubleColumn("pnlUSD").sum(),
                    1e-3);
        }
    }
}
