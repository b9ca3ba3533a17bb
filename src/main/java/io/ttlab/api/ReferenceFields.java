package io.ttlab.api;

import static io.ttlab.schema.Kind.CODE;
import static io.ttlab.schema.Kind.COUNT;
import static io.ttlab.schema.Kind.DATE;
import static io.ttlab.schema.Kind.DATE_TIME;
import static io.ttlab.schema.Kind.DECIMAL;
import static io.ttlab.schema.Kind.FLAG;
import static io.ttlab.schema.Kind.ID;
import static io.ttlab.schema.Kind.JSON;
import static io.ttlab.schema.Kind.MAYBE_CODE;
import static io.ttlab.schema.Kind.TEXT;

import io.ttlab.schema.Field;
import io.ttlab.schema.Schema;

/** The fields of markets, products, instruments, algos and their like. */
final class ReferenceFields {
    private ReferenceFields() {}

    static final Schema CODES = Schema.of(
            Field.of("field", TEXT, "the enumeration, by the name of the field that holds its codes"),
            Field.of("code", TEXT, "the code, as TT sends it"),
            Field.of("name", TEXT, "what the code stands for"));

    static final Schema NAMED = Schema.of(
            Field.of("id", ID, "the id"),
            Field.of("name", TEXT, "the name"),
            Field.of("desc", TEXT, "a description, where there is one"));

    static final Schema MARKETS =
            Schema.of(Field.of("id", ID, "the market's id"), Field.of("name", TEXT, "the market's name"));

    static final Schema PRODUCTS = Schema.of(
            Field.of("id", ID, "the product's id"),
            Field.of("symbol", TEXT, "the exchange's symbol"),
            Field.of("name", TEXT, "the product's name; often absent"),
            Field.of("marketId", ID, "the market").named("market"),
            Field.of("productTypeId", CODE, "future, option, …").by("productType"),
            Field.of("currencyId", CODE, "the currency").by("currency"),
            Field.of("familyId", ID, "the product family"),
            Field.of("isInterProduct", FLAG, "whether it spans products"),
            Field.of("state", MAYBE_CODE, "4 for active"));

    static final Schema PRODUCT_FAMILIES = Schema.of(
            Field.of("id", ID, "the family's id"),
            Field.of("symbol", TEXT, "its symbol"),
            Field.of("name", TEXT, "its name"),
            Field.of("marketId", ID, "the market").named("market"));

    static final Schema INSTRUMENTS = Schema.of(
            Field.of("id", ID, "the instrument's id, an unsigned 64-bit number"),
            Field.of("alias", TEXT, "the name that TT shows, such as ZN Jun25"),
            Field.of("name", TEXT, "the exchange's name, such as ZNM5"),
            Field.of("productSymbol", TEXT, "the product's symbol"),
            Field.of("productId", ID, "the product"),
            Field.of("marketId", ID, "the market").named("market"),
            Field.of("productTypeId", CODE, "future, option, …").by("productType"),
            Field.of("term", TEXT, "the contract's month, such as Jun25"),
            Field.of("seriesTermId", CODE, "month, quarter, …").by("seriesTerm"),
            Field.of("expirationDate", DATE_TIME, "when it expires; the zone is not said"),
            Field.of("lastTradeDate", DATE, "the last day of trading"),
            Field.of("tickSize", DECIMAL, "smallest change of price, in the instrument's own units"),
            Field.of("tickValue", DECIMAL, "worth of a tick for one contract, in the instrument's currency"),
            Field.of("pointValue", DECIMAL, "worth of a whole point for one contract, in the instrument's currency"),
            Field.of("tickSizeNumerator", COUNT, "the tick as a fraction"),
            Field.of("tickSizeDenominator", COUNT, "the tick as a fraction"),
            Field.of("displayFactor", DECIMAL, "factor between wire and display prices"),
            Field.of("displayType", MAYBE_CODE, "how prices are shown: decimals, 32nds, …"),
            Field.of("roundLotQty", COUNT, "contracts in a round lot"),
            Field.of("marketDepth", COUNT, "levels of depth"),
            Field.of("currencyId", CODE, "the currency, where the server sends it")
                    .by("currency"),
            Field.of("optionCodeId", CODE, "call or put").by("optionCode"),
            Field.of("optionSchemeId", CODE, "style of exercise").by("optionScheme"),
            Field.of("strike", DECIMAL, "strike price of an option"),
            Field.of("underlyingInstrumentId", ID, "what an option is on"),
            Field.of("productFamilyId", ID, "the product family; from /instrument alone"),
            Field.of("securityExchange", MAYBE_CODE, "the segment of the exchange; from /instrument alone"),
            Field.of("securityId", ID, "the exchange's id"),
            Field.of("ricCode", TEXT, "Reuters code"),
            Field.of("state", MAYBE_CODE, "4 for active"),
            Field.of("metadata", TEXT, "further facts, a JSON document as text"));

