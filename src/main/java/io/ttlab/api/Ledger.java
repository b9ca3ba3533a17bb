package io.ttlab.api;

import io.ttlab.client.Call.Patience;
import io.ttlab.client.TtException;
import java.util.List;
import java.util.function.Consumer;
import tech.tablesaw.api.Table;

/**
 * Orders, fills and their codes: TT's {@code ttledger}. Thread-safe.
 *
 * <p>TT says that this service is not for real time and may lag. Tables are snapshots.
 */
public final class Ledger {
    private final Fetch fetch;

    Ledger(Fetch fetch) {
        this.fetch = fetch;
    }

    /**
     * Returns the working orders of all accounts, oldest first.
     *
     * <p>Costs one request up to 1,000 orders; beyond that one more per 50 accounts, and more where those exceed 1,000.
     */
    public Table orders() {
        return fetch.collect(
                LedgerEndpoints.ORDERS,
                harvest ->
                        split(harvest).all(Rows.call(LedgerEndpoints.ORDERS, "").patient(Patience.NARROW)),
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                Integer.MAX_VALUE);
    }

    /**
     * Returns the working orders that a query asks for: {@code orders(q -> q.account("ABC"))}.
     *
     * <p>Costs one request per 50 accounts, and more where those exceed 1,000 orders.
     */
    public Table orders(Consumer<OrderQuery> query) {
        OrderQuery asked = new OrderQuery();
        query.accept(asked);
        if (asked.accounts.isEmpty()) {
            return orders();
        }
        List<String> accounts = fetch.session().resolver().accounts(asked.accounts);
        return fetch.collect(
                LedgerEndpoints.ORDERS,
                harvest ->
                        split(harvest).of(Rows.call(LedgerEndpoints.ORDERS, "").patient(Patience.NARROW), accounts),
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                Integer.MAX_VALUE);
    }

    private OrderSplit split(Harvest harvest) {
        Session session = fetch.session();
        return new OrderSplit(
                harvest,
                () -> session.names().accounts().stream()
                        .map(NameStore.Entry::id)
                        .toList(),
                id -> {
                    String name = session.names().known(Names.Subject.ACCOUNT, id);
                    return name == null ? id : name + " (" + id + ")";
                },
                session::warn);
    }

    /** Returns one order by its id, a UUID. Costs one request; fails where TT does not know it. */
    public Table order(String id) {
        return fetch.table(LedgerEndpoints.ORDER, id, call -> call.patient(Patience.SINGLE));
    }

    /**
     * Returns the fills of the current day in {@code TT_ZONE}, by time.
     *
     * <p>Costs one request per 500 fills, and one to see that nothing follows.
     */
    public Table fills() {
        return fills(query -> {});
    }

    /**
     * Returns the fills that a query asks for: {@code fills(q -> q.since("5d").product("ES"))}, by time and then by id.
     *
     * <p>Costs one request per 500 fills, and one to see that nothing follows; long spans are walked several at a time.
     */
    public Table fills(Consumer<FillQuery> query) {
        return walk(LedgerEndpoints.FILLS, query);
    }

    /** Returns the current day's fills of the accounts that the key's user may trade. Costs as {@link #fills()}. */
    public Table tradingAccountFills() {
        return tradingAccountFills(query -> {});
    }

    /** Returns fills of the accounts that the key's user may trade. Costs as {@link #fills(Consumer)}. */
    public Table tradingAccountFills(Consumer<FillQuery> query) {
        return walk(LedgerEndpoints.TRADING_ACCOUNT_FILLS, query);
    }

    /** Returns the current day's trade-capture fills. Costs as {@link #fills()}. */
    public Table tcrFills() {
        return tcrFills(query -> {});
    }

    /** Returns trade-capture fills, internal and external. Costs as {@link #fills(Consumer)}. */
    public Table tcrFills(Consumer<FillQuery> query) {
        return walk(LedgerEndpoints.TCR_FILLS, query);
    }

    /** Returns the current day's changes to positions by hand. Costs as {@link #fills()}. */
    public Table positionModifications() {
        return positionModifications(query -> {});
    }

    /** Returns changes to positions by hand. Costs as {@link #fills(Consumer)}. */
    public Table positionModifications(Consumer<FillQuery> query) {
        return walk(LedgerEndpoints.POSITION_MODIFICATIONS, query);
    }

    private Table walk(Endpoint endpoint, Consumer<FillQuery> query) {
        FillQuery asked = new FillQuery();
        query.accept(asked);
        return new Fills(fetch, endpoint).table(asked);
    }

    /** Returns the server's codes of orders and fills: one row per enumeration and code. Costs one request. */
    public Table orderData() {
        return CodeTable.of("orderData", fetch.session().enumerations().tables(Enumerations.Source.ORDERS));
    }

    /**
     * Returns the parameters of the working algo orders: one row per order and parameter, with its type, its text and,
     * where it is one, its number.
     *
     * <p>Costs as {@link #orders()}.
     */
    public Table algoParameters() {
        Meter meter = fetch.session().meter("tt.ledger.algoParameters");
        Harvest harvest = new Harvest(LedgerEndpoints.ORDERS, fetch.session().gateway(), meter);
        try {
            split(harvest).all(Rows.call(LedgerEndpoints.ORDERS, "").patient(Patience.NARROW));
            int[] order = harvest.order(Long.MIN_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);
            return harvest.builder().parameters("algoParameters", "orderId", order);
        } catch (TtException cutShort) {
            fetch.keepPartial(harvest);
            throw cutShort;
        } finally {
            fetch.session().end(meter);
        }
    }
}
