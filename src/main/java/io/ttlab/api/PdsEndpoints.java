package io.ttlab.api;

import io.ttlab.schema.Schema;
import java.util.List;

/** The endpoints of {@code ttpds}: markets, products, instruments, algos and currency rates. */
final class PdsEndpoints {
    static final Endpoint MARKETS =
            pds("markets", ReferenceFields.MARKETS).knownBy("id").gives("All markets.");
    static final Endpoint PRODUCTS = pds("products", ReferenceFields.PRODUCTS)
            .takes("marketId", "includeInactive")
            .paged(Paging.KEY)
            .knownBy("id")
            .gives("The products of a market.");
    static final Endpoint PRODUCT = pds("product", ReferenceFields.PRODUCTS)
            .at("product/{id}")
            .knownBy("id")
            .gives("One product by its id.");
    static final Endpoint PRODUCT_DATA =
            pds("productData", ReferenceFields.CODES).gives("The codes of products: currencies and product types.");
    static final Endpoint PRODUCT_FAMILIES = pds("productFamilies", ReferenceFields.PRODUCT_FAMILIES)
            .takes("marketId")
            .paged(Paging.KEY)
            .knownBy("id")
            .gives("The product families of markets, ten markets a request.");
    static final Endpoint PRODUCT_FAMILY = pds("productFamily", ReferenceFields.PRODUCT_FAMILIES)
            .at("productfamily/{id}")
            .knownBy("id")
            .gives("One product family by its id.");
    static final Endpoint PRODUCT_FAMILY_PRODUCTS = pds("productFamilyProducts", ReferenceFields.PRODUCTS)
            .at("productfamily")
            .takes("productFamilyId")
            .under("products")
            .paged(Paging.KEY)
            .knownBy("id")
            .gives("The products of a family.");
    static final Endpoint INSTRUMENTS = pds("instruments", ReferenceFields.INSTRUMENTS)
            .takes("productId", "alias", "productTypeId")
            .paged(Paging.KEY)
            .knownBy("id")
            .gives("The instruments of a product.");
    static final Endpoint INSTRUMENT = pds("instrument", ReferenceFields.INSTRUMENTS)
            .at("instrument/{id}")
            .knownBy("id")
            .gives("One instrument by its id.");
    static final Endpoint INSTRUMENT_DATA = pds("instrumentData", ReferenceFields.CODES)
            .gives("The codes of instruments: series terms, option codes and schemes, combination types.");
    static final Endpoint ALGOS =
            pds("algos", ReferenceFields.ALGOS).paged(Paging.KEY).knownBy("id").gives("All algos.");
    static final Endpoint ALGO_USER_PARAMETERS = pds("algoUserParameters", ReferenceFields.USER_PARAMETERS)
            .at("algos/{id}/userparameters")
            .under("userParameters")
            .knownBy("name")
            .gives("The parameters that an algo takes.");
    static final Endpoint ALGO_DATA = pds("algoData", ReferenceFields.CODES).gives("The codes of algos.");
    static final Endpoint CURRENCY_RATES = pds("currencyRates", ReferenceFields.CURRENCY_RATES)
            .under("currency_rates", "currencyRates")
            .gives("All currency rates; TT may take half a minute.");
    static final Endpoint CURRENCY_RATE = pds("currencyRate", ReferenceFields.CURRENCY_RATES)
            .at("currencyrates")
            .takes("fromCurrencyName", "toCurrencyName")
            .under("currency_rate", "currency_rates", "currencyRate")
            .gives("The rate of one pair of currencies.");
    static final Endpoint MICS =
            pds("mics", ReferenceFields.MICS).under("markets", "mics").gives("Market identifier codes by market.");
    static final Endpoint MIC_CODES = pds("micCodes", ReferenceFields.NAMED).gives("Market identifier codes.");
    static final Endpoint SECURITY_EXCHANGES =
            pds("securityExchanges", ReferenceFields.NAMED).gives("Segments of exchanges.");
    static final Endpoint SYNTHETIC_INSTRUMENTS = pds("syntheticInstruments", ReferenceFields.SYNTHETIC_INSTRUMENTS)
            .paged(Paging.KEY)
            .knownBy("id")
            .gives("Instruments that TT synthesises.");

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

    private static Declaration pds(String name, Schema schema) {
        return new Declaration("pds", "ttpds", name, schema);
    }
}
