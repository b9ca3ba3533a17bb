package io.ttlab.client;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.LiteralServer.Answer;
import io.ttlab.client.TtException.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** What users read when something fails: each message in full, and no secret in any of them or behind them. */
class FailuresTest {
    private static final String MESSAGE = "{\"message\": \"%s\"}";
    private static final String AWS_ADDRESS = "{\"message\": \"'%s' not a valid key=value pair (missing equal-sign) in"
            + " Authorization header: 'Bearer %s'.\"}";
    private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJpZCI6IDQyLCAiY29tcGFueV9pZCI6IDd9.c2lnbmF0dXJl";

    private final FakeTicker ticker = new FakeTicker();

    /** Asks for orders and returns how that failed, having looked for secrets everywhere. */
    private TtException orders(LiteralServer server) {
        return failure(Sample.gateway(Sample.settings(server.url(), Sample.KEY, Sample.SECRET), ticker), call());
    }

    private static Call call() {
        return Call.of("ttledger", "orders");
    }

    private static TtException failure(Gateway gateway, Call call) {
        StringBuilder seen = new StringBuilder();
        gateway.observe(new Observer() {
            @Override
            public void sent(String method, String url, String headers) {
                seen.append(method).append(url).append(headers);
            }

            @Override
            public void answered(String method, String url, int status, int bytes, Duration took) {
                seen.append(url);
            }

            @Override
            public void waiting(String reason, Duration expected) {
                seen.append(reason);
            }
        });
        TtException failure = assertThrows(TtException.class, () -> gateway.get(call, Bodies::object));
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        for (String text : List.of(
                failure.toString(),
                trace.toString(),
                seen.toString(),
                gateway.settings().toString())) {
            assertFalse(text.contains(Sample.SECRET), "the secret is in " + text);
            assertFalse(text.contains(Sample.KEY), "the key is in " + text);
            assertFalse(text.contains("eyJ"), "a token is in " + text);
        }
        return failure;
    }

    private static void assertSays(Kind kind, String message, TtException failure) {
        assertAll(
                () -> assertEquals(
                        message,
                        failure.getMessage()
                                .replaceAll("ttlab-desk--[0-9a-f-]{36}", "ID")
                                .replaceAll("127\\.0\\.0\\.1:\\d+", "HOST")),
                () -> assertEquals(kind, failure.kind()));
    }

    private LiteralServer serving(int status, String body) throws IOException {
        return new LiteralServer(request -> Answer.of(status, "application/json", body));
    }

    private LiteralServer logIn(int status, String body) throws IOException {
        return new LiteralServer(request -> Answer.of(status, "application/json", body)).answeringTokens();
    }

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
                        "ttledger/orders (request ID) failed on the server with 502 'a web page titled '502 Bad"
                                + " Gateway'', 7 times. Nothing is wrong with the request; try again later, and give TT"
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

    @Test
    void tellsOfAFailureInsideA200() throws IOException {
        try (LiteralServer server = serving(
                200, "{\"status\": \"Fail\", \"status_message\": \"accounts\\nmissing for " + Sample.SECRET + "\"}")) {
            assertSays(
                    Kind.REFUSED,
                    "ttledger/orders (request ID) was refused: status 'Fail', 'accounts missing for ****5555'. Check the"
                            + " arguments and the key's permissions in TT Setup.",
                    orders(server));
            assertEquals(3, server.count("ttledger/orders"));
        }
        try (LiteralServer server = serving(200, "{\"status\": \"StatusFail\"}")) {
            Gateway gateway = Sample.gateway(Sample.settings(server.url(), Sample.KEY, Sample.SECRET), ticker);
            assertSays(
                    Kind.REFUSED,
                    "ttpds/instrument/5 (request ID) was refused: status 'StatusFail'. Check the id; what has expired or"
                            + " is not permitted is refused too.",
                    failure(gateway, Call.of("ttpds", "instrument/5").patient(Call.Patience.SINGLE)));
            assertEquals(1, server.count("ttpds/instrument/5"));
        }
    }

