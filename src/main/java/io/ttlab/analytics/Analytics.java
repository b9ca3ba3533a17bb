package io.ttlab.analytics;

import io.ttlab.api.TT;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.function.Supplier;
import tech.tablesaw.api.Table;

/**
 * The front door to a desk's questions: {@code Analytics.of(tt)}. Thread-safe.
 *
 * <p>Keep one per session: reference data and currency rates are asked for at first use and kept in it.
 */
public final class Analytics {
    private final TT tt;
    private final Instruments instruments;
    private final Rates rates;

    private final Supplier<Instant> clock;
    private final Supplier<ZoneId> zone;

    private Analytics(TT tt, Supplier<Instant> clock, Supplier<ZoneId> zone) {
        this.tt = tt;
        this.clock = clock;
        this.zone = zone;
        this.instruments = new Instruments(tt);
        this.rates = new Rates(tt, clock);
    }

    /** Makes the analytics of a connection; nothing is asked for yet. */
    public static Analytics of(TT tt) {
        return of(tt, Instant::now);
    }

    /** Makes analytics by another clock. */
    static Analytics of(TT tt, Supplier<Instant> clock) {
        return of(tt, clock, tt::zone);
    }

    /** Makes analytics by another clock and zone, for tables that need no connection. */
    static Analytics of(TT tt, Supplier<Instant> clock, Supplier<ZoneId> zone) {
        return new Analytics(tt, clock, zone);
    }

    /** Returns the moment in {@code TT_ZONE}, where a desk's days and hours begin. Costs no request. */
    public ZonedDateTime now() {
        return clock.get().atZone(zone.get());
    }

    /** Returns {@code TT_ZONE}. */
    ZoneId zone() {
        return zone.get();
    }

    /** Returns the connection that the answers come from. */
    public TT tt() {
        return tt;
    }

    /** Returns terms of instruments: point value, tick size, currency, price display, expiry. */
    public Instruments instruments() {
        return instruments;
    }

    /** Returns currency rates. */
    public Rates rates() {
        return rates;
    }

    /**
     * Returns what profit and loss to reckon from fills: call {@code .fifo()}, {@code .lifo()} or {@code .average()} on it.
     *
     * <p>Costs nothing by itself; see {@link Pnl} for what the reckoning costs.
     *
     * @param fills {@code tt.ledger.fills(…)}, or any table with its columns
     */
    public Pnl pnl(Table fills) {
        return Pnl.of(this, fills);
    }

    /**
     * Returns orders or fills as a desk reads them: product, expiry, price as the screen writes it, notional, and the
     * distance in ticks from the price to the monitor's mark, in the order's favour.
     *
     * <p>{@code ticksToMark} is {@code (mark - price) / tick} for buys and the negative of it for sells: how far a resting
     * order is away, or what a fill has gained since. Costs the terms of the instruments ({@link Instruments}) and the pages of
     * {@code /position}.
     *
     * @param ordersOrFills {@code tt.ledger.orders()} or {@code tt.ledger.fills(…)}, or any table with their columns
     */
    public Table blotter(Table ordersOrFills) {
        Marks marks = ordersOrFills.isEmpty() ? Marks.of(Map.of()) : Marks.of(tt.monitor.position());
        return Blotter.of(this, ordersOrFills, marks);
    }

    /** As {@link #blotter(Table)}, with marks by instrument, by name or id, instead of the monitor's. */
    public Table blotter(Table ordersOrFills, Map<String, ? extends Number> marks) {
        return Blotter.of(this, ordersOrFills, Marks.of(marks));
    }

    /**
     * Returns the parents and children of synthetic orders and algos, children under their parents, with filled against
     * working contracts; a parent that the table does not hold is a line that says so. Plain orders are left out.
     *
     * <p>Costs the terms of the instruments ({@link Instruments}).
     */
    public Table tree(Table orders) {
        return OrderTree.of(this, orders);
    }

