package io.ttlab.api;

import static io.ttlab.schema.Kind.CODE;
import static io.ttlab.schema.Kind.DATE;
import static io.ttlab.schema.Kind.DECIMAL;
import static io.ttlab.schema.Kind.FLAG;
import static io.ttlab.schema.Kind.ID;
import static io.ttlab.schema.Kind.JSON;
import static io.ttlab.schema.Kind.MAYBE_CODE;
import static io.ttlab.schema.Kind.PARAMETERS;
import static io.ttlab.schema.Kind.TEXT;
import static io.ttlab.schema.Kind.TIME;

import io.ttlab.schema.Field;
import io.ttlab.schema.Schema;

/** The fields of orders and fills, as captured answers and TT's samples have them. */
final class OrderFields {
    private OrderFields() {}

    static final Schema ORDERS = Schema.of(
            Field.of("dateTime", TIME, "when TT last heard of the order"),
            Field.of("orderId", ID, "TT's id of the order, a UUID"),
            Field.of("accountId", ID, "the account").named("account"),
            Field.of("marketId", ID, "the market; 1001 for algo parents").named("market"),
            Field.of("instrumentId", ID, "the instrument, an unsigned 64-bit number")
                    .named("instrument"),
            Field.of("side", CODE, "buy or sell"),
            Field.of("orderType", CODE, "market, limit, stop, …"),
            Field.of("timeInForce", CODE, "how long it works"),
            Field.of("orderStatus", CODE, "new, partially filled, …"),
            Field.of("executionType", CODE, "the last thing that happened to it"),
            Field.of("price", DECIMAL, "limit price, in the instrument's own units"),
            Field.of("stopPrice", DECIMAL, "trigger price of a stop order"),
            Field.of("orderQty", DECIMAL, "quantity ordered, in contracts"),
            Field.of("leavesQuantity", DECIMAL, "quantity still working, in contracts"),
            Field.of("cumulatedQuantity", DECIMAL, "quantity filled, in contracts"),
            Field.of("displayQty", DECIMAL, "quantity shown of an iceberg, in contracts"),
            Field.of("minQty", DECIMAL, "least quantity to fill, in contracts"),
            Field.of("avgPx", DECIMAL, "average price of its fills"),
            Field.of("parentOrderId", ID, "the synthetic or algo parent, on children only"),
            Field.of("algoType", CODE, "kind of algo; ADL on plain orders too, where TT sends 0"),
            Field.of("algoInstrumentId", ID, "the algo's instrument, on parents only"),
            Field.of("algoId", ID, "the algo"),
            Field.of("syntheticType", CODE, "kind of synthetic order, on parents only"),
            Field.of("syntheticStatus", CODE, "state of the synthetic order, on parents only"),
            Field.of("userParameters", PARAMETERS, "the algo's parameters as name=value pairs"),
            Field.of("manualOrderIndicator", FLAG, "whether a person entered it"),
            Field.of("orderOrigination", CODE, "where it came from, for regulators"),
            Field.of("orderCapacity", CODE, "agency or principal"),
            Field.of("orderCrossPreventionType", CODE, "how crossing with oneself is prevented"),
            Field.of("contingencyType", CODE, "one cancels the other, …"),
            Field.of("execInst", CODE, "execution instruction"),
            Field.of("positionEffect", CODE, "opens or closes"),
            Field.of("source", CODE, "the program it came from"),
            Field.of("userId", ID, "the user who owns it").named("user"),
            Field.of("currUserId", ID, "the user who works it now").named("currUser"),
            Field.of("brokerId", ID, "the broker's company"),
            Field.of("execId", ID, "id of the last execution report"),
            Field.of("uniqueExecId", ID, "the same, made unique"),
            Field.of("securityDescription", TEXT, "name of the algo's instrument"),
            Field.of("clientIP", TEXT, "address of the client, as a number"),
            Field.of("accountName", TEXT, "the account's name, where the server sends it"));

