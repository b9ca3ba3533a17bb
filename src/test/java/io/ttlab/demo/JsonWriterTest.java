package io.ttlab.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWriterTest {
    private static String written(JsonWriter json) {
        return new String(json.bytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void separatesAsPythonDoes() {
        JsonWriter json = new JsonWriter()
                .open()
                .whole("a", 1)
                .openArray("b")
                .flag(true)
                .text("x")
                .open()
                .close()
                .closeArray()
                .quoted("c", -12)
                .close();
        assertEquals("{\"a\": 1, \"b\": [true, \"x\", {}], \"c\": \"-12\"}", written(json));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "-0.5, -0.5",
        "80, 80.0",
        "110.046875, 110.046875",
        "0.0000005, 0.0000005",
        "-170.0000025331974, -170.0000025331974",
        "6712.25, 6712.25",
        "1e22, 10000000000000000000000.0",
        "12500000, 12500000.0",
        "0.1, 0.1",
        "104.15234375, 104.15234375",
    })
    void writesFloatsPlainlyWithAPoint(double value, String expected) {
        assertEquals(expected, written(new JsonWriter().decimal(value)));
    }

    @Test
    void writesEveryDoubleSoThatItReadsBack() {
        Random random = new Random(5);
        for (int i = 0; i < 200_000; i++) {
            double value =
                    switch (i % 4) {
                        case 0 -> random.nextInt(10_000_000) / 100.0;
                        case 1 -> random.nextGaussian() * 1e4;
                        case 2 -> random.nextLong() / 1024.0;
                        default -> random.nextInt(1 << 20) / 256.0;
                    };
            String text = written(new JsonWriter().decimal(value));
            assertEquals(value, Double.parseDouble(text), text);
            assertTrue(text.matches("-?\\d+\\.\\d+"), text);
            assertTrue(new BigDecimal(text).precision() <= 20, text);
        }
    }

    @Test
    void writesWholeNumbersOfAllLengths() {
        for (long value : new long[] {0, 9, 10, -1, 1_795_380_071_123_456_789L, Long.MAX_VALUE, -99_999}) {
            assertEquals(Long.toString(value), written(new JsonWriter().whole(value)));
        }
    }

    @Test
    void escapesAllButAscii() {
        assertEquals(
                "\"a\\\"b\\\\c\\td\\u00e9\\u20ac\\u0001\"",
                written(new JsonWriter().text("a\"b\\c\td\u00e9\u20ac\u0001")));
    }

    @Test
    void sendsNumbersAsStringsOnDemand() {
        assertEquals(
                "{\"a\": \"1\", \"b\": \"2.5\"}",
                written(new JsonWriter(16, true)
                        .open()
                        .whole("a", 1)
                        .decimal("b", 2.5)
                        .close()));
    }
}
