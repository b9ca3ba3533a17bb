package io.ttlab.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LedgerServiceTest {
    private static List<String> ids(List<Fill> fills) {
        return fills.stream().map(Fill::recordId).toList();
    }

    private static List<String> recordIds(List<Map<String, Object>> rows) {
        return rows.stream().map(row -> Json.text(row, "recordId")).toList();
    }

    @Test
    void aWalkFromTheLastTimeFindsEveryFillOnce() {
        try (Wire wire = Wire.open()) {
            assertEquals(ids(wire.world().fills()), recordIds(wire.fills("")));
        }
    }

    @Test
    void aWalkFromBehindTheLastTimeLosesFills() {
        try (Wire wire = Wire.open()) {
            int found = 0;
            String from = "";
            while (true) {
                List<Map<String, Object>> page = wire.rows("ttledger/fills?x=1" + from, "fills");
                if (page.isEmpty()) {
                    break;
                }
                found += page.size();
                from = "&minTimestamp=" + (Long.parseLong(Json.text(page.get(page.size() - 1), "timeStamp")) + 1);
            }
            assertTrue(found < 5_000, "the documented walk should lose some, it found " + found);
            assertTrue(found > 4_900, "but not many: " + found);
        }
    }

    @Test
    void fillsComeAscendingCappedAndWithoutAKey() {
        try (Wire wire = Wire.open()) {
            Map<String, Object> envelope = wire.json("ttledger/fills");
            assertEquals(Set.of("fills", "lastPage", "status"), envelope.keySet());
            assertEquals("true", envelope.get("lastPage"));
            List<Map<String, Object>> rows = Json.rows(envelope, "fills");
            assertEquals(500, rows.size());
            List<Long> times = rows.stream()
                    .map(row -> Long.parseLong(Json.text(row, "timeStamp")))
                    .toList();
            assertEquals(times.stream().sorted().toList(), times);
        }
    }

    @Test
    void bothEndsOfTheWindowAreIncluded() {
        try (Wire wire = Wire.open()) {
            List<Fill> fills = wire.world().fills();
            long from = fills.get(100).timeNs();
            long to = fills.get(150).timeNs();
            List<Fill> expected = fills.stream()
                    .filter(f -> f.timeNs() >= from && f.timeNs() <= to)
                    .toList();
            assertEquals(
                    ids(expected),
                    recordIds(wire.rows("ttledger/fills?minTimestamp=" + from + "&maxTimestamp=" + to, "fills")));
            List<Map<String, Object>> one =
                    wire.rows("ttledger/fills?minTimestamp=" + from + "&maxTimestamp=" + from, "fills");
            assertFalse(one.isEmpty());
        }
    }

    @Test
    void noFillsMeansNoKey() {
        try (Wire wire = Wire.open()) {
            HttpResponse<String> answer = wire.get("ttledger/fills?minTimestamp=1999999999999999999");
            assertEquals("{\"lastPage\": \"true\", \"status\": \"Ok\"}", answer.body());
        }
    }

    @Test
    void fillsAreFilteredByAccountOrderAndProduct() {
        try (Wire wire = Wire.open()) {
            Fill fill = wire.world().fills().get(4_000);
            int account = fill.order().accountId();
            String product = fill.instrument().productId();
            assertEquals(
                    ids(wire.world().fills().stream()
                            .filter(f -> f.order().accountId() == account)
                            .toList()),
                    recordIds(wire.fills("accountId=" + account)));
            assertEquals(
                    ids(wire.world().fills().stream()
                            .filter(f -> f.instrument().productId().equals(product))
                            .toList()),
                    recordIds(wire.fills("productId=" + product)));
            assertEquals(
                    ids(wire.world().fills().stream()
                            .filter(f -> f.order().id().equals(fill.order().id()))
                            .toList()),
                    recordIds(wire.fills("orderId=" + fill.order().id())));
        }
    }

    @Test
    void overTheCounterFillsComeOnDemandOnly() {
        try (Wire wire = Wire.open()) {
            World world = wire.world();
            List<Fill> all = new ArrayList<>(world.fills());
            all.addAll(world.otcFills());
            all.sort(Comparator.comparingLong(Fill::timeNs));
            assertEquals(new HashSet<>(ids(all)), new HashSet<>(recordIds(wire.fills("includeOTC=true"))));
            Set<String> captured = new TreeSet<>(recordIds(wire.fills("").stream()
                    .filter(row -> row.containsKey("reportSides"))
                    .toList()));
            captured.addAll(ids(world.otcFills()));
            Set<String> tcr = new TreeSet<>(recordIds(wire.rows("ttledger/tcrfills", "fills")));
            assertEquals(captured, tcr);
        }
    }

    @Test
    void tradingAccountFillsAreThoseOfTheUsersAccounts() {
        try (Wire wire = Wire.open()) {
            Set<Integer> own = wire.world().accounts().stream()
                    .filter(Account::own)
                    .map(Account::id)
                    .collect(Collectors.toSet());
            List<Fill> expected = wire.world().fills().stream()
                    .filter(f -> own.contains(f.order().accountId()))
                    .limit(500)
                    .toList();
            assertEquals(ids(expected), recordIds(wire.rows("ttledger/tradingaccountfills", "fills")));
        }
    }

    @Test
    void everyFieldOfAFillOccursSomewhere() {
        try (Wire wire = Wire.open()) {
            Set<String> fields = new TreeSet<>();
            wire.fills("includeOTC=true").forEach(row -> fields.addAll(row.keySet()));
            String documented = "instrumentId orderId parentOrderId parentInstrumentId omaParentOrderId execId "
                    + "uniqueExecId secondaryExecId secondaryOrderId secondaryClOrdId recordId reportId tradeMatchId "
                    + "tradingVenueTradeId tradeReportId crossId allocId account connectionId exchOrderAssoc securityDesc "
                    + "senderLocationId senderSubId clientIP textA textB textC textTT accountId marketId brokerId "
                    + "currUserId algoId timeStamp transactTime timeSentTT timeSentClient tradeDate lastPx lastQty avgPx "
                    + "cumQty deltaQty exchLeavesQty displayQty minQty side ordType timeInForce execType execInst "
                    + "handlingInstr messageType source syntheticType transactionType tradeType contingencyType "
                    + "orderOrigination orderCapacity algoType ordStatus multiLegReportingType positionEffect "
                    + "orderCrossPreventionType reportType externallyCreated manualFill manualOrderIndicator "
                    + "aggressorIndicator fillsGroup parties orderAttributes reportSides";
            assertEquals(new TreeSet<>(List.of(documented.split(" "))), fields);
        }
    }

    @Test
    void typesOfAFillAreThoseOfTheCaptures() {
        try (Wire wire = Wire.open()) {
            for (Map<String, Object> row : wire.fills("")) {
                for (String name :
                        List.of("side", "ordType", "timeInForce", "execType", "accountId", "marketId", "algoId")) {
                    assertTrue(((Json.Number) row.get(name)).isWhole(), name);
                }
                for (String name : List.of("lastPx", "lastQty", "avgPx", "cumQty", "deltaQty", "exchLeavesQty")) {
                    assertTrue(((Json.Number) row.get(name)).isDecimal(), name);
                }
                for (String name : List.of(
                        "ordStatus",
                        "multiLegReportingType",
                        "aggressorIndicator",
                        "timeStamp",
                        "transactTime",
                        "tradeDate")) {
                    assertTrue(row.get(name) instanceof String, name);
                }
                assertTrue(row.get("manualFill") instanceof Boolean);
                assertFalse(row.containsKey("userId"));
                assertEquals(19, Json.text(row, "timeStamp").length());
            }
        }
    }

    @Test
    void ordersStopAtTheCapWithoutAWord() {
        try (Wire wire = Wire.open(Wire.options().withOrders(2_500))) {
            Map<String, Object> envelope = wire.json("ttledger/orders");
            assertEquals(1_000, Json.rows(envelope, "orders").size());
            assertEquals("true", envelope.get("lastPage"));
            assertFalse(envelope.containsKey("nextPageKey"));
            Set<String> found = new HashSet<>();
            for (Account account : wire.world().accounts()) {
                wire.rows("ttledger/orders?accounts=" + account.id(), "orders")
                        .forEach(row -> found.add(Json.text(row, "orderId")));
            }
            assertEquals(wire.world().workingOrders().stream().map(Order::id).collect(Collectors.toSet()), found);
        }
    }

    @Test
    void moreThanFiftyAccountsAreRefused() {
        try (Wire wire = Wire.open(Wire.options().withExtraAccounts(60))) {
            String fifty = IntStream.range(0, 50)
                    .mapToObj(i -> Integer.toString(61_000 + i))
                    .collect(Collectors.joining(","));
            assertEquals(200, wire.get("ttledger/orders?accounts=" + fifty).statusCode());
            HttpResponse<String> answer = wire.get("ttledger/orders?accounts=" + fifty + ",61050");
            assertEquals(400, answer.statusCode());
            assertEquals(
                    "{\"status\": \"Fail\", \"status_message\": \"Too many accounts: 51. At most 50 are allowed.\"}",
                    answer.body());
            assertEquals(
                    200,
                    wire.get("ttledger/orders?accounts=" + fifty + ",61000").statusCode());
        }
    }

    @Test
    void ordersLookAsCaptured() {
        try (Wire wire = Wire.open()) {
            List<Map<String, Object>> rows = wire.rows("ttledger/orders", "orders");
            assertEquals(180, rows.size());
            Set<String> ids =
                    rows.stream().map(row -> Json.text(row, "orderId")).collect(Collectors.toSet());
            for (Map<String, Object> row : rows) {
                boolean parent = row.containsKey("syntheticType");
                for (String name :
                        List.of("side", "orderStatus", "orderType", "timeInForce", "executionType", "userId")) {
                    assertTrue(row.get(name) instanceof String, name);
                }
                assertEquals(19, ((Json.Number) row.get("dateTime")).digits().length());
                assertEquals(parent, row.get("manualOrderIndicator"));
                assertEquals(row.get("execId"), row.get("uniqueExecId"));
                assertEquals(22, Json.text(row, "execId").length());
                assertEquals(parent, !row.containsKey("orderQty"));
                if (parent) {
                    assertEquals("1001", Json.text(row, "marketId"));
                    assertEquals("7", row.get("syntheticType"));
                    assertEquals("3", Json.text(row, "syntheticStatus"));
                    assertFalse(row.containsKey("price"));
                    parameters(row);
                } else {
                    assertTrue(((Json.Number) row.get("leavesQuantity")).isDecimal());
                    boolean limit = List.of("2", "4").contains(Json.text(row, "orderType"));
                    boolean stop = List.of("3", "4").contains(Json.text(row, "orderType"));
                    assertEquals(limit, row.containsKey("price"));
                    assertEquals(stop, row.containsKey("stopPrice"));
                }
                if (row.containsKey("parentOrderId")) {
                    assertTrue(ids.contains(Json.text(row, "parentOrderId")));
                }
            }
        }
    }

    private static void parameters(Map<String, Object> row) {
        List<Map<String, Object>> list = Json.rows(Json.asObject(row.get("userParameters")), "userParameterList");
        assertEquals(
                List.of("0", "2", "6", "7"),
                list.stream().map(p -> Json.text(p, "type")).toList());
        assertTrue(list.get(0).containsKey("v_double"));
        assertTrue(list.get(1).containsKey("v_int32"));
        assertTrue(list.get(2).get("v_bool") instanceof Boolean);
        assertTrue(list.get(3).containsKey("v_string"));
    }

    @Test
    void oneOrderIsFoundByItsId() {
        try (Wire wire = Wire.open()) {
            Order order = wire.world().fills().get(17).order();
            List<Map<String, Object>> rows = wire.rows("ttledger/orders/" + order.id(), "orders");
            assertEquals(order.id(), Json.text(rows.get(0), "orderId"));
            assertEquals(1, rows.size());
            HttpResponse<String> unknown = wire.get("ttledger/orders/nobody");
            assertEquals("{\"status\": \"Fail\", \"status_message\": \"Order nobody not found\"}", unknown.body());
        }
    }

    @Test
    void namesOfCodesAreObjectsOfObjects() {
        try (Wire wire = Wire.open()) {
            Map<String, Object> data =
                    Json.asObject(wire.json("ttledger/orderdata").get("orderData"));
            assertEquals("BUY", Json.asObject(data.get("side")).get("1"));
            assertEquals("ALGO_TYPE_ADL", Json.asObject(data.get("algoType")).get("0"));
            assertFalse(Json.asObject(data.get("tradeType")).containsKey("9"), "some code is in no table");
        }
    }

    @Test
    void modificationsAreThoseOfTheWorldAndOlderThanToday() {
        try (Wire wire = Wire.open()) {
            List<Map<String, Object>> rows = wire.rows("ttledger/positionmodifications", "positionModifications");
            assertEquals(
                    wire.world().modifications().stream().map(Modification::id).toList(),
                    rows.stream().map(row -> Json.text(row, "modificationId")).toList());
            assertTrue(rows.stream()
                    .allMatch(row -> Long.parseLong(Json.text(row, "timeStamp"))
                            < wire.world().todayNs()));
        }
    }
}
