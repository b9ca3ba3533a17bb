package io.ttlab.analytics;

import io.ttlab.api.TT;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** Fills written by hand, and analytics that know their instruments without a gateway. */
final class Desk {
    /** All in dollars, which need no rate. */
    static final String TERMS = """
            id,alias,productSymbol,productTypeId,currency,tickSize,pointValue,displayType,lastTradeDate
            1,ES Dec26,ES,Future,USD,0.25,50,5,2026-12-18
            2,CL Dec26,CL,Future,USD,0.01,1000,5,2026-11-20
            3,ZN Dec26,ZN,Future,USD,0.015625,1000,17,2026-12-21
            4,ES Dec26-Mar27 Calendar,ES,MultilegInstrument,USD,0.25,50,5,2026-12-18
            5,ES Mar27,ES,Future,USD,0.25,50,5,2027-03-19
            6,6J Dec26,6J,Future,USD,0.0000005,12500000,5,2026-12-14
            """;

    private Desk() {}

    /** Analytics whose gateway must not be asked. */
    static Analytics offline() {
        return offline(ZoneOffset.UTC);
    }

    /** The same in a zone. */
    static Analytics offline(ZoneId zone) {
        TT unconnected = TT.open(() -> {
            throw new IllegalStateException("a test without a gateway asked it");
        });
        Analytics analytics = Analytics.of(unconnected, Instant::now, () -> zone);
        analytics.instruments().learn(csv(TERMS));
        return analytics;
    }

    /** Reads a table whose ids stay texts. */
    static Table csv(String text) {
        return Table.read()
                .usingOptions(CsvReadOptions.builderFromString(text)
                        .tableName("file")
                        .columnTypes(name -> name.matches(".*(Price|Size|Value|Position|price|Ns|Qty|Px)")
                                ? name.endsWith("Ns") ? ColumnType.LONG : ColumnType.DOUBLE
                                : name.endsWith("Date") ? ColumnType.LOCAL_DATE : ColumnType.STRING)
                        .build());
    }

    /**
     * Makes fills from lines such as {@code 3 BUY 2 6700.25} or {@code 3 BUY 2 6700.25 instrument account type}, the first
     * number the second of the day; of instrument 1 in account A1 and no spread where nothing else is said.
     */
    static Table fills(String... lines) {
        LongColumn times = LongColumn.create("timeStampNs");
        StringColumn accounts = StringColumn.create("accountId");
        StringColumn instruments = StringColumn.create("instrumentId");
        StringColumn sides = StringColumn.create("side");
        DoubleColumn quantities = DoubleColumn.create("lastQty");
        DoubleColumn prices = DoubleColumn.create("lastPx");
        StringColumn types = StringColumn.create("multiLegReportingType");
        StringColumn ids = StringColumn.create("execId");
        for (String line : lines) {
            String[] words = line.strip().split("\\s+");
            times.append(1_795_000_000_000_000_000L + (long) (Double.parseDouble(words[0]) * 1e9));
            sides.append(words[1]);
            quantities.append(Double.parseDouble(words[2]));
            prices.append(Double.parseDouble(words[3]));
            instruments.append(words.length > 4 ? words[4] : "1");
            accounts.append(words.length > 5 ? words[5] : "A1");
            types.append(words.length > 6 ? words[6] : "OUTRIGHT");
            ids.append(String.format(Locale.ROOT, "x%d", ids.size()));
        }
        return Table.create("fills", times, accounts, instruments, sides, quantities, prices, types, ids);
    }

    /** Makes start-of-day records of account A1 from lines such as {@code 1 -3 6690.5}: instrument, net, price. */
    static Table sod(String... lines) {
        Table table = Table.create(
                "sod",
                StringColumn.create("accountId"),
                StringColumn.create("instrumentId"),
                DoubleColumn.create("netPosition"),
                DoubleColumn.create("price"));
        for (String line : lines) {
            String[] words = line.strip().split("\\s+");
            table.stringColumn(0).append("A1");
            table.stringColumn(1).append(words[0]);
            table.doubleColumn(2).append(Double.parseDouble(words[1]));
            table.doubleColumn(3).append(Double.parseDouble(words[2]));
        }
        return table;
    }
}
