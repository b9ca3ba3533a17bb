package io.ttlab.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ShapesTest {
    private static Wire wire;

    @BeforeAll
    static void open() {
        wire = Wire.open();
    }

    @AfterAll
    static void close() {
        wire.close();
    }

    private static String productId(String symbol) {
        return wire.world().products().stream()
                .filter(p -> p.symbol().equals(symbol) && p.marketId() != Market.CME_DELAYED)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static List<String> endpoints() {
        World world = wire.world();
        String instrument = world.fills().get(4_999).instrument().id();
        String family = world.products().get(0).familyId();
        return List.of(
                "ttid/keyusage",
                "ttid/healthcheckstatus",
                "ttpds/algodata",
                "ttpds/algos",
                "ttpds/algos/" + world.algos().get(0).id() + "/userparameters",
                "ttpds/currencyrates",
                "ttpds/currencyrates?fromCurrencyName=EUR&toCurrencyName=USD",
                "ttpds/instrument/" + instrument,
                "ttpds/instrumentdata",
                "ttpds/instruments?productId=" + productId("ZN"),
                "ttpds/instruments?productId=" + productId("IR"),
                "ttpds/instruments?alias=ES%20Dec26",
                "ttpds/markets",
                "ttpds/miccodes",
                "ttpds/mics",
                "ttpds/product/" + productId("ZN"),
                "ttpds/productdata",
                "ttpds/productfamilies?marketId=7,2",
                "ttpds/productfamily?productFamilyId=" + family,
                "ttpds/productfamily/" + family,
                "ttpds/products?marketId=7",
                "ttpds/securityexchanges",
                "ttpds/syntheticinstruments",
                "ttledger/orders",
                "ttledger/orders/" + world.fills().get(0).order().id(),
                "ttledger/orderdata",
                "ttledger/fills",
                "ttledger/tradingaccountfills",
                "ttledger/tcrfills",
                "ttledger/positionmodifications",
                "ttmonitor/position",
                "ttmonitor/position/60111",
                "ttmonitor/productposition",
                "ttmonitor/productposition/60111",
                "ttmonitor/productfamilyposition",
                "ttmonitor/productfamilyposition/60111",
                "ttmonitor/creditutilization?accountId=60111&includeProductPos=true",
                "ttmonitor/sod/60111",
                "ttaccount/accounts",
                "ttaccount/account/60111",
                "ttuser/users",
                "ttuser/user/4200045");
    }

    @Test
    void everyEndpointWritesAsPythonDoesWithKeysInOrder() {
        for (String path : endpoints()) {
            HttpResponse<String> answer = wire.get(path);
            assertEquals(200, answer.statusCode(), path);
            assertEquals(
                    "application/json",
                    answer.headers().firstValue("Content-Type").orElseThrow());
            Map<String, Object> envelope = Json.object(answer.body());
            assertEquals(Json.python(envelope), answer.body(), path);
            assertEquals("Ok", envelope.get("status"), path);
            assertTrue(answer.body().chars().allMatch(c -> c < 127), path + " is ASCII");
            inOrder(path, envelope);
        }
    }

    private static void inOrder(String path, Object value) {
        if (value instanceof Map<?, ?> map) {
            List<String> keys = new ArrayList<>();
            map.keySet().forEach(key -> keys.add(key.toString()));
            if (keys.contains("sodPriceType")) {
                assertEquals("accountId", keys.remove(keys.size() - 1), "the one key out of order");
            }
            assertEquals(keys.stream().sorted().toList(), keys, path);
            map.values().forEach(member -> inOrder(path, member));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> inOrder(path, item));
        }
    }

    @Test
    void anInstrumentLooksAsCaptured() {
        String path = "ttpds/instruments?productId=" + productId("ZN");
        Map<String, Object> row = wire.rows(path, "instruments").get(0);
        String id = Json.text(row, "id");
        assertEquals(
                "{\"alias\": \"ZN Dec26\", \"displayFactor\": 1.0, \"displayType\": 17, \"expirationDate\": "
                        + "20261221235959, \"id\": \"" + id + "\", \"lastTradeDate\": 20261221, \"marketDepth\": 10, "
                        + "\"marketId\": 7, \"metadata\": \"{\\\"cdd\\\":\\\"2026120000000\\\"}\", \"name\": \"ZNZ6\", "
                        + "\"pointValue\": 1000.0, \"productId\": \"" + productId("ZN") + "\", \"productSymbol\": "
                        + "\"ZN\", \"productTypeId\": 34, \"ricCode\": \"TYZ6\", \"roundLotQty\": 1, \"securityId\": \""
                        + row.get("securityId") + "\", \"seriesTermId\": 4, \"state\": 4, \"term\": \"Dec26\", "
                        + "\"tickSize\": 0.015625, \"tickValue\": 15.625}",
                Json.python(row));
        Map<String, Object> single =
                wire.rows("ttpds/instrument/" + id, "instrument").get(0);
        assertTrue(single.containsKey("productFamilyId") && single.containsKey("securityExchange"));
        assertEquals("64", Json.text(single, "tickSizeDenominator"));
        assertTrue(!single.containsKey("state"));
    }

    @Test
    void asxInstrumentsLackDepthAndMetadata() {
        Map<String, Object> row = wire.rows("ttpds/instruments?productId=" + productId("IR"), "instruments")
                .get(0);
        assertTrue(!row.containsKey("marketDepth") && !row.containsKey("metadata"));
        assertEquals("24", Json.text(row, "marketId"));
    }

    @Test
    void expiredAndUnknownInstrumentsAreRefused() {
        Instrument expired = wire.world().instruments().stream()
                .filter(Instrument::expired)
                .findFirst()
                .orElseThrow();
        HttpResponse<String> answer = wire.get("ttpds/instrument/" + expired.id());
        assertEquals(200, answer.statusCode());
        assertEquals(
                "{\"status\": \"Fail\", \"status_message\": \"Instrument " + expired.id()
                        + " was not found or you have no permission to see it\"}",
                answer.body());
        assertEquals("Fail", wire.json("ttpds/instrument/12").get("status"));
        assertTrue(wire.pages("ttpds/instruments?productId=" + expired.productId(), "instruments").stream()
                .noneMatch(row -> row.get("id").equals(expired.id())));
    }

    @Test
    void productsOmitWhatTheyLack() {
        List<Map<String, Object>> rows = wire.rows("ttpds/products?marketId=7", "products");
        assertTrue(rows.stream().anyMatch(row -> !row.containsKey("name")));
        assertTrue(rows.stream().anyMatch(row -> "".equals(row.get("name"))));
        assertTrue(rows.stream().anyMatch(row -> Boolean.TRUE.equals(row.get("isInterProduct"))));
        assertTrue(rows.stream().noneMatch(row -> Boolean.FALSE.equals(row.get("isInterProduct"))));
        assertEquals(
                rows.size() + 1,
                wire.rows("ttpds/products?marketId=7&includeInactive=true", "products")
                        .size());
        assertEquals(400, wire.get("ttpds/products").statusCode());
    }

    @Test
    void aProductIsAnObjectAndAnUnknownOneAFailure() {
        Map<String, Object> product =
                Json.asObject(wire.json("ttpds/product/" + productId("FGBL")).get("product"));
        assertEquals("49", Json.text(product, "currencyId"));
        assertEquals("Fail", wire.json("ttpds/product/1").get("status"));
    }

    @Test
    void marketsHaveIdsOfTextAndMicsAnswerUnderMarkets() {
        Map<String, Object> cme = wire.rows("ttpds/markets", "markets").stream()
                .filter(row -> row.get("name").equals("CME"))
                .findFirst()
                .orElseThrow();
        assertEquals("7", cme.get("id"));
        assertTrue(wire.rows("ttpds/mics", "markets").get(0).get("marketId") instanceof Json.Number);
    }

    @Test
    void ratesAreInSnakeCaseAndMultiplyUp() {
        Map<String, Object> rate = Json.asObject(wire.json("ttpds/currencyrates?fromCurrencyId=49&toCurrencyId=151")
                .get("currency_rate"));
        assertEquals("EUR", rate.get("from_currency_name"));
        assertEquals(1.1588, Json.number(rate, "rate"));
        assertEquals(
                "Fail",
                wire.json("ttpds/currencyrates?fromCurrencyName=XXX&toCurrencyName=USD")
                        .get("status"));
        assertEquals(56, wire.rows("ttpds/currencyrates", "currency_rates").size());
    }

    @Test
    void twoAlgosShareAName() {
        List<Map<String, Object>> algos = wire.rows("ttpds/algos", "algos");
        assertEquals(
                2,
                algos.stream().filter(row -> row.get("name").equals("BrackeTT")).count());
        List<Map<String, Object>> parameters =
                wire.rows("ttpds/algos/" + algos.get(0).get("id") + "/userparameters", "userParameters");
        assertEquals("stringValue", parameters.get(4).get("value"));
    }

    @Test
    void hiddenAccountsAreKnownByIdOnlyAndHiddenUsersNotAtAll() {
        assertTrue(wire.rows("ttaccount/accounts", "accounts").stream()
                .noneMatch(row -> Json.text(row, "id").equals("60190")));
        assertEquals(
                "GIVEUP-9",
                wire.rows("ttaccount/account/60190", "account").get(0).get("name"));
        assertEquals("Fail", wire.json("ttaccount/account/1").get("status"));
        assertEquals("Fail", wire.json("ttuser/user/4200066").get("status"));
        assertEquals("12", Json.text(wire.json("ttaccount/accounts"), "requestVersion"));
        assertEquals(
                List.of("RATES", "RATES-01", "RATES-02", "EQ-ALPHA"),
                wire.rows("ttaccount/accounts?mineOnly=true", "accounts").stream()
                        .map(row -> row.get("name"))
                        .toList());
    }

    @Test
    void optionsNameTheirTerms() {
        Map<String, Object> option = wire.rows("ttpds/instruments?alias=ES%20Dec26%20C6710", "instruments")
                .get(0);
        assertEquals("6710.0", Json.text(option, "strike"));
        assertEquals("51", Json.text(option, "productTypeId"));
        assertEquals("0", Json.text(option, "optionCodeId"));
        assertTrue(wire.world()
                .instrument(Json.text(option, "underlyingInstrumentId"))
                .isPresent());
    }

    @Test
    void spreadsNameTheirLegs() {
        Instrument spread = wire.world().instruments().stream()
                .filter(Instrument::isSpread)
                .findFirst()
                .orElseThrow();
        Map<String, Object> row =
                wire.rows("ttpds/instrument/" + spread.id(), "instrument").get(0);
        assertEquals("43", Json.text(row, "productTypeId"));
        assertEquals(
                List.of("1", "-1"),
                Json.rows(row, "legs").stream().map(l -> Json.text(l, "ratio")).toList());
    }
}
