package io.ttlab.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.LiteralServer.Answer;
import io.ttlab.client.TtException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** What users read when no answer comes, where redirects lead, and how a write is sent. */
class ExchangeTest extends FailureCase {
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

    /** Interrupts a call while its answer is awaited; returns how it failed. */
    private TtException interrupted(java.util.function.BiConsumer<Gateway, LiteralServer> call) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (LiteralServer server = new LiteralServer(request -> {
            if (request.endpoint().equals("ttid/token")) {
                return Answer.json(LiteralServer.TOKEN_BODY);
            }
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
            Thread thread =
                    new Thread(() -> failure[0] = assertThrows(TtException.class, () -> call.accept(gateway, server)));
            thread.start();
            asked.await();
            thread.interrupt();
            thread.join();
            over.countDown();
            return failure[0];
        }
    }

    @Test
    void tellsThatTheFateOfAWriteIsUnknownAfterAnInterrupt() throws Exception {
        TtException failure = interrupted((gateway, server) ->
                gateway.post(Call.of("ttmonitor", "adminfill"), new byte[] {'[', ']'}, Bodies::object));
        assertSays(
                Kind.FATE_UNKNOWN,
                "ttmonitor/adminfill (request ID) was sent once, and the wait for its answer was interrupted, so it may or"
                        + " may not have been carried out. It was not sent again: look before you repeat it.",
                failure);
    }

    @Test
    void endsAnUploadWhenInterrupted() throws Exception {
        TtException failure = interrupted((gateway, server) ->
                gateway.upload(server.url().resolve("/files/x/7?signature=abc"), new byte[] {1}, "text/csv"));
        assertSays(Kind.INTERRUPTED, "Interrupted during the upload to http://HOST/files/x/7.", failure);
    }

    /** Java 17's own client announces one of length zero whatever it is told. */
    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void announcesNoBodyOnAGet() throws IOException {
        try (LiteralServer server = serving(200, "{\"status\": \"Ok\"}")) {
            Gateway gateway = Sample.gateway(Sample.settings(server.url(), Sample.KEY, Sample.SECRET), ticker);
            gateway.get(call(), Bodies::object);

            Map<String, String> headers = server.requests().get(1).headers();
            assertFalse(
                    headers.containsKey("content-type") || headers.containsKey("content-length"), headers::toString);
        }
    }

    @Test
    void tellsWhyACallWaits() throws IOException {
        List<Answer> answers = List.of(
                Answer.json("{\"status\": \"Ok\"}"),
                Answer.of(503, "application/json", "{}"),
                Answer.of(429, "application/json", "{\"message\": \"Too Many Requests\"}"),
                Answer.json("{}").cutAfter(0),
                Answer.of(401, "application/json", "{}"),
                Answer.of(401, "application/json", "{}"),
                Answer.of(200, "text/html", "<html></html>"),
                Answer.json("{\"status\": \"Ok\"}"));
        AtomicInteger next = new AtomicInteger();
        try (LiteralServer server =
                new LiteralServer(request -> answers.get(Math.min(next.getAndIncrement(), answers.size() - 1)))) {
            Gateway gateway = Sample.gateway(Sample.settings(server.url(), Sample.KEY, Sample.SECRET), ticker);
            List<String> reasons = new ArrayList<>();
            gateway.observe(new Observer() {
                @Override
                public void sent(String method, String url, String headers) {}

                @Override
                public void answered(String method, String url, int status, int bytes, Duration took) {}

                @Override
                public void waiting(String reason, Duration expected) {
                    reasons.add(reason);
                }
            });
            gateway.get(call(), Bodies::object);
            gateway.get(call(), Bodies::object);

            assertEquals(
                    List.of(
                            "the server failed with 503",
                            "the gateway asks for a slower pace",
                            "rate limit",
                            "the connection broke",
                            "the token was refused",
                            "the answer was unusable"),
                    reasons.stream()
                            .map(reason -> reason.replaceFirst(",.*", ""))
                            .toList());
        }
    }
}