    @Test
    void tellsOfBodiesThatAreNone() throws IOException {
        record Case(String body, String message) {}
        for (Case each : List.of(
                new Case(
                        "",
                        "ttledger/orders (request ID) answered 200 with an empty body, 6 times. Try again; if it stays so,"
                                + " look for a proxy between here and HOST."),
                new Case(
                        " \r\n",
                        "ttledger/orders (request ID) answered 200 with an empty body, 6 times. Try again; if it stays so,"
                                + " look for a proxy between here and HOST."),
                new Case(
                        "<!DOCTYPE html>\n<html><head><title>Sign in\tto <b>ACME</b></title>",
                        "ttledger/orders (request ID) answered with a web page titled 'Sign in to <b>ACME</b>' instead of"
                                + " JSON, 6 times. A proxy or log-in page stands between here and HOST: ask for it to be"
                                + " let through, or set -Dhttps.proxyHost in TTLAB_JAVA_OPTS."),
                new Case(
                        "<html>",
                        "ttledger/orders (request ID) answered with a web page instead of JSON, 6 times. A proxy or log-in"
                                + " page stands between here and HOST: ask for it to be let through, or set"
                                + " -Dhttps.proxyHost in TTLAB_JAVA_OPTS."),
                new Case(
                        "{\"orders\": [{\"orderId\": \"1\", \"pri",
                        "ttledger/orders (request ID) answered with JSON that ends early: after 33 bytes, 6 times. Nothing"
                                + " was kept of it. Try again; if it stays so, a proxy cuts large answers."),
                new Case(
                        "{\"orders\": [{\"orderId\": \"1\"},    ], \"status\": \"Ok\"}",
                        "ttledger/orders (request ID) answered with malformed JSON: Unexpected character (']' (code 93)):"
                                + " expected a value at byte 33, near 'rders\": [{\"orderId\": \"1\"}, ], \"status\":"
                                + " \"Ok\"}', 6 times. Nothing was kept of it. Give TT the request id."),
                new Case(
                        "{\"orders\": [{\"name\": \"10\" note\"}], \"status\": \"Ok\"}",
                        "ttledger/orders (request ID) answered with malformed JSON: Unexpected character ('n' (code 110)):"
                                + " was expecting comma to separate Object entries at byte 26, near '{\"orders\":"
                                + " [{\"name\": \"10\" note\"}], \"status\": \"', 6 times. Nothing was kept of it. Give"
                                + " TT the request id."),
                new Case(
                        "Service unavailable",
                        "ttledger/orders (request ID) answered with malformed JSON: Unrecognized token 'Service': was"
                                + " expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false') at"
                                + " byte 0, near 'Service unavailable', 6 times. Nothing was kept of it. Give TT the request"
                                + " id."),
                new Case(
                        "7",
                        "ttledger/orders (request ID) answered with JSON that is not what this endpoint documents: it is no"
                                + " object. Check that TT_BASE_URL leads to a TT gateway; tt.trace(true) shows the"
                                + " exchange."))) {
            try (LiteralServer server = serving(200, each.body())) {
                Duration before = ticker.passed();
                assertSays(Kind.BODY, each.message(), orders(server));
                assertTrue(
                        ticker.passed().minus(before).compareTo(Duration.ofSeconds(4)) < 0,
                        "a body that stays wrong is told within seconds");
            }
        }
    }

    @Test
    void tellsOfAnAnswerThatIsCutOff() throws IOException {
        try (LiteralServer server = new LiteralServer(
                request -> Answer.json("{\"orders\": [{\"orderId\": \"1\"}]}").cutAfter(20))) {
            assertSays(
                    Kind.NETWORK,
                    "The connection broke while ttledger/orders was answered: fixed content-length: 30, bytes received: 20,"
                            + " 7 times. Try again; if it stays so, 'ttlab doctor' tries each step.",
                    orders(server));
            assertTrue(ticker.passed().compareTo(Duration.ofSeconds(20)) < 0);
        }
    }

    @Test
    void tellsOfAnAnswerThatIsNoGzip() throws IOException {
        try (LiteralServer server =
                new LiteralServer(request -> Answer.json("{\"orders\": []}").with("Content-Encoding", "gzip"))) {
            assertSays(
                    Kind.NETWORK,
                    "The connection broke while ttledger/orders was answered: Not in GZIP format, 7 times. Try again; if"
                            + " it stays so, 'ttlab doctor' tries each step.",
                    orders(server));
        }
    }

