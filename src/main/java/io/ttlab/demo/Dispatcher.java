package io.ttlab.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Leads a request through routing, the gate and the faults to the service that answers it. Thread-safe. */
final class Dispatcher {
    private final Clock clock;
    private final Gate gate;
    private final FaultInjector faults;
    private final DemoOptions options;
    private final OtherHosts otherHosts;
    private final IdService idService;
    /** Made when the world is there, by the first request that needs it. */
    private final CompletableFuture<List<Route>> routes;

    Dispatcher(DemoOptions options, CompletableFuture<World> world, Tokens tokens, OtherHosts otherHosts) {
        this.options = options;
        this.otherHosts = otherHosts;
        clock = options.clock();
        RateBuckets buckets = new RateBuckets(options.requestsPerSecond(), options.requestsPerDay(), clock);
        gate = new Gate(tokens, buckets, options.refuseContentTypeOnGet());
        faults = new FaultInjector(options, tokens, otherHosts);
        idService = new IdService(tokens, buckets, options);
        routes = world.thenApply(this::services);
    }

    private List<Route> services(World made) {
        List<Route> all = new ArrayList<>();
        PagedList pages = new PagedList(options.pageSize());
        all.addAll(new LedgerService(made, options).routes());
        all.addAll(new PdsInstruments(made, pages).routes());
        all.addAll(new PdsProducts(made).routes());
        all.addAll(new PdsReference(made, pages, options.faults()).routes());
        all.addAll(new MonitorService(made, pages, otherHosts).routes());
        all.addAll(new AccountService(made, pages).routes());
        all.addAll(new UserService(made, pages).routes());
        return all;
    }

    WireResponse handle(WireRequest request) {
        try {
            return route(request);
        } catch (Call.Refused refused) {
            return WireResponse.fail(refused.httpStatus, String.valueOf(refused.getMessage()));
        } catch (RuntimeException e) {
            // A mistake of the demo's own: shown to the client as a server's error is, with what went wrong.
            return WireResponse.message(500, "Internal server error: " + e);
        }
    }

    private WireResponse route(WireRequest request) {
        String[] segments = segments(request.path());
        if (segments.length < 3 || !Keys.ENVIRONMENTS.contains(segments[1])) {
            return Gate.noRoute(request);
        }
        boolean id = segments[0].equals("ttid");
        for (Route route : id ? idService.routes() : routes.join()) {
            Optional<List<String>> variables = route.match(request.method(), segments);
            if (variables.isPresent()) {
                return answer(request, route, variables.get(), segments[1]);
            }
        }
        return Gate.noRoute(request);
    }

    private WireResponse answer(WireRequest request, Route route, List<String> variables, String environment) {
        Map<String, String> parameters = request.parameters();
        boolean token = route.pattern().equals("token");
        Optional<WireResponse> refusal = gate.check(request, parameters, environment, token);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        FaultInjector.Draw draw = faults.draw(request, route, parameters);
        Optional<WireResponse> instead = draw.insteadOfAnswer();
        if (instead.isPresent()) {
            return instead.get();
        }
        Call call = new Call(request, parameters, variables, environment, clock.instant(), draw.strikes());
        route.handler().answer(call);
        return draw.afterAnswer(WireResponse.json(200, call.json));
    }

    /** The parts of a path; one slash at the end is as good as none. */
    private static String[] segments(String path) {
        String trimmed = path.startsWith("/") ? path.substring(1) : path;
        return (trimmed.endsWith("/") ? trimmed.substring(0, trimmed.length() - 1) : trimmed).split("/", -1);
    }
}
