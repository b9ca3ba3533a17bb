package io.ttlab.display;

import java.time.Instant;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables shaped like the ones that {@code tt} returns. */
final class SampleTables {

    private static final Instant START = Instant.parse("2026-11-20T14:03:22.123Z");

    private SampleTables() {}

    /** Orders as TT names their fields: ids, name columns, exact times, an empty column and one with free text. */
    static Table orders(int rows) {
        String[] instruments = {"ES Dec26", "ZN Mar27", "CL Jan27"};
        String[] sides = {"BUY", "SELL"};
        double[] prices = {6712.25, 112.015625, 71.3};
        return Table.create(
                "orders",
                strings("orderId", rows, row -> "0f1e2d3c-0000-4000-8000-%012d".formatted(row)),
                strings("accountId", rows, row -> "1001"),
                strings("account", rows, row -> "ACC" + row % 2),
                strings("instrumentId", rows, row -> "1234567890123456789" + row % 3),
                strings("instrument", rows, row -> instruments[row % 3]),
                strings("side", rows, row -> sides[row % 2]),
                LongColumn.create(
                        "orderQty",
                        IntStream.range(0, rows).mapToLong(row -> row * 7L + 1).toArray()),
                DoubleColumn.create(
                        "price",
                        IntStream.range(0, rows)
                                .mapToDouble(row -> prices[row % 3])
                                .toArray()),
                DoubleColumn.create(
                        "pnl",
                        IntStream.range(0, rows)
                                .mapToDouble(row -> row * 12.5 - 20)
                                .toArray()),
                strings("orderStatus", rows, row -> row % 3 == 0 ? "WORKING" : "PARTIALLY_FILLED"),
                strings("textA", rows, row -> ""),
                strings("textTT", rows, row -> "rolled by desk two before the close, ticket " + row),
                InstantColumn.create("timeStamp", IntStream.range(0, rows).mapToObj(START::plusSeconds)),
                LongColumn.create(
                        "timeStampNs",
                        IntStream.range(0, rows)
                                .mapToLong(row -> START.plusSeconds(row).toEpochMilli() * 1_000_000 + 456_789)
                                .toArray()));
    }

    private static StringColumn strings(String name, int rows, java.util.function.IntFunction<String> value) {
        return StringColumn.create(name, IntStream.range(0, rows).mapToObj(value));
    }
}
