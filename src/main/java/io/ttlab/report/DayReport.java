package io.ttlab.report;

import io.ttlab.analytics.Analytics;
import io.ttlab.analytics.Checks;
import io.ttlab.analytics.Execution;
import io.ttlab.analytics.Pnl;
import io.ttlab.analytics.PnlTable;
import io.ttlab.analytics.Profile;
import io.ttlab.api.TT;
import io.ttlab.chart.Charts;
import io.ttlab.client.Counts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Asks what the report of one day needs, and lays it out. */
final class DayReport {
    private static final int ROWS = 40;

    private final Analytics analytics;
    private final TT tt;
    private final LocalDate day;
    private final boolean current;
    private final ZoneId zone;
    private final Page page;

    DayReport(Analytics analytics, LocalDate day, boolean current) {
        this.analytics = analytics;
        this.tt = analytics.tt();
        this.day = day;
        this.current = current;
        this.zone = tt.zone();
        this.page = new Page(zone);
    }

    Report report() {
        Table fills = tt.ledger.fills(q -> q.since(day).until(day));
        Table orders = current ? tt.ledger.orders() : Table.create("orders");
        Table positions = current ? tt.monitor.position() : Table.create("positions");
        Pnl asked = current
                ? analytics.pnl(fills).sod().marks(marks(positions))
                : analytics.pnl(fills).marks(Map.of());
        PnlTable pnl = asked.fifo();
        Profile profile = analytics.profile(asked);
        String title = "TT Lab, end of day " + day + ", " + tt.env();
        page.title(title, introduction(fills, orders));
        tiles(pnl, profile);
        charts(pnl, profile);
        pnl(pnl);
        blotter(fills, orders, positions);
        execution(fills, orders, profile);
        checks(fills, orders, positions);
        return new Report(day, title, summary(fills, pnl, profile), page.body());
    }

    /** The monitor's prices, of rows that have one; without any, nothing that is open is valued. */
    private static Table marks(Table positions) {
        return positions.where(positions.doubleColumn("pnlPrice").isNotMissing());
    }

    private String introduction(Table fills, Table orders) {
        Instant now = analytics.now().toInstant().truncatedTo(ChronoUnit.SECONDS);
        return String.format(
                Locale.ROOT,
                "%s%s, from TT's REST API, made %s. Times are in %s; amounts in US dollars at the rates of now, "
                        + "before fees.%s",
                Counts.of(fills.rowCount(), "fill"),
                current ? " and " + Counts.of(orders.rowCount(), "working order") : "",
                now,
                zone.getId(),
                current
                        ? " Profit is since the start of day, with what is open at the monitor's prices."
                        : " The day is over: TT tells positions, orders, credit and marks of now only, so this page has the"
                                + " day's fills, what they realised from a flat start, and no more.");
    }

    private void tiles(PnlTable pnl, Profile profile) {
        page.beginTiles();
        if (current) {
            page.tile("P&L", pnl.doubleColumn("pnlUSD").sum(), "USD", 0, true);
            page.tile("open", pnl.doubleColumn("openUSD").sum(), "USD", 0, true);
        }
        page.tile("realised", pnl.doubleColumn("realizedUSD").sum(), "USD", 0, true);
        page.tile("contracts", statistic(profile, "contracts"), "", 0, false);
        page.tile("turnover", statistic(profile, "turnover") / 1e6, "million USD", 1, false);
        page.tile("win rate", 100 * statistic(profile, "win rate"), "per cent of closing fills", 1, false);
        page.tile("drawdown", statistic(profile, "drawdown"), "USD, realised", 0, false);
        page.end();
        pnl.notes().forEach(page::note);
    }

    static double statistic(Table profile, String name) {
        for (Row row : profile) {
            if (row.getString("statistic").equals(name)) {
                return row.getDouble("value");
            }
        }
        throw new IllegalStateException("no statistic '" + name + "'");
    }

    private void charts(PnlTable pnl, Profile profile) {
        Table trips = pnl.roundTrips();
        if (trips.isEmpty()) {
            return;
        }
        page.beginCharts();
        page.chart(
                Charts.plot(running(trips))
                        .line("time", "realised")
                        .zone(zone)
                        .title("Realised P&L through the day")
                        .yLabel("realised", "USD"),
                "Running sum of realised profit and loss",
                false);
        page.chart(
                Charts.plot(profile.by("account"))
                        .bar("account", "realizedUSD")
                        .horizontal()
                        .title("Realised P&L by account")
                        .xLabel("realised (USD)")
                        .yLabel("account"),
                "Realised profit and loss by account",
                false);
        page.chart(
                Charts.plot(profile.by("product"))
                        .bar("product", "realizedUSD")
                        .title("Realised P&L by product")
                        .yLabel("realised", "USD"),
                "Realised profit and loss by product",
                true);
        page.chart(
                Charts.plot(profile.by("hour"))
                        .bar("hour", "contracts")
                        .title("Contracts by hour, " + zone.getId())
                        .yLabel("contracts"),
                "Contracts traded by hour",
                true);
        page.end();
    }

