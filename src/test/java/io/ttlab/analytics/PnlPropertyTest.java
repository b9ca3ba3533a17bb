package io.ttlab.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Table;

/** What holds for any fills and every way to match them. */
class PnlPropertyTest {
    private static final Map<String, Double> MARKS = Map.of("1", -3.25, "2", 61.17, "3", 112.5, "5", 7.0);
    private static final Map<String, Double> POINT_VALUES = Map.of("1", 50.0, "2", 1000.0, "3", 1000.0, "5", 50.0);
    private static final String[] INSTRUMENTS = {"1", "2", "3", "5"};

    static IntStream seeds() {
        return IntStream.range(0, 25);
    }

    /** Fills at few prices, sizes and moments, so that everything awkward happens: ties, flips, partial closes. */
    private static List<String> lines(Random random) {
        List<String> lines = new ArrayList<>();
        int count = random.nextInt(400);
        for (int i = 0; i < count; i++) {
            String quantity = random.nextInt(10) == 0 ? "0.1" : Integer.toString(1 + random.nextInt(9));
            lines.add(random.nextInt(60) + (random.nextBoolean() ? " BUY " : " SELL ") + quantity + " "
                    + (random.nextInt(400) - 200) * 0.25 + " " + INSTRUMENTS[random.nextInt(4)] + " A"
                    + (1 + random.nextInt(3)));
        }
        return lines;
    }

    private static Table sod(Random random) {
        List<String> lines = new ArrayList<>();
        for (String instrument : INSTRUMENTS) {
            if (random.nextBoolean()) {
                lines.add(instrument + " " + (random.nextInt(21) - 10) + " " + random.nextInt(100) * 0.25);
            }
        }
        return Desk.sod(lines.toArray(new String[0]));
    }

    private static List<PnlTable> all(Table fills, Table sod) {
        Pnl pnl = Desk.offline().pnl(fills).sod(sod).marks(MARKS);
        return List.of(pnl.fifo(), pnl.lifo(), pnl.average());
    }

    private static Map<String, Double> by(Table table, String value) {
        Map<String, Double> sums = new HashMap<>();
        for (int row = 0; row < table.rowCount(); row++) {
            String key = table.stringColumn("accountId").get(row) + " "
                    + table.stringColumn("instrumentId").get(row);
            sums.merge(key, table.doubleColumn(value).getDouble(row), Double::sum);
        }
        return sums;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void lotsConserveQuantityAndMoney(int seed) {
        Random random = new Random(seed);
        Table fills = Desk.fills(lines(random).toArray(new String[0]));
        Table sod = sod(random);
        Map<String, Double> net = new HashMap<>();
        Map<String, Double> cash = new HashMap<>();
        for (int row = 0; row < sod.rowCount(); row++) {
            String key = "A1 " + sod.stringColumn("instrumentId").get(row);
            double quantity = sod.doubleColumn("netPosition").getDouble(row);
            net.merge(key, quantity, Double::sum);
            cash.merge(key, -quantity * sod.doubleColumn("price").getDouble(row), Double::sum);
        }
        for (int row = 0; row < fills.rowCount(); row++) {
            String key = fills.stringColumn("accountId").get(row) + " "
                    + fills.stringColumn("instrumentId").get(row);
            double quantity = fills.doubleColumn("lastQty").getDouble(row)
                    * (fills.stringColumn("side").get(row).equals("BUY") ? 1 : -1);
            net.merge(key, quantity, Double::sum);
            cash.merge(key, -quantity * fills.doubleColumn("lastPx").getDouble(row), Double::sum);
        }
        for (PnlTable table : all(fills, sod)) {
            Map<String, Double> open = by(table, "openQty");
            Map<String, Double> pnl = by(table, "pnl");
            Map<String, Double> trips = by(table.roundTrips(), "realizedPnl");
            Map<String, Double> realized = by(table, "realizedPnl");
            Table lots = table.lots();
            Map<String, Double> lotSums = new HashMap<>();
            for (int row = 0; row < lots.rowCount(); row++) {
                String key = lots.stringColumn("accountId").get(row) + " "
                        + lots.stringColumn("instrumentId").get(row);
                int sign = lots.stringColumn("side").get(row).equals("BUY") ? 1 : -1;
                lotSums.merge(key, sign * lots.doubleColumn("quantity").getDouble(row), Double::sum);
            }
            for (Map.Entry<String, Double> entry : net.entrySet()) {
                String key = entry.getKey();
                if (!open.containsKey(key)) {
                    assertEquals(0, entry.getValue(), 1e-9, key);
                    continue;
                }
                String instrument = key.split(" ")[1];
                assertEquals(entry.getValue(), open.get(key), 1e-6, key);
                assertEquals(entry.getValue(), lotSums.getOrDefault(key, 0.0), 1e-6, key);
                // realised + open = cash flow + value at mark
                double value =
                        (cash.get(key) + entry.getValue() * MARKS.get(instrument)) * POINT_VALUES.get(instrument);
                assertEquals(value, pnl.get(key), 1e-3, table.name() + " " + key);
                assertEquals(realized.get(key), trips.getOrDefault(key, 0.0), 1e-3, table.name() + " " + key);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void totalsDoNotDependOnTheOrderOfRows(int seed) {
        Random random = new Random(1_000 + seed);
        List<String> lines = lines(random);
        Table sod = sod(random);
        List<PnlTable> ordered = all(Desk.fills(lines.toArray(new String[0])), sod);
        Collections.shuffle(lines, random);
        List<PnlTable> shuffled = all(Desk.fills(lines.toArray(new String[0])), sod);
        for (int i = 0; i < ordered.size(); i++) {
            for (String column : List.of("realizedPnl", "openPnl", "pnl", "openQty", "bought", "sold")) {
                Map<String, Double> expected = by(ordered.get(i), column);
                Map<String, Double> found = by(shuffled.get(i), column);
                assertEquals(expected.keySet(), found.keySet());
                expected.forEach((key, value) -> assertEquals(value, found.get(key), 1e-6, column + " of " + key));
            }
        }
    }
}
