package io.ttlab.analytics;

import io.ttlab.schema.Noted;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/**
 * Where the monitor differs from what should be held: a Tablesaw table of differences, empty when all is well.
 *
 * <p>{@code expected = startOfDay + fills}, in contracts, by account and instrument; {@code difference = monitor - expected}.
 * Example: began with -3, bought 5 and sold 1, so 1 is expected; the monitor says -1: the difference is -2.
 *
 * <p>{@code cause} names the fewest things whose effects add up to the difference exactly: a candidate, not a verdict. Where
 * none does it is {@code unexplained}, and {@code detail} lists what was found all the same. A difference is never dropped
 * because it has a cause. Modifications by hand are shown beside: whether the monitor counts them is TT's to know.
 */
public final class ReconcileTable extends Table implements Noted {
    private final List<Tally> tallies;
    private final Instant snapshot;

    private ReconcileTable(List<Tally> tallies, Instant snapshot, Table differences) {
        super(differences.name(), differences.columns());
        this.tallies = tallies;
        this.snapshot = snapshot;
    }

    static ReconcileTable of(List<Tally> tallies, Instant snapshot) {
        return new ReconcileTable(
                tallies,
                snapshot,
                table(
                        "reconcile, differences",
                        tallies.stream().filter(tally -> !tally.agrees()).toList()));
    }

    /** Returns every account and instrument that was compared, those that agree too. */
    public Table all() {
        return table("reconcile, all", tallies);
    }

    /** Returns how many accounts and instruments were compared. */
    public int compared() {
        return tallies.size();
    }

    /** Returns when the monitor was asked; later fills can differ. */
    public Instant snapshot() {
        return snapshot;
    }

    /** Returns the outcome in one sentence. */
    public String verdict() {
        long unexplained = tallies.stream()
                .filter(tally -> !tally.agrees() && tally.explanation().isEmpty())
                .count();
        return rowCount() + " of " + compared() + " positions differ"
                + (rowCount() == 0 ? "" : ", " + unexplained + " of them unexplained") + "; the monitor was asked at "
                + Reconciliation.time(snapshot) + ".";
    }

    /** Returns the verdict, which stands below the table: an empty one alone would not say what was compared. */
    @Override
    public List<String> notes() {
        return List.of(verdict());
    }

    private static Table table(String name, List<Tally> shown) {
        Sheet sheet = new Sheet(name)
                .texts("account", "instrument")
                .numbers("startOfDay", "fills", "expected", "monitor", "difference")
                .texts("cause", "detail")
                .numbers("modifications")
                .texts("accountId", "instrumentId");
        for (Tally tally : shown) {
            sheet.add(
                    tally.account,
                    tally.instrument,
                    Figures.clean(tally.startOfDay),
                    Figures.clean(tally.fills),
                    Figures.clean(tally.expected()),
                    Figures.clean(tally.monitor),
                    Figures.clean(tally.difference()),
                    cause(tally),
                    detail(tally),
                    Figures.clean(tally.modifications),
                    tally.accountId,
                    tally.instrumentId);
        }
        return sheet.table();
    }

    private static String cause(Tally tally) {
        List<Tally.Cause> causes = tally.explanation();
        return tally.agrees()
                ? ""
                : causes.isEmpty()
                        ? "unexplained"
                        : causes.stream().map(Tally.Cause::name).distinct().collect(Collectors.joining(" + "));
    }

    private static String detail(Tally tally) {
        if (tally.agrees()) {
            return "";
        }
        List<Tally.Cause> causes = tally.explanation();
        String missing = tally.onMonitor ? "" : "the monitor does not list it";
        String found = (causes.isEmpty() ? tally.causes : causes)
                .stream().map(Tally.Cause::detail).collect(Collectors.joining("; "));
        return missing.isEmpty() || found.isEmpty() ? missing + found : missing + "; " + found;
    }
}
