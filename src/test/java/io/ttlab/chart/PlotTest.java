package io.ttlab.chart;

import static io.ttlab.chart.Charts.plot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.TtException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a user chains, what comes of it, and what a mistake says. */
class PlotTest {
    private static final Table FILLS = SampleCharts.fills(200);

    private static List<Mark> marks(Plot plot) {
        return plot.chart().panels().stream()
                .flatMap(panel -> panel.marks().stream())
                .toList();
    }

    private static String failure(Runnable call) {
        return assertThrows(TtException.class, call::run).getMessage();
    }

    @Test
    void aMissingColumnFailsAtOnceWithTheNearest() {
        assertEquals(
                "No column 'prize' in table 'fills'. Nearest: 'price', 'side', 'time'. List them with t.columnNames().",
                failure(() -> plot(FILLS).line("time", "prize")));
        assertEquals(
                "No column 'sid' in table 'fills'. Nearest: 'side'. List them with t.columnNames().",
                failure(() -> plot(FILLS).hist("price").by("sid")));
    }

    @Test
    void namesTheColumnThatCannotBeMeasured() {
        assertEquals(
                "Column 'side' holds strings, which cannot be measured. Take a column of numbers, or count rows with"
                        + " .bar(\"side\").",
                failure(() -> plot(FILLS).line("time", "side")));
    }

    @Test
    void saysWhatAModifierWithoutALayerNeeds() {
        assertEquals(
                ".right() is about the layer before it, and there is none yet: call for example"
                        + " .line(\"time\", \"pnl\").right().",
                failure(() -> plot(FILLS).right()));
    }

    @Test
    void refusesAnEndingThatIsNoFormat(@TempDir Path folder) {
        assertEquals(
                "Cannot save a chart as 'x.pdf': its ending must be .png, .svg or .html.",
                failure(() -> plot(FILLS).hist("price").save("x.pdf")));
        Path missing = folder.resolve("no/x.png");
        assertEquals(
                "Cannot save '" + missing + "': there is no folder '" + missing.getParent() + "'. Make it first.",
                failure(() -> plot(FILLS).hist("price").save(missing)));
    }

    @Test
    void refusesAColourAZoneAndAPatternThatAreNone() {
        assertEquals(
                "'bleu' is no colour. Nearest: 'blue', 'black'. Use a name such as 'red', or '#d2382f'.",
                failure(() -> plot(FILLS).hist("price").color("bleu")));
        assertTrue(failure(() -> plot(FILLS).zone("America/Chicgo")).contains("Nearest: 'America/Chicago'"));
        assertTrue(failure(() -> plot(FILLS).timeFormat("HH{")).contains("is no pattern for times"));
        assertTrue(failure(() -> plot(FILLS).size(10, 10)).contains("'10 x 10' pixels"));
    }

    @Test
    void refusesNamesAndNumbersOnOneAxis() {
        assertEquals(
                "One axis cannot hold both the names in 'side' and the values of 'price'. Draw them as two charts.",
                failure(() ->
                        plot(FILLS).bar("side", "qty").line("price", "qty").toString()));
    }

    @Test
    void everyCallLeavesThePlotBeforeItAsItWas() {
        Plot base = plot(FILLS).hist("price");
        String before = base.toString();
        base.by("side").dark().title("other").logY().hline(3);
        assertEquals(before, base.toString());
        assertNotEquals(before, base.title("other").toString());
    }

    @Test
    void aPlotAlonePicksByTheTypesOfTheColumns() {
        assertInstanceOf(Mark.Candles.class, marks(plot(SampleCharts.days(5))).get(0));
        assertInstanceOf(
                Mark.Line.class,
                marks(plot(FILLS.selectColumns("time", "price"))).get(0));
        assertInstanceOf(
                Mark.Bars.class, marks(plot(FILLS.selectColumns("side", "qty"))).get(0));
        assertInstanceOf(
                Mark.Points.class,
                marks(plot(FILLS.selectColumns("price", "qty"))).get(0));
        assertInstanceOf(
                Mark.Bars.class, marks(plot(FILLS.selectColumns("price"))).get(0));
        assertInstanceOf(
                Mark.Bars.class, marks(plot(FILLS.selectColumns("side"))).get(0));
    }

