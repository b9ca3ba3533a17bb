package io.ttlab.api;

import io.ttlab.schema.Schema;
import java.util.List;

/** The endpoints of {@code ttpds}: markets, products, instruments, algos and currency rates. */
final class PdsEndpoints {
    private static final List<String> BY_ID = List.of("id");

    static final Endpoint MARKETS = endpoint(
            "markets",
            "markets",
            List.of(),
            List.of("markets"),
            Paging.NONE,
            ReferenceFields.MARKETS,
            BY_ID,
            "All markets.");
    static final Endpoint PRODUCTS = endpoint(
            "products",
            "products",
            List.of("marketId", "includeInactive"),
            List.of("products"),
            Paging.KEY,
            ReferenceFields.PRODUCTS,
            BY_ID,
            "The products of a market.");
    static final Endpoint PRODUCT = endpoint(
            "product",
            "product/{id}",
            List.of(),
            List.of("product"),
            Paging.NONE,
            ReferenceFields.PRODUCTS,
            BY_ID,
            "One product by its id.");
    static final Endpoint PRODUCT_DATA = endpoint(
            "productData",
            "productdata",
            List.of(),
            List.of("productData"),
            Paging.NONE,
            ReferenceFields.CODES,
            List.of(),
            "The codes of products: currencies and product types.");
    static final Endpoint PRODUCT_FAMILIES = endpoint(
            "productFamilies",
            "productfamilies",
            List.of("marketId"),
            List.of("productFamilies"),
            Paging.KEY,
            ReferenceFields.PRODUCT_FAMILIES,
            BY_ID,
            "The product families of markets, ten markets a request.");
    static final Endpoint PRODUCT_FAMILY = endpoint(
            "productFamily",
            "productfamily/{id}",
            List.of(),
            List.of("productFamily"),
            Paging.NONE,
            ReferenceFields.PRODUCT_FAMILIES,
            BY_ID,
            "One product family by its id.");
    static final Endpoint PRODUCT_FAMILY_PRODUCTS = endpoint(
            "productFamilyProducts",
            "productfamily",
            List.of("productFamilyId"),
            List.of("products"),
            Paging.KEY,
            ReferenceFields.PRODUCTS,
            BY_ID,
            "The products of a family.");
    static final Endpoint INSTRUMENTS = endpoint(
            "instruments",
            "instruments",
            List.of("productId", "alias", "productTypeId"),
            List.of("instruments"),
            Paging.KEY,
            ReferenceFields.INSTRUMENTS,
            BY_ID,
            "The instruments of a product.");
    static final Endpoint INSTRUMENT = endpoint(
            "instrument",
            "instrument/{id}",
            List.of(),
            List.of("instrument"),
            Paging.NONE,
            ReferenceFields.INSTRUMENTS,
            BY_ID,
            "One instrument by its id.");
    static final Endpoint INSTRUMENT_DATA = endpoint(
            "instrumentData",
            "instrumentdata",
            List.of(),
            List.of("instrumentData"),
            Paging.NONE,
            ReferenceFields.CODES,
            List.of(),
            "The codes of instruments: series terms, option codes and schemes, combination types.");
    static final Endpoint ALGOS = endpoint(
            "algos", "algos", List.of(), List.of("algos"), Paging.KEY, ReferenceFields.ALGOS, BY_ID, "All algos.");
    static final Endpoint ALGO_USER_PARAMETERS = endpoint(
            "algoUserParameters",
            "algos/{id}/userparameters",
            List.of(),
            List.of("userParameters"),
            Paging.NONE,
            ReferenceFields.USER_PARAMETERS,
            List.of("name"),
            "The parameters that an algo takes.");
    static final Endpoint ALGO_DATA = endpoint(
            "algoData",
            "algodata",
            List.of(),
            List.of("algoData"),
            Paging.NONE,
            ReferenceFields.CODES,
            List.of(),
            "The codes of algos.");
    static final Endpoint CURRENCY_RATES = endpoint(
            "currencyRates",
            "currencyrates",
            List.of(),
            List.of("currency_rates", "currencyRates"),
            Paging.NONE,
            ReferenceFields.CURRENCY_RATES,
            List.of(),
            "All currency rates; TT may take half a minute.");
    static final Endpoint CURRENCY_RATE = endpoint(
            "currencyRate",
            "currencyrates",
            List.of("fromCurrencyName", "toCurrencyName"),
            List.of("currency_rate", "currency_rates", "currencyRate"),
            Paging.NONE,
            ReferenceFields.CURRENCY_RATES,
            List.of(),
            "The rate of one pair of currencies.");
    static final Endpoint MICS = endpoint(
            "mics",
            "mics",
            List.of(),
            List.of("markets", "mics"),
            Paging.NONE,
            ReferenceFields.MICS,
            List.of(),
            "Market identifier codes by market.");
    static final Endpoint MIC_CODES = endpoint(
            "micCodes",
            "miccodes",
            List.of(),
            List.of("micCodes"),
            Paging.NONE,
            ReferenceFields.NAMED,
            List.of(),
            "Market identifier codes.");
    static final Endpoint SECURITY_EXCHANGES = endpoint(
            "securityExchanges",
            "securityexchanges",
            List.of(),
            List.of("securityExchanges"),
            Paging.NONE,
            ReferenceFields.NAMED,
            List.of(),
            "Segments of exchanges.");
    static final Endpoint SYNTHETIC_INSTRUMENTS = endpoint(
            "syntheticInstruments",
            "syntheticinstruments",
            List.of(),
            List.of("syntheticInstruments"),
            Paging.KEY,
            ReferenceFields.SYNTHETIC_INSTRUMENTS,
            BY_ID,
            "Instruments that TT synthesises.");

    static final List<Endpoint> ALL = List.of(
            MARKETS,
            PRODUCTS,
            PRODUCT,
            PRODUCT_DATA,
            PRODUCT_FAMILIES,
            PRODUCT_FAMILY,
            PRODUCT_FAMILY_PRODUCTS,
            INSTRUMENTS,
            INSTRUMENT,
            INSTRUMENT_DATA,
            ALGOS,
            ALGO_USER_PARAMETERS,
            ALGO_DATA,
            CURRENCY_RATES,
            CURRENCY_RATE,
            MICS,
            MIC_CODES,
            SECURITY_EXCHANGES,
            SYNTHETIC_INSTRUMENTS);

    private PdsEndpoints() {}

    private static Endpoint endpoint(
            String name,
            String path,
            List<String> parameters,
            List<String> keys,
            Paging paging,
            Schema schema,
            List<String> identity,
            String doc) {
        return new Endpoint("pds." + name, "ttpds", path, parameters, keys, paging, schema, identity, doc);
    }
}
