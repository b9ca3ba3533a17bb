package io.ttlab.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.ttlab.api.Catalogue;
import io.ttlab.client.BodyException;
import io.ttlab.schema.CodeTables;
import io.ttlab.schema.TableBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.Source;
import tech.tablesaw.io.json.JsonReadOptions;
import tech.tablesaw.io.json.JsonReader;

/**
 * JSON pages of orders to a finished, decoded table, beside a bare scan of the same tokens and beside tablesaw-json.
 *
 * <p>Run with {@code mvn -Pbench verify}; prints a table of MB/s, rows/s, ratios and bytes a row.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
public class DecodeBench {
    /** A large account's history, 190 MB: a library that keeps a tree of it slows down with its size. */
    private static final int PAGES = 180;

    private static final int ROWS = 1_000;

    private static final JsonFactory JSON = new JsonFactory();
    private static final List<String> KEYS = List.of("orders");

    private List<byte[]> pages = List.of();
    private String array = "[]";
    private final CodeTables codes = new CodeTables()
            .add("side", Map.of("1", "BUY", "2", "SELL"))
            .add("orderStatus", Map.of("1", "NEW", "2", "PARTIALLY_FILLED"))
            .add("orderType", Map.of("2", "LIMIT"))
            .add("timeInForce", Map.of("1", "DAY", "2", "GOOD_TILL_CANCEL"))
            .add("executionType", Map.of("1", "NEW", "12", "RESTATED"));

    /** Makes the pages. */
    @Setup
    public void make() {
        pages = OrderPages.make(PAGES, ROWS, 1);
        array = pages.stream()
                .map(page -> new String(page, StandardCharsets.UTF_8))
                .map(page -> page.substring(page.indexOf('[') + 1, page.lastIndexOf(']')))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** The floor: every token, nothing kept. */
    @Benchmark
    public int tokenScan() throws IOException {
        int tokens = 0;
        for (byte[] page : pages) {
            try (JsonParser parser = JSON.createParser(page)) {
                while (parser.nextToken() != null) {
                    tokens++;
                }
            }
        }
        return tokens;
    }

    /** Ours: typed columns, codes decoded, the table finished. */
    @Benchmark
    public Table decode() throws BodyException {
        TableBuilder builder = read();
        return builder.build("orders", builder.allRows(), codes);
    }

    private TableBuilder read() throws BodyException {
        TableBuilder builder = new TableBuilder(Catalogue.find("orders").schema());
        for (byte[] page : pages) {
            builder.read(page, KEYS);
        }
        return builder;
    }

    /** tablesaw-json on the same orders, all in one array, since it reads one document only. It takes many seconds. */
    @Benchmark
    @Warmup(iterations = 1)
    @Measurement(iterations = 3)
    public Table tablesawJson() {
        return new JsonReader()
                .read(JsonReadOptions.builder(Source.fromString(array)).build());
    }

    /** Prints the table. */
    public static void main(String[] args) throws RunnerException, BodyException {
        DecodeBench bench = new DecodeBench();
        bench.make();
        double megabytes = bench.pages.stream().mapToInt(page -> page.length).sum() / 1e6;
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(DecodeBench.class.getName())
                        .forks(1)
                        .jvmArgsAppend("-Xmx6g")
                        .build())
                .run();
        double scan = ms(results, "tokenScan");
        double decode = ms(results, "decode");
        double peer = ms(results, "tablesawJson");
        System.out.printf(
                Locale.ROOT, "%n%,d orders of %d fields, %.1f MB%n", PAGES * ROWS, OrderPages.FIELDS, megabytes);
        System.out.printf(Locale.ROOT, "%-28s %10s %12s %16s%n", "route", "MB/s", "rows/s", "of the scan");
        row("bare token scan", megabytes, scan, scan);
        row("pages to a decoded table", megabytes, decode, scan);
        row("tablesaw-json", megabytes, peer, scan);
        System.out.printf(Locale.ROOT, "times tablesaw-json: %.0f%n", peer / decode);
        memory(bench);
    }

    private static void row(String route, double megabytes, double ms, double scanMs) {
        System.out.printf(
                Locale.ROOT,
                "%-28s %10.1f %,12.0f %15.0f%%%n",
                route,
                megabytes / ms * 1e3,
                PAGES * ROWS / ms * 1e3,
                scanMs / ms * 100);
    }

    private static double ms(Collection<RunResult> results, String name) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + name))
                .findFirst()
                .orElseThrow()
                .getPrimaryResult()
                .getScore();
    }

    /**
     * The heap that a finished table keeps, and the most that is alive on the way: when all is read, and while columns are
     * made one by one, as the builders let go of theirs.
     */
    private static void memory(DecodeBench bench) throws BodyException {
        long before = used();
        TableBuilder builder = bench.read();
        int[] order = builder.allRows();
        long[] peak = {used() - before};
        int[] asked = {0};
        Table table = builder.build("orders", order, (codes, code) -> {
            if (asked[0]++ % 4 == 0) {
                peak[0] = Math.max(peak[0], used() - before);
            }
            return bench.codes.label(codes, code);
        });
        peak[0] = Math.max(peak[0], used() - before);
        System.out.printf(Locale.ROOT, "at the peak while building: %,d bytes a row%n", peak[0] / table.rowCount());
        builder = new TableBuilder(Catalogue.find("orders").schema());
        long kept = used() - before - 4L * order.length;
        System.out.printf(
                Locale.ROOT,
                "kept: %,d bytes a row (%d columns, %d rows)%n",
                kept / table.rowCount(),
                table.columnCount(),
                table.rowCount() + builder.rows());
    }

    private static long used() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