    static final Schema FILLS = Schema.of(
            Field.of("timeStamp", TIME, "when TT recorded the fill; /fills is walked by it"),
            Field.of("transactTime", TIME, "when the exchange says it happened"),
            Field.of("tradeDate", DATE, "the exchange's trading day"),
            Field.of("accountId", ID, "the account").named("account"),
            Field.of("marketId", ID, "the market").named("market"),
            Field.of("instrumentId", ID, "the instrument, an unsigned 64-bit number")
                    .named("instrument"),
            Field.of("side", CODE, "buy or sell"),
            Field.of("lastQty", DECIMAL, "quantity of this fill, in contracts"),
            Field.of("lastPx", DECIMAL, "price of this fill, in the instrument's own units"),
            Field.of("ordType", CODE, "market, limit, stop, …").by("orderType"),
            Field.of("timeInForce", CODE, "how long the order works"),
            Field.of("ordStatus", CODE, "the order's state after this fill").by("orderStatus"),
            Field.of("execType", CODE, "what happened: a trade, a correction, …")
                    .by("executionType"),
            Field.of("multiLegReportingType", CODE, "outright, leg or spread").by("fillType"),
            Field.of("tradeType", CODE, "regular, block, …"),
            Field.of("trdType", CODE, "the same, as some answers spell it").by("tradeType"),
            Field.of("cumQty", DECIMAL, "the order's filled quantity so far, in contracts"),
            Field.of("exchLeavesQty", DECIMAL, "the order's working quantity, in contracts"),
            Field.of("avgPx", DECIMAL, "the order's average price so far"),
            Field.of("deltaQty", DECIMAL, "change of quantity, in contracts"),
            Field.of("displayQty", DECIMAL, "quantity shown of an iceberg, in contracts"),
            Field.of("minQty", DECIMAL, "least quantity to fill, in contracts"),
            Field.of("orderId", ID, "the order, a UUID"),
            Field.of("parentOrderId", ID, "the synthetic or algo parent"),
            Field.of("omaParentOrderId", ID, "the parent in the order-management algo"),
            Field.of("execId", ID, "id of the execution; can be absent"),
            Field.of("uniqueExecId", ID, "the same, made unique"),
            Field.of("recordId", ID, "TT's id of the record"),
            Field.of("secondaryExecId", ID, "the exchange's id of the execution"),
            Field.of("secondaryOrderId", ID, "the exchange's id of the order"),
            Field.of("secondaryClOrdId", ID, "the client's id of the order"),
            Field.of("tradeMatchId", ID, "the exchange's id of the match"),
            Field.of("tradingVenueTradeId", ID, "the venue's id of the trade"),
            Field.of("tradeReportId", ID, "id of the trade report"),
            Field.of("reportId", ID, "id of the report"),
            Field.of("crossId", ID, "id of the cross"),
            Field.of("allocId", ID, "id of the allocation; since August 2021"),
            Field.of(
                            "account",
                            TEXT,
                            "the exchange account: TT's field 'account', renamed since 'account' is the name of accountId")
                    .as("exchangeAccount"),
            Field.of("currUserId", ID, "the user who worked the order").named("user"),
            Field.of("brokerId", ID, "the broker's company"),
            Field.of("algoId", ID, "the algo; 0 for none"),
            Field.of("algoType", CODE, "kind of algo"),
            Field.of("syntheticType", CODE, "kind of synthetic order"),
            Field.of("parentInstrumentId", ID, "the spread or algo instrument of the parent"),
            Field.of("manualFill", FLAG, "whether a person entered the fill"),
            Field.of("manualOrderIndicator", FLAG, "whether a person entered the order"),
            Field.of("aggressorIndicator", FLAG, "whether the order took liquidity"),
            Field.of("externallyCreated", MAYBE_CODE, "whether it came from outside TT"),
            Field.of("positionEffect", CODE, "opens or closes"),
            Field.of("orderOrigination", CODE, "where the order came from, for regulators"),
            Field.of("orderCapacity", CODE, "agency or principal"),
            Field.of("orderCrossPreventionType", CODE, "how crossing with oneself is prevented"),
            Field.of("contingencyType", CODE, "one cancels the other, …"),
            Field.of("execInst", CODE, "execution instruction"),
            Field.of("source", CODE, "the program it came from"),
            Field.of("handlingInstr", MAYBE_CODE, "handling instruction"),
            Field.of("messageType", MAYBE_CODE, "kind of message"),
            Field.of("transactionType", MAYBE_CODE, "kind of transaction"),
            Field.of("reportType", MAYBE_CODE, "kind of report"),
            Field.of("timeSentTT", TIME, "when TT sent it"),
            Field.of("timeSentClient", TIME, "when the client sent it"),
            Field.of("connectionId", ID, "the exchange connection"),
            Field.of("exchOrderAssoc", TEXT, "association at the exchange"),
            Field.of("securityDesc", TEXT, "the instrument as the exchange writes it"),
            Field.of("senderLocationId", TEXT, "location of the sender"),
            Field.of("senderSubId", TEXT, "operator of the sender"),
            Field.of("clientIP", TEXT, "address of the client, as a number"),
            Field.of("textA", TEXT, "free text"),
            Field.of("textB", TEXT, "free text"),
            Field.of("textC", TEXT, "free text"),
            Field.of("textTT", TEXT, "free text"),
            Field.of("fillsGroup", JSON, "the fills that were aggregated into this one"),
            Field.of("parties", JSON, "who took part, by role"),
            Field.of("orderAttributes", JSON, "attributes for regulators"),
            Field.of("reportSides", JSON, "sides of a trade capture report"));

    static final Schema ALGO_PARAMETERS = Schema.of(
            Field.of("orderId", ID, "the order"),
            Field.of("name", TEXT, "the parameter, a well-known name or a GUID"),
            Field.of("type", TEXT, "double, int32, bool or string"),
            Field.of("displayName", TEXT, "its name for people, where there is one"),
            Field.of("value", TEXT, "its value"),
            Field.of("number", DECIMAL, "the same where it is a number"));

    static final Schema POSITION_MODIFICATIONS = Schema.of(
            Field.of("timeStamp", TIME, "when the position was modified"),
            Field.of("accountId", ID, "the account").named("account"),
            Field.of("instrumentId", ID, "the instrument").named("instrument"),
            Field.of("marketId", ID, "the market").named("market"),
            Field.of("side", CODE, "buy or sell"),
            Field.of("quantity", DECIMAL, "contracts"),
            Field.of("price", DECIMAL, "in the instrument's own units"),
            Field.of("modificationType", CODE, "what was done"),
            Field.of("comment", TEXT, "why, in the words of whoever did it"),
            Field.of("currUserId", ID, "who did it").named("user"),
            Field.of("modificationId", ID, "TT's id of the modification"),
            Field.of("recordId", ID, "TT's id of the record"));
}
