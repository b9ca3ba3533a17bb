package io.ttlab.chart;

import static io.ttlab.chart.Charts.plot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.TtException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables without rows, without values, with values that no axis likes: each still is a picture, and says what it left out. */
class OddTablesTest {
    private static Table of(double... y) {
        double[] x = IntStream.range(0, y.length).asDoubleStream().toArray();
        return Table.create("t", DoubleColumn.create("x", x), DoubleColumn.create("y", y));
    }

    private static Table names(String... names) {
        double[] y = IntStream.range(0, names.length).asDoubleStream().toArray();
        return Table.create("t", StringColumn.create("name", names), DoubleColumn.create("y", y));
    }

    private static Table times(String from, Duration step, int count) {
        InstantColumn time = InstantColumn.create("time");
        DoubleColumn price = DoubleColumn.create("price");
        for (int row = 0; row < count; row++) {
            time.append(Instant.parse(from).plus(step.multipliedBy(row)));
            price.append(row);
        }
        return Table.create("t", time, price);
    }

    private static List<String> labels(Axis axis, int wanted) {
        return Ticks.of(axis, wanted).stream().map(Ticks.Tick::label).toList();
    }

    private static Axis x(Plot plot) {
        return plot.chart().panels().get(0).x();
    }

    private static Axis y(Plot plot) {
        return plot.chart().panels().get(0).y();
    }

    @Test
    void aTableWithoutRowsIsAPictureThatSaysSo() {
        Table empty = of();
        for (Plot plot : List.of(
                plot(empty),
                plot(empty).line("x", "y").facet("y"),
                plot(empty).bar("x", "y"),
                plot(empty).hist("y"),
                plot(empty).heatmap("x", "y"),
                plot(Table.create("t", StringColumn.create("name"))))) {
            assertEquals("nothing to draw: the table has no rows", plot.chart().note());
            assertTrue(plot.svg().contains("nothing to draw"), "the picture says it");
            ChartForms.notebook(plot);
        }
    }

    @Test
    void valuesThatAreAllMissingAreSaidToBe() {
        Plot plot = plot(of(Double.NaN, Double.NaN)).bar("x", "y");
        assertEquals("nothing to draw: the values are missing", plot.chart().note());
        assertFalse(labels(y(plot), 5).isEmpty(), "the axis has numbers all the same");
    }

    @Test
    void infinityIsLeftOutOfEveryKindAndCounted() {
        Table table = of(1, Double.POSITIVE_INFINITY, 3, -Double.MAX_VALUE);
        for (Plot plot : List.of(
                plot(table).line("x", "y"),
                plot(table).bar("x", "y"),
                plot(table).hist("y"))) {
            assertEquals(
                    "2 values of 'y' left out: infinite, or as good as that",
                    plot.chart().note());
        }
        Mark.Bars bars = (Mark.Bars)
                plot(table).bar("x", "y").chart().panels().get(0).marks().get(0);
        assertEquals(List.of(0.0, 2.0), Arrays.stream(bars.at()).boxed().toList());
    }

    @Test
    void ticksThatDifferAreWrittenDifferently() {
        for (double[] y : new double[][] {
            {1e-6, 2e-6, 3.5e-6}, {1e9, 1e9 + 1e-4}, {1e300, -1e300}, {1e-300, 3e-300}, {112.015625, 112.046875}, {5, 5}
        }) {
            List<String> labels = labels(y(plot(of(y)).line("x", "y")), 6);
            assertTrue(labels.size() > 2, () -> Arrays.toString(y) + labels);
            assertEquals(labels.size(), new HashSet<>(labels).size(), () -> Arrays.toString(y) + labels);
        }
        assertEquals("1e300", Numbers.tick(1e300, 5e299, 1e300));
        assertEquals("0.00", Numbers.tick(-0.001, 0.01, 1));
    }

    @Test
    void aLogarithmicAxisHasNumbersWithinADecadeAndOverMany() {
        assertEquals(
                List.of("3.00", "3.25", "3.50"),
                labels(y(plot(of(3, 3.1, 3.5)).line("x", "y").logY()), 4));
        assertEquals(
                List.of("1k", "1M", "1B"),
                labels(y(plot(of(1e3, 1e9)).line("x", "y").logY()), 3).stream()
                        .map(label -> label.replace("1,000", "1k"))
                        .toList());
    }

