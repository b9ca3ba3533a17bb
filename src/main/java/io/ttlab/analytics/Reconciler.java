package io.ttlab.analytics;

import io.ttlab.api.FillQuery;
import io.ttlab.api.TT;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Fetches what a reconciliation compares, the monitor first, so that what happens meanwhile shows as newer fills. */
final class Reconciler {
    private final Analytics analytics;
    private final TT tt;
    private final Supplier<Instant> clock;
    private final Consumer<FillQuery> since;

    Reconciler(Analytics analytics, Supplier<Instant> clock, Consumer<FillQuery> since) {
        this.analytics = analytics;
        this.tt = analytics.tt();
        this.clock = clock;
        this.since = since;
    }

    ReconcileTable run() {
        Instant snapshot = clock.get();
        Table positions = tt.monitor.position();
        Table fills = tt.ledger.fills(since);
        Table modifications = tt.ledger.positionModifications(since);
        Table start = startOfDay(positions, fills);
        Table none = fills.emptyCopy();
        Books books = new Books(positions, start, fills, none, modifications, snapshot);
        ReconcileTable first =
                ReconcileTable.of(Reconciliation.of(books, analytics.instruments(), analytics.zone()), snapshot);
        if (first.isEmpty()) {
            return first;
        }
        Table whole = tt.ledger.fills(since.andThen(query -> query.includeOtc(true)));
        Books more = new Books(positions, start, fills, otc(whole, fills), modifications, snapshot);
        return ReconcileTable.of(Reconciliation.of(more, analytics.instruments(), analytics.zone()), snapshot);
    }

    /** The records of every account that is listed or that a position or a fill names. */
    private Table startOfDay(Table positions, Table fills) {
        Set<String> accounts =
                new TreeSet<>(tt.account.accounts().stringColumn("id").asList());
        accounts.addAll(Keys.of(positions.column("accountId")).used());
        accounts.addAll(Keys.of(fills.column("accountId")).used());
        Table all = Table.create("sod");
        for (String account : accounts) {
            Table one = records(account, positions);
            if (!one.isEmpty()) {
                all = all.columnCount() == 0 ? one : all.append(one);
            }
        }
        return all;
    }

    /** An account whose records the key may not read begins as the monitor says. */
    private Table records(String account, Table positions) {
        Table found;
        try {
            found = tt.monitor.sod(account);
        } catch (TtException refused) {
            if (refused.kind() != Kind.REFUSED && refused.kind() != Kind.FORBIDDEN) {
                throw refused;
            }
            Table own = positions.where(positions.stringColumn("accountId").isEqualTo(account));
            return Table.create(
                    "sod",
                    own.stringColumn("accountId").copy(),
                    own.stringColumn("instrumentId").copy(),
                    own.doubleColumn("sodNetPos").copy().setName("netPosition"));
        }
        return Table.create(
                "sod", found.column("accountId"), found.column("instrumentId"), found.column("netPosition"));
    }

    /** The rows of {@code whole} that {@code fills} has not. */
    private static Table otc(Table whole, Table fills) {
        Set<String> known = new HashSet<>();
        StringColumn records = fills.stringColumn("recordId");
        StringColumn executions = fills.stringColumn("execId");
        for (int row = 0; row < fills.rowCount(); row++) {
            known.add(records.get(row) + '\n' + executions.get(row));
        }
        StringColumn wholeRecords = whole.stringColumn("recordId");
        StringColumn wholeExecutions = whole.stringColumn("execId");
        tech.tablesaw.selection.Selection more = new tech.tablesaw.selection.BitmapBackedSelection();
        for (int row = 0; row < whole.rowCount(); row++) {
            if (!known.contains(wholeRecords.get(row) + '\n' + wholeExecutions.get(row))) {
                more.add(row);
            }
        }
        return whole.where(more);
    }
}
