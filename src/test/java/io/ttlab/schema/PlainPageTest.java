package io.ttlab.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.BodyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.columns.Column;

/** Pages read straight from their bytes hold what Jackson finds in them, or are left to it. */
class PlainPageTest {
    private static final int PAGES = Integer.getInteger("ttlab.fuzz.bodies", 100_000);
    private static final List<String> KEYS = List.of("orders");

    private static final String[] NAMES = {
        "orderId",
        "order_id",
        "accountId",
        "side",
        "price",
        "depth",
        "manual",
        "dateTime",
        "day",
        "expires",
        "parties",
        "userParameters",
        "text",
        "extra",
        "priceText",
        "extraId",
        "other"
    };
    private static final String[] VALUES = {
        "1",
        "1",
        "1",
        "2",
        "0",
        "-0",
        "-0.0",
        "0.5",
        "12.25",
        "1e3",
        "-1.5E-3",
        "123456789012345678",
        "1234567890123456789",
        "12345678901234567890",
        "0.1234567890123456789",
        "20251103",
        "1795187423123456789",
        "\"1\"",
        "\"1\"",
        "\"BUY\"",
        "\"BUY\"",
        "\"\"",
        "\"abcdefg\"",
        "\"abcdefgh\"",
        "\"abcdefghi\"",
        "\"a longer text, of 31 bytes in all\"",
        "\"1795187423123456789\"",
        "\"20251103\"",
        "\"2.50\"",
        "\"caf\u00e9\"",
        "\"\\u20ac \\\"q\\\"\"",
        "\"tab\\t\"",
        "true",
        "true",
        "false",
        "\"Y\"",
        "null",
        "null",
        "{}",
        "[]",
        "{\"a\": [1, \"\\u0041\"]}",
        "[1, 2.5, null]",
        "[{\"name\": \"algoName\", \"v_string\": \"Iceberg\"}, {\"name\": \"Qty\", \"v_double\": 80.0}]"
    };
    private static final String[] BLANKS = {"", "", "", " ", " ", "\n ", "\t\r\n"};

    /** What both readers made of the same pages. */
    private static final class Both {
        private final FieldColumns plain = new FieldColumns(BodyFuzzTest.SCHEMA);
        private final FieldColumns parsed = new FieldColumns(BodyFuzzTest.SCHEMA);
        private int rows;

        /** Reads a page; false where it is not plain. */
        boolean read(byte[] body) {
            PlainPage page = new PlainPage(plain, body, rows);
            Envelope envelope = page.read(KEYS);
            if (envelope == null) {
                plain.truncate(rows);
                return false;
            }
            ParsedPage other = new ParsedPage(parsed, body, rows);
            try {
                Envelope expected = other.read(KEYS);
                assertTrue(expected.found, () -> shown(body));
                assertEquals(expected.scalars, envelope.scalars, () -> shown(body));
                assertEquals(other.rows(), page.rows(), () -> shown(body));
            } catch (IOException | BodyException refused) {
                throw new AssertionError("took what Jackson refuses: " + shown(body), refused);
            }
            rows = page.rows();
            plain.fillTo(rows);
            parsed.fillTo(rows);
            return true;
        }

        void assertSame() {
            Map<String, List<String>> expected = cells(parsed, rows);
            Map<String, List<String>> found = cells(plain, rows);
            assertEquals(expected.keySet(), found.keySet());
            for (String column : expected.keySet()) {
                for (int row = 0; row < rows; row++) {
                    assertEquals(
                            expected.get(column).get(row), found.get(column).get(row), column + " in row " + row);
                }
            }
        }
    }

    private static Map<String, List<String>> cells(FieldColumns columns, int rows) {
        int[] order = IntStream.range(0, rows).toArray();
        List<ColumnBuilder> builders = new ArrayList<>(columns.declared());
        builders.addAll(columns.extras());
        Map<String, List<String>> cells = new TreeMap<>();
        for (ColumnBuilder builder : builders) {
            if (builder.anyOf(order)) {
                List<Long> hashes =
                        IntStream.of(order).mapToObj(builder::cellHash).toList();
                for (Column<?> column : builder.build(order, Codes.raw())) {
                    List<String> texts = new ArrayList<>();
                    for (int row = 0; row < rows; row++) {
                        texts.add(column.getString(row) + "/" + hashes.get(row));
                    }
                    // A page that was not taken may have left the plain spelling of a name to another one.
                    String name = column.name().replaceFirst("_\\d+$", "");
                    cells.computeIfAbsent(name + " " + column.type(), unseen -> new ArrayList<>())
                            .addAll(texts);
                }
            }
        }
        return cells;
    }

