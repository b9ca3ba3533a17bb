package io.ttlab.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    private static Wire faulty(String faults) {
        return Wire.open(Wire.options().withFaults(Faults.parse(faults)).withSlowMs(150));
    }

    @Test
    void readsNamesAndProbabilities() {
        Faults faults = Faults.parse(" 429:0.1, reset ,enums:lower");
        assertEquals(0.1, faults.probability("429"));
        assertEquals(1.0, faults.probability("reset"));
        assertEquals(0.0, faults.probability("500"));
        assertEquals("429:0.1,reset:1.0,enums:lower", faults.toString());
        assertEquals("none", Faults.parse("").toString());
        assertEquals(
                Faults.parse("429:0.1").toString(),
                Faults.parse(Faults.parse("429:0.1").toString()).toString());
    }

    @Test
    void allIsOverriddenByWhatFollows() {
        Faults faults = Faults.parse("all,html:0,429:0.5");
        assertEquals(0.0, faults.probability("html"));
        assertEquals(0.5, faults.probability("429"));
        assertEquals(0.02, faults.probability("trunc"));
        assertEquals(0.0, faults.probability("lost"));
        assertEquals(0.3, Faults.parse("all:0.3").probability("empty"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500:2 | The probability '2' of fault '500' is no number from 0 to 1. Write for example 500:0.1.",
                "500:x | The probability 'x' of fault '500' is no number from 0 to 1. Write for example 500:0.1.",
                "enums:odd | No spelling 'odd' of fault 'enums'. Write enums:bare, enums:lower or enums:camel."
            })
    void saysWhatIsWrong(String text, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> Faults.parse(text))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({"trunk,trunc", "428:0.1,429"})
    void namesTheNearestFault(String text, String nearest) {
        saysWhatIsWrong(
                text,
                "No fault '" + text.replaceFirst(":.*", "") + "'. Nearest: '" + nearest + "'. The faults are "
                        + String.join(", ", Faults.names()) + ", and all.");
    }

    @Test
    void describesEveryFault() {
        assertEquals(Set.copyOf(Faults.names()), Faults.descriptions().keySet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | 429 | {\"message\": \"Too Many Requests\"}",
                "500 | 500 | {\"message\": \"Internal server error\"}",
                "408 | 408 | {\"message\": \"Request Timeout\"}",
                "504 | 504 | {\"message\": \"Endpoint request timed out\"}",
                "413 | 413 | {\"message\": \"Request Too Long\"}",
                "token | 401 | {\"message\": \"Unauthorized\"}",
                "empty | 200 | ''",
                "fail | 200 | {\"status\": \"Fail\", \"status_message\": \"The service could not complete the request.\"}"
            })
    void answersInTheGatewaysWords(String fault, int status, String body) {
        try (Wire wire = faulty(fault)) {
            HttpResponse<String> answer = wire.get("ttledger/fills");
            assertEquals(status, answer.statusCode());
            assertEquals(body, answer.body());
        }
    }

    @ParameterizedTest
    @CsvSource({"502, 502", "html, 200"})
    void answersPagesOfHtml(String fault, int status) {
        try (Wire wire = faulty(fault)) {
            HttpResponse<String> answer = wire.get("ttledger/fills");
            assertEquals(status, answer.statusCode());
            assertTrue(answer.body().startsWith("<!DOCTYPE html>"));
            assertTrue(answer.headers().firstValue("Content-Type").orElseThrow().startsWith("text/html"));
        }
    }

    @Test
    void everyOtherThrottleSaysWhenToComeBack() {
        try (Wire wire = faulty("429")) {
            assertTrue(wire.get("ttledger/fills")
                    .headers()
                    .firstValue("Retry-After")
                    .isEmpty());
            assertEquals(
                    "1",
                    wire.get("ttledger/fills")
                            .headers()
                            .firstValue("Retry-After")
                            .orElseThrow());
        }
    }

    @Test
    void onlyWideWindowsTimeOut() {
        try (Wire wire = faulty("504")) {
            long to = Span.ns(wire.world().asOf());
            long from = to - 3_600_000_000_000L;
            assertEquals(504, wire.get("ttledger/fills?minTimestamp=" + from).statusCode());
            assertEquals(
                    200,
                    wire.get("ttledger/fills?minTimestamp=" + from + "&maxTimestamp=" + to)
                            .statusCode());
            assertEquals(200, wire.get("ttledger/orders").statusCode());
        }
    }

    @Test
    void largeAnswersNeedGzip() {
        try (Wire wire = faulty("413")) {
            assertEquals(413, wire.get("ttledger/orders").statusCode());
            HttpResponse<String> packed =
                    wire.send(wire.request("ttledger/orders").header("Accept-Encoding", "gzip"));
            assertEquals(200, packed.statusCode());
            assertEquals("gzip", packed.headers().firstValue("Content-Encoding").orElseThrow());
            assertEquals(200, wire.get("ttpds/markets").statusCode());
        }
    }

    @Test
    void connectionsAreReset() {
        try (Wire wire = faulty("reset")) {
            assertThrows(
                    IOException.class,
                    () -> wire.exchange(wire.request("ttledger/fills").build()));
        }
    }

    @Test
    void bodiesAreCutWithAndWithoutALyingLength() {
        try (Wire wire = faulty("trunc")) {
            assertThrows(
                    IOException.class,
                    () -> wire.exchange(wire.request("ttledger/orders").build()));
            HttpResponse<String> cut = wire.get("ttledger/orders");
            assertEquals(200, cut.statusCode());
            unreadable(cut.body());
        }
    }

    private static void unreadable(String body) {
        UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> Json.object(body));
        assertTrue(e.getCause() instanceof JsonProcessingException);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void bodiesAreBroken(long seed) {
        try (Wire wire = Wire.open(Wire.options().withSeed(seed).withFaults(Faults.parse("badjson")))) {
            unreadable(wire.get("ttledger/orders").body());
            unreadable(wire.get("ttpds/markets").body());
        }
    }

    @Test
    void slowAnswersWaitAsLongAsIsSet() {
        DemoOptions options = Wire.options().withFaults(Faults.parse("slow")).withSlowMs(150);
        FaultInjector injector =
                new FaultInjector(options, new Tokens(options.clock(), 60, 1), new OtherHosts(new RequestLog()));
        WireRequest request = new WireRequest("GET", "/ttpds/ext_uat_cert/markets", "", Map.of(), new byte[0]);
        FaultInjector.Draw draw = injector.draw(request, new Route("GET", "ttpds", "markets", call -> {}), Map.of());
        assertTrue(draw.insteadOfAnswer().isEmpty());
        assertEquals(
                150, draw.afterAnswer(WireResponse.text(200, "text/plain", "x")).delayMs());
    }

    @Test
    void anExpiredTokenStaysExpired() {
        try (Wire wire = faulty("token:0.2")) {
            int refused = 0;
            boolean expired = false;
            for (int i = 0; i < 60; i++) {
                int status = wire.get("ttpds/algos?n=" + i).statusCode();
                assertTrue(status == 401 || !expired, "only a new token helps");
                expired = status == 401;
                if (expired && i % 3 == 0) {
                    refused++;
                    wire.forgetToken();
                    expired = false;
                }
            }
            assertTrue(refused > 3);
        }
    }

    @Test
    void redirectsLeadToTheSamePathOnce() {
        try (Wire wire = faulty("redirect")) {
            int self = 0;
            int elsewhere = 0;
            int relative = 0;
            for (int i = 0; i < 40; i++) {
                HttpResponse<String> answer = wire.get("ttpds/markets?n=" + i);
                assertEquals(303, answer.statusCode());
                String header = answer.headers().firstValue("Location").orElseThrow();
                URI location = wire.gateway.baseUrl().resolve(header);
                if (location.getPort() == wire.gateway.baseUrl().getPort()) {
                    self++;
                    relative += header.startsWith("/") ? 1 : 0;
                    HttpResponse<String> followed = wire.send(HttpRequest.newBuilder(location)
                            .header("x-api-key", wire.gateway.apiKey())
                            .header("Authorization", "Bearer " + wire.token()));
                    assertEquals(200, followed.statusCode());
                } else {
                    elsewhere++;
                    elsewhere(wire, location, i);
                }
            }
            assertTrue(self > 15 && elsewhere > 3, self + " to self, " + elsewhere + " elsewhere");
            assertTrue(relative > 5 && relative < self - 5, relative + " of " + self + " without a host");
        }
    }

    private static void elsewhere(Wire wire, URI location, int round) {
        if (round % 2 == 0) {
            HttpResponse<String> leaked =
                    wire.send(HttpRequest.newBuilder(location).header("Authorization", "Bearer " + wire.token()));
            assertEquals(400, leaked.statusCode());
            assertTrue(wire.gateway.requests().recent().stream()
                    .anyMatch(seen ->
                            seen.host().equals("elsewhere") && seen.headers().containsKey("authorization")));
        }
        HttpResponse<String> answer = wire.send(HttpRequest.newBuilder(location));
        assertEquals(200, answer.statusCode());
        assertEquals("Ok", Json.object(answer.body()).get("status"));
        assertEquals(403, wire.send(HttpRequest.newBuilder(location)).statusCode(), "a ticket is good once");
    }

    @Test
    void aLoopNeverEnds() {
        try (Wire wire = faulty("loop")) {
            String location = "";
            for (int i = 0; i < 8; i++) {
                HttpResponse<String> answer = location.isEmpty()
                        ? wire.get("ttpds/markets")
                        : wire.send(
                                HttpRequest.newBuilder(wire.gateway.baseUrl().resolve(location))
                                        .header("x-api-key", wire.gateway.apiKey())
                                        .header("Authorization", "Bearer " + wire.token()));
                assertEquals(303, answer.statusCode());
                location = answer.headers().firstValue("Location").orElseThrow();
            }
        }
    }

    @Test
    void fillsAreRepeatedAndPagesOverlap() {
        DemoOptions options = Wire.options().withFaults(Faults.parse("dup")).withPageSize(5);
        try (Wire wire = Wire.open(options)) {
            List<String> page = wire.rows("ttledger/fills", "fills").stream()
                    .map(row -> Json.text(row, "recordId"))
                    .toList();
            assertEquals(500, page.size());
            assertEquals(499, new HashSet<>(page).size());
            List<Map<String, Object>> accounts = wire.pages("ttaccount/accounts", "accounts");
            assertEquals(11, new HashSet<>(accounts).size());
            assertTrue(accounts.size() > 11);
        }
    }

    @Test
    void aLostFillIsThereTheNextTime() {
        try (Wire wire = faulty("lost")) {
            Set<String> truth = new HashSet<>();
            wire.world().fills().stream().limit(400).forEach(fill -> truth.add(fill.recordId()));
            Set<String> first = ids(wire);
            Set<String> second = ids(wire);
            assertNotEquals(first, second);
            assertTrue(first.stream().filter(truth::contains).count() >= 399);
            first.addAll(second);
            assertTrue(first.containsAll(truth));
        }
    }

    private static Set<String> ids(Wire wire) {
        Set<String> ids = new HashSet<>();
        wire.rows("ttledger/fills", "fills").forEach(row -> ids.add(Json.text(row, "recordId")));
        assertEquals(500, ids.size(), "the page is full all the same");
        return ids;
    }

    @Test
    void theLastPageIsDeniedAndKeysRepeat() {
        try (Wire wire = faulty("lastpage")) {
            Map<String, Object> envelope = wire.json("ttaccount/accounts");
            assertEquals("false", envelope.get("lastPage"));
            assertFalse(envelope.containsKey("nextPageKey"));
        }
        try (Wire wire = faulty("samekey")) {
            Map<String, Object> first = wire.json("ttpds/algos");
            Map<String, Object> second = wire.json("ttpds/algos?nextPageKey="
                    + java.net.URLEncoder.encode(
                            Json.text(first, "nextPageKey"), java.nio.charset.StandardCharsets.UTF_8));
            assertEquals("false", second.get("lastPage"));
            assertEquals(first.get("nextPageKey"), second.get("nextPageKey"));
        }
    }

    @Test
    void codesAndFieldsComeThatNobodyKnows() {
        try (Wire wire = faulty("unknowncode,extrafield")) {
            List<Map<String, Object>> fills = wire.rows("ttledger/fills", "fills");
            assertTrue(fills.stream().anyMatch(row -> Json.text(row, "ordType").equals("99")));
            assertTrue(fills.stream().allMatch(row -> row.containsKey("zFutureField")));
            assertTrue(wire.rows("ttledger/orders", "orders").stream()
                    .anyMatch(row -> Json.text(row, "orderStatus").equals("77")));
            assertTrue(wire.rows("ttmonitor/position", "positions").get(0).containsKey("demoAnnex"));
        }
    }

    @Test
    void theStatusIsMissingAndNumbersAreStrings() {
        try (Wire wire = faulty("nostatus")) {
            assertFalse(wire.json("ttpds/markets").containsKey("status"));
        }
        try (Wire wire = faulty("strings")) {
            Map<String, Object> row = wire.rows("ttledger/orders", "orders").get(0);
            assertTrue(row.get("dateTime") instanceof String);
            assertTrue(row.get("marketId") instanceof String);
        }
    }

    @ParameterizedTest
    @CsvSource({"bare, ADL, BUY", "lower, algo_type_adl, buy", "camel, AlgoTypeAdl, Buy"})
    void namesOfCodesAreSpelledOtherwise(String spelling, String adl, String buy) {
        try (Wire wire = faulty("enums:" + spelling)) {
            Map<String, Object> data =
                    Json.asObject(wire.json("ttledger/orderdata").get("orderData"));
            assertEquals(adl, Json.asObject(data.get("algoType")).get("0"));
            assertEquals(buy, Json.asObject(data.get("side")).get("1"));
        }
    }

    @Test
    void writesAreDoneThoughTheirAnswerIsLost() {
        try (Wire wire = faulty("postreset")) {
            Position position = wire.world().positions().get(0);
            String item = "[{\"accountId\": " + position.accountId() + ", \"instrumentId\": \""
                    + position.instrument().id() + "\", \"side\": 1, \"quantity\": 3, \"price\": "
                    + position.instrument().contract().tickSize() + "}]";
            assertThrows(UncheckedIOException.class, () -> wire.post("ttmonitor/adminfill", item));
            assertEquals(5_001, wire.world().fills().size());
        }
    }

    @Test
    void inferredShapesHaveAnotherForm() {
        try (Wire wire = faulty("shapes")) {
            Fill fill = wire.world().fills().get(0);
            assertEquals(
                    "{\"fills\": [], \"lastPage\": \"true\", \"status\": \"Ok\"}",
                    wire.get("ttledger/fills?minTimestamp=1999999999999999999").body());
            assertEquals(
                    8,
                    Json.text(wire.rows("ttledger/fills", "fills").get(0), "tradeDate")
                            .length());
            Map<String, Object> order = Json.asObject(
                    wire.json("ttledger/orders/" + fill.order().id()).get("order"));
            assertEquals(fill.order().id(), order.get("orderId"));
            Product product = wire.world().products().get(0);
            assertEquals(
                    "151",
                    Json.asObject(wire.json("ttpds/product/" + product.id()).get("product"))
                            .get("currencyId"));
            assertEquals(
                    1,
                    wire.rows("ttpds/productfamily/" + product.familyId(), "productFamily")
                            .size());
        }
    }

    @Test
    void answersTellTheTimeOfTheGatewaysClock() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-05T09:30:00Z"), ZoneOffset.UTC);
        try (Wire wire = Wire.open(Wire.options().withClock(clock))) {
            assertEquals("Thu, 05 Nov 2026 09:30:00 GMT", date(wire));
        }
        try (Wire wire = Wire.open(Wire.options().withClock(clock).withFaults(Faults.parse("clock")))) {
            assertEquals("Thu, 05 Nov 2026 09:35:00 GMT", date(wire));
        }
    }

    private static String date(Wire wire) {
        return wire.get("ttpds/markets").headers().firstValue("Date").orElse("none");
    }

    @Test
    void tokensFailOnDemand() {
        try (Wire wire = faulty("token500")) {
            HttpResponse<String> answer = wire.post("ttid/token", "grant_type=user_app");
            assertEquals(500, answer.statusCode());
        }
    }

    @Test
    void strikeTheSameRequestsForTheSameSeed() {
        String faults = "429:0.2,500:0.2,fail:0.2,empty:0.2";
        List<String> first = outcomes(Wire.options().withFaults(Faults.parse(faults)));
        assertEquals(first, outcomes(Wire.options().withFaults(Faults.parse(faults))));
        assertNotEquals(
                first, outcomes(Wire.options().withFaults(Faults.parse(faults)).withSeed(2)));
        assertTrue(new HashSet<>(first).size() >= 4);
    }

    private static List<String> outcomes(DemoOptions options) {
        try (Wire wire = Wire.open(options)) {
            return IntStream.range(0, 60)
                    .mapToObj(i -> wire.get("ttpds/algos?n=" + i % 20))
                    .map(answer -> answer.statusCode() + ":" + answer.body().length())
                    .toList();
        }
    }
}
