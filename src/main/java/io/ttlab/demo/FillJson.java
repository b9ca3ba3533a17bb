package io.ttlab.demo;

import java.time.LocalDate;

/**
 * Writes the records of {@code /fills}. Which of the rarer fields a record has follows from its number, so that every
 * group of fields occurs somewhere in any thousand fills and the same record always looks the same.
 */
final class FillJson {
    private final World world;
    private final Strikes strikes;

    FillJson(World world, Strikes strikes) {
        this.world = world;
        this.strikes = strikes;
    }

    /** Whether {@code /tcrfills} shows a fill. */
    static boolean isTradeCapture(Fill fill) {
        return fill.otc() || fill.number() % 40 == 7;
    }

    private static boolean every(Fill fill, int nth, int rest) {
        return fill.number() % nth == rest;
    }

    void write(JsonWriter json, Fill fill) {
        json.open();
        accountToCurrUser(json, fill);
        deltaToInstrument(json, fill);
        lastToPositionEffect(json, fill);
        recordToSide(json, fill);
        sourceToUnique(json, fill);
        json.close();
    }

    private void accountToCurrUser(JsonWriter json, Fill fill) {
        Order order = fill.order();
        Account account = world.reference.accounts.get(order.accountId());
        json.text("account", account == null ? Integer.toString(order.accountId()) : "X-" + account.id());
        json.whole("accountId", order.accountId());
        json.text("aggressorIndicator", order.type() == Order.MARKET || every(fill, 3, 0) ? "true" : "false");
        json.whole("algoId", Long.parseLong(order.algoId()));
        json.whole("algoType", 0);
        if (every(fill, 45, 3)) {
            json.text("allocId", "ALLOC-" + fill.number());
        }
        json.decimal("avgPx", fill.averagePrice());
        json.whole("brokerId", Desk.COMPANY);
        json.text("clientIP", "16787978").text("connectionId", "8f7a" + order.accountId());
        if (every(fill, 150, 11)) {
            json.whole("contingencyType", 1);
        }
        if (every(fill, 300, 17)) {
            json.text("crossId", "CROSS" + fill.number());
        }
        json.decimal("cumQty", fill.cumulated());
        json.whole("currUserId", order.userId());
    }

    private void deltaToInstrument(JsonWriter json, Fill fill) {
        json.decimal("deltaQty", fill.signedQuantity());
        if (strikes.extraField()) {
            json.open("demoAnnex").flag("new", true).whole("v", 2).close();
        }
        if (every(fill, 60, 9)) {
            json.decimal("displayQty", 1);
        }
        json.decimal("exchLeavesQty", Math.max(0, fill.order().quantity() - fill.cumulated()));
        if (every(fill, 25, 4)) {
            json.text("exchOrderAssoc", "A" + fill.number() % 97);
        }
        if (!fill.executionId().isEmpty()) {
            json.text("execId", fill.executionId());
        }
        if (every(fill, 80, 13)) {
            json.whole("execInst", 6);
        }
        json.whole("execType", every(fill, 500, 21) ? 15 : 14);
        json.text("externallyCreated", fill.otc() ? "1" : "0");
        if (every(fill, 120, 33) && fill.quantity() > 1) {
            group(json, fill);
        }
        json.whole("handlingInstr", fill.order().parentId().isEmpty() ? 3 : 1);
        json.text("instrumentId", fill.instrument().id());
    }

    /** The fills of the exchange that this record sums up. */
    private static void group(JsonWriter json, Fill fill) {
        json.openArray("fillsGroup");
        double left = fill.quantity();
        for (int i = 0; left > 0; i++) {
            double part = i == 0 ? 1 : left;
            json.open()
                    .text("fillExecId", fill.recordId() + "-" + i)
                    .decimal("fillPx", fill.price())
                    .decimal("fillQty", part)
                    .close();
            left -= part;
        }
        json.closeArray();
    }

