package io.ttlab.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.LiteralServer.Answer;
import io.ttlab.client.TtException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What users read when an answer came, but cannot be used. */
class BodyFailuresTest extends FailureCase {
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
                                + " expected a value at byte 33, near 'orders\": [{\"orderId\": \"1\"}, ], \"status\":"
                                + " \"Ok\"}', 6 times. Nothing was kept of it. Give TT the request id."),
                new Case(
                        "{\"orders\": [{\"name\": \"10\" note\"}], \"status\": \"Ok\"}",
                        "ttledger/orders (request ID) answered with malformed JSON: Unexpected character ('n' (code 110)):"
                                + " was expecting comma to separate Object entries at byte 26, near '{\"orders\":"
                                + " [{\"name\": \"10\" note\"}], \"status\": \"Ok', 6 times. Nothing was kept of it."
                                + " Give TT the request id."),
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
    void quotesNoPartOfASecretFromAMalformedBody() throws IOException {
        String body = "{\"orders\": [{\"text\": \"a \"quoted\" " + Sample.SECRET + "\"}], \"status\": \"Ok\"}";
        try (LiteralServer server = serving(200, body)) {
            assertSays(
                    Kind.BODY,
                    "ttledger/orders (request ID) answered with malformed JSON: Unexpected character ('q' (code 113)): was"
                            + " expecting comma to separate Object entries at byte 25, near '{\"orders\": [{\"text\": \"a"
                            + " \"quoted\" ****5555', 6 times. Nothing was kept of it. Give TT the request id.",
                    orders(server));
        }
    }

    @Test
    void seesAWebPageBehindAByteOrderMark() throws IOException {
        try (LiteralServer server = serving(200, "\ufeff<html><title>Sign in</title></html>")) {
            assertSays(
                    Kind.BODY,
                    "ttledger/orders (request ID) answered with a web page titled 'Sign in' instead of JSON, 6 times. A proxy"
                            + " or log-in page stands between here and HOST: ask for it to be let through, or set"
                            + " -Dhttps.proxyHost in TTLAB_JAVA_OPTS.",
                    orders(server));
        }
    }

    @Test
    void readsJsonBehindAByteOrderMark() throws IOException {
        try (LiteralServer server = serving(200, "\ufeff{\"status\": \"Ok\", \"orders\": []}")) {
            Gateway gateway = Sample.gateway(Sample.settings(server.url(), Sample.KEY, Sample.SECRET), ticker);

            assertEquals(List.of(), gateway.get(call(), Bodies::object).get("orders"));
        }
    }
}
