package io.ttlab.api;

import io.ttlab.client.Nearest;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import io.ttlab.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/** Every endpoint, declared once: help, columns, completion and the calls themselves read this list. */
public final class Catalogue {
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
    private static final List<String> BY_ID = List.of("id");

    private static final List<Endpoint> ALL = new ArrayList<>();

    static final Endpoint ORDERS = ledger(
            "orders",
            "orders",
            List.of("accounts"),
            List.of("orders"),
            Paging.ACCOUNTS,
            OrderFields.ORDERS,
            List.of("orderId"),
            "Working orders of all accounts, or of those asked for.");
    static final Endpoint ORDER = ledger(
            "order",
            "orders/{id}",
            List.of(),
            List.of("orders", "order"),
            Paging.NONE,
            OrderFields.ORDERS,
            List.of("orderId"),
            "One order by its id.");
    static final Endpoint FILLS = ledger(
            "fills",
            "fills",
            FILL_PARAMETERS,
            List.of("fills"),
            Paging.TIME,
            OrderFields.FILLS,
            FILL_IDENTITY,
            "Fills of a span of time, the current day where none is given.");
    static final Endpoint TRADING_ACCOUNT_FILLS = ledger(
            "tradingAccountFills",
            "tradingaccountfills",
            FILL_PARAMETERS,
            List.of("fills", "tradingAccountFills", "tradingaccountfills"),
            Paging.TIME,
            OrderFields.FILLS,
            FILL_IDENTITY,
            "Fills of the accounts that the key's user may trade.");
    static final Endpoint TCR_FILLS = ledger(
            "tcrFills",
            "tcrfills",
            FILL_PARAMETERS,
            List.of("fills", "tcrFills", "tcrfills"),
            Paging.TIME,
            OrderFields.FILLS,
            FILL_IDENTITY,
            "Trade-capture fills, internal and external.");
    static final Endpoint POSITION_MODIFICATIONS = ledger(
            "positionModifications",
            "positionmodifications",
            FILL_PARAMETERS,
            List.of("positionModifications", "positionmodifications", "modifications"),
            Paging.TIME,
            OrderFields.POSITION_MODIFICATIONS,
            List.of("modificationId", "recordId"),
            "Changes made to positions by hand.");
    static final Endpoint ORDER_DATA = ledger(
            "orderData",
            "orderdata",
            List.of(),
            List.of("orderData"),
            Paging.NONE,
            new Schema(List.of()),
            List.of(),
            "The codes of orders and fills: one row per enumeration and code.");

