package io.ttlab.analytics;

import io.ttlab.api.TT;
import io.ttlab.api.Wiring;
import io.ttlab.client.Environment;
import io.ttlab.client.FakeTicker;
import io.ttlab.client.Sample;
import io.ttlab.demo.DemoGateway;
import io.ttlab.demo.DemoOptions;
import io.ttlab.demo.Instrument;
import io.ttlab.demo.World;
import java.io.IOException;

/** A demo gateway whose world stands still, and analytics that talk to it in fake time. */
final class DemoDesk implements AutoCloseable {
    final FakeTicker ticker = new FakeTicker();
    final DemoGateway demo;
    final TT tt;
    final Analytics analytics;

    DemoDesk(DemoOptions options) {
        try {
            demo = DemoGateway.start(options.withClock(ticker.clock()).withTicking(false));
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
        tt = TT.open(() -> Sample.gateway(
                Sample.settings(Environment.DEMO, demo.baseUrl(), demo.apiKey(), demo.apiSecret(), 0), ticker));
        Wiring.of(tt).warnings(text -> {});
        analytics = Analytics.of(tt, ticker::now);
    }

    static DemoDesk seed(long seed) {
        return new DemoDesk(DemoOptions.defaults().withSeed(seed).withFills(1_500));
    }

    World world() {
        return demo.world();
    }

    double mark(Instrument instrument) {
        return world().mark(instrument, ticker.now());
    }

    @Override
    public void close() {
        demo.close();
    }
}
