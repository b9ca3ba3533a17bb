package io.ttlab.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;

class RowColumnsTest {

    @Test
    void picksRowsHoweverTheTextsAreKept() {
        StringColumn coded = StringColumn.createInternal(
                "a", new CodedStrings(new String[] {"", "ES", "ZN"}, new int[] {1, 2, 0, 1}));
        StringColumn plain = StringColumn.create("a", "ES", "ZN", "", "ES");
        StringColumn packed = RowColumns.texts("a", 4, plain::get);
        for (StringColumn column : List.of(coded, plain, packed)) {
            StringColumn picked = RowColumns.texts("b", column, new int[] {3, -1, 1, 2});
            assertEquals("b", picked.name());
            assertEquals(List.of("ES", "", "ZN", ""), picked.asList());
            assertTrue(picked.isMissing(1));
            assertEquals(0, RowColumns.texts("b", column, new int[0]).size());
        }
    }

    @Test
    void takesTheFirstColumnThatHasATextInTheRow() {
        StringColumn ids = StringColumn.create("execId", "e1", "", "");
        StringColumn records = StringColumn.create("recordId", "r1", "r2", "");
        assertEquals(
                List.of("e1", "r2", "", ""),
                RowColumns.texts("id", List.of(ids, records), new int[] {0, 1, 2, -1})
                        .asList());
    }

    @Test
    void makesInstantsOfNanoseconds() {
        InstantColumn times =
                RowColumns.instants("time", new long[] {1_795_000_000_123_456_789L, Long.MIN_VALUE, -1_000_000L});
        assertEquals(Instant.parse("2026-11-18T11:06:40.123Z"), times.get(0));
        assertTrue(times.isMissing(1));
        assertEquals(Instant.parse("1969-12-31T23:59:59.999Z"), times.get(2));
    }
}
