package io.ttlab.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ttlab.client.LiteralServer.Answer;
import io.ttlab.client.TtException.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What users read when a key, a token or a request is refused. */
class FailuresTest extends FailureCase {
    @Test
    void tellsOfAKeyThatTheGatewayDoesNotKnow() throws IOException {
        try (LiteralServer server = logIn(403, MESSAGE.formatted("Forbidden"))) {
            assertSays(
                    Kind.FORBIDDEN,
                    "ttid/token (request ID) was refused with 403 'Forbidden': the gateway does not know the key"
                            + " ****4444 on uat. Each environment has keys of its own: check TT_API_KEY and TT_ENV, or"
                            + " the profile.",
                    orders(server));
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void tellsOfASecretThatIsRefused() throws IOException {
        String echo = "{\"status\": \"Fail\", \"status_message\": \"Invalid app_key " + Sample.KEY + ":" + Sample.SECRET
                + "\"}";
        for (int status : new int[] {200, 400, 401}) {
            try (LiteralServer server = logIn(status, echo)) {
                assertSays(
                        Kind.CREDENTIALS,
                        "The key ****4444 and its secret were refused on uat: "
                                + (status == 200
                                        ? "status 'Fail', 'Invalid app_key ****4444:****5555'"
                                        : status + " 'Invalid app_key ****4444:****5555'")
                                + " (ttid/token, request ID). Copy the string again from TT Setup (Users, App Keys), or"
                                + " run 'ttlab login'.",
                        orders(server));
                assertEquals(1, server.requests().size());
            }
        }
    }

    @Test
    void tellsOfALogInWithoutATokenAndQuotesNothingOfIt() throws IOException {
        try (LiteralServer server = logIn(200, "{\"status\": \"Ok\"}")) {
            assertSays(
                    Kind.BODY,
                    "ttid/token (request ID) answered with JSON that is not what this endpoint documents: it has no"
                            + " access_token. Check that TT_BASE_URL leads to a TT gateway; tt.trace(true) shows the"
                            + " exchange.",
                    orders(server));
        }
        try (LiteralServer server = logIn(200, "{\"access_token\": \"" + TOKEN + "\"x, \"status\": \"Ok\"}")) {
            assertSays(
                    Kind.BODY,
                    "ttid/token (request ID) answered with malformed JSON: not quoted here, as it may hold a token, 6"
                            + " times. Nothing was kept of it. Give TT the request id.",
                    orders(server));
        }
        try (LiteralServer server = logIn(200, "{\"access_token\": " + TOKEN + ", \"status\": \"Ok\"}")) {
            assertEquals(Kind.BODY, orders(server).kind());
        }
    }

    @Test
    void tellsOfATokenThatIsRefusedTwice() throws IOException {
        try (LiteralServer server = serving(401, MESSAGE.formatted("Unauthorized " + TOKEN))) {
            assertSays(
                    Kind.CREDENTIALS,
                    "ttledger/orders (request ID) was refused with 401 'Unauthorized ****dXJl', with a fresh token too. Check"
                            + " that the key still exists in TT Setup and belongs to uat; 'ttlab doctor' tries each step.",
                    orders(server));
            assertEquals(2, server.count("ttid/token"));
            assertEquals(2, server.count("ttledger/orders"));
        }
    }

    @Test
    void tellsOfAKeyWithoutRights() throws IOException {
        try (LiteralServer server = serving(403, MESSAGE.formatted("Forbidden"))) {
            assertSays(
                    Kind.FORBIDDEN,
                    "ttledger/orders (request ID) was refused with 403 'Forbidden': the key ****4444 got a token on uat,"
                            + " but may not ask this. Check the rights of the key's user in TT Setup, and that the id is"
                            + " right.",
                    orders(server));
        }
    }

    @Test
    void translatesTheGatewaysWordsForAWrongAddress() throws IOException {
        try (LiteralServer server = serving(403, AWS_ADDRESS.formatted(TOKEN, TOKEN))) {
            assertSays(
                    Kind.ADDRESS,
                    "The gateway knows no such address: http://HOST/ttledger/ext_uat_cert/orders answered 403 ''****dXJl'"
                            + " not a valid key=value pair (missing equal-sign) in Authorization header: 'Bearer ****dXJl'.'."
                            + " The message is about the address, not about the token: check the host in TT_BASE_URL"
                            + " (TT's own is https://ttrestapi.trade.tt) and the environment (uat is 'ext_uat_cert');"
                            + " paths are lower case.",
                    orders(server));
        }
        try (LiteralServer server = logIn(403, MESSAGE.formatted("Missing Authentication Token"))) {
            assertSays(
                    Kind.ADDRESS,
                    "The gateway knows no such address: http://HOST/ttid/ext_uat_cert/token answered 403 'Missing"
                            + " Authentication Token'. The message is about the address, not about the token: check the"
                            + " host in TT_BASE_URL (TT's own is https://ttrestapi.trade.tt) and the environment (uat is"
                            + " 'ext_uat_cert'); paths are lower case.",
                    orders(server));
        }
    }

    @Test
    void tellsThatTheOldHostIsRetired() {
        Settings settings = Sample.settings(URI.create("https://apigateway.trade.tt"), Sample.KEY, Sample.SECRET);
        Reply reply = new Reply(
                403,
                "application/json",
                Duration.ZERO,
                MESSAGE.formatted("Invalid key=value pair (missing equal-sign) in Authorization header (hashed with"
                                + " SHA-256 and encoded with Base64): 'c2hh='.")
                        .getBytes(StandardCharsets.UTF_8),
                "ID");
        assertSays(
                Kind.ADDRESS,
                "The gateway knows no such address: https://apigateway.trade.tt/ttledger/ext_uat_cert/orders answered 403"
                        + " 'Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and"
                        + " encoded with Base64): 'c2h…'. The message is about the address, not about the token: TT has"
                        + " retired this host. Set TT_BASE_URL to https://ttrestapi.trade.tt, or unset it.",
                new Failures(settings, new Redactor()).status(call(), settings.url("ttledger", "orders"), reply, 1));
    }

    @Test
    void tellsOfOtherRefusals() throws IOException {
        record Case(int status, String body, Kind kind, String message) {}
        for (Case each : List.of(
                new Case(
                        400,
                        MESSAGE.formatted("Missing required request parameters: [requestId]"),
                        Kind.REFUSED,
                        "ttledger/orders (request ID) was refused with 400 'Missing required request parameters:"
                                + " [requestId]'. Check the arguments; tt.trace(true) shows what is sent."),
                new Case(
                        404,
                        "{\"status\": \"Fail\", \"status_message\": \"not found\"}",
                        Kind.REFUSED,
                        "ttledger/orders (request ID) answered 404 'not found': nothing there. Check the id, and"
                                + " TT_BASE_URL."),
                new Case(
                        408,
                        MESSAGE.formatted("Request Timeout"),
                        Kind.TIMEOUT,
                        "ttledger/orders (request ID) took too long for the gateway (408 'Request Timeout'), 7 times. Ask"
                                + " for less: a shorter time span, fewer accounts, one product."),
                new Case(
                        413,
                        MESSAGE.formatted("Request Too Long"),
                        Kind.TOO_LARGE,
                        "ttledger/orders (request ID) has an answer too large for the gateway (413 'Request Too Long')."
                                + " Ask for less: a shorter time span, fewer accounts, one product."),
                new Case(
                        418,
                        "I am a teapot",
                        Kind.REFUSED,
                        "ttledger/orders (request ID) answered 418 'I am a teapot'. That is not part of the API: check"
                                + " TT_BASE_URL and any proxy."),
                new Case(
                        429,
                        MESSAGE.formatted("Too Many Requests"),
                        Kind.RATE_LIMIT,
                        "ttledger/orders (request ID) was refused with 429 'Too Many Requests', 7 times. Lower TT_RATE to"
                                + " the requests a second of the key's plan (free: 3), and see who else uses the key."),
                new Case(
                        429,
                        MESSAGE.formatted("Limit Exceeded"),
                        Kind.RATE_LIMIT,
                        "ttledger/orders (request ID) was refused with 429 'Limit Exceeded': the day's quota of the key is"
                                + " used up. It starts anew at midnight; a larger plan has more."),
                new Case(
                        500,
                        "{}",
                        Kind.SERVER,
                        "ttledger/orders (request ID) failed on the server with 500, 7 times. Nothing is wrong with the"
                                + " request; try again later, and give TT the request id."),
                new Case(
                        502,
                        "<html><head><title>502 Bad\n Gateway</title></head></html>",
                        Kind.SERVER,
                        "ttledger/orders (request ID) failed on the server with 502 'a web page titled \"502 Bad"
                                + " Gateway\"', 7 times. Nothing is wrong with the request; try again later, and give TT"
                                + " the request id."),
                new Case(
                        504,
                        MESSAGE.formatted("Endpoint request timed out"),
                        Kind.TIMEOUT,
                        "ttledger/orders (request ID) took too long for the gateway (504 'Endpoint request timed out'), 7"
                                + " times. Ask for less: a shorter time span, fewer accounts, one product."))) {
            try (LiteralServer server = serving(each.status(), each.body())) {
                assertSays(each.kind(), each.message(), orders(server));
            }
        }
    }

    @Test
    void tellsHowLongAGatewayAsksToWaitThatNobodyWaitsFor() throws IOException {
        try (LiteralServer server =
                new LiteralServer(request -> Answer.of(429, "application/json", MESSAGE.formatted("Too Many Requests"))
                        .with("Retry-After", "3600"))) {
            assertSays(
                    Kind.RATE_LIMIT,
                    "ttledger/orders (request ID) was refused with 429 'Too Many Requests', to be asked again in 60"
                            + " min. Lower TT_RATE to the requests a second of the key's plan (free: 3), and see who else"
                            + " uses the key.",
                    orders(server));
            assertEquals(1, server.count("ttledger/orders"));
        }
    }
}