    private static byte[] page(Random random) {
        StringBuilder json = new StringBuilder();
        String blank = BLANKS[random.nextInt(BLANKS.length)];
        json.append("{\"status\":")
                .append(blank)
                .append("\"Ok\", \"count\": 2, \"orders\":")
                .append(blank)
                .append("[");
        int first = random.nextInt(NAMES.length);
        int fields = random.nextInt(6);
        int rows = random.nextInt(12);
        String[] kept = new String[NAMES.length];
        for (int row = 0; row < rows; row++) {
            json.append(row == 0 ? "" : "," + blank).append("{").append(blank);
            for (int i = 0; i < fields; i++) {
                int name = random.nextInt(12) == 0 ? random.nextInt(NAMES.length) : (first + i) % NAMES.length;
                if (kept[name] == null || random.nextInt(3) == 0) {
                    kept[name] = VALUES[random.nextInt(VALUES.length)];
                }
                String between = random.nextInt(20) == 0 ? BLANKS[random.nextInt(BLANKS.length)] : blank;
                json.append(i == 0 ? "" : "," + between)
                        .append('"')
                        .append(NAMES[name])
                        .append("\":")
                        .append(between)
                        .append(kept[name])
                        .append(random.nextInt(20) == 0 ? " " : "");
            }
            json.append("}");
        }
        return json.append("]}").append(blank).toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void holdsWhatJacksonFindsOrLeavesThePageToIt() {
        Random random = new Random(20261127);
        int plain = 0;
        Both both = new Both();
        for (int i = 0; i < PAGES; i++) {
            if (i % 200 == 0) {
                both.assertSame();
                both = new Both();
            }
            int changes = random.nextInt(3);
            byte[] body = random.nextInt(4) == 0
                    ? BodyFuzzTest.mutated(random)
                    : BodyFuzzTest.mutated(page(random), changes, random);
            plain += both.read(body) ? 1 : 0;
        }
        both.assertSame();
        assertTrue(plain > PAGES / 4, "enough pages were plain: " + plain);
    }

    @Test
    void takesTheDemosKindOfPage() {
        Both both = new Both();
        assertTrue(both.read(body("{\"lastPage\": \"true\", \"orders\": [{\"orderId\": \"a\", \"price\": 1.5}, "
                + "{\"orderId\": \"b\", \"price\": 1.5}], \"status\": \"Ok\"}")));
        both.assertSame();
        assertEquals(2, both.rows);
    }

    @Test
    void repeatsNoCellThatAnotherSpellingOfTheFieldWrote() {
        Both both = new Both();
        assertTrue(both.read(body("{\"orders\": [{\"orderId\": \"a\", \"order_id\": \"b\"}, {\"orderId\": \"a\"}]}")));
        both.assertSame();
    }

    @Test
    void repeatsNoCellOfAnotherPage() {
        Both both = new Both();
        byte[] first = body("{\"orders\": [{\"orderId\": \"a\", \"price\": 1}]}");
        assertTrue(both.read(first));
        assertTrue(both.read(body("{\"orders\": [{\"orderId\": \"b\", \"price\": 2}]}")));
        assertTrue(both.read(first));
        both.assertSame();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "5",
                "{\"orders\": [{}]",
                "{\"orders\": [{}]} x",
                "{\"orders\": [{},]}",
                "{\"orders\": [{\"price\": }]}",
                "{\"orders\": [{\"price\": 01}]}",
                "{\"orders\": [{\"price\": -}]}",
                "{\"orders\": [{\"price\": 1.}]}",
                "{\"orders\": [{\"price\": .5}]}",
                "{\"orders\": [{\"price\": 1e}]}",
                "{\"orders\": [{\"price\": +1}]}",
                "{\"orders\": [{\"price\": 1 2}]}",
                "{\"orders\": [{\"price\": 1x}]}",
                "{\"orders\": [{\"price\": NaN}]}",
                "{\"orders\": [{\"manual\": truex}]}",
                "{\"orders\": [{\"manual\": tru}]}",
                "{\"orders\": [{\"text\": \"\u0001\"}]}",
                "{\"orders\": [{\"text\": \"\\x\"}]}",
                "{\"orders\": [{\"text\": \"open}]}",
                "{\"orders\": [{\"text\" \"a\"}]}",
                "{\"orders\": [{text: 1}]}",
                "{\"orders\": [{\"text\": 1,}]}",
                "{\"orders\": [{\"text\": [1}]}",
                "{\"orders\": [5]}",
                "{\"rows\": [{\"orderId\": \"x\"}]}",
                "{\"status\": \"Ok\", \"orderId\": \"flat\"}"
            })
    void leavesToJacksonWhatItNeedNotUnderstand(String json) {
        assertNull(read(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"orders\": []}",
                "[]",
                "[{\"orderId\": \"bare\"}]",
                "{\"orders\": {\"orderId\": \"single\"}}",
                " {\t\"orders\" :\r\n[ { } ] } \n",
                "{\"orders\": [{\"text\": \"\\u20ac\"}], \"nested\": {\"a\": [{}]}, \"more\": \"caf\u00e9\"}"
            })
    void takesWhatIsPlain(String json) {
        assertNotNull(read(json));
    }

    private static @Nullable Envelope read(String json) {
        return new PlainPage(new FieldColumns(BodyFuzzTest.SCHEMA), body(json), 0).read(KEYS);
    }

    private static byte[] body(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String shown(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
