package io.ttlab.client;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ttlab.client.LiteralServer.Answer;
import io.ttlab.client.TtException.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;

/** Asks servers that fail, and looks at each message in full, with no secret in any of them or behind them. */
abstract class FailureCase {
    static final String MESSAGE = "{\"message\": \"%s\"}";
    static final String AWS_ADDRESS = "{\"message\": \"'%s' not a valid key=value pair (missing equal-sign) in"
            + " Authorization header: 'Bearer %s'.\"}";
    static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJpZCI6IDQyLCAiY29tcGFueV9pZCI6IDd9.c2lnbmF0dXJl";

    final FakeTicker ticker = new FakeTicker();

    /** Asks for orders and returns how that failed, having looked for secrets everywhere. */
    TtException orders(LiteralServer server) {
        return failure(Sample.gateway(Sample.settings(server.url(), Sample.KEY, Sample.SECRET), ticker), call());
    }

    static Call call() {
        return Call.of("ttledger", "orders");
    }

    static TtException failure(Gateway gateway, Call call) {
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

    static void assertSays(Kind kind, String message, TtException failure) {
        assertAll(
                () -> assertEquals(
                        message,
                        failure.getMessage()
                                .replaceAll("ttlab-desk--[0-9a-f-]{36}", "ID")
                                .replaceAll("127\\.0\\.0\\.1:\\d+", "HOST")),
                () -> assertEquals(kind, failure.kind()));
    }

    LiteralServer serving(int status, String body) throws IOException {
        return new LiteralServer(request -> Answer.of(status, "application/json", body));
    }

    LiteralServer logIn(int status, String body) throws IOException {
        return new LiteralServer(request -> Answer.of(status, "application/json", body)).answeringTokens();
    }
}
