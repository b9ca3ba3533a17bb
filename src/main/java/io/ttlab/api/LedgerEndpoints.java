package io.ttlab.api;

import io.ttlab.schema.Schema;
import java.util.List;

/** The endpoints of {@code ttledger}: orders, fills and their codes. */
final class LedgerEndpoints {
    static final Endpoint ORDERS = ledger("orders", OrderFields.ORDERS)
            .takes("accounts")
            .paged(Paging.ACCOUNTS)
            .knownBy("orderId")
            .gives("Working orders of all accounts, or of those asked for.");
    static final Endpoint ORDER = ledger("order", OrderFields.ORDERS)
            .at("orders/{id}")
            .under("orders", "order")
            .knownBy("orderId")
            .gives("One order by its id.");
    static final Endpoint FILLS = fills("fills").gives("Fills of a span of time, the current day where none is given.");
    static final Endpoint TRADING_ACCOUNT_FILLS = fills("tradingAccountFills")
            .under("fills", "tradingAccountFills", "tradingaccountfills")
            .gives("Fills of the accounts that the key's user may trade.");
    static final Endpoint TCR_FILLS = fills("tcrFills")
            .under("fills", "tcrFills", "tcrfills")
            .gives("Trade-capture fills, internal and external.");
    static final Endpoint POSITION_MODIFICATIONS = timed("positionModifications", OrderFields.POSITION_MODIFICATIONS)
            .under("positionModifications", "positionmodifications", "modifications")
            .knownBy("modificationId", "recordId")
            .gives("Changes made to positions by hand.");
    static final Endpoint ORDER_DATA = ledger("orderData", ReferenceFields.CODES)
            .gives("The codes of orders and fills: one row per enumeration and code.");
    static final Endpoint ALGO_PARAMETERS = ledger("algoParameters", OrderFields.ALGO_PARAMETERS)
            .at("orders")
            .under("orders")
            .paged(Paging.ACCOUNTS)
            .gives("The parameters of the working algo orders: one row per order and parameter.");

    static final List<Endpoint> ALL = List.of(
            ORDERS,
            ORDER,
            FILLS,
            TRADING_ACCOUNT_FILLS,
            TCR_FILLS,
            POSITION_MODIFICATIONS,
            ORDER_DATA,
            ALGO_PARAMETERS);

    private LedgerEndpoints() {}

    private static Declaration ledger(String name, Schema schema) {
        return new Declaration("ledger", "ttledger", name, schema);
    }

    /** Declares one that is walked by time. */
    private static Declaration timed(String name, Schema schema) {
        return ledger(name, schema)
                .takes("minTimestamp", "maxTimestamp", "accountId", "orderId", "productId", "includeOTC")
                .paged(Paging.TIME);
    }

    private static Declaration fills(String name) {
        return timed(name, OrderFields.FILLS)
                .knownBy(
                        "execId",
                        "recordId",
                        "uniqueExecId",
                        "orderId",
                        "instrumentId",
                        "accountId",
                        "execType",
                        "side",
                        "timeStamp");
    }
}