    @Test
    void emptyBinsAreNothingThatALogarithmLeavesOut() {
        Plot plot = plot(of(1, 1, 1, 2, 2, 5, 100)).hist("y").logY();
        assertEquals("", plot.chart().note());
        assertTrue(y(plot).low() <= 0.5, "a bin with one row is seen");
    }

    @Test
    void milliseconds() {
        Plot plot =
                plot(times("2026-11-16T08:00:00Z", Duration.ofMillis(1), 50)).line("time", "price");
        assertEquals(
                List.of("08:00:00.000", "08:00:00.010", "08:00:00.020", "08:00:00.030", "08:00:00.040"),
                labels(x(plot), 6));
    }

    @Test
    void theAxisSaysTheDayOrTheYearThatItsTicksDoNot() {
        Plot day =
                plot(times("2026-11-16T08:00:00Z", Duration.ofMinutes(5), 50)).line("time", "price");
        assertEquals("time (UTC), 16 Nov 2026", x(day).label());
        Plot weeks = plot(times("2026-12-16T08:00:00Z", Duration.ofDays(1), 30)).line("time", "price");
        assertEquals("time (UTC), 2026–2027", x(weeks).label());
        Plot years =
                plot(times("2026-12-16T08:00:00Z", Duration.ofDays(30), 30)).line("time", "price");
        assertEquals("time (UTC)", x(years).label());
        assertEquals("mine", x(day.xLabel("mine")).label());
    }

    @Test
    void daysOfTradingAreNamedWhereTheyBegin() {
        Table week = times("2026-11-12T14:00:00Z", Duration.ofMinutes(5), 288 * 7);
        Predicate<Instant> trades = at -> {
            OffsetDateTime local = at.atOffset(ZoneOffset.UTC);
            return local.getDayOfWeek().getValue() < 6 && local.getHour() >= 14 && local.getHour() < 21;
        };
        Table traded = week.where(week.instantColumn("time").eval(trades));
        Plot plot = plot(traded).line("time", "price").tradingTime();
        assertEquals(
                List.of("13 Nov", "16 Nov", "17 Nov", "18 Nov"),
                labels(x(plot), 8).subList(0, 4));
        Plot two = plot(traded.first(14 * 12)).line("time", "price").tradingTime();
        assertTrue(labels(x(two), 12).containsAll(List.of("16:00", "13 Nov", "18:00")), labels(x(two), 12)::toString);
    }

    @Test
    void dailyCandlesAreTheZonesDays() {
        Table table = times("2026-03-07T00:00:00Z", Duration.ofHours(1), 72);
        Mark.Candles candles = (Mark.Candles) plot(table)
                .candles("time", "price", Duration.ofDays(1))
                .zone("America/Chicago")
                .chart()
                .panels()
                .get(0)
                .marks()
                .get(0);
        // 6 hours of the 6th, 24 of the 7th, 23 of the 8th, when the clock is moved, 19 of the 9th.
        assertEquals(
                List.of(0.0, 6.0, 30.0, 53.0),
                Arrays.stream(candles.open()).boxed().toList());
        assertEquals(
                List.of(5.0, 29.0, 52.0, 71.0),
                Arrays.stream(candles.close()).boxed().toList());
    }

    @Test
    void timesAreCountedByRoundSpans() {
        Plot plot =
                plot(times("2026-11-16T08:07:00Z", Duration.ofMinutes(1), 480)).hist("time");
        Mark.Bars bars = (Mark.Bars) plot.chart().panels().get(0).marks().get(0);
        assertEquals(0, (bars.at()[0] - bars.width() / 2) % bars.width());
        assertEquals(60, Math.max(bars.high()[1], bars.high()[2]));
    }

    @Test
    void binsOfTwoWholeNumbersHoldTwoEach() {
        double[] y = IntStream.range(0, 900).mapToDouble(row -> 1 + row % 90).toArray();
        Mark.Bars bars = (Mark.Bars)
                plot(of(y)).hist("y", 45).chart().panels().get(0).marks().get(0);
        assertTrue(Arrays.stream(bars.high()).allMatch(rows -> rows == 20), Arrays.toString(bars.high()));
    }

