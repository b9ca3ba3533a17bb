package io.ttlab.api;

import static io.ttlab.schema.Kind.COUNT;
import static io.ttlab.schema.Kind.DECIMAL;
import static io.ttlab.schema.Kind.ID;
import static io.ttlab.schema.Kind.JSON;
import static io.ttlab.schema.Kind.TEXT;

import io.ttlab.schema.Field;
import io.ttlab.schema.Schema;

/** The fields of positions, credit and start-of-day records. */
final class MonitorFields {
    private MonitorFields() {}

    private static final Field[] AMOUNTS = {
        Field.of("netPosition", DECIMAL, "sodNetPos + buyFillQty - sellFillQty, in contracts or in flow (scaleQty)"),
        Field.of("sodNetPos", DECIMAL, "position at the start of the day"),
        Field.of("buyFillQty", DECIMAL, "bought today"),
        Field.of("sellFillQty", DECIMAL, "sold today"),
        Field.of("buyWorkingQty", DECIMAL, "working to buy"),
        Field.of("sellWorkingQty", DECIMAL, "working to sell"),
        Field.of("avgBuy", DECIMAL, "average price bought today"),
        Field.of("avgSell", DECIMAL, "average price sold today"),
        Field.of("openAvgPrice", DECIMAL, "average price of the open position"),
        Field.of("pnl", DECIMAL, "profit and loss, in the instrument's currency"),
        Field.of("realizedPnl", DECIMAL, "its realised part, in the instrument's currency"),
        Field.of("pnlPrice", DECIMAL, "the price that values the open position"),
        Field.of("pnlPriceType", TEXT, "where that price comes from"),
        Field.of("sodPrice", DECIMAL, "price at the start of the day; absent without a position then"),
        Field.of("sodPriceType", TEXT, "SETTLE, NONE, …")
    };

    static final Schema POSITIONS = Schema.of(
                    Field.of("accountId", ID, "the account").named("account"),
                    Field.of("instrumentId", ID, "the instrument").named("instrument"))
            .plus(AMOUNTS);

    /** What sums of positions have in common: prices make no sense there. Inferred, but for the names. */
    private static final Field[] SUMS = {
        Field.of("netPosition", DECIMAL, "position now, in contracts unless flow was asked for"),
        Field.of("sodNetPos", DECIMAL, "position at the start of the day"),
        Field.of("buyFillQty", DECIMAL, "bought today"),
        Field.of("sellFillQty", DECIMAL, "sold today"),
        Field.of("buyWorkingQty", DECIMAL, "working to buy"),
        Field.of("sellWorkingQty", DECIMAL, "working to sell"),
        Field.of("maxLongPos", DECIMAL, "position if all that works to buy is filled"),
        Field.of("maxShortPos", DECIMAL, "position if all that works to sell is filled"),
        Field.of("pnl", DECIMAL, "profit and loss, in the instruments' currency"),
        Field.of("realizedPnl", DECIMAL, "its realised part, in the instruments' currency")
    };

    static final Schema PRODUCT_POSITIONS = Schema.of(
                    Field.of("accountId", ID, "the account").named("account"),
                    Field.of("marketId", ID, "the market").named("market"),
                    Field.of("productId", ID, "the product").named("product"))
            .plus(SUMS);

    static final Schema PRODUCT_FAMILY_POSITIONS = Schema.of(
                    Field.of("accountId", ID, "the account").named("account"),
                    Field.of("marketId", ID, "the market").named("market"),
                    Field.of("productFamilyId", ID, "the product family"))
            .plus(SUMS);

    static final Schema CREDIT = Schema.of(
            Field.of("accountId", ID, "the account").named("account"),
            Field.of("currency", TEXT, "the currency of the amounts"),
            Field.of("creditLimit", DECIMAL, "the limit, in that currency"),
            Field.of("utilization", DECIMAL, "what is used of it, in that currency"),
            Field.of("utilizationPercent", DECIMAL, "the same in per cent of the limit"),
            Field.of("margin", DECIMAL, "margin of the positions, in that currency"),
            Field.of("pnl", DECIMAL, "profit and loss, in that currency"),
            Field.of("productPositions", JSON, "the positions behind it, where they were asked for"));

    static final Schema SOD = Schema.of(
            Field.of("accountId", ID, "the account").named("account"),
            Field.of("marketId", ID, "the market").named("market"),
            Field.of("productId", ID, "the product").named("product"),
            Field.of("instrumentId", ID, "the instrument").named("instrument"),
            Field.of("netPosition", DECIMAL, "position at the start of the day, in contracts"),
            Field.of("price", DECIMAL, "its price, in the instrument's own units"),
            Field.of("priceType", TEXT, "SETTLE, NONE, …"));

    static final Schema SOD_UPLOAD = Schema.of(
            Field.of("batchId", ID, "the upload"),
            Field.of("batchStatus", TEXT, "how far it is"),
            Field.of("acceptedRows", TEXT, "how many rows of the file were taken"),
            Field.of("row", TEXT, "the row of the file"),
            Field.of("result", TEXT, "taken or refused"),
            Field.of("reason", TEXT, "why it was refused"));

    static final Schema ADMIN_FILL = Schema.of(
            Field.of("row", COUNT, "the fill, in the order in which they were given"),
            Field.of("result", TEXT, "Accepted or Rejected, as TT says it"),
            Field.of("reason", TEXT, "why it was rejected"),
            Field.of("recordId", ID, "TT's id of the fill"));
}