    @Test
    void tellsWithinASecondThatNobodyAnswers() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Gateway gateway = Sample.gateway(
                Sample.settings(URI.create("http://127.0.0.1:" + free), Sample.KEY, Sample.SECRET), ticker);
        assertSays(
                Kind.NETWORK,
                "Nobody answers at HOST. Check the network, TT_BASE_URL and that the gateway runs; 'ttlab doctor' tries"
                        + " each step.",
                failure(gateway, call()));
        assertTrue(ticker.passed().compareTo(Duration.ofSeconds(1)) < 0);
    }

    @Test
    void tellsConnectionsThatCannotBeMadeApart() {
        Settings settings = Sample.settings(Settings.TT_GATEWAY, Sample.KEY, Sample.SECRET);
        Failures failures = new Failures(settings, new Redactor());
        ConnectException unresolved = new ConnectException();
        unresolved.initCause(new UnresolvedAddressException());
        String unknown =
                "The name 'ttrestapi.trade.tt' is not known here. Check the network (VPN, DNS) and TT_BASE_URL;"
                        + " TT's own host is ttrestapi.trade.tt.";

        assertSays(Kind.NETWORK, unknown, failures.broken(call(), unresolved, 2));
        assertSays(Kind.NETWORK, unknown, failures.broken(call(), new UnknownHostException("x"), 2));
        assertSays(
                Kind.NETWORK,
                "No safe connection to ttrestapi.trade.tt: PKIX path building failed. If a company proxy re-signs traffic,"
                        + " add its certificate to the JDK (keytool -importcert -cacerts), and check the clock.",
                failures.broken(call(), new SSLHandshakeException("PKIX path building failed"), 2));
        assertSays(
                Kind.NETWORK,
                "No connection to ttrestapi.trade.tt within 10 s. Check the network, firewall and proxy; 'ttlab doctor'"
                        + " tries each step.",
                failures.broken(call(), new HttpConnectTimeoutException("x"), 2));
        assertEquals(Attempts.Break.NEVER_CONNECTED, Failures.how(unresolved));
        assertEquals(Attempts.Break.NEVER_CONNECTED, Failures.how(new SSLHandshakeException("x")));
        assertEquals(Attempts.Break.BROKEN, Failures.how(new IOException("Connection reset")));
    }

    @Test
    void tellsOfAnAnswerThatNeverComes() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (LiteralServer server = new LiteralServer(request -> {
            try {
                over.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return Answer.json("{}");
        })) {
            Settings settings = Sample.settings(server.url(), Sample.KEY, Sample.SECRET);
            Gateway gateway = new Gateway(settings, ticker, RetryPolicy.defaults(), Duration.ofMillis(150));
            assertSays(
                    Kind.TIMEOUT,
                    "ttledger/orders gave no whole answer within 150 ms, 2 times. Ask for less: a shorter time span, fewer"
                            + " accounts, one product.",
                    failure(gateway, call()));
            assertSays(
                    Kind.TIMEOUT,
                    "ttledger/orders gave no whole answer within 150 ms. Ask for less: a shorter time span, fewer accounts,"
                            + " one product.",
                    failure(gateway, call().patient(Call.Patience.NARROW)));
            over.countDown();
        }
    }

    @Test
    void refusesToFollowARedirectInTheClear() throws IOException {
        try (LiteralServer server = new LiteralServer(request -> Answer.of(303, "text/plain", "")
                .with("Location", "http://gateway.example/ttledger?x=" + Sample.SECRET))) {
            assertSays(
                    Kind.ADDRESS,
                    "The gateway redirected to 'http://gateway.example/ttledger', which is not https. It was not followed."
                            + " Check TT_BASE_URL.",
                    orders(server));
        }
    }

    @Test
    void refusesASixthRedirect() throws IOException {
        AtomicInteger hops = new AtomicInteger();
        try (LiteralServer server = new LiteralServer(request ->
                Answer.of(303, "text/plain", "").with("Location", "/ttledger/hop/" + hops.incrementAndGet()))) {
            assertSays(
                    Kind.ADDRESS,
                    "The gateway redirected 5 times in a row, last to http://HOST/ttledger/hop/5. Check TT_BASE_URL; try"
                            + " again later.",
                    orders(server));
            assertEquals(6, hops.get());
        }
    }

    @Test
    void sendsNoSecretWhereALogInIsRedirected() throws IOException {
        try (LiteralServer other = serving(200, "{}");
                LiteralServer server = new LiteralServer(request -> Answer.of(303, "text/plain", "")
                                .with("Location", other.url() + "/ttid/ext_uat_cert/token"))
                        .answeringTokens()) {
            assertSays(
                    Kind.ADDRESS,
                    "The gateway redirected the log-in to another host, 'HOST'. The secret was not sent there. If that host"
                            + " is right, set TT_BASE_URL to it.",
                    orders(server));
            assertEquals(List.of(), other.requests());
        }
    }

    @Test
    void tellsOfARedirectThatLeadsNowhere() throws IOException {
        try (LiteralServer server =
                new LiteralServer(request -> Answer.of(303, "text/plain", "").with("Location", "http://[bad"))) {
            assertSays(
                    Kind.ADDRESS,
                    "The gateway redirected to 'http://[bad', which is no address. Check TT_BASE_URL; try again later.",
                    orders(server));
        }
    }

    @Test
    void keepsCredentialsBackWhenARedirectLeavesTheHost() throws IOException {
        try (LiteralServer other = serving(200, "{\"orders\": [], \"status\": \"Ok\"}");
                LiteralServer server = new LiteralServer(
                        request -> Answer.of(303, "text/plain", "").with("Location", other.url() + "/elsewhere"))) {
            Gateway gateway = Sample.gateway(Sample.settings(server.url(), Sample.KEY, Sample.SECRET), ticker);
            gateway.get(call(), Bodies::object);

            assertEquals(1, other.requests().size());
            assertFalse(other.requests().get(0).headers().containsKey("authorization"));
            assertFalse(other.requests().get(0).headers().containsKey("x-api-key"));
        }
    }

    @Test
    void keepsCredentialsOnTheSameHostAndSendsNoContentType() throws IOException {
        try (LiteralServer server = new LiteralServer(request -> request.path().endsWith("moved")
                ? Answer.json("{\"orders\": [], \"status\": \"Ok\"}")
                : Answer.of(303, "text/plain", "").with("Location", "/moved"))) {
            Gateway gateway = Sample.gateway(Sample.settings(server.url(), Sample.KEY, Sample.SECRET), ticker);
            gateway.get(call(), Bodies::object);
            LiteralServer.Request last = server.requests().get(2);

            assertEquals("Bearer " + TOKEN, last.headers().get("authorization"));
            assertEquals(Sample.KEY, last.headers().get("x-api-key"));
            assertEquals("gzip", last.headers().get("accept-encoding"));
            assertFalse(last.headers().containsKey("content-type"));
        }
    }

    @Test
    void sendsAWriteOnceAndTellsWhenItsFateIsUnknown() throws IOException {
        record Case(Answer answer, String message) {}
        for (Case each : List.of(
                new Case(
                        Answer.json("{\"status\": \"Ok\"}").cutAfter(3),
                        "ttmonitor/adminfill (request ID) was sent once, and no answer came, so it may or may not have been"
                                + " carried out. It was not sent again: look before you repeat it."),
                new Case(
                        Answer.of(504, "application/json", "{}"),
                        "ttmonitor/adminfill (request ID) was sent once, and the answer was 504, so it may or may not have"
                                + " been carried out. It was not sent again: look before you repeat it."),
                new Case(
                        Answer.of(200, "text/html", "<html>"),
                        "ttmonitor/adminfill (request ID) was sent once, and the answer could not be read, so it may or may"
                                + " not have been carried out. It was not sent again: look before you repeat it."))) {
            try (LiteralServer server = new LiteralServer(request -> each.answer())) {
                Gateway gateway = Sample.gateway(Sample.settings(server.url(), Sample.KEY, Sample.SECRET), ticker);
                TtException failure = assertThrows(
                        TtException.class,
                        () -> gateway.post(Call.of("ttmonitor", "adminfill"), new byte[] {'[', ']'}, Bodies::object));

                assertSays(Kind.FATE_UNKNOWN, each.message(), failure);
                assertEquals(1, server.count("ttmonitor/adminfill"));
            }
        }
    }

    @Test
    void tellsOfAWriteThatWasRefused() throws IOException {
        try (LiteralServer server = serving(200, "{\"status\": \"Fail\", \"status_message\": \"no such account\"}")) {
            Gateway gateway = Sample.gateway(Sample.settings(server.url(), Sample.KEY, Sample.SECRET), ticker);
            TtException failure = assertThrows(
                    TtException.class,
                    () -> gateway.post(Call.of("ttmonitor", "adminfill"), new byte[] {'[', ']'}, Bodies::object));

            assertEquals(Kind.REFUSED, failure.kind());
            assertEquals(1, server.count("ttmonitor/adminfill"));
            assertEquals("application/json", server.requests().get(1).headers().get("content-type"));
        }
    }

    @Test
    void endsAtOnceWhenInterrupted() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (LiteralServer server = new LiteralServer(request -> {
            asked.countDown();
            try {
                over.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return Answer.json("{}");
        })) {
            Gateway gateway = Sample.gateway(Sample.settings(server.url(), Sample.KEY, Sample.SECRET), ticker);
            TtException[] failure = new TtException[1];
            boolean[] flag = new boolean[1];
            Thread thread = new Thread(() -> {
                failure[0] = assertThrows(TtException.class, () -> gateway.get(call(), Bodies::object));
                flag[0] = Thread.currentThread().isInterrupted();
            });
            thread.start();
            asked.await();
            thread.interrupt();
            thread.join();
            over.countDown();

            assertSays(Kind.INTERRUPTED, "Interrupted while ttledger/orders was asked.", failure[0]);
            assertTrue(flag[0], "the interrupt stays set");
        }
    }
}