    /**
     * Returns the monitor's positions with names, working exposure and P&amp;L in US dollars; {@code .byProduct()} and its like
     * add up.
     *
     * <p>Costs the pages of {@code /position}, the terms of the instruments, and one request per other currency.
     */
    public PositionsTable positions() {
        return positions(tt.monitor.position());
    }

    /** As {@link #positions()}, of a table as {@code tt.monitor.position(…)} returns it. */
    public PositionsTable positions(Table positions) {
        return positions(positions, Pnl.BASE);
    }

    /** As {@link #positions()}, of a table as {@code tt.monitor.position(…)} returns it, in a base currency of choice. */
    public PositionsTable positions(Table positions, String base) {
        return Positions.of(this, positions, base.strip().toUpperCase(java.util.Locale.ROOT));
    }

    /**
     * Compares start of day plus today's fills with the monitor's net positions; returns the differences with candidate causes.
     *
     * <p>Today is the day in {@code TT_ZONE}. Costs the pages of {@code /position} and of the accounts, one request per
     * account for its start of day, the walks over today's fills and modifications; where something differs, a second walk
     * for over-the-counter fills, and terms of the instruments that are gone.
     */
    public ReconcileTable reconcile() {
        return new Reconciler(this, clock, query -> {}).run();
    }

    /** As {@link #reconcile()}, with the day begun at another time, such as {@code "2026-11-22T22:00:00Z"} or {@code "17h"}. */
    public ReconcileTable reconcile(String since) {
        return new Reconciler(this, clock, query -> query.since(since)).run();
    }

    /**
     * As {@link #reconcile()}, of tables at hand; costs nothing but the terms of instruments that are gone.
     *
     * @param startOfDay {@code accountId}, {@code instrumentId}, {@code netPosition}
     * @param fills all fills since then
     * @param modifications {@code accountId}, {@code instrumentId}, {@code side}, {@code quantity}; may be empty
     * @param positions {@code accountId}, {@code instrumentId}, {@code netPosition}
     * @param snapshot when the positions were asked for
     */
    public ReconcileTable reconcile(
            Table startOfDay, Table fills, Table modifications, Table positions, Instant snapshot) {
        Books books = new Books(positions, startOfDay, fills, fills.emptyCopy(), modifications, snapshot);
        return ReconcileTable.of(Reconciliation.of(books, instruments, zone()), snapshot);
    }

    /** Groups the rows of a table by columns: {@code group(fills, "account").sum("lastQty").table()}. Costs no request. */
    public Groups group(Table table, String... columns) {
        return Groups.by(table, columns);
    }

    /**
     * Returns how orders were executed. See {@link Execution}.
     *
     * @param fills {@code tt.ledger.fills(…)}, or any table with its columns
     * @param orders {@code tt.ledger.orders(…)}, or any table with its columns
     */
    public Execution execution(Table fills, Table orders) {
        return Execution.of(instruments, fills, orders);
    }

    /** Looks for what a desk looks for every day, in today's fills, orders and positions. See {@link Checks}. */
    public Checks checks() {
        return Checks.of(new CheckSources(this, tt.ledger::fills, tt.ledger::orders, tt.monitor::position));
    }

    /** Looks for the same in fills and orders of one's own; positions and credit are asked for. See {@link Checks}. */
    public Checks checks(Table fills, Table orders) {
        return Checks.of(new CheckSources(this, () -> fills, () -> orders, tt.monitor::position));
    }

    /** Looks for the same in fills, orders and positions of one's own; credit is asked for. See {@link Checks}. */
    public Checks checks(Table fills, Table orders, Table positions) {
        return Checks.of(new CheckSources(this, () -> fills, () -> orders, () -> positions));
    }

    /** Returns self-cross candidates among fills: {@link Checks#selfCross(String)} alone. Costs no request. */
    public Table selfCross(Table fills, String window) {
        return only(fills, Table.create("orders"), Table.create("positions")).selfCross(window);
    }

