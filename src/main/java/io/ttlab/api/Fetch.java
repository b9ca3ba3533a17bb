package io.ttlab.api;

import io.ttlab.api.Names.Subject;
import io.ttlab.client.Call;
import io.ttlab.client.Counts;
import io.ttlab.schema.CodedStrings;
import io.ttlab.schema.Codes;
import io.ttlab.schema.Field;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Makes the table of a call: fetches its pages, decodes the codes, puts names beside the ids. Thread-safe.
 *
 * <p>When a call fails or is interrupted, what had arrived is kept for {@code tt.partial()}.
 */
final class Fetch {
    private final Session session;
    private final boolean raw;

    Fetch(Session session, boolean raw) {
        this.session = session;
        this.raw = raw;
    }

    Session session() {
        return session;
    }

    boolean raw() {
        return raw;
    }

    /** Fetches an endpoint that pages by key or not at all. */
    Table table(Endpoint endpoint, UnaryOperator<Call> more) {
        return table(endpoint, "", more);
    }

    /** Fetches an endpoint with an id in its path. */
    Table table(Endpoint endpoint, String id, UnaryOperator<Call> more) {
        return table(endpoint, List.of(more.apply(Rows.call(endpoint, id))));
    }

    /** Fetches what several calls of an endpoint bring, one after the other, as one table. */
    Table table(Endpoint endpoint, List<Call> calls) {
        return collect(
                endpoint,
                harvest -> {
                    harvest.expect(calls.size());
                    for (Call call : calls) {
                        Rows.collect(harvest, call);
                        harvest.advance(1);
                    }
                },
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                Integer.MAX_VALUE);
    }

    /** Fetches by whatever way {@code collector} knows, and finishes the table of the rows within the window. */
    Table collect(Endpoint endpoint, Consumer<Harvest> collector, long fromNs, long toNs, int most) {
        if (!raw) {
            session.enumerations().prepare(endpoint);
        }
        Meter meter = session.meter("tt." + endpoint.method());
        Harvest harvest = new Harvest(endpoint, session.gateway(), meter);
        @Nullable Table table = null;
        boolean whole = false;
        try {
            collector.accept(harvest);
            table = decoded(harvest, harvest.order(fromNs, toNs, most));
            Table finished = raw ? table : named(endpoint, table);
            whole = true;
            return finished;
        } finally {
            session.end(meter);
            if (!whole && harvest.size() > 0) {
                keepPartial(harvest, table, fromNs, toNs, most);
            }
        }
    }

    /** Keeps what had arrived of a call, as TT sent it. */
    void keepPartial(Harvest harvest) {
        if (harvest.size() > 0) {
            keepPartial(harvest, null, Long.MIN_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);
        }
    }

    private void keepPartial(Harvest harvest, @Nullable Table decoded, long fromNs, long toNs, int most) {
        Table partial = decoded != null
                ? decoded
                : harvest.builder()
                        .build(
                                harvest.endpoint().name() + " (partial)",
                                harvest.order(fromNs, toNs, most),
                                Codes.raw());
        session.keepPartial(partial);
        session.warn("Partial: " + Counts.of(partial.rowCount(), "row") + " of tt."
                + harvest.endpoint().method()
                + " had arrived. What came is in tt.partial(), with "
                + (decoded != null ? "ids" : "codes and ids") + " as TT sent them.");
    }

    private Table decoded(Harvest harvest, int[] order) {
        Endpoint endpoint = harvest.endpoint();
        if (raw) {
            return harvest.builder().build(endpoint.name(), order, Codes.raw());
        }
        Enumerations enumerations = session.enumerations();
        Codes codes = enumerations.decoder(endpoint);
        Set<String> unknown = harvest.builder().unknownCodes(codes);
        if (enumerations.forgetStale(endpoint, unknown)) {
            codes = enumerations.decoder(endpoint);
        }
        return harvest.builder().build(endpoint.name(), order, codes);
    }

    /** Puts a column of names behind each id that has one. */
    private Table named(Endpoint endpoint, Table table) {
        for (Field field : endpoint.schema().fields()) {
            if (!field.nameColumn().isEmpty() && table.containsColumn(field.column())) {
                Column<?> names =
                        names(table.stringColumn(field.column()), Subject.of(field.nameColumn()), field.nameColumn());
                table.insertColumn(table.columnIndex(field.column()) + 1, names);
            }
        }
        return table;
    }

    private Column<?> names(StringColumn ids, Subject subject, String column) {
        if (ids.getDictionary() instanceof CodedStrings coded) {
            String[] labels = coded.values();
            Map<String, String> names =
                    session.names().names(subject, List.of(labels).subList(1, labels.length));
            for (int i = 1; i < labels.length; i++) {
                labels[i] = names.getOrDefault(labels[i], labels[i]);
            }
            return StringColumn.createInternal(column, coded.relabelled(labels));
        }
        Set<String> distinct = new LinkedHashSet<>();
        for (int row = 0; row < ids.size(); row++) {
            if (!ids.isMissing(row)) {
                distinct.add(ids.get(row));
            }
        }
        Map<String, String> names = session.names().names(subject, distinct);
        StringColumn named = StringColumn.create(column);
        for (int row = 0; row < ids.size(); row++) {
            named.append(names.getOrDefault(ids.get(row), ids.get(row)));
        }
        return named;
    }
}
