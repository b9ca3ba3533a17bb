package io.ttlab.api;

import io.ttlab.schema.Schema;
import java.util.List;

/** The endpoints of {@code ttledger}: orders, fills and their codes. */
final class LedgerEndpoints {
    private static final List<String> FILL_PARAMETERS =
            List.of("minTimestamp", "maxTimestamp", "accountId", "orderId", "productId", "includeOTC");
    private static final List<String> FILL_IDENTITY = List.of(
            "execId",
            "recordId",
            "uniqueExecId",
            "orderId",
            "instrumentId",
            "accountId",
            "execType",
            "side",
            "timeStamp");

    static final Endpoint ORDERS = endpoint(
            "orders",
            "orders",
            List.of("accounts"),
            List.of("orders"),
            Paging.ACCOUNTS,
            OrderFields.ORDERS,
            List.of("orderId"),
            "Working orders of all accounts, or of those asked for.");
    static final Endpoint ORDER = endpoint(
            "order",
            "orders/{id}",
            List.of(),
            List.of("orders", "order"),
            Paging.NONE,
            OrderFields.ORDERS,
            List.of("orderId"),
            "One order by its id.");
    static final Endpoint FILLS = endpoint(
            "fills",
            "fills",
            FILL_PARAMETERS,
            List.of("fills"),
            Paging.TIME,
            OrderFields.FILLS,
            FILL_IDENTITY,
            "Fills of a span of time, the current day where none is given.");
    static final Endpoint TRADING_ACCOUNT_FILLS = endpoint(
            "tradingAccountFills",
            "tradingaccountfills",
            FILL_PARAMETERS,
            List.of("fills", "tradingAccountFills", "tradingaccountfills"),
            Paging.TIME,
            OrderFields.FILLS,
            FILL_IDENTITY,
            "Fills of the accounts that the key's user may trade.");
    static final Endpoint TCR_FILLS = endpoint(
            "tcrFills",
            "tcrfills",
            FILL_PARAMETERS,
            List.of("fills", "tcrFills", "tcrfills"),
            Paging.TIME,
            OrderFields.FILLS,
            FILL_IDENTITY,
            "Trade-capture fills, internal and external.");
    static final Endpoint POSITION_MODIFICATIONS = endpoint(
            "positionModifications",
            "positionmodifications",
            FILL_PARAMETERS,
            List.of("positionModifications", "positionmodifications", "modifications"),
            Paging.TIME,
            OrderFields.POSITION_MODIFICATIONS,
            List.of("modificationId", "recordId"),
            "Changes made to positions by hand.");
    static final Endpoint ORDER_DATA = endpoint(
            "orderData",
            "orderdata",
            List.of(),
            List.of("orderData"),
            Paging.NONE,
            ReferenceFields.CODES,
            List.of(),
            "The codes of orders and fills: one row per enumeration and code.");
    static final Endpoint ALGO_PARAMETERS = endpoint(
            "algoParameters",
            "orders",
            List.of(),
            List.of("orders"),
            Paging.ACCOUNTS,
            OrderFields.ALGO_PARAMETERS,
            List.of(),
            "The parameters of the working algo orders: one row per order and parameter.");

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

    private static Endpoint endpoint(
            String name,
            String path,
            List<String> parameters,
            List<String> keys,
            Paging paging,
            Schema schema,
            List<String> identity,
            String doc) {
        return new Endpoint("ledger." + name, "ttledger", path, parameters, keys, paging, schema, identity, doc);
    }
}
