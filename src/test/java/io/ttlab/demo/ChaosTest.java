package io.ttlab.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All faults at once: a client that repeats, re-reads and follows must find every fill once. */
class ChaosTest {
    private static final long WINDOW_NS = 4 * 3_600_000_000_000L;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aCarefulClientFindsEveryFill(long seed) {
        // The plain client of these tests does not unpack gzip, which 413 demands.
        DemoOptions options = Wire.options()
                .withSeed(seed)
                .withFaults(Faults.parse("all,413:0"))
                .withSlowMs(1);
        try (Wire wire = Wire.open(options)) {
            Set<String> truth = new HashSet<>();
            wire.world().fills().forEach(fill -> truth.add(fill.recordId()));
            Set<String> found = new HashSet<>();
            long end = Span.ns(wire.world().asOf());
            for (long from = wire.world().fills().get(0).timeNs(); from <= end; from += WINDOW_NS) {
                walk(wire, from, Math.min(end, from + WINDOW_NS - 1), found);
            }
            assertEquals(truth, found);
            assertTrue(wire.gateway.requests().recent().stream()
                    .filter(seen -> seen.host().equals("elsewhere"))
                    .noneMatch(seen -> seen.headers().containsKey("x-api-key")));
        }
    }

    private static void walk(Wire wire, long from, long to, Set<String> found) {
        long at = from;
        while (true) {
            List<Map<String, Object>> page =
                    Json.rows(carefully(wire, "ttledger/fills?minTimestamp=" + at + "&maxTimestamp=" + to), "fills");
            int before = found.size();
            page.forEach(row -> found.add(Json.text(row, "recordId")));
            if (found.size() == before) {
                return;
            }
            at = Long.parseLong(Json.text(page.get(page.size() - 1), "timeStamp"));
        }
    }

    private static Map<String, Object> carefully(Wire wire, String path) {
        for (int attempt = 0; attempt < 40; attempt++) {
            try {
                HttpResponse<String> answer = wire.exchange(wire.request(path).build());
                if (answer.statusCode() == 303) {
                    answer = follow(wire, answer);
                }
                if (answer.statusCode() == 401) {
                    wire.forgetToken();
                } else if (answer.statusCode() == 200 && answer.body().startsWith("{")) {
                    return Json.object(answer.body());
                }
            } catch (UncheckedIOException e) {
                assertTrue(e.getCause() instanceof JsonProcessingException, "only the body may be broken here");
            } catch (IOException e) {
                assertTrue(attempt < 39, "the connection breaks for ever");
            }
        }
        throw new AssertionError("40 attempts were in vain: " + path);
    }

    private static HttpResponse<String> follow(Wire wire, HttpResponse<String> redirect) throws IOException {
        URI location = wire.gateway
                .baseUrl()
                .resolve(redirect.headers().firstValue("Location").orElseThrow());
        if (location.getPort() != wire.gateway.baseUrl().getPort()) {
            return wire.exchange(HttpRequest.newBuilder(location).build());
        }
        return wire.exchange(HttpRequest.newBuilder(location)
                .header("x-api-key", wire.gateway.apiKey())
                .header("Authorization", "Bearer " + wire.token())
                .build());
    }
}