    /** The running sum of what could be valued, by closing time. */
    private static Table running(Table trips) {
        Table sorted =
                trips.where(trips.doubleColumn("realizedUSD").isNotMissing()).sortAscendingOn("closeTimeNs");
        DoubleColumn sums = DoubleColumn.create("realised");
        double sum = 0;
        for (int row = 0; row < sorted.rowCount(); row++) {
            sum += sorted.doubleColumn("realizedUSD").getDouble(row);
            sums.append(sum);
        }
        return Table.create("running", sorted.instantColumn("closeTime").copy().setName("time"), sums);
    }

    private void pnl(PnlTable pnl) {
        page.section("Profit and loss");
        page.table("By account", pnl.byAccount(), ROWS);
        page.table("By product", pnl.byProduct(), ROWS);
        page.table("By currency", pnl.byCurrency(), ROWS);
        page.table(
                "By account and instrument",
                pnl,
                400,
                "account",
                "instrument",
                "currency",
                "sod",
                "bought",
                "sold",
                "openQty",
                "realizedPnl",
                "openPnl",
                "pnl",
                "pnlUSD",
                "note");
    }

    private void blotter(Table fills, Table orders, Table positions) {
        page.section("Blotter");
        if (current) {
            page.table(
                    "Working orders",
                    analytics.blotter(orders),
                    ROWS,
                    "dateTime",
                    "account",
                    "instrument",
                    "expiry",
                    "side",
                    "orderType",
                    "workingQty",
                    "filledQty",
                    "price",
                    "stop",
                    "currency",
                    "notional",
                    "ticksToMark",
                    "user");
        }
        page.table(
                "Fills, the first and the last of the day",
                analytics.blotter(fills, Map.of()),
                ROWS,
                "timeStamp",
                "account",
                "instrument",
                "expiry",
                "side",
                "lastQty",
                "price",
                "currency",
                "notional",
                "multiLegReportingType",
                "user");
    }

    private void execution(Table fills, Table orders, Profile profile) {
        page.section("Execution");
        Execution execution = analytics.execution(fills, current ? orders : emptyOrders());
        page.note(
                "TT lists working orders only: what is done is known by its fills, and what was cancelled is not known."
                        + " Each figure says on how much it rests.");
        page.table(
                "By account",
                execution.by("account"),
                ROWS,
                "account",
                "orders",
                "fills",
                "ordered",
                "filled",
                "fillRatio",
                "ordersPerFill",
                "medianToFirst",
                "passiveShare",
                "aggressiveShare",
                "sampling");
        page.table("Slippage, positive is worse", execution.slippage(), ROWS);
        page.table("Markouts in ticks, positive is in the desk's favour", execution.markouts(), ROWS);
        page.table("Session", profile, ROWS);
        page.table("By user", profile.by("user"), ROWS);
    }

    private static Table emptyOrders() {
        return Table.create(
                "no orders",
                tech.tablesaw.api.StringColumn.create("orderId"),
                tech.tablesaw.api.StringColumn.create("instrumentId"),
                tech.tablesaw.api.StringColumn.create("side"));
    }

    private void checks(Table fills, Table orders, Table positions) {
        page.section("Checks");
        if (!current) {
            page.note("Of the day's fills; orders, positions and credit of then are not known.");
            page.table("selfCross", analytics.selfCross(fills, "1s"), 20);
            page.table("manualFlags", analytics.manualFlags(fills, emptyOrders()), 20);
            page.table("missingTags", analytics.missingTags(fills, "decisionMaker", "giveUp"), 20);
            return;
        }
        Checks checks = analytics.checks(fills, orders, positions);
        page.note("Findings are candidates to look at, not verdicts.");
        page.table("What was looked for", checks, ROWS);
        for (Row check : checks) {
            if (check.getInt("findings") > 0) {
                String name = check.getString("check");
                page.table(name + ", " + check.getString("rule"), checks.check(name), 20);
            }
        }
        page.table("Roll matrix", checks.rollMatrix(), ROWS);
    }

    private String summary(Table fills, PnlTable pnl, Profile profile) {
        return String.format(
                Locale.ROOT,
                "%s, %,.0f contracts, realised %,.0f USD%s",
                Counts.of(fills.rowCount(), "fill"),
                statistic(profile, "contracts"),
                pnl.doubleColumn("realizedUSD").sum(),
                current
                        ? String.format(
                                Locale.ROOT,
                                ", in all %,.0f USD",
                                pnl.doubleColumn("pnlUSD").sum())
                        : "");
    }
}
