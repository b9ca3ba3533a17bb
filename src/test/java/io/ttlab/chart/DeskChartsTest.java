package io.ttlab.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.analytics.Analytics;
import io.ttlab.analytics.Pnl;
import io.ttlab.api.TT;
import io.ttlab.client.Gateway;
import io.ttlab.client.Sample;
import io.ttlab.client.TtException;
import io.ttlab.demo.DemoGateway;
import io.ttlab.demo.DemoOptions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The desk's pictures, of small tables whose answer is known and of the demo's. */
class DeskChartsTest {
    private static Mark mark(Plot plot, int index) {
        return plot.chart().panels().get(0).marks().get(index);
    }

    @Test
    void drawdownIsTheFallFromThePeak() {
        InstantColumn time = InstantColumn.create("closed");
        for (int second : new int[] {3, 1, 2}) {
            time.append(SampleCharts.MONDAY.plusSeconds(second));
        }
        Plot plot = DeskCharts.pnl(Table.create(time, DoubleColumn.create("realizedUSD", 100, 500, -200)));
        assertArrayEquals(new double[] {500, 300, 400}, ((Mark.Line) mark(plot, 0)).y());
        Chart.Panel below = plot.chart().panels().get(1);
        assertArrayEquals(
                new double[] {0, -200, -100}, ((Mark.Line) below.marks().get(0)).y());
        assertEquals("drawdown", below.y().label());
        assertEquals("Cumulative P&L 400, largest drawdown -200", plot.chart().title());
    }

    @Test
    void saysHowToNameTheColumnOfPnl() {
        InstantColumn time = InstantColumn.create("time");
        time.append(SampleCharts.MONDAY);
        Table table = Table.create("trades", time, DoubleColumn.create("made", new double[] {1}));
        assertEquals(
                "Table 'trades' has no column of P&L that could be told by its name. Name it:"
                        + " plotPnl(t, \"time\", \"amount\"). Columns of numbers: made.",
                assertThrows(TtException.class, () -> DeskCharts.pnl(table)).getMessage());
        assertEquals(2, DeskCharts.pnl(table, "time", "made").chart().panels().size());
    }

    @Test
    void correlationIsPearsons() {
        assertEquals(1, DeskCharts.correlation(new double[] {1, 2, 3}, new double[] {2, 4, 6}), 1e-12);
        assertEquals(-1, DeskCharts.correlation(new double[] {1, 2, 3}, new double[] {3, 2, 1}), 1e-12);
        assertEquals(0.8, DeskCharts.correlation(new double[] {1, 2, 3, 4, 5}, new double[] {2, 1, 4, 3, 5}), 1e-12);
        assertTrue(Double.isNaN(DeskCharts.correlation(new double[] {1, 1}, new double[] {2, 3})));
        assertEquals(1, DeskCharts.correlation(new double[] {1, 2, 3, Double.NaN}, new double[] {2, 4, 6, 0}), 1e-12);
    }

    @Test
    void aCalendarHasMondayOnTop() {
        DateColumn day = DateColumn.create("day");
        for (int index = 0; index < 14; index++) {
            day.append(LocalDate.of(2026, 11, 16).plusDays(index));
        }
        Table table = Table.create(day, DoubleColumn.create("pnl", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14));
        Plot plot = DeskCharts.calendar(table, "day", "pnl");
        assertEquals(
                List.of("Sun", "Sat", "Fri", "Thu", "Wed", "Tue", "Mon"),
                plot.chart().panels().get(0).y().categories());
        Mark.Cells cells = (Mark.Cells) mark(plot, 0);
        assertArrayEquals(new double[] {1, 8}, cells.z()[6]);
    }

    @Test
    void theDemosTablesMakeEveryPicture() throws Exception {
        Clock evening = Clock.fixed(Instant.parse("2026-11-20T20:00:00Z"), ZoneOffset.UTC);
        try (DemoGateway demo =
                DemoGateway.start(DemoOptions.defaults().withClock(evening).withTicking(false))) {
            Gateway gateway = new Gateway(Sample.settings(demo.baseUrl(), demo.apiKey(), demo.apiSecret()));
            TT tt = TT.open(() -> gateway);
            Table fills = tt.ledger.fills(q -> q.since("2026-11-19").until("2026-11-20T20:00:00Z"));
            List<Plot> plots = List.of(
                    DeskCharts.position(fills),
                    DeskCharts.fills(fills),
                    DeskCharts.orders(tt.ledger.orders()),
                    DeskCharts.volume(fills),
                    DeskCharts.fillSizes(fills),
                    DeskCharts.credit(tt.monitor.creditUtilization("RATES-01")),
                    DeskCharts.calendar(fills, "timeStamp", "lastQty"),
                    Charts.plot(fills));
            assertPicksTheDesksPictures(
                    fills, tt.ledger.orders(), Analytics.of(tt).pnl(fills));
            for (Plot plot : plots) {
                assertTrue(
                        !plot.chart().panels().get(0).marks().isEmpty(),
                        plot.chart().title());
                assertTrue(GoldenPicture.covered(plot.image()) > 3, plot.chart().title());
            }
        }
    }

