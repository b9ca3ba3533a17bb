package io.ttlab.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.TtException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Cases worked by hand; ES has ticks of 0.25 worth 12.50 dollars, ZN of 1/64 worth 15.625. */
class ExecutionTest {
    private static final long DAY_NS = 1_795_000_000_000_000_000L;
    private static final String FILLS = "timeStampNs,account,instrumentId,instrument,side,lastQty,lastPx,orderId,"
            + "parentOrderId,cumQty,exchLeavesQty,aggressorIndicator,multiLegReportingType\n";
    private static final String ORDERS = "dateTimeNs,orderId,account,instrumentId,instrument,side,orderType,price,"
            + "orderQty,leavesQty,cumulatedQty,parentOrderId\n";

    private static Table fills(String... lines) {
        return Desk.csv(FILLS + seconds(lines));
    }

    private static Table orders(String... lines) {
        Table table = Desk.csv(ORDERS + seconds(lines));
        table.column("leavesQty").setName("leavesQuantity");
        table.column("cumulatedQty").setName("cumulatedQuantity");
        return table;
    }

    /** Lines that begin with a second of the day. */
    private static String seconds(String... lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            int comma = line.indexOf(',');
            text.append(DAY_NS + (long) (Double.parseDouble(line.substring(0, comma)) * 1e9))
                    .append(line.substring(comma))
                    .append('\n');
        }
        return text.toString();
    }

    private static Execution execution(Table fills, Table orders) {
        return Desk.offline().execution(fills, orders);
    }

    private static Row row(Table table, String column, String value) {
        for (Row row : table) {
            if (row.getString(column).equals(value)) {
                return row;
            }
        }
        throw new AssertionError("no '" + value + "' in " + table.print(30));
    }

    /** Order o1: 5 ordered at 10 s, 2 filled at 12 s and 1 at 14 s: 3 of 5 = 0.6, first after 2 s, last after 4 s. */
    @Test
    void tellsHowMuchAndHowSoonAnOrderWasFilled() {
        Execution table = execution(
                fills(
                        "12,A1,1,ES Dec26,BUY,2,6700.25,o1,,2,3,false,OUTRIGHT",
                        "14,A1,1,ES Dec26,BUY,1,6701.00,o1,,3,2,true,OUTRIGHT"),
                orders("10,o1,A1,1,ES Dec26,BUY,LIMIT,6701,5,2,3,"));
        assertEquals(1, table.rowCount());
        Row row = row(table, "orderId", "o1");
        assertEquals(0.6, row.getDouble("fillRatio"));
        // (2 x 6700.25 + 1 x 6701.00) / 3
        assertEquals(6700.5, row.getDouble("price"), 1e-9);
        assertEquals(2, row.getDouble("secondsToFirst"));
        assertEquals(4, row.getDouble("secondsToLast"));
        assertEquals(2 / 3.0, row.getDouble("passiveShare"), 1e-12);
        assertEquals(1 / 3.0, row.getDouble("aggressiveShare"), 1e-12);
        assertEquals(2, row.getDouble("working"));
        assertEquals("order and fills", row.getString("sampling"));
    }

    /** An order's time is that of its last report: later than the first fill, it is not the time of entry. */
    @Test
    void knowsNoEntryOfAnOrderThatChangedSinceItsFirstFill() {
        Row row = row(
                execution(
                        fills("12,A1,1,ES Dec26,BUY,2,6700.25,o1,,2,3,,OUTRIGHT"),
                        orders("13,o1,A1,1,ES Dec26,BUY,LIMIT,6701,5,3,2,")),
                "orderId",
                "o1");
        assertTrue(row.isMissing("secondsToFirst"));
        assertTrue(row.isMissing("passiveShare"));
        assertEquals("order changed since first fill", row.getString("sampling"));
    }

    /** Done orders are not in /orders: 4 of 4 by the last fill's own figures, no limit, no time of entry. */
    @Test
    void judgesADoneOrderByItsFillsAlone() {
        Row row = row(
                execution(fills("12,A1,1,ES Dec26,SELL,4,6700,gone,,4,0,true,OUTRIGHT"), orders()), "orderId", "gone");
        assertEquals(1, row.getDouble("fillRatio"));
        assertTrue(row.isMissing("limit"));
        assertTrue(row.isMissing("secondsToFirst"));
        assertEquals("fills only", row.getString("sampling"));
    }

    /** In sum: 3 of 5 and 0 of 15 and 4 of 4 are 7 / 24; three orders over three fills; one order has a wait, of 2 s. */
    @Test
    void addsOrdersUpAndSaysOnHowManyEachFigureRests() {
        Execution table = execution(
                fills(
                        "12,A1,1,ES Dec26,BUY,2,6700.25,o1,,2,3,false,OUTRIGHT",
                        "14,A1,1,ES Dec26,BUY,1,6701.00,o1,,3,2,true,OUTRIGHT",
                        "15,A1,1,ES Dec26,SELL,4,6700,gone,,4,0,,OUTRIGHT"),
                orders("10,o1,A1,1,ES Dec26,BUY,LIMIT,6701,5,2,3,", "11,o2,A1,1,ES Dec26,BUY,LIMIT,6690,15,15,0,"));
        Row all = row(table.by("account"), "account", "A1");
        assertEquals(3, all.getInt("orders"));
        assertEquals(7 / 24.0, all.getDouble("fillRatio"), 1e-12);
        assertEquals(1.0, all.getDouble("ordersPerFill"));
        assertEquals(2, all.getDouble("medianToFirst"));
        assertEquals(1, all.getInt("timed"));
        assertEquals(4, all.getDouble("unknown"));
        assertEquals(2 / 3.0, all.getDouble("passiveShare"), 1e-12);
        assertEquals("2 of 3 orders working, 1 by fills only; size of 3, entry of 1 known", all.getString("sampling"));
        assertEquals(1, table.by().rowCount());
        assertEquals(
                List.of(
                        "account",
                        "fills",
                        "filled",
                        "passive",
                        "aggressive",
                        "unknown",
                        "passiveShare",
                        "aggressiveShare"),
                table.liquidity().columnNames());
    }

    /** Three ES bought at 6700.50 on average, limit 6701.00: (6700.50 - 6701) / 0.25 = -2 ticks, -2 x 12.50 x 3 = -75. */
    @Test
    void measuresAgainstTheLimitWithCostsPositive() {
        Execution table = execution(
                fills(
                        "12,A1,1,ES Dec26,BUY,2,6700.25,o1,,2,3,false,OUTRIGHT",
                        "14,A1,1,ES Dec26,BUY,1,6701.00,o1,,3,2,true,OUTRIGHT",
                        // Sold at 6699.50 with a stop's limit of 6700: worse by 2 ticks.
                        "15,A2,1,ES Dec26,SELL,4,6699.5,o2,,4,6,true,OUTRIGHT",
                        "16,A2,1,ES Dec26,SELL,4,6699.5,gone,,4,0,true,OUTRIGHT"),
                orders(
                        "10,o1,A1,1,ES Dec26,BUY,LIMIT,6701,5,2,3,",
                        "10,o2,A2,1,ES Dec26,SELL,STOP_LIMIT,6700,10,6,4,"));
        Table each = table.slippage("limit");
        assertEquals(-2, row(each, "orderId", "o1").getDouble("ticks"));
        assertEquals(-75, row(each, "orderId", "o1").getDouble("money"));
        // (6699.5 - 6700) x -1 / 0.25 = 2 ticks, 2 x 12.50 x 4 = 100
        assertEquals(2, row(each, "orderId", "o2").getDouble("ticks"));
        assertEquals(100, row(each, "orderId", "o2").getDouble("money"));
        assertEquals("not in the table of orders", row(each, "orderId", "gone").getString("sampling"));
        Row sum = row(table.slippage(), "benchmark", "limit");
        assertEquals(3, sum.getInt("orders"));
        assertEquals(2, sum.getInt("measured"));
        // (-2 x 3 + 2 x 4) / 7 contracts
        assertEquals(2 / 7.0, sum.getDouble("ticks"), 1e-6);
        assertEquals(25, sum.getDouble("money"));
        assertEquals("2 of 3, by the order's limit price; 1: not in the table of orders", sum.getString("sampling"));
    }

    /** Entered at 10 s when the last mark was 6700.00 of 9 s; bought at 6700.50: 2 ticks. The mark of 11 s is too late. */
    @Test
    void measuresAgainstTheLastMarkAtEntry() {
        Table fills = fills("12,A1,1,ES Dec26,BUY,2,6700.5,o1,,2,3,false,OUTRIGHT");
        Table orders = orders("10,o1,A1,1,ES Dec26,BUY,LIMIT,6701,5,3,2,");
        Table marks = Desk.csv(
                "timeNs,instrument,price\n" + seconds("9,ES Dec26,6700", "11,ES Dec26,6705", "10,ZN Dec26,112"));
        Row row = row(execution(fills, orders).marks(marks).slippage("arrival"), "orderId", "o1");
        assertEquals(6700, row.getDouble("arrival"));
        assertEquals(2, row.getDouble("ticks"));
        assertEquals("table 'file' of 3 marks", row.getString("sampling"));
        // 301 s before the entry is too old, 300 s is not.
        Table old = Desk.csv("timeNs,instrument,price\n" + seconds("-291,ES Dec26,6700"));
        assertTrue(row(execution(fills, orders).marks(old).slippage("arrival"), "orderId", "o1")
                .isMissing("ticks"));
        Table just = Desk.csv("timeNs,instrument,price\n" + seconds("-290,ES Dec26,6700"));
        assertEquals(
                2,
                row(execution(fills, orders).marks(just).slippage("arrival"), "orderId", "o1")
                        .getDouble("ticks"));
    }

    /** Without marks, the desk's own fills stand in, but never an order's own. */
    @Test
    void takesNoFillOfTheSameOrderForItsMark() {
        Table fills = fills(
                "10,A1,1,ES Dec26,BUY,1,6700,o1,,1,9,true,OUTRIGHT",
                "10.5,A1,1,ES Dec26,BUY,1,6705,o1,,2,8,true,OUTRIGHT",
                "10.8,A2,1,ES Dec26,SELL,1,6701,o2,,1,0,true,OUTRIGHT");
        Table each = execution(fills, orders()).markoutsByFill("1s");
        // o1 bought at 6700, o2 traded at 6701 within the second: 4 ticks in its favour; 6705: 16 against.
        assertEquals(4, each.doubleColumn("1s").getDouble(0));
        assertEquals(-16, each.doubleColumn("1s").getDouble(1));
        assertTrue(each.doubleColumn("1s").isMissing(2));
    }

    /** ZN sold at 112.5, marked 112.46875 at 30 s: -(112.46875 - 112.5) / 0.015625 = 2 ticks within a minute. */
    @Test
    void marksOutInTicksAndInTheDesksFavour() {
        Table fills = fills(
                "0,A1,3,ZN Dec26,SELL,3,112.5,o1,,3,0,false,OUTRIGHT",
                "1,A1,3,ZN Dec26,BUY,1,112.5,o2,,1,0,false,OUTRIGHT");
        Table marks = Desk.csv("timeNs,instrumentId,mark\n" + seconds("0,3,112.5", "30,3,112.46875", "61.5,3,113"));
        Table sum = execution(fills, orders()).marks(marks).markouts("1m", "10s", "2m");
        Row minute = row(sum, "horizon", "1m");
        assertEquals(2, minute.getInt("measured"));
        // (2 x 3 - 2 x 1) / 4 contracts = 1; 3 of 4 in favour; marks are 30 s and 31 s older than their horizons.
        assertEquals(1, minute.getDouble("ticks"));
        assertEquals(0.75, minute.getDouble("favourable"));
        assertEquals(30.5, minute.getDouble("markAge"));
        // No mark later than the fill within ten seconds: nothing is measured, and nothing is made up.
        Row soon = row(sum, "horizon", "10s");
        assertEquals(0, soon.getInt("measured"));
        assertTrue(soon.isMissing("ticks"));
        // 113 at two minutes: (113 - 112.5) x -1 / 0.015625 = -32 of 3, 32 of 1.
        assertEquals(-16, row(sum, "horizon", "2m").getDouble("ticks"));
    }

    /** Children c1 at 100 first, c2 at 101: c2 bought 4 ticks worse than the parent's first fill. */
    @Test
    void measuresChildrenAgainstTheFirstFillOfTheirParent() {
        Table fills = fills(
                "5,A1,1,ES Dec26,BUY,1,101,c2,p,1,0,true,OUTRIGHT",
                "1,A1,1,ES Dec26,BUY,1,100,c1,p,1,0,true,OUTRIGHT",
                "2,A1,1,ES Dec26,BUY,1,99,plain,,1,0,true,OUTRIGHT");
        Table each = execution(fills, orders()).slippage("parent");
        assertEquals(0, row(each, "orderId", "c1").getDouble("ticks"));
        assertEquals(4, row(each, "orderId", "c2").getDouble("ticks"));
        assertEquals("no parent", row(each, "orderId", "plain").getString("sampling"));
        // Own average (100 + 101 + 99) / 3 = 100: c2 is 4 ticks above it.
        assertEquals(
                4,
                row(execution(fills, orders()).slippage("vwap"), "orderId", "c2")
                        .getDouble("ticks"));
    }

    /** A spread at -55.50 with legs: one execution, at the price that was asked for; legs alone count where it is filtered away. */
    @Test
    void judgesASpreadByItsOwnRecordAndNotByItsLegs() {
        Table fills = fills(
                "1,A1,4,ES Dec26-Mar27 Calendar,BUY,2,-55.5,s,,2,0,true,SPREAD",
                "1,A1,1,ES Dec26,BUY,2,6700,s,,2,0,true,LEG",
                "1,A1,5,ES Mar27,SELL,2,6755.5,s,,2,0,true,LEG");
        Execution whole = execution(fills, orders("0,s,A1,4,ES Dec26-Mar27 Calendar,BUY,LIMIT,-55.25,3,1,2,"));
        assertEquals(1, whole.rowCount());
        assertEquals(-55.5, row(whole, "orderId", "s").getDouble("price"));
        // (-55.50 - -55.25) / 0.25 = -1 tick, x 12.50 x 2 = -25
        assertEquals(-1, row(whole.slippage("limit"), "orderId", "s").getDouble("ticks"));
        assertEquals(-25, row(whole.slippage("limit"), "orderId", "s").getDouble("money"));
        Table legs = fills.where(fills.stringColumn("multiLegReportingType").isEqualTo("LEG"));
        assertEquals(2, execution(legs, orders()).rowCount());
    }

    @Test
    void keepsColumnsWithoutRows() {
        Execution none = execution(fills().emptyCopy(), orders().emptyCopy());
        assertEquals(0, none.rowCount());
        assertTrue(none.columnNames().contains("sampling"));
        assertEquals(0, none.slippage().rowCount());
        assertEquals(5, none.markouts().rowCount());
        assertTrue(none.markouts().doubleColumn("ticks").isMissing(0));
    }

    @Test
    void namesWhatIsMissingOrMistyped() {
        Table fills = fills("1,A1,1,ES Dec26,BUY,1,101,c2,p,1,0,true,OUTRIGHT");
        fills.column("lastPx").setName("lastPrice");
        assertEquals(
                "execution(fills, orders) needs a column 'lastPx' or 'price', and table 'file' has none."
                        + " Nearest: 'lastQty', 'lastPrice'. Rename one with column.setName(\"lastPx\").",
                assertThrows(TtException.class, () -> execution(fills, orders()))
                        .getMessage());
        fills.column("lastPrice").setName("lastPx");
        Execution fine = execution(fills, orders());
        assertEquals(
                "No benchmark 'arival'. Nearest: 'arrival'. There are: limit, arrival, parent, vwap.",
                assertThrows(TtException.class, () -> fine.slippage("arival")).getMessage());
        assertEquals(
                "'10 sec' is no span of time. Say 500ms, 5s, 15m, 4h or 1d, or pass a Duration.",
                assertThrows(TtException.class, () -> fine.markouts("10 sec")).getMessage());
        assertEquals(
                "A horizon of '0s' leaves no time for a mark.",
                assertThrows(TtException.class, () -> fine.markouts("0s")).getMessage());
        assertTrue(assertThrows(TtException.class, () -> fine.by("acount"))
                .getMessage()
                .startsWith("No column 'acount'. Nearest: 'account'"));
    }
}
