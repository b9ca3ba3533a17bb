package io.ttlab.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** ttid: tokens, key usage, health. */
final class IdService {
    private final Tokens tokens;
    private final RateBuckets buckets;
    private final DemoOptions options;

    IdService(Tokens tokens, RateBuckets buckets, DemoOptions options) {
        this.tokens = tokens;
        this.buckets = buckets;
        this.options = options;
    }

    List<Route> routes() {
        return List.of(
                new Route("POST", "ttid", "token", this::token),
                new Route("GET", "ttid", "keyusage", this::keyUsage),
                new Route("GET", "ttid", "healthcheckstatus", this::health));
    }

    /** Takes the form whatever Content-Type is named; a real JSON document is no form and fails. */
    private void token(Call call) {
        var form = WireRequest.parse(new String(call.request.body(), StandardCharsets.UTF_8));
        String expected = Keys.key(call.environment) + ":" + Keys.secret(call.environment);
        if (!"user_app".equals(form.get("grant_type"))) {
            throw new Call.Refused(200, "Invalid grant_type. Only user_app is supported.");
        }
        // Token errors come with HTTP 200 too: TT's own sample looks at the status after a 200.
        if (!expected.equals(form.get("app_key"))) {
            throw new Call.Refused(200, "Invalid app_key: application key or secret not recognized.");
        }
        Envelope.of(call)
                .text("access_token", tokens.issue(call.environment))
                .member("seconds_until_expiry", json -> json.whole(tokens.lifetimeSeconds()))
                .text("token_type", "bearer")
                .write();
    }

    /** Shape inferred (INF): the endpoint is listed, its fields are not. */
    private void keyUsage(Call call) {
        Envelope.single(call)
                .member(
                        "keyUsage",
                        json -> json.open()
                                .text("appKey", Keys.key(call.environment))
                                .whole("requestsPerDay", options.requestsPerDay())
                                .whole("requestsPerSecond", options.requestsPerSecond())
                                .whole("requestsToday", buckets.spentToday(Keys.key(call.environment)))
                                .close())
                .write();
    }

    /** Shape inferred (INF). */
    private void health(Call call) {
        Envelope.of(call).text("healthCheckStatus", "UP").write();
    }
}
