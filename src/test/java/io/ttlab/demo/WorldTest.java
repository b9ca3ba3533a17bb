package io.ttlab.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldTest {
    private static final Instant AFTERNOON = Instant.parse("2026-11-18T15:04:05.678Z");
    private static final double EXACT = 1e-6;

    private static World world(DemoOptions options, Instant now) {
        return new WorldBuilder(options, now).build();
    }

    private static World world(long seed) {
        return world(DemoOptions.defaults().withSeed(seed), AFTERNOON);
    }

    @Test
    void isTheSameForTheSameSeedAndMoment() {
        assertEquals(world(3).fills(), world(3).fills());
        assertEquals(world(3).orders(), world(3).orders());
        assertEquals(world(3).positions(), world(3).positions());
        assertNotEquals(world(3).fills(), world(4).fills());
    }

    @Test
    void differsOnlyInTodaysTimesWithinOneDay() {
        World morning = world(DemoOptions.defaults(), Instant.parse("2026-11-18T06:00:00Z"));
        World evening = world(DemoOptions.defaults(), Instant.parse("2026-11-18T23:30:00Z"));
        assertEquals(prints(morning), prints(evening));
        assertEquals(
                morning.workingOrders().stream().map(Order::id).toList(),
                evening.workingOrders().stream().map(Order::id).toList());
    }

    private static List<String> prints(World world) {
        return world.fills().stream()
                .map(f -> f.executionId() + f.instrument() + f.side() + f.quantity() + "@" + f.price())
                .toList();
    }

    @Test
    void sharesNoIdWithAnotherDay() {
        World today = world(1);
        World tomorrow = world(DemoOptions.defaults(), AFTERNOON.plusSeconds(86_400));
        Set<String> ids = today.fills().stream().map(Fill::recordId).collect(Collectors.toSet());
        assertTrue(tomorrow.fills().stream().map(Fill::recordId).noneMatch(ids::contains));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 77, 4_711, -9})
    void positionsAreTheStartOfDayPlusTodaysFills(long seed) {
        World world = world(seed);
        Map<String, double[]> sums = new HashMap<>();
        for (StartOfDay sod : world.startOfDay()) {
            double[] sum = sums.computeIfAbsent(
                    sod.accountId() + ":" + sod.instrument().id(), k -> new double[2]);
            sum[0] += sod.netPosition();
            sum[1] -= sod.netPosition() * sod.price();
        }
        for (Fill fill : world.fills()) {
            if (fill.timeNs() >= world.todayNs() && fill.movesPosition()) {
                double[] sum = sums.computeIfAbsent(
                        fill.order().accountId() + ":" + fill.instrument().id(), k -> new double[2]);
                sum[0] += fill.signedQuantity();
                sum[1] -= fill.signedQuantity() * fill.price();
            }
        }
        Set<String> positions = new HashSet<>();
        for (Position position : world.positions()) {
            String key = position.accountId() + ":" + position.instrument().id();
            positions.add(key);
            double[] sum = sums.getOrDefault(key, new double[2]);
            assertEquals(sum[0], position.netPosition(), EXACT, key);
            double mark = world.mark(position.instrument(), AFTERNOON);
            double money =
                    (sum[1] + sum[0] * mark) * position.instrument().contract().pointValue();
            assertEquals(money, position.pnl(mark), 1e-4, "profit of " + key);
        }
        assertTrue(positions.containsAll(sums.keySet()));
    }

    @Test
    void listsFlatAndIdlePositions() {
        List<Position> positions = world(1).positions();
        assertTrue(positions.stream().anyMatch(p -> p.netPosition() == 0 && p.buyFillQuantity() > 0));
        assertTrue(positions.stream().anyMatch(p -> p.buyFillQuantity() + p.sellFillQuantity() == 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 77})
    void workingQuantitiesAreThoseOfWorkingOrders(long seed) {
        World world = world(seed);
        Map<String, Double> leaves = new HashMap<>();
        for (Order order : world.workingOrders()) {
            if (!order.parent() && !order.instrument().isSpread()) {
                leaves.merge(
                        order.accountId() + ":" + order.instrument().id() + ":" + order.side(),
                        order.leaves(),
                        Double::sum);
            }
        }
        for (Position position : world.positions()) {
            String key = position.accountId() + ":" + position.instrument().id() + ":";
            assertEquals(leaves.getOrDefault(key + 1, 0.0), position.workingBuyQuantity(), EXACT);
            assertEquals(leaves.getOrDefault(key + 2, 0.0), position.workingSellQuantity(), EXACT);
            leaves.remove(key + 1);
            leaves.remove(key + 2);
        }
        assertEquals(Map.of(), leaves);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 77})
    void ordersExplainFills(long seed) {
        World world = world(seed);
        Map<String, Double> done = new HashMap<>();
        Map<String, Double> lastCumulated = new HashMap<>();
        List<Fill> all = new ArrayList<>(world.fills());
        all.addAll(world.otcFills());
        for (Fill fill : all) {
            Order order = fill.order();
            assertEquals(order, world.order(order.id()).orElseThrow());
            assertTrue(order.timeNs() < fill.timeNs(), "an order is older than its fills");
            if (fill.legType() != Fill.LEG) {
                assertEquals(order.instrument(), fill.instrument());
                assertEquals(order.side(), fill.side());
                double sum = done.merge(order.id(), fill.quantity(), Double::sum);
                assertEquals(sum, fill.cumulated(), EXACT);
                lastCumulated.put(order.id(), fill.cumulated());
            }
        }
        for (Order order : world.orders()) {
            if (!order.parent()) {
                assertEquals(done.getOrDefault(order.id(), 0.0), order.filled(), EXACT, order.id());
                assertTrue(order.filled() <= order.quantity());
                assertEquals(order.working(), order.filled() < order.quantity());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 77})
    void childrenAddUpToTheirParents(long seed) {
        World world = world(seed);
        Map<String, double[]> sums = new HashMap<>();
        for (Order order : world.orders()) {
            if (!order.parentId().isEmpty()) {
                Order parent = world.order(order.parentId()).orElseThrow();
                assertTrue(parent.parent());
                assertEquals(parent.instrument(), order.instrument());
                assertEquals(parent.side(), order.side());
                assertEquals(parent.accountId(), order.accountId());
                assertEquals(parent.algoId(), order.algoId());
                assertTrue(parent.timeNs() < order.timeNs(), "a parent is older than its children");
                double[] sum = sums.computeIfAbsent(parent.id(), key -> new double[2]);
                sum[0] += order.quantity();
                sum[1] += order.filled();
            }
        }
        for (Order parent : world.orders()) {
            if (parent.parent()) {
                assertEquals(sums.get(parent.id())[0], parent.quantity(), EXACT);
                assertEquals(sums.get(parent.id())[1], parent.filled(), EXACT);
            }
        }
        assertTrue(world.workingOrders().stream().filter(Order::parent).count() >= 10);
    }

    @Test
    void spreadsBringTheirLegsInTheSameNanosecondAtPricesThatFit() {
        World world = world(1);
        List<Fill> fills = world.fills();
        int spreads = 0;
        boolean negative = false;
        for (int i = 0; i < fills.size(); i++) {
            Fill fill = fills.get(i);
            if (fill.legType() == Fill.SPREAD) {
                spreads++;
                negative |= fill.price() < 0;
                Fill front = fills.get(i + 1);
                Fill back = fills.get(i + 2);
                assertEquals(Fill.LEG, front.legType());
                assertEquals(Fill.LEG, back.legType());
                assertEquals(fill.timeNs(), front.timeNs());
                assertEquals(fill.timeNs(), back.timeNs());
                assertEquals(fill.side(), front.side());
                assertNotEquals(fill.side(), back.side());
                assertEquals(fill.price(), front.price() - back.price(), 1e-9);
            }
        }
        assertTrue(spreads > 50, spreads + " spreads");
        assertTrue(negative, "some spread trades below zero");
    }

    @Test
    void pricesLieOnTheTickGrid() {
        for (Fill fill : world(5).fills()) {
            Contract contract = fill.instrument().contract();
            assertEquals(
                    contract.price(contract.ticks(fill.price())),
                    fill.price(),
                    fill.instrument().alias());
        }
        for (Order order : world(5).orders()) {
            Contract contract = order.instrument().contract();
            assertEquals(
                    contract.price(contract.ticks(order.price())),
                    order.price(),
                    order.instrument().alias());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 500, 5_000, 20_000})
    void holdsExactlyTheFillsAskedFor(int count) {
        World world = world(DemoOptions.defaults().withFills(count), AFTERNOON);
        assertEquals(count, world.fills().size());
        assertEquals(180, world.workingOrders().size());
        assertEquals(
                count, world.fills().stream().map(Fill::recordId).distinct().count());
        Set<String> executions = world.fills().stream()
                .map(Fill::executionId)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
        assertEquals(
                world.fills().stream().filter(f -> !f.executionId().isEmpty()).count(), executions.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 14, 15, 40, 2_500})
    void holdsExactlyTheWorkingOrdersAskedFor(int count) {
        assertEquals(
                count,
                world(DemoOptions.defaults().withOrders(count), AFTERNOON)
                        .workingOrders()
                        .size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-18T00:00:00Z",
                "2026-11-18T00:00:00.000000001Z",
                "2026-11-18T00:00:02Z",
                "2026-11-22T12:00:00Z",
                "2027-01-01T10:00:00Z",
                "2028-02-29T23:59:59.999999999Z"
            })
    void holdsTogetherAtAnyMoment(String moment) {
        Instant now = Instant.parse(moment);
        World world = world(DemoOptions.defaults(), now);
        assertEquals(5_000, world.fills().size());
        long nowNs = Span.ns(now);
        long last = Long.MIN_VALUE;
        for (Fill fill : world.fills()) {
            assertTrue(fill.timeNs() >= last, "ascending");
            assertTrue(fill.timeNs() <= nowNs, "never in the future");
            assertTrue(fill.timeNs() > nowNs - 14 * Span.DAY_NS, "of the last days");
            last = fill.timeNs();
        }
        for (Order order : world.workingOrders()) {
            assertTrue(order.timeNs() <= nowNs);
            assertFalse(order.instrument().expired());
        }
        for (Instrument instrument : world.instruments()) {
            assertEquals(
                    instrument.expired(), !instrument.lastTradeDate().isAfter(world.span.today()), instrument.alias());
        }
    }

    @Test
    void mostFillsAreOfToday() {
        World world = world(1);
        long today = world.fills().stream()
                .filter(f -> f.timeNs() >= world.todayNs())
                .count();
        assertEquals(3_000, today);
    }

    @Test
    void fillsNameWhatCannotBeLookedUp() {
        World world = world(1);
        assertTrue(world.fills().stream().anyMatch(f -> f.instrument().expired()));
        assertTrue(world.fills().stream().anyMatch(f -> f.order().accountId() == Desk.HIDDEN_ACCOUNT));
        assertTrue(world.fills().stream().anyMatch(f -> f.order().userId() == Desk.HIDDEN_USER));
        assertTrue(world.fills().stream().anyMatch(f -> f.executionId().isEmpty()));
        assertTrue(world.otcFills().size() >= 10);
        assertTrue(world.instruments().stream().anyMatch(i -> i.id().length() == 20));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void nanosecondGroupsStraddleTheCutsOfEitherWalk(long seed) {
        List<Fill> fills = world(seed).fills();
        int shared = 0;
        int cuts = 0;
        for (int cut = 500; cut < fills.size(); ) {
            cuts++;
            if (fills.get(cut - 1).timeNs() == fills.get(cut).timeNs()) {
                shared++;
            }
            int next = cut;
            while (next < fills.size()
                    && fills.get(next).timeNs() == fills.get(cut - 1).timeNs()) {
                next++;
            }
            cut = next + 500;
        }
        assertTrue(shared >= cuts - 2, shared + " of " + cuts + " cuts of the walk that resumes behind");
        shared = 0;
        cuts = 0;
        for (int cut = 500; cut < fills.size(); cut += 500) {
            cuts++;
            if (fills.get(cut - 1).timeNs() == fills.get(cut).timeNs()) {
                shared++;
            }
            while (fills.get(cut - 1).timeNs() == fills.get(cut).timeNs()) {
                cut--;
            }
        }
        assertTrue(shared >= cuts - 2, shared + " of " + cuts + " cuts of the walk that resumes at the last time");
    }

    @Test
    void aBurstSharesOneNanosecond() {
        World spread = world(DemoOptions.defaults().withBurst(700, 0), AFTERNOON);
        assertTrue(largestGroup(spread.fills()) >= 700);
        World narrow = world(DemoOptions.defaults().withBurst(600, 1), AFTERNOON);
        Map<Long, List<Fill>> byTime = narrow.fills().stream().collect(Collectors.groupingBy(Fill::timeNs));
        List<Fill> burst = byTime.values().stream()
                .filter(g -> g.size() >= 600)
                .findFirst()
                .orElseThrow();
        Map<Integer, Long> accounts =
                burst.stream().collect(Collectors.groupingBy(f -> f.order().accountId(), Collectors.counting()));
        assertTrue(accounts.values().stream().anyMatch(count -> count >= 600));
    }

    private static long largestGroup(List<Fill> fills) {
        return fills.stream().collect(Collectors.groupingBy(Fill::timeNs, Collectors.counting())).values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    @Test
    void marksMoveOnlyWhenTicking() {
        World ticking = world(1);
        World still = world(DemoOptions.defaults().withTicking(false), AFTERNOON);
        Instant later = AFTERNOON.plusSeconds(120);
        long moved = ticking.positions().stream()
                .filter(p -> ticking.mark(p.instrument(), AFTERNOON) != ticking.mark(p.instrument(), later))
                .count();
        assertTrue(moved > 20, moved + " marks moved");
        for (Position position : still.positions()) {
            assertEquals(still.mark(position.instrument(), AFTERNOON), still.mark(position.instrument(), later));
        }
    }
}
