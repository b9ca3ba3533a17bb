package io.ttlab.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.demo.Fill;
import io.ttlab.demo.Order;
import io.ttlab.demo.Position;
import io.ttlab.demo.World;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Answers against what the demo world itself knows. */
class DeskWorldTest {
    private static DemoDesk desk;
    private static World world;
    private static Table fills;
    private static Table orders;

    @BeforeAll
    static void start() {
        desk = DemoDesk.seed(11);
        world = desk.world();
        fills = desk.tt.ledger.fills();
        orders = desk.tt.ledger.orders();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    private static List<Fill> today() {
        return world.fills().stream()
                .filter(fill -> fill.timeNs() >= world.todayNs())
                .toList();
    }

    @Test
    void fillsEveryOrderAsFarAsTheWorldDid() {
        Map<String, Order> known = world.orders().stream().collect(Collectors.toMap(Order::id, order -> order));
        Execution table = desk.analytics.execution(fills, orders);
        Map<String, Double> filled = new HashMap<>();
        today().stream()
                .filter(fill -> fill.legType() != 2)
                .forEach(fill -> filled.merge(fill.order().id(), fill.quantity(), Double::sum));
        Set<String> seen = new HashSet<>();
        for (Row row : table) {
            Order order = known.get(row.getString("orderId"));
            assertTrue(seen.add(order.id()), "one row for each order");
            assertEquals(filled.getOrDefault(order.id(), 0.0), row.getDouble("filled"), order.id());
            assertEquals(order.quantity(), row.getDouble("ordered"), order.id());
            assertEquals(order.filled() / order.quantity(), row.getDouble("fillRatio"), 1e-12);
            if (!row.isMissing("secondsToFirst")) {
                assertTrue(row.getDouble("secondsToFirst") >= 0);
            }
        }
        Set<String> expected = new HashSet<>(filled.keySet());
        world.workingOrders().stream().filter(order -> !order.parent()).forEach(order -> expected.add(order.id()));
        assertEquals(expected, seen);
    }

    /** What an order paid over its limit is what its fills did: never more than nothing for limit orders. */
    @Test
    void neverFillsBeyondALimit() {
        Table slippage = desk.analytics.execution(fills, orders).slippage("limit");
        int measured = 0;
        for (Row row : slippage) {
            if (!row.isMissing("ticks")) {
                measured++;
                assertTrue(row.getDouble("ticks") <= 1e-9, row.toString());
            }
        }
        assertTrue(measured > 0);
    }

    @Test
    void findsTheBidsAboveOffersThatTheWorldHas() {
        List<Order> quotes = world.workingOrders().stream()
                .filter(order -> !order.parent() && order.type() == 2 && order.leaves() > 0)
                .toList();
        Set<String> expected = new HashSet<>();
        for (Order bid : quotes) {
            for (Order offer : quotes) {
                if (bid.side() == 1
                        && offer.side() == 2
                        && bid.instrument().id().equals(offer.instrument().id())
                        && bid.price() >= offer.price()) {
                    expected.add(bid.id() + " " + offer.id());
                }
            }
        }
        Table found = desk.analytics.checks(fills, orders).crossedOrders();
        Set<String> told = new HashSet<>();
        for (Row row : found) {
            told.add(row.getString("bidOrderId") + " " + row.getString("offerOrderId"));
        }
        assertEquals(expected, told);
    }

    @Test
    void findsWhatExpiresInTheWorld() {
        int days = 20;
        java.time.LocalDate last =
                world.asOf().atZone(ZoneOffset.UTC).toLocalDate().plusDays(days);
        Set<String> expected = world.positions().stream()
                .filter(position -> position.netPosition() != 0)
                .filter(position -> !position.instrument().lastTradeDate().isAfter(last))
                .map(position -> position.instrument().alias() + " " + position.netPosition())
                .collect(Collectors.toSet());
        Set<String> told = new HashSet<>();
        Table found = desk.analytics.expiries(days, desk.tt.monitor.position(), orders);
        for (Row row : found) {
            if (row.getDouble("netPosition") != 0) {
                told.add(row.getString("instrument") + " " + row.getDouble("netPosition"));
            }
        }
        assertEquals(expected, told);
    }

    /** By any columns, contracts and profit add up to what FIFO realises in all, and start of day moves only the latter. */
    @Test
    void dividesAllVolumeAndAllProfit() {
        Profile profile = desk.analytics.profile(fills);
        double contracts = today().stream()
                .filter(Fill::movesPosition)
                .mapToDouble(Fill::quantity)
                .sum();
        PnlTable pnl = desk.analytics.pnl(fills).fifo();
        // Each line of the reckoning is rounded to the cent.
        double cents = 0.005 * pnl.rowCount();
        for (String column : List.of("hour", "product", "account", "user", "side", "instrument", "currency")) {
            Table table = profile.by(column);
            assertEquals(contracts, table.doubleColumn("contracts").sum(), 1e-6, column);
            assertEquals(
                    pnl.doubleColumn("realizedUSD").sum(),
                    table.doubleColumn("realizedUSD").sum(),
                    cents,
                    column);
        }
    }

    @Test
    void rollsThePositionsOfTheWorld() {
        Table matrix = desk.analytics.checks(fills, orders).rollMatrix("ES");
        double expected = world.positions().stream()
                .filter(position -> position.instrument().contract().symbol().equals("ES"))
                .filter(position -> position.instrument().option().isEmpty())
                .filter(position -> position.instrument().legs().isEmpty())
                .mapToDouble(Position::netPosition)
                .sum();
        double told = 0;
        for (int column = 6; column < matrix.columnCount(); column++) {
            told += matrix.doubleColumn(column).sum();
        }
        assertEquals(expected, told, 1e-6);
    }

    @Test
    void studiesEveryWorkingParent() {
        Table study = desk.analytics.algoStudy(orders);
        Map<String, Double> filled = new HashMap<>();
        today().stream()
                .filter(fill -> !fill.order().parentId().isEmpty())
                .forEach(fill -> filled.merge(fill.order().parentId(), fill.quantity(), Double::sum));
        Set<String> parents = world.workingOrders().stream()
                .filter(Order::parent)
                .map(Order::id)
                .collect(Collectors.toSet());
        assertEquals(parents, Set.copyOf(study.stringColumn("orderId").asList()));
        for (Row row : study) {
            assertEquals(filled.getOrDefault(row.getString("orderId"), 0.0), row.getDouble("filled"), 1e-9);
            Order parent = world.order(row.getString("orderId")).orElseThrow();
            assertEquals(parent.quantity(), row.getDouble("OrderQty"));
        }
    }

    @Test
    void showsCreditInTheOrderOfTheTree() {
        Checks checks = desk.analytics.checks(fills, orders);
        Table credit = checks.credit(0);
        long asked = desk.demo.requests().total();
        assertEquals(checks.intColumn("findings").get(5), checks.credit(80).rowCount());
        assertEquals(asked, desk.demo.requests().total(), "credit is asked for once");
        assertEquals(desk.tt.account.accounts().rowCount(), credit.rowCount(), "every account once");
        assertEquals("DEMO-DESK", credit.stringColumn("account").get(0));
        double own = credit.doubleColumn("utilization").sum();
        assertEquals(own, credit.doubleColumn("treeUtilization").getDouble(0), 0.01);
        assertEquals(5_000_000 - own, credit.doubleColumn("treeHeadroom").getDouble(0), 0.01);
        assertEquals("DEMO-DESK / RATES / RATES-01", credit.stringColumn("path").get(2));
    }

    @Test
    void runsEveryCheckAndNamesThem() {
        Checks checks = desk.analytics.checks();
        for (Row row : checks) {
            assertEquals(
                    checks.check(row.getString("check")).rowCount(), row.getInt("findings"), row.getString("check"));
        }
        assertEquals(6, checks.rowCount());
    }
}