    /** Returns working bids at or above working offers: {@link Checks#crossedOrders()} alone. */
    public Table crossedOrders(Table orders) {
        return only(Table.create("fills"), orders, Table.create("positions")).crossedOrders();
    }

    /** Returns contradictions of manual and automated: {@link Checks#manualFlags()} alone. Costs no request. */
    public Table manualFlags(Table fills, Table orders) {
        return only(fills, orders, Table.create("positions")).manualFlags();
    }

    /** Returns accounts and markets whose fills lack a tag: {@link Checks#missingTags(String...)} alone. No request. */
    public Table missingTags(Table fills, String... tags) {
        return only(fills, Table.create("orders"), Table.create("positions")).missingTags(tags);
    }

    /** Returns what expires soon, of today's positions and working orders: {@link Checks#expiries(int)} alone. */
    public Table expiries(int days) {
        return expiries(days, tt.monitor.position(), tt.ledger.orders());
    }

    /** Returns what expires soon, of positions and orders of one's own: {@link Checks#expiries(int)} alone. */
    public Table expiries(int days, Table positions, Table orders) {
        return only(Table.create("fills"), orders, positions).held().within(days);
    }

    /** Returns net positions by account and month: {@link Checks#rollMatrix(String)} alone. */
    public Table rollMatrix(String product) {
        return only(Table.create("fills"), Table.create("orders"), tt.monitor.position())
                .rollMatrix(product);
    }

    /** Returns credit use by the tree of accounts: {@link Checks#credit(double)} alone. Costs one request an account. */
    public Table credit(double leastPercent) {
        return only(Table.create("fills"), Table.create("orders"), Table.create("positions"))
                .credit(leastPercent);
    }

    private CheckSources only(Table fills, Table orders, Table positions) {
        return new CheckSources(this, () -> fills, () -> orders, () -> positions);
    }

    /**
     * Returns one row per algo order: what its children did, and its user parameters as typed columns.
     *
     * <p>Costs the requests of {@code tt.ledger.algoParameters()} and of today's {@code tt.ledger.fills()}.
     */
    public Table algoStudy(Table orders) {
        return algoStudy(orders, tt.ledger.algoParameters(), tt.ledger.fills());
    }

    /**
     * Returns one row per algo order of a table, by parameters and fills of one's own. Costs terms of the instruments.
     *
     * <p>{@code children} counts child orders that work or have a fill, {@code working} those with quantity left;
     * {@code ticksFromFirst} is {@code (average price - first price) x (+1 for a buy, -1 for a sell) / tick}, so positive
     * is worse than the first fill. A parameter is called by its display name where it has one; one whose type differs
     * between orders is text.
     *
     * @param parameters as {@code tt.ledger.algoParameters()}: {@code orderId}, {@code name}, {@code type}, {@code value}
     */
    public Table algoStudy(Table orders, Table parameters, Table fills) {
        return AlgoStudy.of(orders, parameters, fills, instruments);
    }

    /** Returns what a session was like: volume and profit by hour and more, and its statistics. See {@link Profile}. */
    public Profile profile(Table fills) {
        return Profile.of(pnl(fills));
    }

    /** Returns the same of a reckoning, such as {@code pnl(fills).sod().base("EUR")}. See {@link Profile}. */
    public Profile profile(Pnl pnl) {
        return Profile.of(pnl);
    }

    /**
     * Returns fills in the layout of TT's own fill download: 48 columns of text, from {@code Date (UTC)} to {@code Client}.
     *
     * <p>The layout is that of TT's published sample {@code FillDownload 2.0}. Costs terms of the instruments, and one
     * request for each option.
     */
    public Table fillDownload(Table fills) {
        return FillDownload.of(this, fills);
    }

    /** Forgets reference data and rates, so that the next call asks anew. */
    public void refresh() {
        instruments.refresh();
        rates.refresh();
    }

    @Override
    public String toString() {
        return "desk analytics: blotter(table), tree(orders), pnl(fills), positions(), reconcile(), group(table, …)";
    }
}
