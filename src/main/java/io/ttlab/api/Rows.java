package io.ttlab.api;

import io.ttlab.api.Harvest.Sheaf;
import io.ttlab.client.Call;
import io.ttlab.client.Gateway;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import io.ttlab.schema.Codes;
import java.util.function.UnaryOperator;
import tech.tablesaw.api.Table;

/** Fetches the rows of lists and single things as they stand on the wire, without names and decoding. Thread-safe. */
final class Rows {
    private final Gateway gateway;
    private final ProgressDisplay display;

    Rows(Gateway gateway, ProgressDisplay display) {
        this.gateway = gateway;
        this.display = display;
    }

    /** Returns the call of an endpoint, with an id in its path where it takes one. */
    static Call call(Endpoint endpoint, String id) {
        return Call.of(endpoint.service(), endpoint.path().replace("{id}", Call.encode(id)));
    }

    /** Fetches everything that a call brings. */
    Harvest harvest(Endpoint endpoint, Call call) {
        Harvest harvest = new Harvest(endpoint, gateway, new Meter(endpoint.name(), display, gateway.ticker()));
        collect(harvest, call);
        return harvest;
    }

    /** Adds everything that a call brings to a harvest. */
    static void collect(Harvest harvest, Call call) {
        if (harvest.endpoint().paging() == Paging.KEY) {
            new KeyWalk(harvest).run(call);
        } else {
            Sheaf sheaf = harvest.fetch(call);
            if (harvest.endpoint().isOne() && sheaf.rows() == 0) {
                throw new TtException(
                        Kind.UNKNOWN_NAME,
                        call.where()
                                + " answered well, but without a record: there is nothing of this id, or nothing that"
                                + " the key's user may see. Check the id.");
            }
        }
    }

    /** Fetches a table of what the wire holds. */
    Table raw(Endpoint endpoint, String id, UnaryOperator<Call> more) {
        Harvest harvest = harvest(endpoint, more.apply(call(endpoint, id)));
        return harvest.builder()
                .build(endpoint.name(), harvest.order(Long.MIN_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE), Codes.raw());
    }
}
