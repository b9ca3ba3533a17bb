package io.ttlab.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static void refused(int status, String body, HttpResponse<String> answer) {
        assertEquals(body, answer.body());
        assertEquals(status, answer.statusCode());
    }

    private static HttpRequest.Builder plain(Wire wire, String path) {
        return HttpRequest.newBuilder(URI.create(wire.gateway.baseUrl() + path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/TTLedger/ext_uat_cert/fills",
                "/ttledger/EXT_UAT_CERT/fills",
                "/ttledger/ext_uat_cert/Fills",
                "/ttpds/ext_uat_cert/exchanges",
                "/ttledger/fills",
                "/"
            })
    void unknownPathsAreRefusedInTheGatewaysWords(String path) throws Exception {
        try (Wire wire = Wire.open()) {
            refused(403, "{\"message\": \"Missing Authentication Token\"}", wire.send(plain(wire, path)));
            String bearer = "Bearer " + wire.token();
            String hash = Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(bearer.getBytes(StandardCharsets.UTF_8)));
            HttpResponse<String> answer = wire.send(plain(wire, path).header("Authorization", bearer));
            refused(
                    403,
                    "{\"message\": \"Invalid key=value pair (missing equal-sign) in Authorization header (hashed with "
                            + "SHA-256 and encoded with Base64): '" + hash + "'.\"}",
                    answer);
            assertEquals(
                    "IncompleteSignatureException",
                    answer.headers().firstValue("x-amzn-ErrorType").orElseThrow());
        }
    }

    @Test
    void theApplicationKeyMustBeThatOfTheEnvironment() {
        try (Wire wire = Wire.open()) {
            String path = "/ttledger/ext_uat_cert/fills?requestId=a-b--1";
            String bearer = "Bearer " + wire.token();
            String forbidden = "{\"message\": \"Forbidden\"}";
            refused(403, forbidden, wire.send(plain(wire, path).header("Authorization", bearer)));
            refused(
                    403,
                    forbidden,
                    wire.send(plain(wire, path)
                            .header("Authorization", bearer)
                            .header("x-api-key", "deadbeef-0000-4000-8000-00000000dead")));
            refused(
                    403,
                    forbidden,
                    wire.send(plain(wire, path)
                            .header("Authorization", bearer)
                            .header("x-api-key", DemoGateway.apiKey("ext_prod_live"))));
        }
    }

    @Test
    void aTokenOfAnotherEnvironmentIsNone() {
        try (Wire wire = Wire.open()) {
            HttpResponse<String> answer = wire.send(plain(wire, "/ttledger/ext_prod_sim/fills?requestId=a-b--1")
                    .header("Authorization", "Bearer " + wire.token())
                    .header("x-api-key", DemoGateway.apiKey("ext_prod_sim")));
            refused(401, "{\"message\": \"Unauthorized\"}", answer);
        }
    }

    @Test
    void noAndBadAndExpiredTokensAreUnauthorized() {
        MovingClock clock = new MovingClock();
        try (Wire wire = Wire.open(DemoOptions.defaults().withClock(clock).withTokenSeconds(60))) {
            String path = "/ttpds/ext_uat_cert/markets?requestId=a-b--1";
            String unauthorized = "{\"message\": \"Unauthorized\"}";
            refused(401, unauthorized, wire.send(plain(wire, path).header("x-api-key", wire.gateway.apiKey())));
            refused(
                    401,
                    unauthorized,
                    wire.send(plain(wire, path)
                            .header("x-api-key", wire.gateway.apiKey())
                            .header("Authorization", "Bearer nonsense")));
            assertEquals(200, wire.get("ttpds/markets").statusCode());
            clock.now = clock.now.plusSeconds(59);
            assertEquals(200, wire.get("ttpds/markets").statusCode());
            clock.now = clock.now.plusSeconds(1);
            refused(401, unauthorized, wire.get("ttpds/markets"));
            wire.forgetToken();
            assertEquals(200, wire.get("ttpds/markets").statusCode());
            wire.gateway.expireTokens();
            refused(401, unauthorized, wire.get("ttpds/markets"));
        }
    }

    @Test
    void theRequestIdIsDemandedSaveForTokens() {
        try (Wire wire = Wire.open()) {
            HttpResponse<String> answer = wire.send(plain(wire, "/ttledger/ext_uat_cert/fills")
                    .header("Authorization", "Bearer " + wire.token())
                    .header("x-api-key", wire.gateway.apiKey()));
            refused(400, "{\"message\": \"Missing required request parameters: [requestId]\"}", answer);
            HttpResponse<String> wrongCase = wire.send(plain(wire, "/ttledger/ext_uat_cert/fills?requestid=a-b--1")
                    .header("Authorization", "Bearer " + wire.token())
                    .header("x-api-key", wire.gateway.apiKey()));
            assertEquals(400, wrongCase.statusCode());
            HttpResponse<String> token = wire.send(plain(wire, "/ttid/ext_uat_cert/token")
                    .header("x-api-key", wire.gateway.apiKey())
                    .POST(HttpRequest.BodyPublishers.ofString("grant_type=user_app&app_key=" + wire.gateway.apiKey()
                            + "%3A" + wire.gateway.apiSecret())));
            assertEquals(200, token.statusCode());
            assertEquals("Ok", Json.object(token.body()).get("status"));
        }
    }

    @Test
    void aContentTypeOnAGetIsRefusedUnlessSwitchedOff() {
        try (Wire wire = Wire.open()) {
            refused(
                    403,
                    "{\"message\": \"Forbidden\"}",
                    wire.send(wire.request("ttledger/orders").header("Content-Type", "application/json")));
        }
        try (Wire wire = Wire.open(Wire.options().withRefuseContentTypeOnGet(false))) {
            assertEquals(
                    200,
                    wire.send(wire.request("ttledger/orders").header("Content-Type", "application/json"))
                            .statusCode());
        }
    }

    @Test
    void tokensComeForTheWholeKeyOnly() {
        try (Wire wire = Wire.open()) {
            HttpResponse<String> wrong =
                    wire.post("ttid/token", "grant_type=user_app&app_key=" + wire.gateway.apiKey() + ":wrong");
            refused(
                    200,
                    "{\"status\": \"Fail\", \"status_message\": \"Invalid app_key: application key or secret not "
                            + "recognized.\"}",
                    wrong);
            HttpResponse<String> json = wire.post(
                    "ttid/token",
                    "{\"grant_type\": \"user_app\", \"app_key\": \"" + wire.gateway.apiKey() + ":"
                            + wire.gateway.apiSecret() + "\"}");
            assertEquals("Fail", Json.object(json.body()).get("status"));
        }
    }

    @Test
    void tokensAreShapedLikeJwt() {
        try (Wire wire = Wire.open()) {
            String[] parts = wire.token().split("\\.");
            assertEquals(3, parts.length);
            String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.US_ASCII);
            assertEquals("4200042", Json.text(Json.object(payload), "id"));
            assertEquals("4200", Json.text(Json.object(payload), "company_id"));
            String first = wire.token();
            wire.forgetToken();
            assertTrue(!first.equals(wire.token()), "every token is new");
        }
    }

    @Test
    void theRateIsThatOfThePlanAndTheQuotaThatOfTheDay() {
        MovingClock clock = new MovingClock();
        try (Wire wire = Wire.open(DemoOptions.defaults().withClock(clock).withRate(3, 6))) {
            wire.token();
            assertEquals(200, wire.get("ttpds/markets").statusCode());
            assertEquals(200, wire.get("ttpds/markets").statusCode());
            refused(429, "{\"message\": \"Too Many Requests\"}", wire.get("ttpds/markets"));
            clock.now = clock.now.plusSeconds(1);
            assertEquals(200, wire.get("ttpds/markets").statusCode());
            assertEquals(200, wire.get("ttid/keyusage").statusCode());
            assertEquals(200, wire.get("ttpds/markets").statusCode());
            clock.now = clock.now.plusSeconds(1);
            refused(429, "{\"message\": \"Limit Exceeded\"}", wire.get("ttpds/markets"));
            clock.now = clock.now.plus(Duration.ofDays(1));
            wire.forgetToken();
            assertEquals(200, wire.get("ttpds/markets").statusCode());
        }
    }

    @Test
    void trailingSlashesAndUnknownParametersAreAccepted() {
        try (Wire wire = Wire.open()) {
            assertEquals(200, wire.get("ttpds/markets/?colour=blue").statusCode());
        }
    }

    @Test
    void everyEnvironmentHasAKeyOfItsOwn() {
        for (String environment : Keys.ENVIRONMENTS) {
            assertTrue(DemoGateway.apiKey(environment).startsWith("deadbeef-"));
            assertTrue(DemoGateway.apiSecret(environment).startsWith("5ec2e700-"));
        }
        assertEquals(
                "The demo gateway serves no environment 'prod'. It serves ext_uat_cert, ext_prod_sim, ext_prod_live.",
                org.junit.jupiter.api.Assertions.assertThrows(
                                IllegalArgumentException.class, () -> DemoGateway.apiKey("prod"))
                        .getMessage());
    }

    /** A clock that a test moves by hand. */
    private static final class MovingClock extends Clock {
        volatile Instant now = Instant.parse("2026-11-18T10:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