    @Test
    void anInstrumentThatIsNotThereFailsWithTheNearest() {
        Table fills = Table.create("fills", StringColumn.create("instrument", "ES Dec26", "NQ Dec26"));
        assertEquals(
                "No instrument 'ES Dez26' in table 'fills'. Nearest: 'ES Dec26', 'NQ Dec26'.",
                assertThrows(TtException.class, () -> DeskCharts.fills(fills, "ES Dez26"))
                        .getMessage());
    }

    @Test
    void aPositionRefusesASideThatIsNeither() {
        InstantColumn time = InstantColumn.create("timeStamp");
        time.append(SampleCharts.MONDAY).append(SampleCharts.MONDAY.plusSeconds(1));
        StringColumn side = StringColumn.create("side", "ORDER_SIDE_BUY", "SELL_SHORT");
        Table fills = Table.create(
                "TT fills",
                time,
                side,
                DoubleColumn.create("lastQty", 3, 5),
                StringColumn.create("instrument", "ES Dec26", "ES Dec26"));
        assertArrayEquals(new double[] {3, -2}, ((Mark.Line) mark(DeskCharts.position(fills), 0)).y());
        assertEquals(
                "No instrument 'ES Dez26' in table 'TT fills'. Nearest: 'ES Dec26'.",
                assertThrows(TtException.class, () -> DeskCharts.fills(fills, "ES Dez26"))
                        .getMessage());
        side.set(1, "CROSS");
        assertEquals(
                "'CROSS' in column 'side', row 1, is not a side such as BUY or SELL.",
                assertThrows(TtException.class, () -> DeskCharts.position(fills))
                        .getMessage());
    }

    @Test
    void hoursAndDaysAreThoseOfTheZone() {
        InstantColumn time = InstantColumn.create("timeStamp");
        time.append(Instant.parse("2026-11-16T02:30:00Z")).append(Instant.parse("2026-11-16T15:30:00Z"));
        Table fills = Table.create(
                time, DoubleColumn.create("lastQty", 3, 5), StringColumn.create("instrument", "ES Dec26", "ES Dec26"));
        Chart.Panel utc = DeskCharts.volume(fills).chart().panels().get(0);
        assertEquals(List.of("02", "15"), utc.x().categories());
        assertEquals("hour (UTC)", utc.x().label());
        Chart.Panel chicago = DeskCharts.volume(fills)
                .zone("America/Chicago")
                .chart()
                .panels()
                .get(0);
        assertEquals(List.of("09", "20"), chicago.x().categories());
        assertEquals("hour (America/Chicago)", chicago.x().label());

        Plot calendar = DeskCharts.calendar(fills, "timeStamp", "lastQty");
        assertEquals(List.of("2026-11-16"), calendar.chart().panels().get(0).x().categories());
        Chart.Panel days = calendar.zone("America/Chicago").chart().panels().get(0);
        assertEquals(List.of("2026-11-09", "2026-11-16"), days.x().categories());
        assertEquals(List.of("Sun", "Mon"), days.y().categories());
    }

    @Test
    void aDateIsTheSameDayInEveryZone() {
        DateColumn day = DateColumn.create("day");
        day.append(LocalDate.of(2026, 11, 17));
        Table table = Table.create(day, DoubleColumn.create("pnl", new double[] {4}));
        for (String zone : List.of("America/Chicago", "Asia/Tokyo")) {
            Chart.Panel panel = DeskCharts.calendar(table, "day", "pnl")
                    .zone(zone)
                    .chart()
                    .panels()
                    .get(0);
            assertEquals(List.of("Tue"), panel.y().categories());
            String text = DeskCharts.pnl(table, "day", "pnl").zone(zone).toString();
            assertTrue(text.contains("17 Nov"), text);
        }
    }

    private static void assertPicksTheDesksPictures(Table fills, Table orders, Pnl pnl) {
        Table few = fills.selectColumns("timeStamp", "lastPx", "lastQty", "side");
        assertInstanceOf(Mark.Points.class, mark(Charts.plot(few), 0));
        Plot picked = Charts.plot(fills);
        assertEquals(DeskCharts.fills(fills).toString(), picked.toString());
        assertTrue(picked.chart().note().contains(" instruments: the one with the most rows"), picked.toString());
        assertEquals(DeskCharts.orders(orders).toString(), Charts.plot(orders).toString());
        Table trips = pnl.fifo().roundTrips();
        assertEquals(DeskCharts.pnl(trips).toString(), Charts.plot(trips).toString());
        Chart.Panel lines = Charts.plot(pnl.fifo()).chart().panels().get(0);
        assertEquals("instrument", lines.x().label());
        assertEquals("pnlUSD", lines.y().label());
        assertEquals(
                "mine", Charts.plot(fills).title("mine").by("account").chart().title());
        assertEquals(
                Charts.plot(fills.emptyCopy()).chart().panels().get(0).marks(),
                List.of(),
                "a day without fills draws its axes");
    }
}
