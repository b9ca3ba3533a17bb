package io.ttlab.analytics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.TtException;
import io.ttlab.schema.CodedStrings;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class GroupsTest {

    /** A: 2 at 100 and 6 at 101, (200 + 606) / 8 = 100.75; B: 4 at 50. */
    @Test
    void sumsUpOverEachGroup() {
        Table table = Table.create(
                "t",
                StringColumn.create("key", "A", "B", "A"),
                DoubleColumn.create("qty", 2, 4, 6),
                DoubleColumn.create("px", 100, 50, 101));
        Table found = Groups.by(table, "key")
                .count("rows")
                .sum("qty")
                .mean("px")
                .min("px")
                .max("px")
                .vwap("px", "qty")
                .table();
        assertEquals(List.of("key", "rows", "qty", "pxMean", "pxMin", "pxMax", "vwap"), found.columnNames());
        assertEquals(List.of("A", "B"), found.stringColumn("key").asList());
        assertEquals(List.of(2, 1), found.intColumn("rows").asList());
        assertEquals(List.of(8.0, 4.0), found.doubleColumn("qty").asList());
        assertEquals(List.of(100.5, 50.0), found.doubleColumn("pxMean").asList());
        assertEquals(List.of(100.0, 50.0), found.doubleColumn("pxMin").asList());
        assertEquals(List.of(101.0, 50.0), found.doubleColumn("pxMax").asList());
        assertEquals(List.of(100.75, 50.0), found.doubleColumn("vwap").asList());
    }

    /** What Tablesaw's summarize confuses: NA, null, *, and its own separator; and what it throws on. */
    @Test
    void keepsKeysApartThatTablesawMixesUp() {
        Table table = Table.create(
                "t",
                StringColumn.create("a", "NA", "null", "*", "", "x~~~y", "x"),
                StringColumn.create("Group", "1", "1", "1", "1", "1", "y~~~1"),
                DoubleColumn.create("number", 0.5, 0.5, 1.5, Double.NaN, 2, 2),
                BooleanColumn.create("flag", new Boolean[] {true, null, false, null, true, true}),
                DoubleColumn.create("qty", 1, 2, 3, 4, 5, 6));
        Table found = Groups.by(table, "a", "Group").sum("qty").table();
        assertEquals(
                List.of("NA", "null", "*", "", "x~~~y", "x"),
                found.stringColumn("a").asList());
        assertEquals(4, Groups.by(table, "number").table().rowCount());
        Table flags = Groups.by(table, "flag").sum("qty").table();
        assertEquals(List.of(12.0, 6.0, 3.0), flags.doubleColumn("qty").asList());
        assertTrue(flags.booleanColumn("flag").isMissing(1));
    }

    @Test
    void keepsTheTypeOfItsKeys() {
        Table table = Table.create(
                "t",
                DateColumn.create("day", LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 20), null),
                IntColumn.create("hour", 9, 9, 10),
                DoubleColumn.create("qty", 1, 2, 4));
        Table found = Groups.by(table, "day", "hour").sum("qty").table();
        assertEquals(LocalDate.of(2026, 11, 20), found.dateColumn("day").get(0));
        assertTrue(found.dateColumn("day").isMissing(1));
        assertEquals(List.of(9, 10), found.intColumn("hour").asList());
        assertEquals(List.of(3.0, 4.0), found.doubleColumn("qty").asList());
    }

    @Test
    void leavesMissingNumbersOut() {
        Table table = Table.create(
                "t", StringColumn.create("key", "A", "A", "B"), DoubleColumn.create("qty", 1, Double.NaN, Double.NaN));
        Table found = Groups.by(table, "key").sum("qty").mean("qty").min("qty").table();
        assertEquals(List.of(1.0, 0.0), found.doubleColumn("qty").asList());
        assertEquals(1.0, found.doubleColumn("qtyMean").getDouble(0));
        assertTrue(found.doubleColumn("qtyMean").isMissing(1));
        assertTrue(found.doubleColumn("qtyMin").isMissing(1));
    }

    @Test
    void agreesWithAPlainMapHoweverTheKeysAreKept() {
        Random random = new Random(5);
        int rows = 20_000;
        String[] labels = {"", "ES", "ZN", "CL", "6E", "never used"};
        int[] codes = random.ints(rows, 0, 5).toArray();
        StringColumn coded = StringColumn.createInternal("coded", new CodedStrings(labels, codes));
        StringColumn plain = StringColumn.create("plain", Arrays.stream(codes).mapToObj(code -> labels[code]));
        StringColumn many =
                StringColumn.create("many", random.ints(rows, 0, 9_000).mapToObj(number -> "order-" + number));
        DoubleColumn values =
                DoubleColumn.create("qty", random.ints(rows, 0, 100).asDoubleStream());
        Table table = Table.create("t", coded, plain, many, values);
        Map<String, Double> expected = new HashMap<>();
        for (int row = 0; row < rows; row++) {
            expected.merge(coded.get(row) + "|" + many.get(row), values.getDouble(row), Double::sum);
        }
        for (String key : List.of("coded", "plain")) {
            Table found = Groups.by(table, key, "many").sum("qty").table();
            assertEquals(expected.size(), found.rowCount());
            for (int row = 0; row < found.rowCount(); row++) {
                String text = found.stringColumn(key).get(row) + "|"
                        + found.stringColumn("many").get(row);
                assertEquals(expected.get(text), found.doubleColumn("qty").getDouble(row), text);
            }
        }
        Groups groups = Groups.by(table, "coded");
        assertArrayEquals(Groups.by(table, "plain").ids(), groups.ids());
    }

    @Test
    void keepsTheColumnsOfAnEmptyTable() {
        Table table = Table.create("t", StringColumn.create("key"), DoubleColumn.create("qty"));
        Table found = Groups.by(table, "key").count("rows").sum("qty").table();
        assertEquals(List.of("key", "rows", "qty"), found.columnNames());
        assertEquals(0, found.rowCount());
    }

    @Test
    void tellsAMissingColumn() {
        Table table = Table.create("t", StringColumn.create("account"));
        TtException refused = assertThrows(TtException.class, () -> Groups.by(table, "acount"));
        assertEquals(
                "group(table, …) needs a column 'acount', and table 't' has none. Nearest: 'account'."
                        + " Rename one with column.setName(\"acount\").",
                refused.getMessage());
        assertEquals(
                "group(table, …) needs a column 'price', and table 't' has none. Its columns: account. Rename one with"
                        + " column.setName(\"price\").",
                assertThrows(TtException.class, () -> Groups.by(table, "price")).getMessage());
    }

    @Test
    void tellsWhatAGroupingNeeds() {
        Table table = Table.create("t", StringColumn.create("account", "A", "B"));
        assertEquals(
                "group(table) needs a column: group(fills, \"account\").",
                assertThrows(TtException.class, () -> Groups.by(table)).getMessage());
        assertEquals(
                "sum(\"edge\", values) needs 2 values, one a row, and got 1.",
                assertThrows(
                                TtException.class,
                                () -> Groups.by(table, "account").sum("edge", new double[1]))
                        .getMessage());
    }
}
