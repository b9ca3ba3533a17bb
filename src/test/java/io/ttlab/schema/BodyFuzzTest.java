package io.ttlab.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.ttlab.client.Bodies;
import io.ttlab.client.BodyException;
import io.ttlab.client.BodyException.Fault;
import io.ttlab.client.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/**
 * Mutated and cut bodies end in a right table or in a complaint, and a complaint leaves nothing behind.
 *
 * <p>{@code -Dttlab.fuzz.bodies=1000000} tries more of them; a seed's bodies are the same each time. What is right is told
 * by another reader of JSON, which builds trees.
 */
class BodyFuzzTest {
    private static final int BODIES = Integer.getInteger("ttlab.fuzz.bodies", 100_000);
    private static final int A_BUILDER = 150;
    private static final List<String> KEYS = List.of("orders");

    static final Schema SCHEMA = Schema.of(
            Field.of("dateTime", Kind.TIME, ""),
            Field.of("orderId", Kind.ID, ""),
            Field.of("accountId", Kind.ID, "").named("account"),
            Field.of("side", Kind.CODE, ""),
            Field.of("price", Kind.DECIMAL, ""),
            Field.of("depth", Kind.COUNT, ""),
            Field.of("manual", Kind.FLAG, ""),
            Field.of("day", Kind.DATE, ""),
            Field.of("expires", Kind.DATE_TIME, ""),
            Field.of("parties", Kind.JSON, ""),
            Field.of("userParameters", Kind.PARAMETERS, ""),
            Field.of("text", Kind.TEXT, ""));

    private static final String[] SEEDS = {
        "{\"lastPage\": \"true\", \"orders\": [{\"accountId\": 60111, \"dateTime\": 1795187423123456789, \"day\": 20261120,"
                + " \"depth\": 10, \"expires\": 20250618235959, \"manual\": true, \"orderId\": \"1b6f6d9e-1c0e\", \"parties\":"
                + " [{\"id\": \"4\", \"role\": 1}], \"price\": 110.046875, \"side\": \"1\", \"text\": \"caf\u00e9 \\\"q\\\""
                + " \\u20ac\"}, {\"accountId\": 2, \"dateTime\": \"1795187423123456790\", \"manual\": \"false\", \"orderId\":"
                + " \"2c\", \"price\": -0.25, \"side\": 2, \"userParameters\": {\"userParameterList\": [{\"name\": \"Qty\","
                + " \"type\": 0, \"v_double\": 80.0}, {\"displayName\": \"\", \"name\": \"x\", \"type\": 7, \"v_string\":"
                + " \"y\"}]}}], \"status\": \"Ok\"}",
        "{\"orders\":[],\"status\":\"Ok\",\"nextPageKey\":\"l:0,g:1\",\"lastPage\":\"false\"}",
        "{\"orders\": {\"orderId\": \"single\", \"newField\": {\"a\": [1, 2.5, null, true]}, \"other\": 1e5}}",
        "{\"rows\": [{\"orderId\": \"x\"}, {\"orderId\": \"\", \"text\": null}], \"status\": \"Ok\"}",
        "{\"status\": \"Fail\", \"status_message\": \"no \\\"such\\\" account\"}",
        "{\"message\": \"Forbidden\"}",
        "[{\"orderId\": \"bare\"}, 5, [\"a\"], null]",
        "{\"status\": \"Ok\", \"orderId\": \"flat\", \"price\": 5}"
    };

    private static final String[] PIECES = {
        "\"",
        "\\",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null",
        "true",
        "1e999",
        "-",
        "00",
        "0.",
        "\\u0000",
        "\\ud83d",
        "\u0000",
        "\u00ff",
        "\"orders\": ",
        "\"status\": \"Fail\",",
        "9".repeat(400),
        "[".repeat(300),
        " ",
        "\n",
        "<",
        "\"\": 1,",
        "1.5E-5",
        "NaN",
        "\"orderId\": 7, ",
        "\"dateTime\": {},",
        "\ufeff"
    };

