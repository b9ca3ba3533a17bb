package io.ttlab.analytics;

import io.ttlab.api.TT;
import java.time.Instant;
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

    private Analytics(TT tt) {
        this.tt = tt;
        this.instruments = new Instruments(tt);
        this.rates = new Rates(tt, Instant::now);
    }

    /** Makes the analytics of a connection; nothing is asked for yet. */
    public static Analytics of(TT tt) {
        return new Analytics(tt);
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

    /** Groups the rows of a table by columns: {@code group(fills, "account").sum("lastQty").table()}. Costs no request. */
    public Groups group(Table table, String... columns) {
        return Groups.by(table, columns);
    }

    /** Forgets reference data and rates, so that the next call asks anew. */
    public void refresh() {
        instruments.refresh();
        rates.refresh();
    }
}
