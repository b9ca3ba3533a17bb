package io.ttlab.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The layout of TT's own fill download, as its published sample writes it. */
class FillDownloadTest {
    private static void with(Table table, String column, String... texts) {
        table.addColumns(StringColumn.create(column, texts));
    }

    @Test
    void writesTheColumnsOfTheSample() {
        Table fills = Desk.fills("1.0015 BUY 2 6700.25", "2 SELL 1 -0.5");
        with(fills, "market", "CME", "ICE");
        with(fills, "ordStatus", "PARTIALLY_FILLED", "FILLED");
        with(fills, "ordType", "STOP_LIMIT", "LIMIT");
        with(fills, "aggressorIndicator", "true", "");
        with(fills, "crossId", "", "X1");
        with(fills, "orderCapacity", "ORDER_CAPACITY_PRINCIPAL", "");
        with(
                fills,
                "orderOrigination",
                "ORDER_ORIGINATION_FROM_DIRECT_ACCESS_OR_SPONSORED_ACCESS_CUSTOMER",
                "ORDER_ORIGINATION_OTHER");
        with(fills, "parties", "[{\"id\":\"FIRM\",\"role\":6},{\"id\":\"9\",\"role\":98,\"idSource\":19}]", "");
        with(fills, "orderAttributes", "[{\"order_attribute_type\":2,\"order_attribute_value\":true}]", "");
        with(fills, "textA", "hedge, \"gamma\"", "");
        Table file = Desk.offline().fillDownload(fills);
        assertEquals(48, file.columnCount());
        assertEquals("Date (UTC)", file.columnNames().get(0));
        assertEquals("Client", file.columnNames().get(47));
        Row row = file.row(0);
        // 1,795,000,001.0015 s after 1970, cut to the millisecond.
        assertEquals("2026-11-18", row.getString("Date (UTC)"));
        assertEquals("11:06:41.001", row.getString("Time (UTC)"));
        assertEquals("ES Dec26", row.getString("Contract"));
        assertEquals("2", row.getString("FillQty"));
        assertEquals("6700.25", row.getString("Price"));
        assertEquals("P", row.getString("P/F"));
        assertEquals("Stop_limit", row.getString("Type"));
        assertEquals("Direct", row.getString("Route"));
        assertEquals("FIRM", row.getString("GiveUp"));
        assertEquals("9", row.getString("InvestDec"));
        assertEquals("9", row.getString("Client"));
        assertEquals("ES", row.getString("Product"));
        assertEquals("Future", row.getString("Prod Type"));
        assertEquals("A", row.getString("P/A"));
        assertEquals("Y", row.getString("D.E.A."));
        assertEquals("Deal", row.getString("TrdgCap"));
        assertEquals("Y", row.getString("LiqProv"));
        assertEquals("x0", row.getString("ExchTransID"));
        assertEquals("hedge, \"gamma\"", row.getString("TextA"));
        Row second = file.row(1);
        assertEquals("F", second.getString("P/F"));
        assertEquals("Cross", second.getString("Modifier"));
        assertEquals("", second.getString("P/A"));
        assertEquals("N", second.getString("D.E.A."));
        assertEquals("-0.5", second.getString("Price"));
        assertEquals(48, Desk.offline().fillDownload(fills.emptyCopy()).columnCount());
    }

    @Test
    void writesEveryFillOfTheDemo() {
        try (DemoDesk desk = DemoDesk.seed(5)) {
            Table fills = desk.tt.ledger.fills();
            Table file = desk.analytics.fillDownload(fills);
            assertEquals(fills.rowCount(), file.rowCount());
            for (String column :
                    new String[] {"Contract", "Product", "Prod Type", "Account", "TTOrderID", "ExchTransID"}) {
                assertEquals(0, file.column(column).countMissing(), column);
            }
            assertTrue(file.stringColumn("Broker").isMissing().size() == file.rowCount());
        }
    }
}
