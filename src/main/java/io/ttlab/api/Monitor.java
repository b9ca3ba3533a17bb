package io.ttlab.api;

import io.ttlab.client.Call;
import io.ttlab.client.Call.Patience;
import java.util.List;
import java.util.function.Consumer;
import tech.tablesaw.api.Table;

/**
 * Positions, credit and start-of-day records: TT's {@code ttmonitor}. Thread-safe.
 *
 * <p>Quantities are in contracts ({@code scaleQty=0}) unless a query asks for flow. P&amp;L is in the instrument's
 * currency.
 */
public final class Monitor {
    private final Fetch fetch;

    Monitor(Fetch fetch) {
        this.fetch = fetch;
    }

    /** Returns the positions of all accounts. Costs one request per page; TT advises to name accounts. */
    public Table position() {
        return position(query -> {});
    }

    /** Returns the positions of one account, given by id or name. Costs one request per page. */
    public Table position(Object account) {
        return one(Catalogue.ACCOUNT_POSITION, account);
    }

    /** Returns the positions that a query asks for: {@code position(q -> q.account("ABC").includeSpreads(true))}. */
    public Table position(Consumer<PositionQuery> query) {
        return many(Catalogue.POSITION, query);
    }

    /** Returns positions by product, of all accounts. Costs one request per page. */
    public Table productPosition() {
        return productPosition(query -> {});
    }

    /** Returns the positions of one account by product. Costs one request per page. */
    public Table productPosition(Object account) {
        return one(Catalogue.ACCOUNT_PRODUCT_POSITION, account);
    }

    /** Returns the positions by product that a query asks for. */
    public Table productPosition(Consumer<PositionQuery> query) {
        return many(Catalogue.PRODUCT_POSITION, query);
    }

    /** Returns positions by product family, of all accounts. Costs one request per page. */
    public Table productFamilyPosition() {
        return productFamilyPosition(query -> {});
    }

    /** Returns the positions of one account by product family. Costs one request per page. */
    public Table productFamilyPosition(Object account) {
        return one(Catalogue.ACCOUNT_PRODUCT_FAMILY_POSITION, account);
    }

    /** Returns the positions by product family that a query asks for. */
    public Table productFamilyPosition(Consumer<PositionQuery> query) {
        return many(Catalogue.PRODUCT_FAMILY_POSITION, query);
    }

    /** Returns how much of its credit an account uses, given by id or name. Costs one request per page. */
    public Table creditUtilization(Object account) {
        String id = fetch.session().resolver().account(account);
        return fetch.table(Catalogue.CREDIT_UTILIZATION, call -> call.with("accountId", id));
    }

    /** Returns an account's positions at the start of the day. Costs one request per page. */
    public Table sod(Object account) {
        String id = fetch.session().resolver().account(account);
        return fetch.table(Catalogue.SOD, id, call -> call);
    }

    private Table one(Endpoint endpoint, Object account) {
        String id = fetch.session().resolver().account(account);
        return fetch.table(endpoint, id, call -> call.with("scaleQty", 0).patient(Patience.SINGLE));
    }

    private Table many(Endpoint endpoint, Consumer<PositionQuery> query) {
        PositionQuery asked = new PositionQuery();
        query.accept(asked);
        List<String> accounts = asked.accounts.isEmpty()
                ? List.of()
                : fetch.session().resolver().accounts(asked.accounts);
        return fetch.table(endpoint, call -> {
            Call more = call.with("scaleQty", asked.contracts ? 0 : 1);
            more = accounts.isEmpty() ? more : more.with("accountIds", String.join(",", accounts));
            return asked.spreads ? more.with("includeSpreadPositions", 1) : more;
        });
    }
}
