package io.ttlab.analytics;

import io.ttlab.schema.Noted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

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

    private ReconcileTable(List<Tally> tallies, Instant snapshot, List<Column<?>> columns) {
        super("reconcile, differences", columns.toArray(new Column<?>[0]));
        this.tallies = tallies;
        this.snapshot = snapshot;
    }

    static ReconcileTable of(List<Tally> tallies, Instant snapshot) {
        return new ReconcileTable(
                tallies,
                snapshot,
                columns(tallies.stream().filter(tally -> !tally.agrees()).toList()));
    }

    /** Returns every account and instrument that was compared, those that agree too. */
    public Table all() {
        return Table.create("reconcile, all", columns(tallies));
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

    private static List<Column<?>> columns(List<Tally> shown) {
        List<Column<?>> columns = new ArrayList<>();
        columns.add(texts("account", shown, tally -> tally.account));
        columns.add(texts("instrument", shown, tally -> tally.instrument));
        columns.add(numbers("startOfDay", shown, tally -> tally.startOfDay));
        columns.add(numbers("fills", shown, tally -> tally.fills));
        columns.add(numbers("expected", shown, Tally::expected));
        columns.add(numbers("monitor", shown, tally -> tally.monitor));
        columns.add(numbers("difference", shown, Tally::difference));
        columns.add(texts("cause", shown, ReconcileTable::cause));
        columns.add(texts("detail", shown, ReconcileTable::detail));
        columns.add(numbers("modifications", shown, tally -> tally.modifications));
        columns.add(texts("accountId", shown, tally -> tally.accountId));
        columns.add(texts("instrumentId", shown, tally -> tally.instrumentId));
        return columns;
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

    private interface Text {
        String of(Tally tally);
    }

    private interface Figure {
        double of(Tally tally);
    }

    private static StringColumn texts(String name, List<Tally> shown, Text text) {
        return StringColumn.create(name, shown.stream().map(text::of));
    }

    private static DoubleColumn numbers(String name, List<Tally> shown, Figure figure) {
        return DoubleColumn.create(name, shown.stream().mapToDouble(figure::of).map(Figures::clean));
    }
}