    static byte[] mutated(Random random) {
        return mutated(
                SEEDS[random.nextInt(SEEDS.length)].getBytes(StandardCharsets.UTF_8), 1 + random.nextInt(3), random);
    }

    /** Cuts, doubles, inserts and changes a few bytes. */
    static byte[] mutated(byte[] sound, int changes, Random random) {
        byte[] body = sound;
        for (int i = 0; i < changes && body.length > 0; i++) {
            int at = random.nextInt(body.length);
            int to = Math.min(body.length, at + 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 3));
            body = switch (random.nextInt(7)) {
                case 0 -> Arrays.copyOf(body, at);
                case 1 -> joined(body, at, new byte[0], to);
                case 2 -> joined(body, at, PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8), at);
                case 3 -> joined(body, at, PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8), to);
                case 4 -> joined(body, to, Arrays.copyOfRange(body, at, to), to);
                case 5 -> joined(body, at, new byte[] {(byte) random.nextInt(256)}, at + 1);
                default -> digitChanged(body, at, random);
            };
        }
        return body;
    }

    private static byte[] joined(byte[] body, int head, byte[] middle, int tail) {
        byte[] result = new byte[head + middle.length + body.length - tail];
        System.arraycopy(body, 0, result, 0, head);
        System.arraycopy(middle, 0, result, head, middle.length);
        System.arraycopy(body, tail, result, head + middle.length, body.length - tail);
        return result;
    }

    private static byte[] digitChanged(byte[] body, int from, Random random) {
        byte[] changed = body.clone();
        for (int i = from; i < changed.length; i++) {
            if (changed[i] >= '0' && changed[i] <= '9') {
                changed[i] = (byte) ('0' + random.nextInt(10));
                return changed;
            }
        }
        return changed;
    }

    @Test
    void endsInARightTableOrInAComplaintThatLeavesNothingBehind() {
        Random random = new Random(20261120);
        int read = 0;
        int refused = 0;
        for (int i = 0; i < BODIES; i += A_BUILDER) {
            TableBuilder builder = new TableBuilder(SCHEMA);
            List<Map<?, ?>> expected = new ArrayList<>();
            for (int j = 0; j < A_BUILDER; j++) {
                byte[] body = mutated(random);
                int before = builder.rows();
                try {
                    Page page = builder.read(body, KEYS);
                    if (mayBeTakenForAnotherName(body)) {
                        builder.withdraw(before);
                        continue;
                    }
                    List<Map<?, ?>> records = records(body);
                    assertEquals(records.size(), page.rows(), () -> "rows of " + shown(body));
                    assertEquals(before + records.size(), builder.rows());
                    expected.addAll(records);
                    read++;
                } catch (BodyException complaint) {
                    assertEquals(before, builder.rows(), () -> "rows left by " + shown(body));
                    assertNotNull(complaint.getMessage());
                    assertComplains(complaint, body);
                    refused++;
                } catch (RuntimeException | AssertionError broken) {
                    throw new AssertionError(shown(body), broken);
                }
            }
            assertHolds(expected, builder);
        }
        assertTrue(read > BODIES / 20, "enough bodies could be read: " + read);
        assertTrue(refused > BODIES / 4, "enough bodies were refused: " + refused);
    }

    /** Jackson finds a name with a byte ff in its table of names if it saw the rest of it before: no verdict is reliable. */
    private static boolean mayBeTakenForAnotherName(byte[] body) {
        for (byte b : body) {
            if (b == (byte) 0xff) {
                return true;
            }
        }
        return false;
    }

    /** Nobody may refuse a sound body as malformed, nor take a broken one. */
    private static void assertComplains(BodyException complaint, byte[] body) {
        boolean sound = sound(body);
        if (complaint.fault() == Fault.REFUSED
                || complaint.fault() == Fault.UNEXPECTED
                || mayBeTakenForAnotherName(body)) {
            return;
        }
        assertTrue(
                !sound || complaint.fault() == Fault.EMPTY || complaint.fault() == Fault.HTML,
                () -> complaint.fault() + " said of the sound body " + shown(body));
    }

    private static boolean sound(byte[] body) {
        try {
            Json.parse(body);
            return true;
        } catch (IOException unsound) {
            return false;
        }
    }

    /** Returns the records of a body as another reader finds them. */
    private static List<Map<?, ?>> records(byte[] body) {
        Object document;
        try {
            document = Json.parse(body);
        } catch (IOException unsound) {
            return fail("took the broken body " + shown(body), unsound);
        }
        List<Map<?, ?>> records = new ArrayList<>();
        if (document instanceof Map<?, ?> map
                && !(map.get("orders") instanceof Map)
                && !(map.get("orders") instanceof List)) {
            Object other = null;
            for (Map.Entry<?, ?> member : map.entrySet()) {
                boolean list = member.getValue() instanceof List<?> values
                        && !values.isEmpty()
                        && values.get(0) instanceof Map;
                boolean object = member.getValue() instanceof Map<?, ?> inner && declares(inner);
                if (other == null && (list || object)) {
                    other = member.getValue();
                }
            }
            if (other != null) {
                collect(other, records);
            } else if (declaresScalar(map)) {
                records.add(map);
            }
        } else {
            collect(document instanceof Map<?, ?> map ? map.get("orders") : document, records);
        }
        return records;
    }

    private static boolean declares(Map<?, ?> map) {
        return map.keySet().stream().anyMatch(key -> isDeclared(String.valueOf(key)));
    }

    private static boolean declaresScalar(Map<?, ?> map) {
        return map.entrySet().stream()
                .anyMatch(member -> member.getValue() != null
                        && !(member.getValue() instanceof Map)
                        && !(member.getValue() instanceof List)
                        && isDeclared(String.valueOf(member.getKey())));
    }

    private static boolean isDeclared(String name) {
        String folded = name.toLowerCase(java.util.Locale.ROOT).replace("_", "");
        return !Set.of("status", "message", "lastpage", "nextpagekey").contains(folded)
                && SCHEMA.fields().stream()
                        .anyMatch(field ->
                                field.name().toLowerCase(java.util.Locale.ROOT).equals(folded));
    }

    private static void collect(Object value, List<Map<?, ?>> records) {
        if (value instanceof Map<?, ?> record) {
            records.add(record);
        } else if (value instanceof List<?> list) {
            list.forEach(each -> collect(each, records));
        } else if (value != null) {
            records.add(Map.of("value", value));
        }
    }

    /** Compares what can be compared without reading numbers the same way twice: texts, and decimals that are short. */
    private static void assertHolds(List<Map<?, ?>> expected, TableBuilder builder) {
        int[] order = builder.allRows();
        Table table = builder.build("t", order, Codes.raw());
        assertEquals(expected.size(), table.rowCount());
        for (int row = 0; row < expected.size(); row++) {
            for (String field : List.of("orderId", "text", "accountId", "side")) {
                if (expected.get(row).get(field) instanceof String text && !twice(expected.get(row), field)) {
                    assertEquals(
                            text.replaceAll("[\\ud800-\\udfff]", "?"),
                            table.stringColumn(field).get(row).replaceAll("[\\ud800-\\udfff]", "?"),
                            field);
                }
            }
            if (expected.get(row).get("price") instanceof Double price && !twice(expected.get(row), "price")) {
                double found = table.doubleColumn("price").getDouble(row);
                assertTrue(found == price || price.isInfinite(), "price " + price + ", " + found);
            }
        }
    }

    /** Whether another spelling of the same field is there too. */
    private static boolean twice(Map<?, ?> record, String field) {
        return record.keySet().stream()
                        .filter(key -> String.valueOf(key).replace("_", "").equalsIgnoreCase(field))
                        .count()
                > 1;
    }

    private static String shown(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).replace("\u0000", "\\0");
    }

    @Test
    void readsSmallDocumentsOrComplains() {
        Random random = new Random(7);
        for (int i = 0; i < BODIES / 4; i++) {
            byte[] body = mutated(random);
            try {
                assertNotNull(Bodies.object(body));
                assertTrue(sound(body), () -> "took " + shown(body));
            } catch (BodyException complaint) {
                assertNotNull(complaint.getMessage());
            }
        }
    }
}
