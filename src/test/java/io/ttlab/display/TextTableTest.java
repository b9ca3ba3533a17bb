package io.ttlab.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.schema.Noted;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TextTableTest {

    private static final TextOptions SIX_ROWS = TextOptions.defaults().withRows(6);

    @Test
    void keepsTheMostInformativeColumnsAt80Columns() {
        assertEquals("""
                account  instrument  side  orderQty        price    pnl  orderStatus
                ───────  ──────────  ────  ────────  ───────────  ─────  ────────────────
                ACC0     ES Dec26    BUY          1  6712.25      -20    WORKING
                ACC1     ZN Mar27    SELL         8   112.015625   -7.5  PARTIALLY_FILLED
                ACC0     CL Jan27    BUY         15    71.3         5    PARTIALLY_FILLED
                ⋮        ⋮           ⋮            ⋮            ⋮      ⋮  ⋮
                ACC1     ES Dec26    SELL       190  6712.25      317.5  WORKING
                ACC0     ZN Mar27    BUY        197   112.015625  330    PARTIALLY_FILLED
                ACC1     CL Jan27    SELL       204    71.3       342.5  PARTIALLY_FILLED
                30 rows (6 shown), 14 columns (7 shown)
                7 not shown (1 empty): orderId, accountId, instrumentId, textA, textTT, timeSta…""", TextTable.render(SampleTables.orders(30), SIX_ROWS));
    }

    @Test
    void keepsAnAmountInABaseCurrencyAsItKeepsTheAmount() {
        Table table = Table.create(
                "pnl",
                StringColumn.create("instrument", "ES Dec26"),
                DoubleColumn.create("somethingElse", 1.0),
                DoubleColumn.create("pnlUSD", 125.5));
        table.append(table.copy());
        assertEquals("""
                instrument  pnlUSD
                ──────────  ──────
                ES Dec26     125.5
                ES Dec26     125.5
                2 rows, 3 columns (2
                shown)
                1 not shown: somethin…""", TextTable.render(table, SIX_ROWS.withWidth(22)));
    }

    /** A table of no rows that knows why. */
    private static final class Compared extends Table implements Noted {
        Compared() {
            super("differences", StringColumn.create("account"));
        }

        @Override
        public List<String> notes() {
            return List.of("0 of 12 positions differ <today>", "so there.");
        }
    }

    @Test
    void saysBelowTheRowsWhatTheTableSaysOfItself() {
        assertEquals("""
                account
                ───────
                0 rows
                0 of 12 positions
                differ <today>
                so there.""", TextTable.render(new Compared(), SIX_ROWS.withWidth(18)));
        String html = HtmlTable.render(new Compared(), HtmlOptions.defaults());
        assertTrue(
                html.endsWith("<div class=\"c\">0 rows, 1 column</div><div class=\"c\">0 of 12 positions differ"
                        + " &lt;today&gt;</div><div class=\"c\">so there.</div></div>"),
                html);
        assertTrue(HtmlTable.isOurs(html));
    }

    @Test
    void keepsWhatABlotterIsFor() {
        List<String> names = List.of(
                "dateTime",
                "account",
                "instrument",
                "product",
                "expiry",
                "side",
                "orderType",
                "orderStatus",
                "orderQty",
                "filledQty",
                "workingQty",
                "price",
                "stop",
                "currency",
                "notional",
                "mark",
                "ticksToMark",
                "user",
                "orderId");
        Table table = Table.create("blotter");
        for (String name : names) {
            table.addColumns(StringColumn.create(name, "first 9", "next 10"));
        }
        String header = TextTable.render(table, SIX_ROWS.withWidth(80))
                .lines()
                .findFirst()
                .orElseThrow();
        assertEquals(
                "instrument side orderQty workingQty price notional ticksToMark",
                header.strip().replaceAll(" +", " "));
    }

    @Test
    void showsTwoColumnsAt20Columns() {
        assertEquals(
                """
                instrument  side
                ──────────  ────
                ES Dec26    BUY
                ⋮           ⋮
                CL Jan27    SELL
                30 rows (2 shown),
                14 columns (2 shown)
                12 not shown (1 emp…""",
                TextTable.render(SampleTables.orders(30), SIX_ROWS.withWidth(20).withRows(2)));
    }

    @Test
    void leavesOutRepeatedColumnsBeforeCuttingTextAt200Columns() {
        String text = TextTable.render(SampleTables.orders(30), SIX_ROWS.withWidth(200));
        String header = text.lines().findFirst().orElseThrow();
        assertEquals(
                "orderId accountId account instrument side orderQty price pnl orderStatus textTT timeStamp",
                header.strip().replaceAll(" +", " "));
        assertTrue(text.contains("rolled by desk two before the close, ticket 29"), text);
        assertTrue(text.endsWith("3 not shown (1 empty): instrumentId, textA, timeStampNs"), text);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 33, 47, 60, 80, 81, 100, 132, 160, 200, 250, 300})
    void neverExceedsTheWidth(int width) {
        for (int rows : new int[] {0, 1, 2, 30}) {
            String text = TextTable.render(SampleTables.orders(rows), SIX_ROWS.withWidth(width));
            text.lines().forEach(line -> assertTrue(VisibleText.width(line) <= width, width + ": " + line));
        }
    }

    @Test
    void showsEveryRowAndColumnWithoutALimit() {
        String text = TextTable.render(SampleTables.orders(30), TextOptions.plain());
        assertEquals(33, text.lines().count());
        assertTrue(text.contains("0f1e2d3c-0000-4000-8000-000000000029"), text);
        assertTrue(text.endsWith("\n30 rows"), text);
    }

    @Test
    void showsOneRowVertically() {
        assertEquals("""
                orderId       0f1e2d3c-0000-4000-8000-000000000000
                accountId     1001
                account       ACC0
                instrumentId  12345678901234567890
                instrument    ES Dec26
                side          BUY
                orderQty      1
                price         6712.25
                pnl           -20
                orderStatus   WORKING
                textTT        rolled by desk two before the close, ticket 0
                timeStamp     2026-11-20 14:03:22.123
                timeStampNs   1795183402123456789
                1 row, 14 columns, 1 without a value""", TextTable.render(SampleTables.orders(1), TextOptions.defaults()));
    }

    @Test
    void showsTheHeaderOfAnEmptyTable() {
        Table empty = Table.create("fills", StringColumn.create("side"), DoubleColumn.create("price"));
        assertEquals("side  price\n────  ─────\n0 rows", TextTable.render(empty, TextOptions.defaults()));
    }

    @Test
    void colorsSidesAndSigns() {
        Table table = Table.create(
                "t", StringColumn.create("side", "BUY", "SELL"), DoubleColumn.create("pnl", new double[] {-1.5, 2}));
        String text = TextTable.render(table, TextOptions.defaults().withColor(true));
        assertTrue(text.contains("\u001b[32mBUY\u001b[0m"), text);
        assertTrue(text.contains("\u001b[31mSELL\u001b[0m"), text);
        assertTrue(text.contains("\u001b[31m-1.5\u001b[0m"), text);
        assertFalse(TextTable.render(table, TextOptions.defaults()).contains("\u001b"));
    }

    @Test
    void spellsOutEscapeSequencesFromTheWire() {
        Table table = Table.create(
                "t", StringColumn.create("text\u001b[2J", "\u001b]0;owned\u0007", "a\nb\u202e", "tab\there \ud800"));
        String text = TextTable.render(table, TextOptions.defaults());
        assertTrue(text.contains("\\u001b]0;owned\\u0007"), text);
        assertTrue(text.contains("a\\nb\\u202e"), text);
        assertTrue(text.contains("tab\\there \\ud800"), text);
        assertTrue(text.startsWith("text\\u001b[2J"), text);
        assertTrue(text.chars().allMatch(each -> each >= ' ' || each == '\n'), text);
    }

    @Test
    void alignsWideCharactersAndCombiningMarks() {
        Table table = Table.create(
                "t", StringColumn.create("name", "東京", "e\u0301t", "🚀"), StringColumn.create("side", "a", "b", "c"));
        assertEquals("""
                name  side
                ────  ────
                東京  a
                e\u0301t    b
                🚀    c
                3 rows""", TextTable.render(table, TextOptions.defaults()));
    }

    @Test
    void fillsANumberThatDoesNotFitInsteadOfCuttingIt() {
        Table table = Table.create("t", DoubleColumn.create("n", new double[] {123456789.125, 1}));
        String text = TextTable.render(table, TextOptions.defaults().withWidth(10));
        assertTrue(text.contains("\n##########\n"), text);
    }

    @Test
    void namesTheZoneOfTimesThatAreNotUtc() {
        Instant time = Instant.parse("2026-11-20T14:03:22.123Z");
        Table table = Table.create("t", InstantColumn.create("time", time, time));
        assertEquals("""
                time
                ───────────────────────
                2026-11-20 08:03:22.123
                2026-11-20 08:03:22.123
                2 rows, times in America/Chicago""", TextTable.render(table, TextOptions.defaults().withZone(ZoneId.of("America/Chicago"))));
    }

    @Test
    void roundsQuotientsAndKeepsPricesExact() {
        assertEquals("112.01171875", NumberText.shown(112.01171875));
        assertEquals("0.3", NumberText.shown(0.1 + 0.2));
        assertEquals("33.333333", NumberText.shown(100.0 / 3));
        assertEquals("0.000333333", NumberText.shown(0.001 / 3));
        assertEquals("1000000", NumberText.shown(1e6));
        assertEquals("1.0E20", NumberText.shown(1e20));
        assertEquals("0.30000000000000004", NumberText.exact(0.1 + 0.2));
        assertEquals("100000000000000000000", NumberText.exact(1e20));
    }

    @Test
    void refusesWidthsThatHoldNothing() {
        IllegalArgumentException failure = assertThrows(
                IllegalArgumentException.class, () -> TextOptions.defaults().withWidth(9));
        assertEquals("A width of '9' is too small: at least 10.", failure.getMessage());
    }

    @Test
    void wrapsTheRowCountOnANarrowScreenInsteadOfCuttingIt() {
        String text = TextTable.render(
                SampleTables.orders(180), TextOptions.defaults().withWidth(36).withRows(4));
        List<String> lines = text.lines().toList();
        int at = IntStream.range(0, lines.size())
                .filter(line -> lines.get(line).startsWith("180 rows"))
                .findFirst()
                .orElseThrow();
        assertTrue((lines.get(at) + " " + lines.get(at + 1)).startsWith("180 rows (4 shown), 14 columns ("), text);
        assertTrue(lines.get(at + 1).endsWith("shown)"), text);
        assertTrue(lines.stream().allMatch(line -> VisibleText.width(line) <= 36), text);
    }

    @Test
    void foldsAWideTableIntoPartsThatFit() {
        String text = TextTable.folded(SampleTables.orders(3), SIX_ROWS.withWidth(80));
        assertTrue(text.startsWith("columns 1 to 4 of 14\norderId "), text);
        for (String name : SampleTables.orders(1).columnNames()) {
            assertTrue(text.lines().anyMatch(line -> line.matches("(.* )?" + name + "( .*)?")), name + " in " + text);
        }
        assertTrue(text.contains("\n\ncolumn 14 of 14\n"), text);
        assertTrue(text.endsWith("\n\n3 rows"), text);
        assertTrue(text.lines().allMatch(line -> VisibleText.width(line) <= 80), text);
        assertEquals(
                TextTable.render(SampleTables.orders(1), SIX_ROWS), TextTable.folded(SampleTables.orders(1), SIX_ROWS));
    }
}