    @Test
    void drawsWithoutATable() {
        assertEquals(3, ((Mark.Line) marks(plot(new double[] {1, 5, 2})).get(0)).x().length);
        assertEquals(3, ((Mark.Line) marks(plot(List.of(1, 5, 2))).get(0)).x().length);
        assertInstanceOf(
                Mark.Line.class,
                marks(plot(new double[] {1, 2}, new double[] {3, 4})).get(0));
        assertInstanceOf(Mark.Bars.class, marks(plot(Map.of("ES", 12, "NQ", 7))).get(0));
        assertInstanceOf(Mark.Line.class, marks(plot(Map.of(1, 12, 2, 7))).get(0));
        assertInstanceOf(Mark.Bars.class, marks(plot(FILLS.column("side"))).get(0));
        assertInstanceOf(
                Mark.Line.class,
                marks(plot(FILLS.column("time"), FILLS.column("price"))).get(0));
        assertEquals(
                "There are '2' x and '1' y: they must be as many.",
                failure(() -> plot(new double[] {1, 2}, new double[] {1})));
    }

    @Test
    void aTableWithoutRowsDrawsItsAxes() {
        Table empty = FILLS.emptyCopy();
        List<Plot> plots = List.of(
                plot(empty).line("time", "price").by("side"),
                plot(empty).bar("side", "qty"),
                plot(empty).hist("price"),
                plot(empty).box("side", "qty"),
                plot(empty).heatmap("hour", "side"),
                plot(empty).candles("time", "price", Duration.ofMinutes(5)));
        for (Plot plot : plots) {
            assertTrue(plot.toString().contains("└"), plot.toString());
            assertEquals(860, plot.image().getWidth());
            assertTrue(ChartForms.notebook(plot).html().contains("<img"));
        }
    }

    @Test
    void missingValuesBreakALineAndAreNoPoints() {
        Table table = Table.create(DoubleColumn.create("x", 1, 2, 3, 4), DoubleColumn.create("y", 1, Double.NaN, 3, 4));
        assertTrue(Double.isNaN(((Mark.Line) marks(plot(table).line("x", "y")).get(0)).y()[1]));
        assertEquals(3, ((Mark.Points) marks(plot(table).scatter("x", "y")).get(0)).x().length);
    }

    @Test
    void rowsInAnyOrderMakeALineFromLeftToRight() {
        Table table = Table.create(DoubleColumn.create("x", 3, 1, 2), DoubleColumn.create("y", 30, 10, 20));
        Mark.Line line = (Mark.Line) marks(plot(table).line("x", "y")).get(0);
        assertEquals(List.of(10.0, 20.0, 30.0), List.of(line.y()[0], line.y()[1], line.y()[2]));
    }

    @Test
    void barsOfOneNameAreSummedUnlessTold() {
        Table table = Table.create(StringColumn.create("name", "a", "a", "b"), DoubleColumn.create("v", 1, 3, -5));
        assertEquals(4, ((Mark.Bars) marks(plot(table).bar("name", "v")).get(0)).high()[0]);
        assertEquals(2, ((Mark.Bars) marks(plot(table).bar("name", "v").mean()).get(0)).high()[0]);
        assertEquals(
                3, ((Mark.Bars) marks(plot(table).bar("name", "v").latest()).get(0)).high()[0]);
        assertEquals(2, ((Mark.Bars) marks(plot(table).bar("name")).get(0)).high()[0]);
        assertEquals(-5, ((Mark.Bars) marks(plot(table).bar("name", "v")).get(0)).high()[1]);
    }

    @Test
    void aNoteSaysWhatALogarithmLeavesOut() {
        Table table = Table.create(DoubleColumn.create("x", 1, 2, 3), DoubleColumn.create("y", 0, -1, 10));
        assertEquals(
                "2 values not above 0 left out: an axis is logarithmic",
                plot(table).scatter("x", "y").logY().chart().note());
    }

    @Test
    void aNoteSaysWhichSeriesAreNotShown() {
        assertEquals(
                "2 of 4 values of 'product' not shown: those with the fewest rows",
                plot(FILLS).line("time", "price").by("product", 2).chart().note());
    }

    @Test
    void buyingIsBlueAndSellingRedWhateverComesFirst() {
        Plot plot = plot(FILLS.where(FILLS.stringColumn("side").isEqualTo("SELL")))
                .scatter("time", "price")
                .by("side");
        assertEquals(0xD2382F, Theme.LIGHT.color(marks(plot).get(0).series()));
    }

    @Test
    void aNamedColourIsTheThemesOwn() {
        Mark.Series red = marks(plot(FILLS).hist("price").color("red")).get(0).series();
        assertEquals(0xD2382F, Theme.LIGHT.color(red));
        assertEquals(0xFF6B62, Theme.DARK.color(red));
        Mark.Series own =
                marks(plot(FILLS).hist("price").color("#123456")).get(0).series();
        assertEquals(0x123456, Theme.DARK.color(own));
    }