    static final Endpoint MARKETS = pds(
            "markets",
            "markets",
            List.of(),
            List.of("markets"),
            Paging.NONE,
            ReferenceFields.MARKETS,
            BY_ID,
            "All markets.");
    static final Endpoint PRODUCTS = pds(
            "products",
            "products",
            List.of("marketId", "includeInactive"),
            List.of("products"),
            Paging.KEY,
            ReferenceFields.PRODUCTS,
            BY_ID,
            "The products of a market.");
    static final Endpoint PRODUCT = pds(
            "product",
            "product/{id}",
            List.of(),
            List.of("product"),
            Paging.NONE,
            ReferenceFields.PRODUCTS,
            BY_ID,
            "One product by its id.");
    static final Endpoint PRODUCT_DATA = pds(
            "productData",
            "productdata",
            List.of(),
            List.of("productData"),
            Paging.NONE,
            new Schema(List.of()),
            List.of(),
            "The codes of products: currencies and product types.");
    static final Endpoint PRODUCT_FAMILIES = pds(
            "productFamilies",
            "productfamilies",
            List.of("marketId"),
            List.of("productFamilies"),
            Paging.KEY,
            ReferenceFields.PRODUCT_FAMILIES,
            BY_ID,
            "The product families of markets, ten markets a request.");
    static final Endpoint PRODUCT_FAMILY = pds(
            "productFamily",
            "productfamily/{id}",
            List.of(),
            List.of("productFamily"),
            Paging.NONE,
            ReferenceFields.PRODUCT_FAMILIES,
            BY_ID,
            "One product family by its id.");
    static final Endpoint PRODUCT_FAMILY_PRODUCTS = pds(
            "productFamilyProducts",
            "productfamily",
            List.of("productFamilyId"),
            List.of("products"),
            Paging.KEY,
            ReferenceFields.PRODUCTS,
            BY_ID,
            "The products of a family.");
    static final Endpoint INSTRUMENTS = pds(
            "instruments",
            "instruments",
            List.of("productId", "alias", "productTypeId"),
            List.of("instruments"),
            Paging.KEY,
            ReferenceFields.INSTRUMENTS,
            BY_ID,
            "The instruments of a product.");
    static final Endpoint INSTRUMENT = pds(
            "instrument",
            "instrument/{id}",
            List.of(),
            List.of("instrument"),
            Paging.NONE,
            ReferenceFields.INSTRUMENTS,
            BY_ID,
            "One instrument by its id.");
    static final Endpoint INSTRUMENT_DATA = pds(
            "instrumentData",
            "instrumentdata",
            List.of(),
            List.of("instrumentData"),
            Paging.NONE,
            new Schema(List.of()),
            List.of(),
            "The codes of instruments: series terms, option codes and schemes, combination types.");
    static final Endpoint ALGOS =
            pds("algos", "algos", List.of(), List.of("algos"), Paging.KEY, ReferenceFields.ALGOS, BY_ID, "All algos.");
    static final Endpoint ALGO_USER_PARAMETERS = pds(
            "algoUserParameters",
            "algos/{id}/userparameters",
            List.of(),
            List.of("userParameters"),
            Paging.NONE,
            ReferenceFields.USER_PARAMETERS,
            List.of("name"),
            "The parameters that an algo takes.");
    static final Endpoint ALGO_DATA = pds(
            "algoData",
            "algodata",
            List.of(),
            List.of("algoData"),
            Paging.NONE,
            new Schema(List.of()),
            List.of(),
            "The codes of algos.");
    static final Endpoint CURRENCY_RATES = pds(
            "currencyRates",
            "currencyrates",
            List.of(),
            List.of("currency_rates", "currencyRates"),
            Paging.NONE,
            ReferenceFields.CURRENCY_RATES,
            List.of(),
            "All currency rates; TT may take half a minute.");
    static final Endpoint CURRENCY_RATE = pds(
            "currencyRate",
            "currencyrates",
            List.of("fromCurrencyName", "toCurrencyName"),
            List.of("currency_rate", "currency_rates", "currencyRate"),
            Paging.NONE,
            ReferenceFields.CURRENCY_RATES,
            List.of(),
            "The rate of one pair of currencies.");
    static final Endpoint MICS = pds(
            "mics",
            "mics",
            List.of(),
            List.of("markets", "mics"),
            Paging.NONE,
            ReferenceFields.MICS,
            List.of(),
            "Market identifier codes by market.");
    static final Endpoint MIC_CODES = pds(
            "micCodes",
            "miccodes",
            List.of(),
            List.of("micCodes"),
            Paging.NONE,
            ReferenceFields.NAMED,
            List.of(),
            "Market identifier codes.");
    static final Endpoint SECURITY_EXCHANGES = pds(
            "securityExchanges",
            "securityexchanges",
            List.of(),
            List.of("securityExchanges"),
            Paging.NONE,
            ReferenceFields.NAMED,
            List.of(),
            "Segments of exchanges.");
    static final Endpoint SYNTHETIC_INSTRUMENTS = pds(
            "syntheticInstruments",
            "syntheticinstruments",
            List.of(),
            List.of("syntheticInstruments"),
            Paging.KEY,
            ReferenceFields.SYNTHETIC_INSTRUMENTS,
            BY_ID,
            "Instruments that TT synthesises.");

    static final Endpoint POSITION = monitor(
            "position",
            "position",
            List.of("accountIds", "scaleQty", "includeSpreadPositions"),
            List.of("positions"),
            Paging.KEY,
            MonitorFields.POSITIONS,
            List.of("accountId", "instrumentId"),
            "Positions with P&L, by account and instrument.");
    static final Endpoint ACCOUNT_POSITION = monitor(
            "position",
            "position/{id}",
            List.of("scaleQty", "includeSpreadPositions"),
            List.of("positions"),
            Paging.KEY,
            MonitorFields.POSITIONS,
            List.of("accountId", "instrumentId"),
            "Positions of one account.");
    static final Endpoint PRODUCT_POSITION = monitor(
            "productPosition",
            "productposition",
            List.of("accountIds", "scaleQty"),
            List.of("productPositions", "productposition", "positions"),
            Paging.KEY,
            MonitorFields.PRODUCT_POSITIONS,
            List.of("accountId", "productId"),
            "Positions by account and product.");
    static final Endpoint ACCOUNT_PRODUCT_POSITION = monitor(
            "productPosition",
            "productposition/{id}",
            List.of("scaleQty"),
            List.of("productPositions", "productposition", "positions"),
            Paging.KEY,
            MonitorFields.PRODUCT_POSITIONS,
            List.of("accountId", "productId"),
            "Positions of one account by product.");
    static final Endpoint PRODUCT_FAMILY_POSITION = monitor(
            "productFamilyPosition",
            "productfamilyposition",
            List.of("accountIds", "scaleQty"),
            List.of("productFamilyPositions", "productfamilyposition", "positions"),
            Paging.KEY,
            MonitorFields.PRODUCT_FAMILY_POSITIONS,
            List.of("accountId", "productFamilyId"),
            "Positions by account and product family.");
    static final Endpoint ACCOUNT_PRODUCT_FAMILY_POSITION = monitor(
            "productFamilyPosition",
            "productfamilyposition/{id}",
            List.of("scaleQty"),
            List.of("productFamilyPositions", "productfamilyposition", "positions"),
            Paging.KEY,
            MonitorFields.PRODUCT_FAMILY_POSITIONS,
            List.of("accountId", "productFamilyId"),
            "Positions of one account by product family.");
    static final Endpoint CREDIT_UTILIZATION = monitor(
            "creditUtilization",
            "creditutilization",
            List.of("accountId", "includeProductPos"),
            List.of("creditUtilization", "creditutilization"),
            Paging.KEY,
            MonitorFields.CREDIT,
            List.of(),
            "How much of its credit an account uses.");
    static final Endpoint SOD = monitor(
            "sod",
            "sod/{id}",
            List.of(),
            List.of("sod", "sods"),
            Paging.KEY,
            MonitorFields.SOD,
            List.of(),
            "Positions of an account at the start of the day.");
    static final Endpoint SOD_UPLOAD_STATUS = monitor(
            "sodUpload",
            "sod/upload/{id}",
            List.of(),
            List.of("rows", "results", "upload"),
            Paging.NONE,
            MonitorFields.SOD_UPLOAD,
            List.of(),
            "How far an upload of start-of-day records is, and which rows were refused.");