    @Test
    void aBarThatIsAloneAtItsPlaceIsAsWideAsThePlace() {
        Plot plot = plot(names("a", "b", "c")).bar("name", "y").by("name");
        for (Mark mark : plot.chart().panels().get(0).marks()) {
            Mark.Bars bars = (Mark.Bars) mark;
            assertEquals(0.8, bars.width(), 1e-9);
            assertEquals(Math.rint(bars.at()[0]), bars.at()[0]);
        }
    }

    @Test
    void namesThatHaveNoRoomStandUpright() {
        String[] many =
                IntStream.range(0, 30).mapToObj(each -> "a longer name " + each).toArray(String[]::new);
        String svg = plot(names(many)).bar("name", "y").svg();
        for (String name : many) {
            assertTrue(svg.contains(">" + name + "<"), name);
        }
        assertFalse(plot(names("a", "b")).bar("name", "y").yLabel("").svg().contains("rotate"));
    }

    @Test
    void aLayerBelowHasItsOwnAxisAndSharesX() {
        Plot plot = plot(of(1, 2, 3)).line("x", "y").bar("x", "x").below().belowLabel("volume");
        Chart chart = plot.chart();
        assertEquals(2, chart.panels().size());
        assertEquals(chart.panels().get(0).x(), chart.panels().get(1).x());
        assertEquals("volume", chart.panels().get(1).y().label());
        assertEquals("y", chart.panels().get(0).y().label());
        assertEquals(
                ".below() is for layers of numbers, without .facet(…) and .horizontal().",
                assertThrows(TtException.class, () -> plot.facet("x").chart()).getMessage());
    }

    @Test
    void wideCharactersTakeTheirTwoColumns() {
        String text = plot(names("日経225", "ES")).bar("name", "y").horizontal().text(60);
        for (String line : text.lines().filter(line -> line.contains("┤")).toList()) {
            assertEquals(7 + 1, TextLabels.width(line.substring(0, line.indexOf('┤'))), line);
        }
        assertEquals("日…", TextLabels.cut("日経225", 4));
    }

    @Test
    void namesThatOneRowOfTextCannotHoldTakeTwo() {
        String text = plot(names("ENERGY-01", "EQ-ALPHA", "EQ-BETA", "RATES-01", "RATES-02", "SOFTS-01", "FX-MACRO"))
                .bar("name", "y")
                .text(70);
        for (String name : List.of("ENERGY-01", "EQ-ALPHA", "EQ-BETA", "RATES-01", "RATES-02", "SOFTS-01")) {
            assertTrue(text.contains(name), text);
        }
    }

    @Test
    void aGuessPrefersNamesToIds() {
        Table table = Table.create(
                StringColumn.create("accountId", "1", "2"),
                StringColumn.create("account", "A", "B"),
                DoubleColumn.create("netPosition", 3, 4));
        assertEquals("account", x(plot(table)).label());
    }

    @Test
    void aFileThatCannotBeWrittenIsRefusedWithItsReason(@TempDir Path folder) throws Exception {
        Path taken = Files.createDirectory(folder.resolve("taken.png"));
        assertEquals(
                "Cannot save '" + taken + "': Is a directory. Save it where you may write.",
                assertThrows(TtException.class, () -> plot(of(1, 2)).save(taken))
                        .getMessage());
    }

    @Test
    void candlesNeedTimes() {
        Table table = names("a", "b");
        assertEquals(
                "Column 'name' holds strings, which cannot be measured. Take a column of numbers, or count rows with"
                        + " .bar(\"name\").",
                assertThrows(TtException.class, () -> plot(table).candles("name", "y", Duration.ofHours(1)))
                        .getMessage());
    }

    @Test
    void aPatternOfTimesHoldsInTheInteractiveChartToo() {
        Plot plot = plot(times("2026-11-16T08:00:00Z", Duration.ofHours(1), 6))
                .line("time", "price")
                .timeFormat("EEE HH:mm");
        assertTrue(ChartForms.notebook(plot).plotly().toString().contains("Mon 09:00"));
    }
}
