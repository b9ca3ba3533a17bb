package io.ttlab.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.BodyException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** What becomes of single values, however they are spelled. */
class ColumnValuesTest {
    private static Table read(Kind kind, List<String> values) throws BodyException {
        TableBuilder builder = new TableBuilder(Schema.of(Field.of("x", kind, "")));
        String records = values.stream().map(value -> "{\"x\": " + value + "}").collect(Collectors.joining(", "));
        builder.read(("{\"rows\": [" + records + "]}").getBytes(StandardCharsets.UTF_8), List.of("rows"));
        return builder.build("t", builder.allRows(), Codes.raw());
    }

    private static String value(Kind kind, String json) throws BodyException {
        Table table = read(kind, List.of(json));
        Column<?> column = table.column("x");
        String text = table.containsColumn("xText")
                ? " and " + table.stringColumn("xText").get(0)
                : "";
        return (column.isMissing(0) ? "-" : String.valueOf(column.get(0))) + text;
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "80.0, 80.0",
                "80, 80.0",
                "'\"80.5\"', 80.5",
                "-0.25, -0.25",
                "0, 0.0",
                "-0.0, -0.0",
                "1e3, 1000.0",
                "-170.0000025331974, -170.0000025331974",
                "0.1, 0.1",
                "0.000000000000000000001, 1.0E-21",
                "'\" 5 \"', 5.0",
                "'\"+5\"', 5.0",
                "'\".5\"', 0.5",
                "'\"5.\"', 5.0",
                "null, -",
                "'\"\"', -",
                "'\"NaN\"', -",
                "'\"5d\"', - and 5d",
                "'\"0x1p3\"', - and 0x1p3",
                "'\"Infinity\"', - and Infinity",
                "1e999, - and 1e999",
                "'\"1,000\"', '- and 1,000'",
                "true, - and true",
                "'[1]', - and [1]",
                "'\"-\"', - and -",
                "'\".\"', - and ."
            })
    void readsDecimals(String json, String expected) throws BodyException {
        assertEquals(expected, value(Kind.DECIMAL, json));
    }

    @Test
    void readsEveryDecimalExactlyAsJavaDoes() throws BodyException {
        Random random = new Random(7);
        List<String> numbers = Stream.generate(() -> {
                    BigDecimal number = BigDecimal.valueOf(random.nextLong() >> random.nextInt(63), random.nextInt(20));
                    return random.nextBoolean() ? number.toPlainString() : String.valueOf(number.doubleValue());
                })
                .limit(20_000)
                .toList();
        Table table = read(Kind.DECIMAL, numbers);
        for (int row = 0; row < numbers.size(); row++) {
            assertEquals(
                    Double.parseDouble(numbers.get(row)),
                    table.doubleColumn("x").getDouble(row),
                    numbers.get(row));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "10, 10",
                "'\"10\"', 10",
                "10.0, 10",
                "-5, -5",
                "'\"\"', -",
                "null, -",
                "10.5, - and 10.5",
                "2147483647, 2147483647",
                "2147483648, - and 2147483648",
                "99999999999999999999, - and 99999999999999999999",
                "'\"ten\"', - and ten",
                "false, - and false"
            })
    void readsCounts(String json, String expected) throws BodyException {
        assertEquals(expected, value(Kind.COUNT, json));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "true, true",
                "false, false",
                "'\"true\"', true",
                "'\"FALSE\"', false",
                "1, true",
                "0, false",
                "'\"1\"', true",
                "'\"Y\"', true",
                "'\"n\"', false",
                "null, -",
                "'\"\"', -",
                "2, - and 2",
                "'\"maybe\"', - and maybe"
            })
    void readsFlags(String json, String expected) throws BodyException {
        assertEquals(expected, value(Kind.FLAG, json));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "1795187423123456789, 1795187423123456789",
                "'\"1795187423123456789\"', 1795187423123456789",
                "1795187423123456, 1795187423123456000",
                "1795187423123, 1795187423123000000",
                "1795187423, 1795187423000000000",
                "20261120, 1795132800000000000",
                "20261120151023, 1795187423000000000",
                "'\"2026-11-20T15:10:23.123456789Z\"', 1795187423123456789",
                "'\"2026-11-20T09:10:23-06:00\"', 1795187423000000000",
                "'\"2026-11-20 15:10:23\"', 1795187423000000000",
                "'\"2026-11-20\"', 1795132800000000000",
                "0, -",
                "'\"\"', -",
                "null, -",
                "-1000000000000000000, -1000000000000000000"
            })
    void readsMomentsToTheNanosecond(String json, String expected) throws BodyException {
        Table table = read(Kind.TIME, List.of(json));
        Column<?> exact = table.column("xNs");

        assertEquals(expected, exact.isMissing(0) ? "-" : String.valueOf(exact.get(0)));
        assertEquals(exact.isMissing(0), table.column("x").isMissing(0));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"soon\"', soon",
        "'\"2026-02-30\"', 2026-02-30",
        "20261399, 20261399000000000",
        "true, true",
        "99999999999999999999, 99999999999999999999"
    })
    void keepsMomentsThatAreNoneAsText(String json, String text) throws BodyException {
        Table table = read(Kind.TIME, List.of(json));
        if (table.containsColumn("xText")) {
            assertEquals(text, table.stringColumn("xText").get(0));
            assertTrue(table.column("x").isMissing(0));
        } else {
            assertEquals(text, String.valueOf(table.longColumn("xNs").get(0)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "20250618, 2025-06-18",
        "'\"20250618\"', 2025-06-18",
        "1795132800000000000, 2026-11-20",
        "20250618235959, 2025-06-18",
        "'\"2025-06-18\"', 2025-06-18",
        "0, -",
        "'\"\"', -"
    })
    void readsDays(String json, String expected) throws BodyException {
        assertEquals(expected, value(Kind.DATE, json));
    }

    @ParameterizedTest
    @CsvSource({
        "20250618235959, 2025-06-18T23:59:59",
        "20211105215248, 2021-11-05T21:52:48",
        "20250618, 2025-06-18T00:00",
        "0, -"
    })
    void readsDaysWithTimes(String json, String expected) throws BodyException {
        assertEquals(expected, value(Kind.DATE_TIME, json));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "18446744073709551615, 18446744073709551615",
                "'\"18446744073709551615\"', 18446744073709551615",
                "0, 0",
                "'\"\"', -",
                "null, -",
                "'\"OEKlCBRr29/M\"', OEKlCBRr29/M"
            })
    void keepsIdsAsTheyAre(String json, String expected) throws BodyException {
        assertEquals(expected, value(Kind.ID, json));
    }

    @Test
    void packsMomentsAsTablesawDoes() throws BodyException {
        Random random = new Random(9);
        List<Long> times = Stream.concat(
                        Stream.of(
                                -1L, 1L, -86_400_000_000_000L, 86_399_999_999_999L, Long.MAX_VALUE, Long.MIN_VALUE + 1),
                        Stream.generate(() -> random.nextBoolean()
                                        ? random.nextLong()
                                        : 1_795_187_423_123_456_789L + random.nextInt(2_000_000_000))
                                .limit(5_000))
                .filter(ns -> Math.abs(ns) >= 100_000_000_000_000_000L)
                .toList();
        Table table = read(Kind.TIME, times.stream().map(String::valueOf).toList());
        InstantColumn theirs = InstantColumn.create("theirs");
        for (long ns : times) {
            theirs.append(Instant.ofEpochSecond(Math.floorDiv(ns, 1_000_000_000L), Math.floorMod(ns, 1_000_000_000L)));
        }
        for (int row = 0; row < times.size(); row++) {
            assertEquals(times.get(row), table.longColumn("xNs").get(row));
            assertEquals(
                    theirs.getLongInternal(row),
                    table.instantColumn("x").getLongInternal(row),
                    String.valueOf(times.get(row)));
            assertEquals(
                    theirs.get(row).truncatedTo(ChronoUnit.MILLIS),
                    table.instantColumn("x").get(row));
        }
    }

    @Test
    void packsDaysAndTimesAsTablesawDoes() throws BodyException {
        Random random = new Random(10);
        for (int i = 0; i < 300; i++) {
            LocalDateTime time = LocalDateTime.ofEpochSecond(random.nextLong(1L << 33), 0, ZoneOffset.UTC);
            String digits = String.format(
                    java.util.Locale.ROOT,
                    "%04d%02d%02d%02d%02d%02d",
                    time.getYear(),
                    time.getMonthValue(),
                    time.getDayOfMonth(),
                    time.getHour(),
                    time.getMinute(),
                    time.getSecond());
            LocalDate day = time.toLocalDate();

            assertEquals(
                    time,
                    read(Kind.DATE_TIME, List.of(digits)).dateTimeColumn("x").get(0));
            assertEquals(
                    day,
                    read(Kind.DATE, List.of(digits.substring(0, 8)))
                            .dateColumn("x")
                            .get(0));
        }
    }
}
