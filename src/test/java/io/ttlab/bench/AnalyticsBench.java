package io.ttlab.bench;

import static tech.tablesaw.aggregate.AggregateFunctions.sum;

import io.ttlab.analytics.Analytics;
import io.ttlab.analytics.Groups;
import io.ttlab.analytics.Pnl;
import io.ttlab.analytics.PnlTable;
import io.ttlab.api.TT;
import io.ttlab.schema.CodedStrings;
import io.ttlab.schema.RowColumns;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * P&amp;L and group-bys over five million fills of 50 accounts in 40 instruments, beside Tablesaw's own {@code summarize} of
 * the same columns.
 *
 * <p>Run with {@code mvn -Pbench verify}; prints the best of some rounds, and the peaks of the heap's pools
 * added up, garbage included; it all runs in two gigabytes.
 */
public final class AnalyticsBench {
    private static final int ROWS = 5_000_000;
    private static final int ACCOUNTS = 50;
    private static final int INSTRUMENTS = 40;
    private static final int ROUNDS = 4;

    private AnalyticsBench() {}

    /** Prints the table; a number of rows as the argument replaces the five million. */
    public static void main(String[] args) {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : ROWS;
        Table fills = fills(rows);
        Analytics analytics = Analytics.of(TT.open(() -> {
            throw new IllegalStateException("the benchmark needs no gateway");
        }));
        analytics.instruments().learn(terms());
        Pnl pnl = analytics.pnl(fills).marks(Map.of());
        System.out.printf(Locale.ROOT, "%n%,d fills, %d MB of heap%n", rows, heap());
        peak();
        System.out.printf(Locale.ROOT, "%-46s %8s %12s %8s%n", "", "ms", "rows/s", "MB");
        double fifo = line("fifo()", rows, pnl::fifo);
        line("lifo()", rows, pnl::lifo);
        line("average()", rows, pnl::average);
        PnlTable table = pnl.fifo();
        line("  and its roundTrips(), with execution ids", rows, table::roundTrips);
        double ours = line(
                "group by account, instrument: sum",
                rows,
                () -> Groups.by(fills, "accountId", "instrumentId")
                        .sum("lastQty")
                        .table());
        double theirs = line(
                "  the same by Tablesaw's summarize",
                rows,
                () -> fills.summarize("lastQty", sum).by("accountId", "instrumentId"));
        Table own = Table.create("own", own(fills, "accountId"), own(fills, "instrumentId"), fills.column("lastQty"));
        double ownOurs = line(
                "group by, Tablesaw's own string columns: sum",
                rows,
                () -> Groups.by(own, "accountId", "instrumentId").sum("lastQty").table());
        double ownTheirs = line(
                "  the same by Tablesaw's summarize",
                rows,
                () -> own.summarize("lastQty", sum).by("accountId", "instrumentId"));
        System.out.printf(
                Locale.ROOT,
                "FIFO %.2f s; group-bys %.1f and %.1f times as fast as summarize%n",
                fifo / 1e3,
                theirs / ours,
                ownTheirs / ownOurs);
    }

    private static double line(String name, int rows, Supplier<Table> work) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            Table table = work.get();
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
            if (table.isEmpty()) {
                throw new IllegalStateException(name + " came to nothing");
            }
        }
        System.out.printf(Locale.ROOT, "%-46s %8.0f %,12.0f %8d%n", name, best, rows / best * 1e3, peak());
        return best;
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    /** The largest heap since this was last asked, garbage included. */
    private static long peak() {
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                bytes += pool.getPeakUsage().getUsed();
                pool.resetPeakUsage();
            }
        }
        return bytes >> 20;
    }

    private static StringColumn own(Table fills, String name) {
        StringColumn own = StringColumn.create(name);
        StringColumn from = fills.stringColumn(name);
        for (int row = 0; row < from.size(); row++) {
            own.append(from.get(row));
        }
        return own;
    }

    private static Table terms() {
        double[] ticks = new double[INSTRUMENTS];
        double[] pointValues = new double[INSTRUMENTS];
        Arrays.fill(ticks, 0.25);
        Arrays.fill(pointValues, 50);
        return Table.create(
                "terms",
                StringColumn.create(
                        "id", LongStream.rangeClosed(1, INSTRUMENTS).mapToObj(i -> "" + (5_000_000_000L + i))),
                StringColumn.create("currency", Collections.nCopies(INSTRUMENTS, "USD")),
                DoubleColumn.create("tickSize", ticks),
                DoubleColumn.create("pointValue", pointValues));
    }

    private static Table fills(int rows) {
        Random random = new Random(1);
        long[] times = new long[rows];
        double[] prices = new double[rows];
        double[] quantities = new double[rows];
        int[] accounts = new int[rows];
        int[] instruments = new int[rows];
        int[] sides = new int[rows];
        int[] types = new int[rows];
        double[] walk = new double[INSTRUMENTS];
        Arrays.fill(walk, 4_000);
        long time = 1_795_000_000_000_000_000L;
        for (int row = 0; row < rows; row++) {
            int instrument = random.nextInt(INSTRUMENTS);
            walk[instrument] += (random.nextInt(5) - 2) * 0.25;
            // every tenth fill shares its nanosecond with the one before
            time += row % 10 == 0 ? 0 : random.nextInt(4_000_000);
            times[row] = time;
            prices[row] = walk[instrument];
            quantities[row] = 1 + random.nextInt(20);
            accounts[row] = 1 + random.nextInt(ACCOUNTS);
            instruments[row] = 1 + instrument;
            sides[row] = 1 + random.nextInt(2);
            types[row] = 1;
        }
        return Table.create(
                "fills",
                LongColumn.create("timeStampNs", times),
                coded("accountId", 60_000, ACCOUNTS, accounts),
                coded("instrumentId", 5_000_000_000L, INSTRUMENTS, instruments),
                column("side", sides, "BUY", "SELL"),
                DoubleColumn.create("lastQty", quantities),
                DoubleColumn.create("lastPx", prices),
                column("multiLegReportingType", types, "OUTRIGHT"),
                RowColumns.texts("execId", rows, row -> "OEKlCBRr29MA" + (5_000_000_000L + row)));
    }

    private static StringColumn coded(String name, long first, int count, int[] codes) {
        String[] labels = new String[count];
        Arrays.setAll(labels, i -> Long.toString(first + 1 + i));
        return column(name, codes, labels);
    }

    private static StringColumn column(String name, int[] codes, String... labels) {
        String[] values = new String[labels.length + 1];
        values[0] = "";
        System.arraycopy(labels, 0, values, 1, labels.length);
        return StringColumn.createInternal(name, new CodedStrings(values, codes));
    }
}
