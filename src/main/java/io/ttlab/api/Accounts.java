package io.ttlab.api;

import io.ttlab.client.Call.Patience;
import tech.tablesaw.api.Table;

/** Accounts and their names: TT's {@code ttaccount}. Thread-safe. */
public final class Accounts {
    private final Fetch fetch;

    Accounts(Fetch fetch) {
        this.fetch = fetch;
    }

    /** Returns all accounts that the key's user sees. Costs one request per page. */
    public Table accounts() {
        Table table = fetch.table(NameEndpoints.ACCOUNTS, call -> call);
        fetch.session().names().remember(Names.Subject.ACCOUNT, table, "");
        return table;
    }

    /** Returns one account, given by id or name. Costs one request; finds accounts that no list shows. */
    public Table account(Object idOrName) {
        String text = String.valueOf(idOrName).strip();
        String id = text.matches("\\d+") ? text : fetch.session().resolver().account(idOrName);
        return fetch.table(NameEndpoints.ACCOUNT, id, call -> call.patient(Patience.SINGLE));
    }
}
