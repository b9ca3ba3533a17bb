package io.ttlab.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What to ask of {@code /orders}. Confine to one thread. */
public final class OrderQuery {
    final List<Object> accounts = new ArrayList<>();

    OrderQuery() {}

    /** Only orders of these accounts, given by id or name; 50 of them cost one request. */
    public OrderQuery account(Object... idsOrNames) {
        accounts.addAll(Arrays.asList(idsOrNames));
        return this;
    }
}
