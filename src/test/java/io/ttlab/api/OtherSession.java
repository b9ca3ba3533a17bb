package io.ttlab.api;

import io.ttlab.client.Environment;
import io.ttlab.client.FakeTicker;
import io.ttlab.client.Gateway;
import io.ttlab.client.LiteralServer;
import io.ttlab.client.LiteralServer.Answer;
import io.ttlab.client.LiteralServer.Request;
import io.ttlab.client.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A {@code tt} that talks to a server whose bodies a test has written down; what it was not told is refused. */
final class OtherSession implements AutoCloseable {
    static final String OK = "{\"lastPage\": \"true\", \"status\": \"Ok\"}";

    private final Map<String, Function<Request, Answer>> answers = new ConcurrentHashMap<>(new HashMap<>());
    final FakeTicker ticker = new FakeTicker();
    final LiteralServer server;
    final Session session;
    final TT tt;
    final List<String> warnings = Collections.synchronizedList(new ArrayList<>());

    OtherSession() {
        try {
            server = new LiteralServer(this::answer);
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
        Gateway gateway =
                Sample.gateway(Sample.settings(Environment.UAT, server.url(), Sample.KEY, Sample.SECRET, 0), ticker);
        session = new Session(() -> gateway);
        session.warnings(warnings::add);
        tt = TT.open(session);
        for (String codes :
                List.of("ttledger/orderdata", "ttpds/productdata", "ttpds/instrumentdata", "ttpds/algodata")) {
            says(codes, OK);
        }
        for (String list : List.of("ttaccount/accounts", "ttuser/users", "ttpds/markets", "ttpds/instruments")) {
            says(list, OK);
        }
    }

    /** Has an endpoint answer with a body. */
    OtherSession says(String endpoint, String body) {
        answers.put(endpoint, request -> Answer.json(body));
        return this;
    }

    /** Has an endpoint answer as a function says. */
    OtherSession does(String endpoint, Function<Request, Answer> how) {
        answers.put(endpoint, how);
        return this;
    }

    private Answer answer(Request request) {
        Function<Request, Answer> how = answers.get(request.endpoint());
        return how != null
                ? how.apply(request)
                : Answer.json("{\"status\": \"Fail\", \"status_message\": \"Permission denied\"}");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException unclosable) {
            throw new IllegalStateException(unclosable);
        }
    }
}
