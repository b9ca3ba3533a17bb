package io.ttlab.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.demo.DemoOptions;
import io.ttlab.demo.Faults;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ReconcileTest {
    /** A hundred seconds into the day of {@link Desk#fills}. */
    private static final Instant SNAPSHOT = Instant.ofEpochSecond(1_795_000_100);

    private static final Table NO_MODIFICATIONS = Table.create("none");

    private static Table positions(String... lines) {
        Table table = Table.create(
                "position",
                StringColumn.create("accountId"),
                StringColumn.create("instrumentId"),
                DoubleColumn.create("netPosition"),
                DoubleColumn.create("sodNetPos"));
        for (String line : lines) {
            String[] words = line.split(" ");
            table.stringColumn(0).append("A1");
            table.stringColumn(1).append(words[0]);
            table.doubleColumn(2).append(Double.parseDouble(words[1]));
            table.doubleColumn(3).append(words.length > 2 ? Double.parseDouble(words[2]) : Double.NaN);
        }
        return table;
    }

    private static ReconcileTable reconcile(Table sod, Table fills, Table positions) {
        return Desk.offline().reconcile(sod, fills, NO_MODIFICATIONS, positions, SNAPSHOT);
    }

    private static void assertOne(ReconcileTable found, double difference, String cause, String detail) {
        assertEquals(1, found.rowCount(), found::print);
        assertEquals(difference, found.doubleColumn("difference").getDouble(0));
        assertEquals(cause, found.stringColumn("cause").get(0));
        assertEquals(detail, found.stringColumn("detail").get(0));
    }

    /** Began with -3, bought 5, sold 1: 1 is expected. */
    @Test
    void listsNothingWhereAllAgrees() {
        ReconcileTable found =
                reconcile(Desk.sod("1 -3 6700"), Desk.fills("1 BUY 5 6700", "2 SELL 1 6701"), positions("1 1"));
        assertEquals(0, found.rowCount());
        assertEquals(1, found.compared());
        assertEquals(1, found.all().doubleColumn("expected").getDouble(0));
        assertEquals("0 of 1 positions differ; the monitor was asked at 2026-11-18 11:08:20Z.", found.verdict());
        assertEquals(List.of(found.verdict()), found.notes());
    }

    /** The monitor says -1 where 1 is expected, and nothing tells why. */
    @Test
    void inventsNoCause() {
        ReconcileTable found =
                reconcile(Desk.sod("1 -3 6700"), Desk.fills("1 BUY 5 6700", "2 SELL 1 6701"), positions("1 -1"));
        assertOne(found, -2, "unexplained", "");
        assertEquals(
                "1 of 1 positions differ, 1 of them unexplained; the monitor was asked at 2026-11-18 11:08:20Z.",
                found.verdict());
    }

    /** 2 were bought 50 seconds after the snapshot, so that the monitor does not have them. */
    @Test
    void namesFillsThatAreNewerThanTheSnapshot() {
        ReconcileTable found = reconcile(Desk.sod(), Desk.fills("1 BUY 5 6700", "150 BUY 2 6700"), positions("1 5"));
        assertOne(
                found,
                -2,
                "newer than the snapshot",
                "fills of +2 came after the monitor was asked at 2026-11-18 11:08:20Z");
    }

    /** The order goes from 5 to 8 filled while only 1 of these 3 has a fill: 2 are missing. */
    @Test
    void namesAMissingExecution() {
        Table fills = Desk.fills("1 BUY 5 6700", "2 BUY 1 6700");
        fills.addColumns(StringColumn.create("orderId", "o1", "o1"), DoubleColumn.create("cumQty", 5, 8));
        assertOne(
                reconcile(Desk.sod(), fills, positions("1 8")),
                2,
                "missing execution",
                "order o1 counts +2 as filled that no fill accounts for");
    }

    /** The legs are 4 contracts; the monitor has 8 of the front one. */
    @Test
    void namesASpreadThatCountsTwice() {
        Table fills = Desk.fills("1 BUY 4 3.00 4 A1 SPREAD", "1 BUY 4 6703 1 A1 LEG", "1 SELL 4 6700 5 A1 LEG");
        assertOne(
                reconcile(Desk.sod(), fills, positions("1 8", "5 -4")),
                4,
                "spread counted twice",
                "legs of +4 count in the monitor once more");
        assertOne(
                reconcile(Desk.sod(), fills, positions("1 4", "5 -4", "4 4")),
                4,
                "spread counted twice",
                "the monitor holds the spread itself, +4, beside its legs");
    }

    /** The exchange took a purchase of 5 back: the fill and its cancellation are both listed, the monitor has neither. */
    @Test
    void namesATradeThatWasCancelled() {
        Table fills = Desk.fills("1 BUY 5 6700", "2 BUY 3 6700", "3 BUY 5 6700");
        fills.addColumns(StringColumn.create("execType", "TRADE", "TRADE", "TRADE_CANCEL"));
        assertOne(
                reconcile(Desk.sod(), fills, positions("1 3")),
                -5,
                "trade cancelled",
                "trades of +5 were cancelled, and the monitor has taken them out");
    }

    /** Crude expired on 2026-11-20, the snapshot is of the 18th; an instrument of which TT knows nothing is gone as well. */
    @Test
    void namesWhatHasExpired() {
        Books books = new Books(
                positions(),
                Desk.sod("2 7 60"),
                Desk.fills(),
                Desk.fills(),
                NO_MODIFICATIONS,
                Instant.parse("2026-11-21T01:00:00Z"));
        ReconcileTable found = ReconcileTable.of(
                Reconciliation.of(books, Desk.offline().instruments(), ZoneOffset.UTC), books.snapshot());
        assertOne(
                found,
                -7,
                "expired",
                "the monitor does not list it; expired on 2026-11-20, and the monitor no longer holds it");
    }

    @Test
    void namesModificationsOtcFillsAndAStartOfDayThatDiffers() {
        Table modifications = Desk.fills("1 SELL 6 6700");
        modifications.column("lastQty").setName("quantity");
        Analytics analytics = Desk.offline();
        assertOne(
                analytics.reconcile(Desk.sod(), Desk.fills("1 BUY 5 6700"), modifications, positions("1 -1"), SNAPSHOT),
                -6,
                "modified by hand",
                "modifications of -6 today count in the monitor");
        Books books = new Books(
                positions("1 55"),
                Desk.sod(),
                Desk.fills("1 BUY 5 6700"),
                Desk.fills("2 BUY 50 6700"),
                NO_MODIFICATIONS,
                SNAPSHOT);
        assertOne(
                ReconcileTable.of(Reconciliation.of(books, analytics.instruments(), ZoneOffset.UTC), SNAPSHOT),
                50,
                "OTC",
                "over-the-counter fills of +50, which /fills leaves out, count in the monitor");
        assertOne(
                reconcile(Desk.sod("1 3 6700"), Desk.fills("1 BUY 5 6700"), positions("1 9 4")),
                1,
                "start of day differs",
                "the monitor began with +4, the start-of-day record says +3");
    }

    @Test
    void namesAnExecutionThatIsThereTwice() {
        Table fills = Desk.fills("1 BUY 5 6700", "1 BUY 5 6700");
        fills.stringColumn("execId").set(1, "x0");
        assertOne(
                reconcile(Desk.sod(), fills, positions("1 5")),
                -5,
                "repeated execution",
                "fills of +5 are in the table twice");
    }

    /** -2 for a newer fill and +1 for the start of day. */
    @Test
    void addsCausesUp() {
        ReconcileTable found =
                reconcile(Desk.sod("1 3 6700"), Desk.fills("1 BUY 5 6700", "150 BUY 2 6700"), positions("1 9 4"));
        assertEquals(-1, found.doubleColumn("difference").getDouble(0));
        assertEquals(
                "newer than the snapshot + start of day differs",
                found.stringColumn("cause").get(0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 8})
    void findsNoDifferenceInTheDemosWorld(long seed) {
        try (DemoDesk desk = DemoDesk.seed(seed)) {
            Analytics analytics = Analytics.of(desk.tt, desk.ticker::now);
            ReconcileTable found = analytics.reconcile();
            assertEquals(0, found.rowCount(), found::print);
            assertTrue(found.compared() >= desk.world().positions().size());
        }
    }

    @Test
    void findsNoDifferenceThroughAGatewayWithFaults() {
        DemoOptions options =
                DemoOptions.defaults().withSeed(6).withFills(1_000).withFaults(Faults.parse("all"));
        try (DemoDesk desk = new DemoDesk(options)) {
            ReconcileTable found = Analytics.of(desk.tt, desk.ticker::now).reconcile();
            assertEquals(0, found.rowCount(), found::print);
        }
    }

    /** The monitor is asked, then 5 contracts are bought, then the fills are read. */
    @Test
    void findsWhatHappenedAfterTheDemosMonitorWasAsked() {
        try (DemoDesk desk = DemoDesk.seed(1)) {
            Table before = desk.tt.monitor.position();
            Table sod = StartOfDay.of(
                    desk.tt, List.copyOf(before.stringColumn("accountId").asSet()));
            io.ttlab.demo.Instrument traded = desk.world().positions().stream()
                    .map(io.ttlab.demo.Position::instrument)
                    .filter(instrument -> instrument.option().isEmpty())
                    .findFirst()
                    .orElseThrow();
            desk.ticker.pass(java.time.Duration.ofSeconds(5));
            Instant snapshot = desk.ticker.now();
            double price = desk.mark(traded);
            Table answer = desk.tt.monitor.adminFill(
                    q -> q.fill("60111", traded.id(), "BUY", 5, price).confirm(true));
            assertEquals("Accepted", answer.stringColumn("result").get(0));
            ReconcileTable found = Analytics.of(desk.tt, desk.ticker::now)
                    .reconcile(sod, desk.tt.ledger.fills(), desk.tt.ledger.positionModifications(), before, snapshot);
            assertEquals(1, found.rowCount(), found::print);
            assertEquals(-5, found.doubleColumn("difference").getDouble(0));
            assertEquals("newer than the snapshot", found.stringColumn("cause").get(0));
        }
    }

    /** The fills without one of them: the monitor is right, and the order's own count tells what is missing. */
    @Test
    void findsAFillThatWasTakenAwayFromTheDemos() {
        try (DemoDesk desk = DemoDesk.seed(1)) {
            Table fills = desk.tt.ledger.fills();
            int gap = withinAnOrder(fills);
            Table without = fills.dropRows(gap);
            Table sod = StartOfDay.of(
                    desk.tt,
                    List.copyOf(
                            desk.tt.monitor.position().stringColumn("accountId").asSet()));
            Analytics analytics = Analytics.of(desk.tt, desk.ticker::now);
            ReconcileTable found = analytics.reconcile(
                    sod,
                    without,
                    desk.tt.ledger.positionModifications(),
                    desk.tt.monitor.position(),
                    desk.ticker.now().plusSeconds(60));
            double quantity = fills.doubleColumn("lastQty").getDouble(gap)
                    * (fills.stringColumn("side").get(gap).equals("BUY") ? 1 : -1);
            assertEquals(1, found.rowCount(), found::print);
            assertEquals(quantity, found.doubleColumn("difference").getDouble(0));
            assertEquals("missing execution", found.stringColumn("cause").get(0));
            assertTrue(found.stringColumn("detail")
                    .get(0)
                    .contains(fills.stringColumn("orderId").get(gap)));
        }
    }

    /** The row of a fill that another one of its order comes before and after. */
    private static int withinAnOrder(Table fills) {
        StringColumn orders = fills.stringColumn("orderId");
        for (int row = 0; row < fills.rowCount(); row++) {
            String order = orders.get(row);
            double done = fills.doubleColumn("cumQty").getDouble(row);
            Table same = fills.where(orders.isEqualTo(order));
            boolean outright = same.stringColumn("multiLegReportingType").countUnique() == 1;
            if (outright
                    && done > same.doubleColumn("cumQty").min()
                    && done < same.doubleColumn("cumQty").max()) {
                return row;
            }
        }
        throw new IllegalStateException("no order of this world has three fills");
    }
}
