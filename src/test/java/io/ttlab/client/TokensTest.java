package io.ttlab.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.LiteralServer.Answer;
import io.ttlab.client.LiteralServer.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TokensTest {
    private final FakeTicker ticker = new FakeTicker();
    private final AtomicInteger issued = new AtomicInteger();

    private Answer token(String seconds) {
        return Answer.json("{\"access_token\": \"token-number-" + issued.incrementAndGet() + "\""
                + (seconds.isEmpty() ? "" : ", \"seconds_until_expiry\": " + seconds) + ", \"status\": \"Ok\"}");
    }

    private LiteralServer serving(Function<Request, Answer> tokens) throws IOException {
        return new LiteralServer(request -> request.endpoint().equals("ttid/token")
                        ? tokens.apply(request)
                        : Answer.json("{\"status\": \"Ok\"}"))
                .answeringTokens();
    }

    private Gateway gateway(LiteralServer server) {
        return Sample.gateway(Sample.settings(server.url(), Sample.KEY, Sample.SECRET), ticker);
    }

    private static void ask(Gateway gateway) {
        gateway.get(Call.of("ttledger", "orders"), Bodies::object);
    }

    @Test
    void logsInAsTtDocumentsIt() throws IOException {
        try (LiteralServer server = serving(request -> token("3600"))) {
            ask(gateway(server));
            Request login = server.requests().get(0);

            assertEquals("POST", login.method());
            assertEquals("/ttid/ext_uat_cert/token", login.path());
            assertEquals(Sample.KEY, login.headers().get("x-api-key"));
            assertEquals("application/x-www-form-urlencoded", login.headers().get("content-type"));
            assertFalse(login.headers().containsKey("authorization"));
            assertEquals("grant_type=user_app&app_key=" + Sample.KEY + "%3A" + Sample.SECRET, login.body());
            assertTrue(login.parameter("requestId").startsWith("ttlab-desk--"));
            assertEquals(
                    "Bearer token-number-1", server.requests().get(1).headers().get("authorization"));
        }
    }

    @Test
    void asksOnceHoweverManyThreadsNeedAToken() throws Exception {
        CountDownLatch all = new CountDownLatch(16);
        try (LiteralServer server = serving(request -> token("3600"))) {
            Gateway gateway = gateway(server);
            List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                Thread thread = new Thread(() -> {
                    try {
                        all.countDown();
                        all.await();
                        ask(gateway);
                    } catch (Throwable failed) {
                        failures.add(failed);
                    }
                });
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }

            assertEquals(List.of(), failures);
            assertEquals(1, server.count("ttid/token"));
            assertEquals(16, server.count("ttledger/orders"));
        }
    }

    @Test
    void failsAlikeForAllWhoWaitedForTheSameAnswer() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        try (LiteralServer server = serving(request -> {
            asked.countDown();
            try {
                waiting.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return Answer.of(403, "application/json", "{\"message\": \"Forbidden\"}");
        })) {
            Gateway gateway = gateway(server);
            List<TtException> failures = Collections.synchronizedList(new ArrayList<>());
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                Thread thread = new Thread(() -> failures.add(assertThrows(TtException.class, () -> ask(gateway))));
                thread.start();
                threads.add(thread);
                asked.await();
            }
            while (threads.stream().skip(1).anyMatch(t -> t.getState() != Thread.State.WAITING)) {
                Thread.onSpinWait();
            }
            waiting.countDown();
            for (Thread thread : threads) {
                thread.join();
            }

            assertEquals(5, failures.size());
            assertEquals(1, server.count("ttid/token"));
            assertThrows(TtException.class, () -> ask(gateway));
            assertEquals(2, server.count("ttid/token"), "a later call tries anew");
        }
    }

    @Test
    void canBeInterruptedWhileAnotherThreadFetches() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (LiteralServer server = serving(request -> {
            asked.countDown();
            try {
                over.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return token("3600");
        })) {
            Gateway gateway = gateway(server);
            Thread first = new Thread(() -> ask(gateway));
            first.start();
            asked.await();
            TtException[] failure = new TtException[1];
            Thread second = new Thread(() -> failure[0] = assertThrows(TtException.class, () -> ask(gateway)));
            second.start();
            second.interrupt();
            second.join();

            assertEquals(TtException.Kind.INTERRUPTED, failure[0].kind());
            over.countDown();
            first.join();
            assertEquals(1, server.count("ttid/token"));
        }
    }

    @Test
    void renewsATokenShortlyBeforeItExpires() throws IOException {
        try (LiteralServer server = serving(request -> token("3600"))) {
            Gateway gateway = gateway(server);
            ask(gateway);
            ticker.pass(Duration.ofMinutes(57));
            ask(gateway);
            assertEquals(1, server.count("ttid/token"));
            ticker.pass(Duration.ofMinutes(1));
            ask(gateway);
            assertEquals(2, server.count("ttid/token"));
        }
    }

    @Test
    void understandsLifetimesHoweverTheyAreSpelled() throws IOException {
        record Case(String seconds, Duration lifetime) {}
        for (Case each : List.of(
                new Case("600", Duration.ofSeconds(600)),
                new Case("\"600\"", Duration.ofSeconds(600)),
                new Case("600.0", Duration.ofSeconds(600)),
                new Case("", Duration.ofHours(1)),
                new Case("0", Duration.ofHours(1)),
                new Case("-5", Duration.ofHours(1)),
                new Case("\"soon\"", Duration.ofHours(1)),
                new Case("1e99", Duration.ofDays(30)))) {
            try (LiteralServer server = serving(request -> token(each.seconds()))) {
                Gateway gateway = gateway(server);
                ask(gateway);

                assertEquals(
                        ticker.now().plus(each.lifetime()), gateway.tokens().expires(), each.seconds());
            }
        }
    }

    @Test
    void goesOnWithANewTokenAfterA401() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (LiteralServer server = new LiteralServer(
                        request -> request.endpoint().equals("ttid/token")
                                ? token("3600")
                                : asked.incrementAndGet() == 1
                                        ? Answer.of(401, "application/json", "{\"message\": \"Unauthorized\"}")
                                        : Answer.json("{\"status\": \"Ok\"}"))
                .answeringTokens()) {
            ask(gateway(server));

            assertEquals(
                    "Bearer token-number-2", server.requests().get(3).headers().get("authorization"));
            assertEquals(2, server.count("ttid/token"));
        }
    }

    @Test
    void keepsATokenThatAnotherThreadHasRenewedAlready() throws Exception {
        try (LiteralServer server = serving(request -> token("3600"))) {
            Gateway gateway = gateway(server);
            Token old = gateway.tokens().current();
            gateway.tokens().drop(old);
            Token renewed = gateway.tokens().current();
            gateway.tokens().drop(old);

            assertEquals(renewed, gateway.tokens().current());
            assertEquals(2, server.count("ttid/token"));
        }
    }

    @Test
    void readsWhoseKeyItIsFromTheToken() throws IOException {
        try (LiteralServer server = new LiteralServer(request -> Answer.json("{\"status\": \"Ok\"}"))) {
            Gateway gateway = gateway(server);
            assertEquals("", gateway.tokens().userId());
            ask(gateway);

            assertEquals("42", gateway.tokens().userId());
            assertEquals("7", gateway.tokens().companyId());
        }
        try (LiteralServer server = serving(request -> token("3600"))) {
            Gateway gateway = gateway(server);
            ask(gateway);

            assertEquals("", gateway.tokens().userId());
        }
    }

    @Test
    void asksAgainWhereALogInFailsInPassing() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (LiteralServer server = serving(request -> asked.incrementAndGet() < 4
                ? Answer.of(500, "application/json", "{\"message\": \"Internal server error\"}")
                : token("3600"))) {
            ask(gateway(server));

            assertEquals(4, server.count("ttid/token"));
        }
    }

    @Test
    void usesANewRequestIdOnEveryTry() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (LiteralServer server = new LiteralServer(request -> asked.incrementAndGet() < 4
                ? Answer.of(500, "application/json", "{}")
                : Answer.json("{\"status\": \"Ok\"}"))) {
            ask(gateway(server));
            List<String> ids = server.requests().stream()
                    .map(request -> request.parameter("requestId"))
                    .toList();

            assertEquals(ids.size(), ids.stream().distinct().count());
            assertEquals(5, ids.size());
        }
    }
}
