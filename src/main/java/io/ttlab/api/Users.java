package io.ttlab.api;

import io.ttlab.client.Call.Patience;
import tech.tablesaw.api.Table;

/** Users and their names: TT's {@code ttuser}. Thread-safe. */
public final class Users {
    private final Fetch fetch;

    Users(Fetch fetch) {
        this.fetch = fetch;
    }

    /** Returns all users that the key's user sees. Costs one request per page. */
    public Table users() {
        Table table = fetch.table(NameEndpoints.USERS, call -> call);
        fetch.session().names().remember(Names.Subject.USER, table, "");
        return table;
    }

    /** Returns one user, given by id or alias. Costs one request. */
    public Table user(Object idOrAlias) {
        String text = String.valueOf(idOrAlias).strip();
        String id = text.matches("\\d+")
                ? text
                : fetch.session().resolver().users(idOrAlias).get(0);
        return fetch.table(NameEndpoints.USER, id, call -> call.patient(Patience.SINGLE));
    }
}
