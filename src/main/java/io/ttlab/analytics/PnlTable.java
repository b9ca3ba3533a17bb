package io.ttlab.analytics;

import io.ttlab.schema.Noted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Profit and loss: the table of one line per account and instrument, and behind it the tables that explain it.
 *
 * <p>Amounts {@code realizedPnl}, {@code openPnl}, {@code fees} and {@code pnl} are in the instrument's {@code currency};
 * {@code realizedUSD}, {@code openUSD} and {@code pnlUSD} (named after the base currency) are those times {@code rate}, which
 * was asked for at {@code rateTime}. {@code pnl = realizedPnl + openPnl - fees}. A figure that cannot be had is blank, and
 * {@code note} says why, and totals count such lines as {@code notValued}; {@link #notes()} tells what was left out of the reckoning as a whole.
 *
 * <p>It is a Tablesaw table like any other: filter it, plot it, save it. The tables behind it are made when asked for, and
 * cost no request.
 */
public final class PnlTable extends Table implements Noted {
    private final PnlRun run;

    PnlTable(String name, List<Column<?>> columns, PnlRun run) {
        super(name, columns.toArray(new Column<?>[0]));
        this.run = run;
    }

    /** Returns the lines alone, as a plain table; not Tablesaw's statistics of columns, for which call {@code summarize}. */
    @Override
    public Table summary() {
        return Table.create(name(), columns());
    }

    /** Returns what is open, lot by lot: side, contracts, when and at what price opened, by which execution, and its worth. */
    public Table lots() {
        return PnlLots.open(run);
    }

    /**
     * Returns what was opened and closed, pair by pair: both times, prices and execution ids, contracts, and what the pair
     * realised in ticks, in the instrument's currency and in the base currency, before fees.
     *
     * <p>With average prices, the opening time and id are those of the fill that first opened the position.
     */
    public Table roundTrips() {
        return PnlLots.closed(run);
    }

    /** Returns the lines with something open. */
    public Table open() {
        return where(doubleColumn("openQty").isNotEqualTo(0)).setName(name() + ", open");
    }

    /** Returns totals by currency, in it and in the base currency. */
    public Table byCurrency() {
        return totals("currency");
    }

    /** Returns totals by account, in the base currency. */
    public Table byAccount() {
        return totals("account");
    }

    /** Returns totals by product, in the base currency. */
    public Table byProduct() {
        return totals("product");
    }

    private Table totals(String key) {
        String base = run.asked.base;
        Groups groups = Groups.by(this, key).sum("fills", "bought", "sold");
        if (key.equals("currency")) {
            groups.sum("realizedPnl", "openPnl", "fees", "pnl");
        }
        groups.sum("realized" + base, "open" + base, "pnl" + base)
                .sum("notValued", Totals.blank(doubleColumn("pnl" + base)));
        return Totals.of(groups, this).setName(name() + " by " + key);
    }

    /** Returns what was left out or could not be valued, and why, in sentences; empty where everything counts. */
    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>(run.trades.notes);
        Map<String, Integer> lines = new TreeMap<>();
        for (PnlLine line : run.lines) {
            if (!line.note().isEmpty()) {
                lines.merge(line.note(), 1, Integer::sum);
            }
        }
        lines.forEach((why, count) -> notes.add(Wording.count(count, "line") + " not valued in full: " + why));
        return List.copyOf(notes);
    }
}
