package io.ttlab.api;

import io.ttlab.client.Environment;
import io.ttlab.client.FakeTicker;
import io.ttlab.client.Gateway;
import io.ttlab.client.Observer;
import io.ttlab.client.Sample;
import io.ttlab.demo.DemoGateway;
import io.ttlab.demo.DemoOptions;
import io.ttlab.demo.World;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A demo gateway and a {@code tt} that talks to it in fake time; hears everything that a user could see. */
final class DemoSession implements AutoCloseable {
    final FakeTicker ticker = new FakeTicker();
    final DemoGateway demo;
    final Gateway gateway;
    final TT tt;
    final Session session;
    final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    final List<String> output = Collections.synchronizedList(new ArrayList<>());

    DemoSession(DemoOptions options) {
        this(options, 0);
    }

    DemoSession(DemoOptions options, double requestsPerSecond) {
        try {
            demo = DemoGateway.start(options.withClock(ticker.clock()).withTicking(false));
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
        gateway = Sample.gateway(
                Sample.settings(Environment.DEMO, demo.baseUrl(), demo.apiKey(), demo.apiSecret(), requestsPerSecond),
                ticker);
        session = new Session(() -> gateway);
        session.warnings(warnings::add);
        session.display(output::add);
        session.trace(new Observer() {
            @Override
            public void sent(String method, String url, String headers) {
                output.add(method + " " + url + " " + headers);
            }

            @Override
            public void answered(String method, String url, int status, int bytes, Duration took) {
                output.add(status + " " + url);
            }

            @Override
            public void waiting(String reason, Duration expected) {
                output.add(reason);
            }
        });
        tt = TT.open(session);
    }

    World world() {
        return demo.world();
    }

    /** Returns everything that was shown, as one text. */
    String shown() {
        List<String> all = new ArrayList<>(output);
        all.addAll(warnings);
        return String.join("\n", all);
    }

    @Override
    public void close() {
        demo.close();
    }
}
