package io.ttlab.shell;

import io.ttlab.analytics.Analytics;
import io.ttlab.analytics.Checks;
import io.ttlab.analytics.Execution;
import io.ttlab.analytics.Groups;
import io.ttlab.analytics.Pnl;
import io.ttlab.analytics.PositionsTable;
import io.ttlab.analytics.Profile;
import io.ttlab.analytics.ReconcileTable;
import io.ttlab.chart.Charts;
import io.ttlab.chart.DeskCharts;
import io.ttlab.chart.Plot;
import io.ttlab.display.Display;
import io.ttlab.report.Report;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The names of charts and of the desk's questions that every session starts with, as a part of {@link Prelude}'s.
 *
 * <p>Nothing behind them is loaded before it is called.
 */
public abstract sealed class DeskPrelude permits Prelude {
    private static @Nullable Analytics analytics;

    DeskPrelude() {}

    /** Returns the desk analytics of this session, with the reference data and rates that it has learned. */
    public static synchronized Analytics analytics() {
        Analytics known = analytics;
        if (known == null || known.tt() != Prelude.tt) {
            known = Analytics.of(Prelude.tt);
            analytics = known;
        }
        return known;
    }

    /** Reckons profit and loss from fills: {@code pnl(fills).fifo()}, {@code .lifo()} or {@code .average()}. */
    public static Pnl pnl(Table fills) {
        return analytics().pnl(fills);
    }

    /** Returns orders or fills with names, prices as the screen writes them, notionals and ticks to the mark. */
    public static Table blotter(Table ordersOrFills) {
        return analytics().blotter(ordersOrFills);
    }

    /** Returns parents and children of synthetic orders and algos, filled against working. */
    public static Table tree(Table orders) {
        return analytics().tree(orders);
    }

    /** Returns positions with names, working exposure and P&amp;L in US dollars: {@code positions().byProduct()}. */
    public static PositionsTable positions() {
        return analytics().positions();
    }

    /** As {@link #positions()}, of a table that was filtered or loaded: {@code positions(tt.monitor.position("RATES-01"))}. */
    public static PositionsTable positions(Table positions) {
        return analytics().positions(positions);
    }

    /** Returns where the monitor differs from start of day plus fills, with candidate causes. */
    public static ReconcileTable reconcile() {
        return analytics().reconcile();
    }

    /** Groups rows by columns: {@code group(fills, "account").sum("lastQty").table()}. */
    public static Groups group(Table table, String... columns) {
        return Groups.by(table, columns);
    }

    /** Returns how orders were executed: {@code execution(tt.ledger.fills(), tt.ledger.orders())}. */
    public static Execution execution(Table fills, Table orders) {
        return analytics().execution(fills, orders);
    }

    /** Runs the desk's daily checks on today's fills, orders and positions: {@code checks().selfCross("5s")}. */
    public static Checks checks() {
        return analytics().checks();
    }

    /** Runs the desk's daily checks on fills and orders of your own. */
    public static Checks checks(Table fills, Table orders) {
        return analytics().checks(fills, orders);
    }

    /** Returns one row per algo order, with its user parameters as typed columns and what its children did. */
    public static Table algoStudy(Table orders) {
        return analytics().algoStudy(orders);
    }

    /** Returns a session's statistics: {@code profile(tt.ledger.fills()).by("hour")}. */
    public static Profile profile(Table fills) {
        return analytics().profile(fills);
    }

    /** Returns the statistics of a reckoning: {@code profile(pnl(fills).sod())}. */
    public static Profile profile(Pnl pnl) {
        return analytics().profile(pnl);
    }

    /** Returns fills in the layout of TT's own fill download, for {@code print} and {@code --format csv}. */
    public static Table fillDownload(Table fills) {
        return analytics().fillDownload(fills);
    }

    /** Returns the end of a day on one page: {@code report("today").save("eod.html")}; {@code "2026-11-20"} for another. */
    public static Report report(Object day) {
        return Report.of(analytics(), day);
    }

    /** In the zone in which tables show their times. */
    private static Plot local(Plot plot) {
        return plot.zone(Display.zone());
    }

    /** Returns a chart of a table: {@code plot(t).line("time", "pnl")}; alone it picks one that suits the columns. */
    public static Plot plot(Table table) {
        return local(Charts.plot(table));
    }

    /** Returns a line through the values. */
    public static Plot plot(double[] y) {
        return local(Charts.plot(y));
    }

    /** Returns a line through the points. */
    public static Plot plot(double[] x, double[] y) {
        return local(Charts.plot(x, y));
    }

    /** Returns a line through the values. */
    public static Plot plot(List<? extends Number> y) {
        return local(Charts.plot(y));
    }

    /** Returns a bar for each entry, or a line over keys that are numbers. */
    public static Plot plot(Map<?, ? extends Number> values) {
        return local(Charts.plot(values));
    }

    /** Returns a histogram of numbers or times, or a bar for each word. */
    public static Plot plot(Column<?> column) {
        return local(Charts.plot(column));
    }

    /** Returns a line, or bars over words, of one column by another. */
    public static Plot plot(Column<?> x, Column<?> y) {
        return local(Charts.plot(x, y));
    }

    /** Returns the running sum of what rows made, and its drawdown; the columns are found by their names. */
    public static Plot plotPnl(Table table) {
        return local(DeskCharts.pnl(table));
    }

    /** Returns the running sum of what rows made, by a column of times and one of amounts, and its drawdown. */
    public static Plot plotPnl(Table table, String time, String pnl) {
        return local(DeskCharts.pnl(table, time, pnl));
    }

    /** Returns how fills moved the position, by instrument. */
    public static Plot plotPosition(Table fills) {
        return local(DeskCharts.position(fills));
    }

    /** Returns the fills of the instrument with the most, on its price axis, by side and size. */
    public static Plot plotFills(Table fills) {
        return local(DeskCharts.fills(fills));
    }

    /** As {@link #plotFills(Table)}, of the instrument that is named. */
    public static Plot plotFills(Table fills, String instrument) {
        return local(DeskCharts.fills(fills, instrument));
    }

    /** Returns the ladder of working orders of the instrument with the most. */
    public static Plot plotOrders(Table orders) {
        return local(DeskCharts.orders(orders));
    }

    /** As {@link #plotOrders(Table)}, of the instrument that is named. */
    public static Plot plotOrders(Table orders, String instrument) {
        return local(DeskCharts.orders(orders, instrument));
    }

    /** Returns contracts by hour and product. */
    public static Plot plotVolume(Table fills) {
        return local(DeskCharts.volume(fills));
    }

    /** Returns how often fills of each size occur. */
    public static Plot plotFillSizes(Table fills) {
        return local(DeskCharts.fillSizes(fills));
    }

    /** Returns how much of its credit each account uses. */
    public static Plot plotCredit(Table utilization) {
        return local(DeskCharts.credit(utilization));
    }

    /** Returns how the columns of numbers of a table move together. */
    public static Plot plotCorrelation(Table table) {
        return local(DeskCharts.correlation(table));
    }

    /** Returns the sum of a value for each day, as a calendar. */
    public static Plot plotCalendar(Table table, String time, String value) {
        return local(DeskCharts.calendar(table, time, value));
    }
}
