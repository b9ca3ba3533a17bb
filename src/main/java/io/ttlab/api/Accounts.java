package io.ttlab.api;

import io.ttlab.client.Call.Patience;
import java.util.function.Consumer;
import tech.tablesaw.api.Table;

/** Accounts and their names: TT's {@code ttaccount}. Thread-safe. */
public final class Accounts {
    private final Fetch fetch;

    Accounts(Fetch fetch) {
        this.fetch = fetch;
    }

    /** Returns all accounts that the key's user sees. Costs one request per page. */
    public Table accounts() {
        return accounts(query -> {});
    }

    /** Returns the accounts that a query asks for: {@code accounts(q -> q.mineOnly(true))}. Costs one request per page. */
    public Table accounts(Consumer<AccountQuery> query) {
        AccountQuery asked = new AccountQuery();
        query.accept(asked);
        Table table = fetch.table(NameEndpoints.ACCOUNTS, call -> asked.mine ? call.with("mineOnly", "true") : call);
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
