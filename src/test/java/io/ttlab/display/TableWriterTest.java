package io.ttlab.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableWriterTest {

    private static final Table TABLE = Table.create(
            "t",
            StringColumn.create("text", "a,\"b\"", "", "x|y\nz"),
            DoubleColumn.create("price", new double[] {0.1 + 0.2, Double.NaN, 1e20}),
            LongColumn.create("ns", 1795183402123456789L, Long.MIN_VALUE, -3L),
            BooleanColumn.create("otc", true, false, true),
            InstantColumn.create("time", Instant.parse("2026-11-20T14:03:22.123Z"), null, Instant.EPOCH));

    private static String written(TableFormat format) {
        return TableWriter.write(TABLE, format, TextOptions.plain());
    }

    @Test
    void writesCsvWithExactNumbersAndEmptyMissingValues() {
        assertEquals("""
                text,price,ns,otc,time
                "a,""b""\",0.30000000000000004,1795183402123456789,true,2026-11-20T14:03:22.123Z
                ,,,false,
                "x|y
                z",100000000000000000000,-3,true,1970-01-01T00:00:00Z
                """, written(TableFormat.CSV));
    }

    @Test
    void writesJsonOneRowALine() {
        assertEquals("""
                [
                {"text":"a,\\"b\\"","price":0.30000000000000004,"ns":1795183402123456789,"otc":true,"time":"2026-11-20T14:03:22.123Z"},
                {"text":null,"price":null,"ns":null,"otc":false,"time":null},
                {"text":"x|y\\nz","price":100000000000000000000,"ns":-3,"otc":true,"time":"1970-01-01T00:00:00Z"}
                ]
                """, written(TableFormat.JSON));
        assertEquals("[]\n", TableWriter.write(TABLE.emptyCopy(), TableFormat.JSON, TextOptions.plain()));
    }

    @Test
    void writesMarkdownThatKeepsItsCells() {
        assertTrue(written(TableFormat.MARKDOWN)
                .startsWith("| text | price | ns | otc | time |\n| --- | ---: | ---: | --- | --- |\n"));
        assertTrue(written(TableFormat.MARKDOWN).contains("| x\\|y z |"));
    }

    @Test
    void namesTheFormatsWhenThereIsNone() {
        IllegalArgumentException failure =
                assertThrows(IllegalArgumentException.class, () -> TableFormat.parse("xlsx"));
        assertEquals("No table format 'xlsx'. There are: table, csv, json, markdown.", failure.getMessage());
    }

    @Test
    void escapesEveryCellOfTheHtml() {
        Table table = Table.create(
                "t",
                StringColumn.create("<script>", "<img src=x onerror=alert(1)>", "a & b's"),
                DoubleColumn.create("pnl", new double[] {-1, 2}));
        String html = HtmlTable.render(table, HtmlOptions.defaults());
        assertFalse(html.contains("<script>"), html);
        assertFalse(html.contains("<img"), html);
        assertTrue(html.contains("a &amp; b&#39;s"), html);
        assertTrue(html.contains("<td class=\"n r\">-1</td>"), html);
        assertTrue(html.contains("2 rows, 2 columns"), html);
    }

    @Test
    void writesHeadAndTailOfALongTableAsHtml() {
        String html = HtmlTable.render(
                SampleTables.orders(500), HtmlOptions.defaults().withRows(4));
        assertTrue(html.contains("500 rows (4 shown), 14 columns"), html);
        assertTrue(html.contains("ticket 499") && html.contains("ticket 0") && !html.contains("ticket 2<"), html);
    }
}
