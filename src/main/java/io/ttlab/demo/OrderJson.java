package io.ttlab.demo;

/** Writes the records of {@code /orders}: codes as strings, one bare 19-digit time, and no price on a parent. */
final class OrderJson {
    private final Strikes strikes;

    OrderJson(Strikes strikes) {
        this.strikes = strikes;
    }

    void write(JsonWriter json, Order order) {
        boolean parent = order.parent();
        boolean odd = strikes.unknownCode() && strikes.dice().chance(0.1);
        json.open().whole("accountId", order.accountId());
        if (parent) {
            json.text("algoInstrumentId", order.instrument().id());
        }
        json.whole("algoType", parent && order.side() == Order.SELL ? 3 : 0);
        json.whole("brokerId", Desk.COMPANY);
        if (parent) {
            // A 32-bit address as a number, 10.42.0.1 with the low byte first.
            json.text("clientIP", "16787978");
        } else {
            json.decimal("cumulatedQuantity", order.filled());
        }
        json.whole("currUserId", order.userId()).whole("dateTime", order.timeNs());
        if (strikes.extraField()) {
            json.text("demoAnnex", "since tomorrow");
        }
        json.text("execId", order.executionId()).text("executionType", parent ? "12" : order.filled() > 0 ? "14" : "1");
        json.text("instrumentId", order.instrument().id());
        if (!parent) {
            json.decimal("leavesQuantity", order.leaves());
        }
        json.flag("manualOrderIndicator", parent);
        json.whole("marketId", parent ? Market.ALGO : order.instrument().marketId());
        json.text("orderId", order.id());
        if (!parent) {
            json.decimal("orderQty", order.quantity());
        }
        json.text("orderStatus", odd ? "77" : Integer.toString(parent ? Order.NEW : order.status()));
        json.text("orderType", odd ? "99" : Integer.toString(order.type()));
        if (!order.parentId().isEmpty()) {
            json.text("parentOrderId", order.parentId());
        }
        if (!parent && (order.type() == Order.LIMIT || order.type() == Order.STOP_LIMIT)) {
            json.decimal("price", order.price());
        }
        if (parent) {
            json.text("securityDescription", order.instrument().alias());
        }
        json.text("side", Integer.toString(order.side()));
        if (!parent && (order.type() == Order.STOP || order.type() == Order.STOP_LIMIT)) {
            json.decimal("stopPrice", order.stopPrice());
        }
        if (parent) {
            json.whole("syntheticStatus", order.working() ? 3 : 9).text("syntheticType", "7");
        }
        json.text("timeInForce", Integer.toString(order.timeInForce()));
        json.text("uniqueExecId", order.executionId());
        json.text("userId", Integer.toString(order.userId()));
        if (parent) {
            parameters(json, order);
        }
        json.close();
    }

    private static void parameters(JsonWriter json, Order order) {
        json.open("userParameters").openArray("userParameterList");
        parameter(json, "OrderQty", Algo.Parameter.DOUBLE, false)
                .decimal("v_double", order.quantity())
                .close();
        parameter(json, "Levels", Algo.Parameter.INT32, true)
                .whole("v_int32", 1 + order.userId() % 5)
                .close();
        parameter(json, "Trail", Algo.Parameter.BOOL, false)
                .flag("v_bool", order.side() == Order.BUY)
                .close();
        parameter(json, "5f0c2c4e-1d2a-4c83-9d61-7a3b4c0a9e11", Algo.Parameter.STRING, true)
                .text("v_string", "desk note: \"keep\" \u20ac5")
                .close();
        json.closeArray().close();
    }

    private static JsonWriter parameter(JsonWriter json, String name, int type, boolean labelled) {
        json.open();
        if (labelled) {
            json.text("displayName", "");
        }
        return json.text("name", name).whole("type", type);
    }
}
