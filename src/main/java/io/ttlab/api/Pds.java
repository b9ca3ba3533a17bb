package io.ttlab.api;

import io.ttlab.client.Call;
import io.ttlab.client.Call.Patience;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tech.tablesaw.api.Table;

/** Markets, products, instruments, algos and currency rates: TT's {@code ttpds}. Thread-safe. */
public final class Pds {
    /** TT advises to ask for the families of ten markets at most. */
    private static final int MARKETS_A_REQUEST = 10;

    private final Fetch fetch;

    Pds(Fetch fetch) {
        this.fetch = fetch;
    }

    /** Returns all markets. Costs one request. */
    public Table markets() {
        Table table = fetch.table(PdsEndpoints.MARKETS, call -> call);
        fetch.session().names().remember(Names.Subject.MARKET, table, "");
        return table;
    }

    /** Returns the products of a market, given by id or name. Costs one request; large markets are one large answer. */
    public Table products(Object market) {
        return products(market, query -> {});
    }

    /** Returns the products that a query asks for: {@code products("CME", q -> q.includeInactive(true))}. Costs one request. */
    public Table products(Object market, Consumer<ProductQuery> query) {
        ProductQuery asked = new ProductQuery();
        query.accept(asked);
        List<String> markets = fetch.session().resolver().markets(market);
        Table table = fetch.table(
                PdsEndpoints.PRODUCTS,
                markets.stream()
                        .map(id -> Rows.call(PdsEndpoints.PRODUCTS, "").with("marketId", id))
                        .map(call -> asked.inactive ? call.with("includeInactive", "true") : call)
                        .toList());
        if (markets.size() == 1) {
            fetch.session().names().remember(Names.Subject.PRODUCT, table, markets.get(0));
        }
        return table;
    }

    /** Returns one product by its id, or by its symbol as in {@code CME:ES}. Costs one request. */
    public Table product(Object idOrSymbol) {
        return eachById(PdsEndpoints.PRODUCT, fetch.session().resolver().products(idOrSymbol));
    }

    /** Returns the server's codes of products: currencies and product types. Costs one request. */
    public Table productData() {
        return CodeTable.of("productData", fetch.session().enumerations().tables(Enumerations.Source.PRODUCTS));
    }

