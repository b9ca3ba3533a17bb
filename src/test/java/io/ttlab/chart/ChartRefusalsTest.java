package io.ttlab.chart;

import static io.ttlab.chart.Charts.plot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ttlab.client.Nearest;
import io.ttlab.client.TtException;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a plot says, whole, when it is asked for what cannot be drawn. */
class ChartRefusalsTest {
    private final Table table = Table.create("t", DoubleColumn.create("x", 1, 2), DoubleColumn.create("y", 3, 4));

    private static void assertSays(String message, Executable call) {
        assertEquals(message, assertThrows(TtException.class, call).getMessage());
    }

    @Test
    void namesWhatLayersNeed() {
        assertSays(
                ".line(\"x\") needs at least one y column behind x.",
                () -> plot(table).line("x"));
        assertSays(
                "'0' bins cannot be drawn: from 1 to 2000.", () -> plot(table).hist("x", 0));
        assertSays(
                "A candle of 'PT0S' is too short: at least a millisecond.",
                () -> plot(table).candles("x", "y", Duration.ZERO));
        assertSays("'0' series cannot be drawn: at least 1.", () -> plot(table).by("x", 0));
        assertSays(
                ".horizontal() is for bars and histograms alone. Leave it out for other layers.",
                () -> plot(table).line("x", "y").horizontal().svg());
        assertSays(
                "The table has no columns, so there is nothing to plot.",
                () -> plot(Table.create("t")).svg());
    }

    @Test
    void namesTheRangesThatCanBeDrawn() {
        assertSays("A range from '2.0' to '1.0' is empty.", () -> plot(table).yRange(2, 1));
        assertSays(
                "A size of '10 x 20' pixels cannot be drawn: 120 x 90 to 8000 x 8000.",
                () -> plot(table).size(10, 20));
    }

    @Test
    void namesPatternsAndZonesThatWork() {
        assertSays(
                "'0.0.0' is no pattern for numbers: Multiple decimal separators in pattern \"0.0.0\". Use for example"
                        + " '#,##0.00'.",
                () -> plot(table).numbers("0.0.0"));
        assertSays(
                "'HH:bb' is no pattern for times: Unknown pattern letter: b. Use for example 'HH:mm'.",
                () -> plot(table).timeFormat("HH:bb"));
        assertSays(
                "No zone 'Chicgo'." + Nearest.sentence("Chicgo", ZoneId.getAvailableZoneIds())
                        + " Use a name such as 'America/Chicago'.",
                () -> plot(table).zone("Chicgo"));
    }

    @Test
    void saysThatWordsAreNoNumbers() {
        assertSays(
                "Column 'name' holds neither numbers nor times.",
                () -> Columns.numbers(StringColumn.create("name", "a"), ZoneId.of("UTC")));
    }

    @Test
    void saysWhatTheChartsOfADeskNeed() {
        assertSays(
                "A correlation needs at least two columns of numbers; there is only 'x'.",
                () -> DeskCharts.correlation(Table.create("t", table.column("x"))));
        assertSays(
                "A correlation needs at least two columns of numbers; there are none.",
                () -> DeskCharts.correlation(Table.create("t", StringColumn.create("name", "a"))));
        assertSays(
                "Table 't' has no column of times. Name one that there is, or add one.", () -> DeskCharts.pnl(table));
        assertSays(
                "The table has no column of times. Name one that there is, or add one.",
                () -> DeskCharts.pnl(Table.create(table.column("x"))));
    }
}