    static final Schema SYNTHETIC_INSTRUMENTS = INSTRUMENTS.plus(Field.of("legs", JSON, "what it is made of"));

    static final Schema ALGOS = Schema.of(
            Field.of("id", ID, "the algo's id"),
            Field.of("name", TEXT, "its name; not unique"),
            Field.of("type", CODE, "kind of algo").by("algoType"),
            Field.of("version", TEXT, "its version"),
            Field.of("isDeployed", FLAG, "whether it can be used"),
            Field.of("ownerId", ID, "the user who owns it; 0 for TT").named("owner"),
            Field.of("updateTS", DATE_TIME, "when it was last changed"));

    static final Schema USER_PARAMETERS = Schema.of(
            Field.of("name", TEXT, "the parameter's name"),
            Field.of("displayName", TEXT, "how it is shown"),
            Field.of("type", MAYBE_CODE, "0 double, 2 int32, 6 bool, 7 string").by("userParameterType"),
            Field.of("value", TEXT, "which member carries it in a request"));

    static final Schema CURRENCY_RATES = Schema.of(
            Field.of("from_currency_name", TEXT, "one unit of this currency …"),
            Field.of("to_currency_name", TEXT, "… is worth so much of that"),
            Field.of("rate", DECIMAL, "units of the second for one of the first"),
            Field.of("from_currency_id", ID, "TT's number of the first"),
            Field.of("to_currency_id", ID, "TT's number of the second"));

    static final Schema MICS = Schema.of(
            Field.of("id", ID, "the code's id"),
            Field.of("marketId", ID, "the market").named("market"),
            Field.of("desc", TEXT, "what it stands for"));

    static final Schema ACCOUNTS = Schema.of(
            Field.of("id", ID, "the account's id"),
            Field.of("name", TEXT, "its name"),
            Field.of("accountType", MAYBE_CODE, "kind of account"),
            Field.of("parentId", ID, "the account above it"),
            Field.of("parentAccountId", ID, "the same, as some answers spell it"),
            Field.of("companyId", ID, "the company"),
            Field.of("brokerName", TEXT, "the broker"),
            Field.of("revision", TEXT, "its revision"));

    static final Schema USERS = Schema.of(
            Field.of("id", ID, "the user's id"),
            Field.of("alias", TEXT, "the name that TT shows"),
            Field.of("email", TEXT, "the address"),
            Field.of("firstName", TEXT, "first name"),
            Field.of("lastName", TEXT, "last name"),
            Field.of("userActive", FLAG, "whether the user can log in; from /user alone"),
            Field.of("tradeMode", MAYBE_CODE, "how the user may trade; from /user alone"),
            Field.of("invitationPending", FLAG, "whether the user has yet to accept; from /user alone"),
            Field.of("company", JSON, "the user's company; from /user alone"),
            Field.of("address", JSON, "the user's address; from /user alone"),
            Field.of("settings", JSON, "what the user may do, as 0 and 1; from /user alone"));
}
