package io.ttlab.demo;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides which faults strike a request, from the seed, the request without its id, and how often it came before: the same
 * requests meet the same faults, in whatever order threads send them. Thread-safe.
 */
final class FaultInjector {
    private static final long WIDE_WINDOW_NS = 4 * 3_600_000_000_000L;
    private static final int GZIP_DEMANDED_FROM = 64 * 1024;
    private static final int REMEMBERED = 100_000;
    private static final Duration CLOCK_AHEAD = Duration.ofMinutes(5);

    private final Faults faults;
    private final DemoOptions options;
    private final Tokens tokens;
    private final OtherHosts otherHosts;
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();

    FaultInjector(DemoOptions options, Tokens tokens, OtherHosts otherHosts) {
        this.options = options;
        this.faults = options.faults();
        this.tokens = tokens;
        this.otherHosts = otherHosts;
    }

    Draw draw(WireRequest request, Route route, Map<String, String> parameters) {
        if (faults.isNone()) {
            return new Draw(request, route, parameters, Dice.named(options.seed(), ""), 0);
        }
        StringBuilder identity = new StringBuilder(request.method()).append(request.path());
        parameters.forEach((name, value) -> {
            if (!name.equals("requestId")) {
                identity.append('&').append(name).append('=').append(value);
            }
        });
        if (attempts.size() > REMEMBERED) {
            attempts.clear();
        }
        int attempt = attempts.computeIfAbsent(identity.toString(), key -> new AtomicInteger())
                .getAndIncrement();
        Dice dice = Dice.named(options.seed() + attempt, identity.toString());
        return new Draw(request, route, parameters, dice, attempt);
    }

    /** The faults of one request. Confine to one thread. */
    final class Draw {
        private final WireRequest request;
        private final Route route;
        private final Map<String, String> parameters;
        private final Dice dice;
        private final int attempt;
        /** Whether the answer is to be fetched from another host. */
        private boolean elsewhere;

        Draw(WireRequest request, Route route, Map<String, String> parameters, Dice dice, int attempt) {
            this.request = request;
            this.route = route;
            this.parameters = parameters;
            this.dice = dice;
            this.attempt = attempt;
        }

        private boolean strikes(String name) {
            double probability = faults.probability(name);
            return probability > 0 && dice.chance(probability);
        }

        /** An answer that the service behind never sees. */
        Optional<WireResponse> insteadOfAnswer() {
            if (faults.isNone()) {
                return Optional.empty();
            }
            if (!request.isGet()) {
                boolean token = route.pattern().equals("token");
                return token && strikes("token500")
                        ? Optional.of(WireResponse.message(500, "Internal server error"))
                        : Optional.empty();
            }
            if (strikes("429")) {
                WireResponse refusal = Gate.error(429, "Too Many Requests", "TooManyRequestsException");
                return Optional.of(attempt % 2 == 0 ? refusal : refusal.with("Retry-After", "1"));
            }
            if (strikes("500")) {
                return Optional.of(Gate.error(500, "Internal server error", "InternalServerErrorException"));
            }
            if (strikes("502")) {
                return Optional.of(WireResponse.text(502, "text/html", page("502 Bad Gateway")));
            }
            if (strikes("408")) {
                return Optional.of(WireResponse.message(408, "Request Timeout"));
            }
            if (route.pattern().endsWith("fills") && isWide() && strikes("504")) {
                return Optional.of(Gate.error(504, "Endpoint request timed out", "IntegrationTimeoutException"));
            }
            if (strikes("reset")) {
                return Optional.of(WireResponse.text(200, "text/plain", "").delivered(WireResponse.Delivery.RESET));
            }
            if (strikes("token")) {
                tokens.revoke(Gate.bearer(request));
                return Optional.of(Gate.unauthorized());
            }
            if (strikes("html")) {
                return Optional.of(WireResponse.text(200, "text/html; charset=utf-8", page("Sign in to the proxy")));
            }
            if (strikes("empty")) {
                return Optional.of(WireResponse.text(200, "application/json", ""));
            }
            if (strikes("fail")) {
                return Optional.of(WireResponse.fail(200, "The service could not complete the request."));
            }
            return hop();
        }

        private Optional<WireResponse> hop() {
            boolean again = parameters.containsKey("hop");
            boolean loop = strikes("loop");
            boolean redirects = !again && strikes("redirect");
            elsewhere = redirects && dice.chance(0.25);
            if (!loop && (again || elsewhere || !redirects)) {
                return Optional.empty();
            }
            String query = request.query().replaceAll("&?hop=[0-9]*", "");
            String origin = dice.chance(0.5) ? "" : "http://" + request.header("host");
            String location = origin + request.path() + "?" + query + "&hop=" + (attempt + 1);
            return Optional.of(WireResponse.text(303, "text/plain", "").with("Location", location));
        }

        private boolean isWide() {
            String from = parameters.getOrDefault("minTimestamp", "");
            String to = parameters.getOrDefault("maxTimestamp", "");
            return from.isEmpty()
                    || to.isEmpty()
                    || Call.whole("maxTimestamp", to) - Call.whole("minTimestamp", from) > WIDE_WINDOW_NS;
        }

        /** The faults inside the records of the answer. */
        Strikes strikes() {
            return faults.isNone()
                    ? Strikes.none()
                    : new Strikes(
                            dice,
                            strikes("dup"),
                            strikes("lost"),
                            strikes("lastpage"),
                            strikes("samekey"),
                            strikes("unknowncode"),
                            strikes("extrafield"),
                            strikes("nostatus"),
                            strikes("strings"),
                            strikes("shapes"));
        }

        /** The answer, broken on its way back. */
        WireResponse afterAnswer(WireResponse answer) {
            if (faults.isNone()) {
                return answer;
            }
            if (!request.isGet()) {
                return !route.service().equals("ttid") && strikes("postreset")
                        ? answer.delivered(WireResponse.Delivery.RESET)
                        : answer;
            }
            boolean gzip = request.header("accept-encoding").contains("gzip");
            if (!gzip && answer.size() > GZIP_DEMANDED_FROM && strikes("413")) {
                return Gate.error(413, "Request Too Long", "RequestTooLargeException");
            }
            WireResponse result =
                    strikes("clock") ? answer.dated(options.clock().instant().plus(CLOCK_AHEAD)) : answer;
            if (strikes("badjson")) {
                result = BrokenJson.breakSomewhere(result, dice);
            }
            if (strikes("trunc")) {
                result = attempt % 2 == 0
                        ? result.delivered(WireResponse.Delivery.BROKEN_OFF)
                        : result.withBody(result.body(), Math.max(1, result.size() * 2 / 3));
            }
            if (elsewhere) {
                // Elsewhere answers only those who leave their credentials at home.
                String location = otherHosts.redirectTo(result);
                result = WireResponse.text(303, "text/plain", "").with("Location", location);
            }
            return strikes("slow") ? result.delayedMs(options.slowMs()) : result;
        }

        private static String page(String title) {
            return "<!DOCTYPE html>\n<html><head><title>" + title + "</title></head>\n<body><h1>" + title
                    + "</h1><hr><center>proxy/1.0</center></body></html>\n";
        }
    }
}