    private void lastToPositionEffect(JsonWriter json, Fill fill) {
        boolean odd = strikes.unknownCode() && strikes.dice().chance(0.05);
        json.decimal("lastPx", fill.price()).decimal("lastQty", fill.quantity());
        // Orders without children say that they are automated: a few fills contradict them, as a desk's check must
        // find.
        json.flag("manualFill", fill.otc()).flag("manualOrderIndicator", every(fill, 97, 2));
        json.whole("marketId", fill.instrument().marketId());
        json.whole("messageType", 8);
        if (every(fill, 90, 14)) {
            json.decimal("minQty", 1);
        }
        json.text("multiLegReportingType", Integer.toString(fill.legType()));
        if (!fill.order().parentId().isEmpty() && every(fill, 2, 0)) {
            json.text("omaParentOrderId", fill.order().parentId());
        }
        json.text("ordStatus", fill.cumulated() < fill.order().quantity() ? "2" : "3");
        json.whole("ordType", odd ? 99 : fill.order().type());
        if (every(fill, 35, 5)) {
            json.openArray("orderAttributes");
            json.open()
                    .whole("order_attribute_type", 2)
                    .flag("order_attribute_value", true)
                    .close();
            json.open()
                    .whole("order_attribute_type", 3)
                    .flag("order_attribute_value", false)
                    .close();
            json.closeArray();
        }
        json.whole("orderCapacity", 1 + (int) (fill.number() % 3));
        if (every(fill, 200, 19)) {
            json.text("orderCrossPreventionType", "1");
        }
        json.text("orderId", fill.order().id());
        json.whole("orderOrigination", 5);
        if (!fill.order().parentId().isEmpty()) {
            json.text("parentInstrumentId", fill.order().instrument().id());
            json.text("parentOrderId", fill.order().parentId());
        }
        if (every(fill, 10, 6)) {
            parties(json, fill);
        }
        if (every(fill, 4, 1)) {
            json.text("positionEffect", every(fill, 8, 1) ? "1" : "2");
        }
    }

    private static void parties(JsonWriter json, Fill fill) {
        json.openArray("parties");
        party(json, Integer.toString(fill.order().userId()), 19, 4);
        party(json, "X-" + fill.order().accountId(), 19, 85);
        if (every(fill, 20, 6)) {
            party(json, "GIVEUP FIRM", 19, 6);
        }
        json.closeArray();
    }

    private static void party(JsonWriter json, String id, int source, int role) {
        json.open().text("id", id).whole("idSource", source).whole("role", role).close();
    }

    private void recordToSide(JsonWriter json, Fill fill) {
        Order order = fill.order();
        json.text("recordId", fill.recordId());
        if (isTradeCapture(fill)) {
            json.text("reportId", "TCR" + fill.number());
            json.openArray("reportSides");
            json.open()
                    .text("account", "X-" + order.accountId())
                    .whole("side", fill.side())
                    .close();
            json.closeArray();
            json.text("reportType", "1");
        }
        json.text("secondaryClOrdId", "C" + order.id().substring(0, 8));
        json.text("secondaryExecId", Long.toString(700_000_000L + fill.number()));
        json.text("secondaryOrderId", Long.toString(Math.abs(Dice.hash(order.id())) % 1_000_000_000_000L));
        json.text("securityDesc", fill.instrument().name());
        json.text("senderLocationId", "US,IL").text("senderSubId", "DEMO" + order.userId() % 1000);
        json.whole("side", fill.side());
    }

    /** Nanoseconds of the day's midnight, or a number of eight digits (INF: sources disagree). */
    private void tradeDate(JsonWriter json, Fill fill) {
        long day = Math.floorDiv(fill.timeNs(), Span.DAY_NS);
        if (strikes.otherShapes()) {
            LocalDate date = LocalDate.ofEpochDay(day);
            json.whole("tradeDate", date.getYear() * 10_000L + date.getMonthValue() * 100 + date.getDayOfMonth());
        } else {
            json.quoted("tradeDate", day * Span.DAY_NS);
        }
    }

    private void sourceToUnique(JsonWriter json, Fill fill) {
        // 6 is in no table: there is always a code that nobody can decode.
        json.whole("source", every(fill, 400, 23) ? 6 : 1);
        json.whole("syntheticType", fill.order().parentId().isEmpty() ? 0 : 7);
        if (every(fill, 6, 4)) {
            json.text("textA", every(fill, 12, 4) ? "hedge \"gamma\"" : "roll\u00e9\t1");
        }
        if (every(fill, 18, 4)) {
            json.text("textB", "strategy-" + fill.number() % 5);
        }
        if (every(fill, 50, 20)) {
            json.text("textC", "");
        }
        if (every(fill, 70, 30)) {
            json.text("textTT", "TT:" + fill.number());
        }
        json.whole("timeInForce", fill.order().timeInForce());
        if (every(fill, 2, 1)) {
            json.quoted("timeSentClient", fill.timeNs() - 950_000);
        }
        json.quoted("timeSentTT", fill.timeNs() - 120_000).quoted("timeStamp", fill.timeNs());
        tradeDate(json, fill);
        json.text("tradeMatchId", "M" + (fill.number() / 2));
        if (isTradeCapture(fill)) {
            json.text("tradeReportId", "R" + fill.number());
        }
        json.whole("tradeType", fill.otc() ? 1 : every(fill, 600, 29) ? 9 : 0);
        if (every(fill, 5, 0)) {
            json.text("tradingVenueTradeId", "V" + fill.recordId().substring(0, 10));
        }
        json.quoted("transactTime", fill.transactTimeNs());
        json.whole("transactionType", 0);
        json.text("uniqueExecId", fill.executionId().isEmpty() ? "U" + fill.recordId() : fill.executionId());
        if (strikes.extraField()) {
            json.whole("zFutureField", 1);
        }
    }
}
