package io.ttlab.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What to ask of {@code /position} and its sisters. Confine to one thread. */
public final class PositionQuery {
    final List<Object> accounts = new ArrayList<>();
    boolean contracts = true;
    boolean spreads;

    PositionQuery() {}

    /** Only positions of these accounts, given by id or name; TT advises it, against time-outs. */
    public PositionQuery account(Object... idsOrNames) {
        accounts.addAll(Arrays.asList(idsOrNames));
        return this;
    }

    /** Quantities in contracts, which is the default here; otherwise in flow, as energy products have it. */
    public PositionQuery inContracts(boolean contracts) {
        this.contracts = contracts;
        return this;
    }

    /** Whether positions in spreads are listed beside those in their legs. */
    public PositionQuery includeSpreads(boolean include) {
        this.spreads = include;
        return this;
    }
}