    static final Endpoint ACCOUNTS = endpoint(
            "account.accounts",
            "ttaccount",
            "accounts",
            List.of("mineOnly"),
            List.of("accounts"),
            Paging.KEY,
            ReferenceFields.ACCOUNTS,
            BY_ID,
            "All accounts that the key's user sees.");
    static final Endpoint ACCOUNT = endpoint(
            "account.account",
            "ttaccount",
            "account/{id}",
            List.of(),
            List.of("account"),
            Paging.NONE,
            ReferenceFields.ACCOUNTS,
            BY_ID,
            "One account by its id.");
    static final Endpoint USERS = endpoint(
            "user.users",
            "ttuser",
            "users",
            List.of(),
            List.of("users"),
            Paging.KEY,
            ReferenceFields.USERS,
            BY_ID,
            "All users that the key's user sees.");
    static final Endpoint USER = endpoint(
            "user.user",
            "ttuser",
            "user/{id}",
            List.of(),
            List.of("user"),
            Paging.NONE,
            ReferenceFields.USERS,
            BY_ID,
            "One user by the id.");

    private Catalogue() {}

    /** Returns every endpoint, in the order of TT's services. */
    public static List<Endpoint> all() {
        return List.copyOf(ALL);
    }

    /** Returns the endpoint of a name like {@code fills} or {@code ledger.fills}; fails with the nearest names. */
    public static Endpoint find(String name) {
        String wanted = name.strip().replaceFirst("^tt\\.", "").replaceFirst("\\(.*$", "");
        for (Endpoint endpoint : ALL) {
            if (endpoint.method().equalsIgnoreCase(wanted)
                    || endpoint.name().equalsIgnoreCase(wanted)
                    || endpoint.path().equalsIgnoreCase(wanted)) {
                return endpoint;
            }
        }
        throw new TtException(
                Kind.UNKNOWN_NAME,
                "No endpoint '" + name + "'."
                        + Nearest.sentence(
                                wanted, ALL.stream().map(Endpoint::name).toList()) + " List them with tt.help().");
    }

    private static Endpoint ledger(
            String name,
            String path,
            List<String> parameters,
            List<String> keys,
            Paging paging,
            Schema schema,
            List<String> identity,
            String doc) {
        return endpoint("ledger." + name, "ttledger", path, parameters, keys, paging, schema, identity, doc);
    }

    private static Endpoint pds(
            String name,
            String path,
            List<String> parameters,
            List<String> keys,
            Paging paging,
            Schema schema,
            List<String> identity,
            String doc) {
        return endpoint("pds." + name, "ttpds", path, parameters, keys, paging, schema, identity, doc);
    }

    private static Endpoint monitor(
            String name,
            String path,
            List<String> parameters,
            List<String> keys,
            Paging paging,
            Schema schema,
            List<String> identity,
            String doc) {
        return endpoint("monitor." + name, "ttmonitor", path, parameters, keys, paging, schema, identity, doc);
    }

    private static Endpoint endpoint(
            String method,
            String service,
            String path,
            List<String> parameters,
            List<String> keys,
            Paging paging,
            Schema schema,
            List<String> identity,
            String doc) {
        Endpoint endpoint = new Endpoint(method, service, path, parameters, keys, paging, schema, identity, doc);
        ALL.add(endpoint);
        return endpoint;
    }
}