    /** Returns the product families of markets, given by id or name. Costs one request per ten markets. */
    public Table productFamilies(Object... markets) {
        if (markets.length == 0) {
            throw new TtException(
                    Kind.ARGUMENT,
                    "productFamilies() needs a market: tt.pds.productFamilies(\"CME\"). List them with tt.pds.markets().");
        }
        List<String> ids = fetch.session().resolver().markets(markets);
        List<String> lists = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += MARKETS_A_REQUEST) {
            lists.add(String.join(",", ids.subList(i, Math.min(ids.size(), i + MARKETS_A_REQUEST))));
        }
        return each(PdsEndpoints.PRODUCT_FAMILIES, "marketId", lists);
    }

    /** Returns one product family by its id. Costs one request. */
    public Table productFamily(Object id) {
        return fetch.table(PdsEndpoints.PRODUCT_FAMILY, text(id), call -> call.patient(Patience.SINGLE));
    }

    /** Returns the products of a family ({@code /productfamily?productFamilyId=}). Costs one request. */
    public Table productFamilyProducts(Object id) {
        return fetch.table(PdsEndpoints.PRODUCT_FAMILY_PRODUCTS, call -> call.with("productFamilyId", text(id)));
    }

    /**
     * Returns the instruments of a product, given by id, by symbol ({@code ES}) or by market and symbol ({@code CME:ES}).
     *
     * <p>Costs one request per 500 instruments; a symbol that is new to the cache costs one request per market.
     */
    public Table instruments(Object product) {
        return instruments(query -> query.product(product));
    }

    /** Returns the instruments that a query asks for: {@code instruments(q -> q.product("CME:ES").type("Future"))}. */
    public Table instruments(Consumer<InstrumentQuery> query) {
        InstrumentQuery asked = new InstrumentQuery();
        query.accept(asked);
        if (asked.products.isEmpty() && asked.alias.isEmpty()) {
            throw new TtException(
                    Kind.ARGUMENT,
                    "instruments() needs a product or an alias: tt.pds.instruments(\"CME:ES\") or"
                            + " tt.pds.instruments(q -> q.alias(\"ES Dec26\")). TT answers nothing to a type alone.");
        }
        List<String> products = asked.products.isEmpty()
                ? List.of("")
                : fetch.session().resolver().products(asked.products);
        String type = asked.type.isEmpty() ? "" : type(asked.type);
        List<Call> calls = new ArrayList<>();
        for (String product : products) {
            Call call = Rows.call(PdsEndpoints.INSTRUMENTS, "");
            call = product.isEmpty() ? call : call.with("productId", product);
            call = asked.alias.isEmpty() ? call : call.with("alias", asked.alias);
            calls.add(type.isEmpty() ? call : call.with("productTypeId", type));
        }
        Table table = fetch.table(PdsEndpoints.INSTRUMENTS, calls);
        if (!fetch.raw()) {
            fetch.session().names().remember(Names.Subject.INSTRUMENT, table, "");
        }
        return table;
    }

    private String type(String nameOrCode) {
        if (nameOrCode.matches("\\d+")) {
            return nameOrCode;
        }
        var tables = fetch.session().enumerations().tables(Enumerations.Source.PRODUCTS);
        String code = tables.code("productType", nameOrCode);
        if (code == null) {
            var known = tables.table("productType");
            throw new TtException(
                    Kind.UNKNOWN_NAME,
                    "No product type '" + nameOrCode + "'."
                            + (known == null ? "" : io.ttlab.client.Nearest.sentence(nameOrCode, known.values()))
                            + " List them with tt.pds.productData().");
        }
        return code;
    }

    /** Returns one instrument by its id. Costs one request; what has expired or is not permitted is refused. */
    public Table instrument(Object id) {
        String text = text(id);
        if (!text.matches("\\d+")) {
            throw new TtException(
                    Kind.ARGUMENT,
                    "'" + text + "' is no instrument id. Ids stand in the column id of tt.pds.instruments(\"CME:ES\");"
                            + " tt.pds.instruments(q -> q.alias(\"ES Dec26\")) finds one by its alias.");
        }
        return fetch.table(PdsEndpoints.INSTRUMENT, text, call -> call.patient(Patience.SINGLE));
    }

    /** Returns the server's codes of instruments: series terms, option codes and schemes, combinations. Costs one request. */
    public Table instrumentData() {
        return CodeTable.of("instrumentData", fetch.session().enumerations().tables(Enumerations.Source.INSTRUMENTS));
    }

    /** Returns all algos. Costs one request per 500. */
    public Table algos() {
        return fetch.table(PdsEndpoints.ALGOS, call -> call);
    }

    /** Returns the parameters that an algo takes. Costs one request. */
    public Table algoUserParameters(Object algoId) {
        return fetch.table(PdsEndpoints.ALGO_USER_PARAMETERS, text(algoId), call -> call.patient(Patience.SINGLE));
    }

    /** Returns the server's codes of algos. Costs one request. */
    public Table algoData() {
        return CodeTable.of("algoData", fetch.session().enumerations().tables(Enumerations.Source.ALGOS));
    }

    /** Returns all currency rates. Costs one request, which may take TT half a minute. */
    public Table currencyRates() {
        return fetch.table(PdsEndpoints.CURRENCY_RATES, call -> call);
    }

    /** Returns what one unit of a currency is worth in another, both by their three letters. Costs one request. */
    public Table currencyRate(String from, String to) {
        return fetch.table(
                PdsEndpoints.CURRENCY_RATE,
                call -> call.with("fromCurrencyName", currency(from))
                        .with("toCurrencyName", currency(to))
                        .patient(Patience.SINGLE));
    }

    private static String currency(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        if (!code.matches("[A-Z0-9_]{3,8}")) {
            throw new TtException(
                    Kind.ARGUMENT,
                    "'" + text + "' is no currency. Say three letters, as in tt.pds.currencyRate(\"EUR\", \"USD\").");
        }
        return code;
    }

    /** Returns the market identifier codes by market. Costs one request. */
    public Table mics() {
        return fetch.table(PdsEndpoints.MICS, call -> call);
    }

    /** Returns the market identifier codes. Costs one request. */
    public Table micCodes() {
        return fetch.table(PdsEndpoints.MIC_CODES, call -> call);
    }

    /** Returns the segments of exchanges. Costs one request. */
    public Table securityExchanges() {
        return fetch.table(PdsEndpoints.SECURITY_EXCHANGES, call -> call);
    }

    /** Returns the instruments that TT synthesises. Costs one request per 500. */
    public Table syntheticInstruments() {
        return fetch.table(PdsEndpoints.SYNTHETIC_INSTRUMENTS, call -> call);
    }

    private Table each(Endpoint endpoint, String parameter, List<String> values) {
        return fetch.table(
                endpoint,
                values.stream()
                        .map(value -> Rows.call(endpoint, "").with(parameter, value))
                        .toList());
    }

    private Table eachById(Endpoint endpoint, List<String> ids) {
        return fetch.table(
                endpoint,
                ids.stream()
                        .map(id -> Rows.call(endpoint, id).patient(Patience.SINGLE))
                        .toList());
    }

    private static String text(Object id) {
        return String.valueOf(id).strip();
    }
}
