package io.ttlab.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MonitorServiceTest {
    private static final double NOISE = 1e-5;

    private static Map<String, Object> position(Wire wire, int account, String instrument) {
        return wire.rows("ttmonitor/position/" + account + "?scaleQty=0", "positions").stream()
                .filter(row -> row.get("instrumentId").equals(instrument))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void positionsTellTheWorldsTruth() {
        try (Wire wire = Wire.open()) {
            List<Position> expected = wire.world().positions();
            List<Map<String, Object>> rows = wire.pages("ttmonitor/position?scaleQty=0", "positions");
            assertEquals(expected.size(), rows.size());
            boolean noise = false;
            for (int i = 0; i < rows.size(); i++) {
                Map<String, Object> row = rows.get(i);
                Position position = expected.get(i);
                assertEquals(position.instrument().id(), row.get("instrumentId"));
                assertEquals(position.netPosition(), Json.number(row, "netPosition"));
                assertEquals(
                        Json.number(row, "netPosition"),
                        Json.number(row, "sodNetPos")
                                + Json.number(row, "buyFillQty")
                                - Json.number(row, "sellFillQty"));
                double mark = wire.world().mark(position.instrument(), Wire.AFTERNOON.instant());
                assertEquals(mark, Json.number(row, "pnlPrice"));
                assertEquals(position.pnl(mark), Json.number(row, "pnl"), NOISE);
                noise |= position.pnl(mark) != Json.number(row, "pnl");
                assertEquals(position.sodNetPosition() != 0, row.containsKey("sodPrice"));
                assertEquals(position.sodNetPosition() != 0 ? "SETTLE" : "NONE", row.get("sodPriceType"));
            }
            assertTrue(noise, "some numbers carry noise");
        }
    }

    @Test
    void accountIdsFilterAndAccountIdIsIgnored() {
        try (Wire wire = Wire.open(Wire.options().withTicking(false))) {
            String all = wire.get("ttmonitor/position").body();
            assertEquals(all, wire.get("ttmonitor/position?accountId=60111").body());
            List<Map<String, Object>> two = wire.rows("ttmonitor/position?accountIds=60111,60121", "positions");
            assertEquals(
                    List.of("60111", "60121"),
                    two.stream()
                            .map(row -> Json.text(row, "accountId"))
                            .distinct()
                            .toList());
            assertEquals(
                    wire.rows("ttmonitor/position?accountIds=60111", "positions"),
                    wire.rows("ttmonitor/position/60111", "positions"));
        }
    }

    @Test
    void energyIsShownInFlowUnlessContractsAreAskedFor() {
        try (Wire wire = Wire.open()) {
            Map<String, Double> contracts = new HashMap<>();
            wire.rows("ttmonitor/position/60131?scaleQty=0", "positions")
                    .forEach(row -> contracts.put(Json.text(row, "instrumentId"), Json.number(row, "netPosition")));
            int scaled = 0;
            for (Map<String, Object> row : wire.rows("ttmonitor/position/60131", "positions")) {
                Instrument instrument =
                        wire.world().instrument(Json.text(row, "instrumentId")).orElseThrow();
                double factor = instrument.contract().flowFactor();
                assertEquals(contracts.get(instrument.id()) * factor, Json.number(row, "netPosition"));
                scaled += factor != 1 ? 1 : 0;
            }
            assertTrue(scaled > 2);
        }
    }

    @Test
    void spreadRowsComeOnDemand() {
        try (Wire wire = Wire.open()) {
            int without = wire.rows("ttmonitor/position/60111", "positions").size();
            List<Map<String, Object>> with =
                    wire.rows("ttmonitor/position/60111?includeSpreadPositions=1", "positions");
            assertTrue(with.size() > without);
            assertTrue(with.stream()
                    .skip(without)
                    .allMatch(row -> wire.world()
                            .instrument(Json.text(row, "instrumentId"))
                            .orElseThrow()
                            .isSpread()));
        }
    }

    @Test
    void productsAndFamiliesAddUpToPositions() {
        try (Wire wire = Wire.open()) {
            double net = wire.world().positions().stream()
                    .mapToDouble(Position::netPosition)
                    .sum();
            for (String name : List.of("productPosition", "productFamilyPosition")) {
                String path = "ttmonitor/" + name.toLowerCase(java.util.Locale.ROOT) + "?scaleQty=0";
                List<Map<String, Object>> rows = wire.pages(path, name + "s");
                assertEquals(
                        net,
                        rows.stream()
                                .mapToDouble(row -> Json.number(row, "netPosition"))
                                .sum(),
                        NOISE);
                assertTrue(rows.stream().allMatch(row -> row.containsKey(name.replace("Position", "Id"))));
            }
        }
    }

    @Test
    void creditIsPerAccount() {
        try (Wire wire = Wire.open()) {
            Map<String, Object> row = wire.rows("ttmonitor/creditutilization?accountId=60111", "creditUtilization")
                    .get(0);
            assertFalse(row.containsKey("productPositions"));
            assertEquals(5_000_000.0, Json.number(row, "creditLimit"));
            Map<String, Object> detailed = wire.rows(
                            "ttmonitor/creditutilization?accountId=60111&includeProductPos=true", "creditUtilization")
                    .get(0);
            assertFalse(Json.rows(detailed, "productPositions").isEmpty());
        }
    }

    @Test
    void adminFillsAreTakenOneByOneAndShowInFillsAndPositions() {
        try (Wire wire = Wire.open()) {
            Position before = wire.world().positions().get(0);
            String instrument = before.instrument().id();
            double price = before.instrument()
                    .contract()
                    .price(before.instrument().contract().ticks(before.sodPrice()));
            String good = "{\"accountId\": " + before.accountId() + ", \"instrumentId\": \"" + instrument
                    + "\", \"side\": 1, \"lastQty\": 5, \"lastPx\": " + price + "}";
            String bad = good.replace("\"side\": 1", "\"side\": 3");
            String unknown = good.replace(instrument, "17");
            HttpResponse<String> answer =
                    wire.post("ttmonitor/adminfill", "{\"adminFills\": [" + good + "," + bad + "," + unknown + "]}");
            assertEquals(200, answer.statusCode(), answer.body());
            List<Map<String, Object>> outcomes = Json.rows(Json.object(answer.body()), "adminFills");
            assertEquals(
                    List.of("Accepted", "Rejected", "Rejected"),
                    outcomes.stream().map(row -> Json.text(row, "result")).toList());
            assertEquals("Invalid side '3'", outcomes.get(1).get("reason"));
            assertEquals("Unknown instrumentId '17'", outcomes.get(2).get("reason"));
            List<Map<String, Object>> fills = wire.fills("accountId=" + before.accountId());
            Map<String, Object> last = fills.get(fills.size() - 1);
            assertEquals(outcomes.get(0).get("recordId"), last.get("recordId"));
            assertEquals("5.0", Json.text(last, "lastQty"));
            assertEquals(
                    before.netPosition() + 5,
                    Json.number(position(wire, before.accountId(), instrument), "netPosition"));
            assertEquals(
                    last.get("orderId"),
                    wire.rows("ttledger/orders/" + last.get("orderId"), "orders")
                            .get(0)
                            .get("orderId"));
        }
    }

    @Test
    void atMostTwentyAdminFillsAreTaken() {
        try (Wire wire = Wire.open()) {
            String items =
                    IntStream.range(0, 21).mapToObj(i -> "{\"accountId\": 1}").collect(Collectors.joining(","));
            HttpResponse<String> answer = wire.post("ttmonitor/adminfill", "[" + items + "]");
            assertEquals(400, answer.statusCode());
            assertEquals(
                    "{\"status\": \"Fail\", \"status_message\": \"Between 1 and 20 fills are allowed, not 21\"}",
                    answer.body());
            assertEquals(400, wire.post("ttmonitor/adminfill", "no json").statusCode());
            assertEquals(400, wire.post("ttmonitor/adminfill", "{\"a\": 1}").statusCode());
        }
    }

    @Test
    void aStartOfDayFileIsUploadedFollowedAndInForce() {
        try (Wire wire = Wire.open()) {
            Position before = wire.world().positions().get(0);
            String instrument = before.instrument().id();
            Map<String, Object> begun =
                    Json.object(wire.post("ttmonitor/sod/upload", "").body());
            String batch = "ttmonitor/sod/upload/" + begun.get("batchId");
            assertEquals("PENDING", status(wire, batch).get("batchStatus"));
            URI address = URI.create(Json.text(begun, "uploadUrl"));
            assertTrue(address.getPort() != wire.gateway.baseUrl().getPort(), "another host");
            String file = "accountId,instrumentId,netPosition,price\n" + before.accountId() + "," + instrument
                    + ",1000,100.5\nNOBODY,1,1,1\n" + before.accountId() + "," + instrument + "x,1,1\n";
            HttpRequest.Builder put = HttpRequest.newBuilder(address).PUT(HttpRequest.BodyPublishers.ofString(file));
            assertEquals(
                    400,
                    wire.send(put.copy().header("x-api-key", wire.gateway.apiKey()))
                            .statusCode());
            assertEquals(
                    400,
                    wire.send(put.copy().header("Authorization", "Bearer " + wire.token()))
                            .statusCode());
            assertEquals("PENDING", status(wire, batch).get("batchStatus"));
            assertEquals(200, wire.send(put.copy()).statusCode());
            assertEquals(403, wire.send(put.copy()).statusCode(), "the address is good once");
            assertEquals("PROCESSING", status(wire, batch).get("batchStatus"));
            Map<String, Object> done = status(wire, batch);
            assertEquals("DONE", done.get("batchStatus"));
            assertEquals("1", Json.text(done, "acceptedRows"));
            List<Map<String, Object>> refused = Json.rows(done, "refusedRows");
            assertEquals("Unknown account 'NOBODY'", refused.get(0).get("reason"));
            assertEquals("2", Json.text(refused.get(0), "row"));
            assertEquals(
                    "Unknown instrument '" + instrument + "x'", refused.get(1).get("reason"));
            Map<String, Object> after = position(wire, before.accountId(), instrument);
            assertEquals(1_000, Json.number(after, "sodNetPos"));
            assertEquals(
                    1_000 + before.buyFillQuantity() - before.sellFillQuantity(), Json.number(after, "netPosition"));
            assertTrue(wire.gateway.requests().recent().stream()
                    .filter(seen -> seen.host().equals("upload"))
                    .anyMatch(seen -> seen.headers().containsKey("authorization")));
        }
    }

    private static Map<String, Object> status(Wire wire, String batch) {
        return Json.asObject(wire.json(batch).get("sodUpload"));
    }

    @Test
    void startOfDayIsListedByAccount() {
        try (Wire wire = Wire.open()) {
            List<StartOfDay> expected = wire.world().startOfDay().stream()
                    .filter(sod -> sod.accountId() == 60121)
                    .toList();
            List<Map<String, Object>> rows = wire.rows("ttmonitor/sod/60121", "sod");
            assertEquals(
                    expected.stream()
                            .map(sod -> sod.instrument().id() + sod.netPosition())
                            .toList(),
                    rows.stream()
                            .map(r -> Json.text(r, "instrumentId") + Json.number(r, "netPosition"))
                            .toList());
        }
    }
}
