package io.ttlab.analytics;

import io.ttlab.client.Counts;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * What profit and loss to reckon from a table of fills: {@code pnl(fills).fifo()}. Immutable.
 *
 * <p>For each account and instrument, fills that open make lots and fills that close use them up. With {@code q} contracts,
 * positive where the lot was bought:
 *
 * <pre>
 * realised = sum over closed lots  (close price - open price) x q x pointValue
 * open     = sum over open lots    (mark        - open price) x q x pointValue
 * </pre>
 *
 * <p>Example: 2 ES bought at 6700.00, one sold at 6710.00, mark 6712.00, point value 50 dollars: realised
 * {@code 10 x 1 x 50 = 500.00}, open {@code 12 x 1 x 50 = 600.00}; in ticks of 0.25, 40 and 48.
 *
 * <p>Prices below zero count like any other. The summary record of a spread is left out, since its legs are records of their
 * own. Corrections ({@code TRADE_CORRECT}) count as TT sends them; {@code TRADE_CANCEL} is left out and told by {@link
 * PnlTable#notes()}. Rows of one nanosecond count in an order that does not depend on the table's. What happened before the
 * table's first fill is unknown to it: positions start flat, unless {@link #sod} says otherwise.
 *
 * <p>Costs: terms of the instruments ({@link Instruments}), one request per currency other than the base, and, where something
 * is open and no marks were given, the pages of {@code /position}.
 */
public final class Pnl {
    /** The currency of totals where none is named. */
    static final String BASE = "USD";

    final Analytics analytics;
    final Table fills;
    final Table sod;
    final @Nullable Marks marks;
    final String base;
    final @Nullable FeeSchedule fees;

    private Pnl(
            Analytics analytics,
            Table fills,
            Table sod,
            @Nullable Marks marks,
            String base,
            @Nullable FeeSchedule fees) {
        this.analytics = analytics;
        this.fills = fills;
        this.sod = sod;
        this.marks = marks;
        this.base = base;
        this.fees = fees;
    }

    static Pnl of(Analytics analytics, Table fills) {
        return new Pnl(analytics, fills, Table.create("no start of day"), null, BASE, null);
    }

    /**
     * Opens with the positions that the accounts of the fills began the day with. Costs one request per account.
     *
     * <p>Right for fills of today, all of them: {@code pnl(tt.ledger.fills()).sod().average()} is the monitor's own reckoning.
     */
    public Pnl sod() {
        return sod(StartOfDay.of(
                analytics.tt(),
                Columns.of(fills, "pnl(fills)").keys("accountId", "account").used()));
    }

    /**
     * Opens with lots of a table as {@code tt.monitor.sod(account)} has them: {@code accountId}, {@code instrumentId},
     * {@code netPosition} and {@code price}.
     */
    public Pnl sod(Table startOfDay) {
        return new Pnl(analytics, fills, startOfDay, marks, base, fees);
    }

    /**
     * Values what is open at prices of a table, instead of the monitor's: {@code instrumentId} or {@code instrument}, and
     * {@code mark}, {@code pnlPrice}, {@code settle}, {@code price} or {@code lastPx}.
     */
    public Pnl marks(Table table) {
        return new Pnl(analytics, fills, sod, Marks.of(table), base, fees);
    }

    /** Values what is open at prices by instrument, by name or id: {@code marks(Map.of("ES Dec26", 6712.0))}. */
    public Pnl marks(Map<String, ? extends Number> byInstrument) {
        return new Pnl(analytics, fills, sod, Marks.of(byInstrument), base, fees);
    }

    /** Totals in another currency than US dollars, by its three letters, at the rate of now. */
    public Pnl base(String currency) {
        return new Pnl(analytics, fills, sod, marks, currency.strip().toUpperCase(Locale.ROOT), fees);
    }

    /** Takes fees off: so much a contract, in the instrument's currency; {@code fees(1.25)} on 3 contracts is 3.75. */
    public Pnl fees(double perContract) {
        return fees(FeeSchedule.perContract(perContract));
    }

    /** Takes fees off: {@code fees(fill -> fill.buy() ? 1.25 : 1.30)}, or {@link FeeSchedule}'s own. There are none otherwise. */
    public Pnl fees(FeeSchedule schedule) {
        return new Pnl(analytics, fills, sod, marks, base, schedule);
    }

    /** Reckons with the oldest open lots closed first. */
    public PnlTable fifo() {
        return new PnlRun(this, Method.FIFO).table();
    }

    /** Reckons with the newest open lots closed first. */
    public PnlTable lifo() {
        return new PnlRun(this, Method.LIFO).table();
    }

    /** Reckons with one average price for all that is open, as TT's monitor does. */
    public PnlTable average() {
        return new PnlRun(this, Method.AVERAGE).table();
    }

    @Override
    public String toString() {
        return "P&L of " + Counts.of(fills.rowCount(), "fill") + " in " + base
                + ": call .fifo(), .lifo() or .average()";
    }
}