    @Test
    void aHeatMapOfTooManyCellsSaysHowToHaveFewer() {
        double[] each = new double[300];
        java.util.Arrays.setAll(each, index -> index);
        Table table = Table.create("t", DoubleColumn.create("x", each), DoubleColumn.create("y", each));
        assertEquals(
                "A heat map of 'x' by 'y' would have 300 by 300 cells, at most 50,000 can be told apart. Take columns"
                        + " with fewer values, or .timeFormat(\"HH\") for times by the hour.",
                failure(() -> plot(table).heatmap("x", "y").toString()));
    }

    @Test
    void aBarAtInfinityIsLeftOut() {
        Table table =
                Table.create(DoubleColumn.create("x", 1, Double.POSITIVE_INFINITY), DoubleColumn.create("y", 3, 4));
        assertEquals(1, ((Mark.Bars) marks(plot(table).bar("x", "y")).get(0)).at().length);
    }

    @Test
    void candlesOfPricesHaveTheirOpenHighLowAndClose() {
        Instant start = SampleCharts.MONDAY;
        InstantColumn time = InstantColumn.create("time");
        for (int second : new int[] {0, 10, 20, 59, 60}) {
            time.append(start.plusSeconds(second));
        }
        Table table = Table.create(time, DoubleColumn.create("px", 5, 9, 2, 6, 7));
        Mark.Candles candles = (Mark.Candles)
                marks(plot(table).candles("time", "px", Duration.ofMinutes(1))).get(0);
        assertEquals(2, candles.x().length);
        assertEquals(
                List.of(5.0, 9.0, 2.0, 6.0),
                List.of(candles.open()[0], candles.high()[0], candles.low()[0], candles.close()[0]));
        assertEquals(7.0, candles.open()[1]);
    }

    @Test
    void nanosecondsCountAsTimes() {
        Table table = Table.create(
                LongColumn.create("timeStampNs", new long[] {1_795_305_657_156_685_919L, 1_795_305_658_428_765_692L}),
                DoubleColumn.create("y", 1, 2));
        Chart.Panel panel =
                plot(table).line("timeStampNs", "y").chart().panels().get(0);
        assertEquals(Axis.Kind.TIME, panel.x().kind());
        assertEquals(1_795_305_657_156.686, ((Mark.Line) panel.marks().get(0)).x()[0], 0.001);
    }

    @Test
    void tradingTimeGivesNightsAndWeekendsNoRoom() {
        Axis axis = plot(SampleCharts.days(30))
                .candles("date", "open", "high", "low", "close")
                .tradingTime()
                .chart()
                .panels()
                .get(0)
                .x();
        assertEquals(5, axis.gaps().size());
        double day = 86_400_000;
        Axis.Gap weekend = axis.gaps().get(0);
        assertEquals(2 * day, weekend.length(), 1);
        double before = axis.unit(weekend.start()) - axis.unit(weekend.start() - day / 2);
        assertEquals(0, axis.unit(weekend.end()) - axis.unit(weekend.start()), 1e-12);
        assertTrue(before > 0.01);
    }

    @Test
    void timesAreShownInTheZone() {
        String text = plot(FILLS).line("time", "price").zone("America/Chicago").toString();
        assertTrue(text.contains("time (America/Chicago)") && text.contains("02:00"), text);
        assertTrue(plot(FILLS).line("time", "price").toString().contains("time (UTC)"));
    }

    @Test
    void ticksFollowTheLocalClockOverTheChangeOfSummerTime() {
        // On 2026-03-29 clocks in Berlin went from 02:00 to 03:00.
        double start = Instant.parse("2026-03-28T12:00:00Z").toEpochMilli();
        Axis axis = new Axis(
                Axis.Kind.TIME,
                "",
                start,
                start + 36 * 3_600_000.0,
                List.of(),
                List.of(),
                new Axis.Style(null, new TimeText(ZoneId.of("Europe/Berlin"), null)));
        List<String> labels = Ticks.of(axis, 8).stream().map(Ticks.Tick::label).toList();
        assertEquals(List.of("18:00", "29 Mar", "06:00", "12:00", "18:00", "30 Mar"), labels);
    }

    @Test
    void pricesInFractionsHaveTicksThatTrade() {
        Plot plot = Objects.requireNonNull(SampleCharts.all().get("prices-in-32nds"));
        for (Ticks.Tick tick : Ticks.of(plot.chart().panels().get(0).y(), 9)) {
            assertEquals(0, tick.value() * 64 % 1, tick.label());
            assertTrue(tick.label().matches("112'\\d\\d[05]"), tick.label());
        }
    }
}
