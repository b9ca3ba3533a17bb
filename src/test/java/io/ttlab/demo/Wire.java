package io.ttlab.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A gateway and a plain HTTP client that talks to it, for tests. */
final class Wire implements AutoCloseable {
    static final Clock AFTERNOON = Clock.fixed(Instant.parse("2026-11-18T15:04:05.678Z"), ZoneOffset.UTC);

    final DemoGateway gateway;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final String environment;
    private String token = "";

    private Wire(DemoOptions options, String environment) {
        this.environment = environment;
        try {
            gateway = DemoGateway.start(options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DemoOptions options() {
        return DemoOptions.defaults().withClock(AFTERNOON);
    }

    static Wire open(DemoOptions options) {
        return new Wire(options, "ext_uat_cert");
    }

    static Wire open() {
        return open(options());
    }

    World world() {
        return gateway.world();
    }

    String address(String path) {
        int question = path.indexOf('?');
        String endpoint = question < 0 ? path : path.substring(0, question);
        int slash = endpoint.indexOf('/');
        String parameters = question < 0 ? "" : "&" + path.substring(question + 1);
        return gateway.baseUrl() + "/" + endpoint.substring(0, slash) + "/" + environment + endpoint.substring(slash)
                + "?requestId=test-demo--1" + parameters;
    }

    String token() {
        if (token.isEmpty()) {
            HttpResponse<String> answer = post(
                    "ttid/token",
                    "grant_type=user_app&app_key=" + DemoGateway.apiKey(environment) + ":"
                            + DemoGateway.apiSecret(environment));
            assertEquals(200, answer.statusCode(), answer.body());
            token = Json.text(Json.object(answer.body()), "access_token");
        }
        return token;
    }

    void forgetToken() {
        token = "";
    }

    /** A request with all that the gateway asks for; {@code path} is service, slash, endpoint and query. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address(path)))
                .timeout(Duration.ofSeconds(20))
                .header("x-api-key", DemoGateway.apiKey(environment))
                .header("Authorization", "Bearer " + token());
    }

    HttpResponse<String> post(String path, String body) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(address(path)))
                .timeout(Duration.ofSeconds(20))
                .header("x-api-key", DemoGateway.apiKey(environment))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!path.startsWith("ttid/token")) {
            builder.header("Authorization", "Bearer " + token());
        }
        return send(builder);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return exchange(request.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> exchange(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    Map<String, Object> json(String path) {
        HttpResponse<String> answer = get(path);
        assertEquals(200, answer.statusCode(), () -> path + ": " + answer.body());
        return Json.object(answer.body());
    }

    List<Map<String, Object>> rows(String path, String name) {
        return Json.rows(json(path), name);
    }

    /** Walks a list by its keys to the end. */
    List<Map<String, Object>> pages(String path, String name) {
        List<Map<String, Object>> all = new ArrayList<>();
        String next = path;
        for (int page = 0; page < 1_000; page++) {
            Map<String, Object> envelope = json(next);
            all.addAll(Json.rows(envelope, name));
            if (envelope.get("lastPage").equals("true")) {
                return all;
            }
            String key = Json.text(envelope, "nextPageKey");
            next = path + (path.contains("?") ? "&" : "?") + "nextPageKey="
                    + java.net.URLEncoder.encode(key, java.nio.charset.StandardCharsets.UTF_8);
        }
        throw new AssertionError("The list does not end: " + path);
    }

    /** Walks /fills by time: from the last time again, rows already seen dropped. */
    List<Map<String, Object>> fills(String query) {
        List<Map<String, Object>> all = new ArrayList<>();
        java.util.Set<String> seen = new java.util.HashSet<>();
        String from = "";
        while (true) {
            List<Map<String, Object>> page = rows("ttledger/fills?" + query + from, "fills");
            int before = all.size();
            page.stream().filter(row -> seen.add(Json.text(row, "recordId"))).forEach(all::add);
            if (all.size() == before) {
                return all;
            }
            from = "&minTimestamp=" + Json.text(page.get(page.size() - 1), "timeStamp");
        }
    }

    @Override
    public void close() {
        gateway.close();
    }
}
