package io.ttlab.shell;

import io.ttlab.api.TT;
import io.ttlab.api.Wiring;
import io.ttlab.client.Environment;
import io.ttlab.client.Gateway;
import io.ttlab.client.Settings;
import io.ttlab.client.SettingsReader;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import io.ttlab.demo.DemoGateway;
import io.ttlab.demo.DemoOptions;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@code tt} is connected to: the settings that were found, and the demo gateway where they ask for one. Thread-safe.
 *
 * <p>Settings that cannot be used are no reason not to start: the first call on {@code tt} tells what is wrong with them.
 */
public final class Connection implements AutoCloseable {
    private final TT tt = TT.open(this::gateway);
    private final @Nullable Settings settings;
    private final @Nullable TtException problem;
    /** The gateway of this session, once it was asked for; guarded by this. */
    private @Nullable DemoGateway demo;

    private final DemoOptions demoOptions;

    private Connection(@Nullable Settings settings, @Nullable TtException problem, DemoOptions demoOptions) {
        this.settings = settings;
        this.problem = problem;
        this.demoOptions = demoOptions;
    }

    /**
     * Reads the settings, and connects nothing yet.
     *
     * @param environment what {@code --env} says, or null
     * @param profile what {@code --profile} says, or null
     * @param variables the environment variables
     */
    public static Connection of(@Nullable String environment, @Nullable String profile, Map<String, String> variables) {
        return of(environment, profile, variables, DemoOptions.defaults());
    }

    static Connection of(
            @Nullable String environment,
            @Nullable String profile,
            Map<String, String> variables,
            DemoOptions demoOptions) {
        try {
            Settings settings = new SettingsReader(variables).read(environment, profile);
            return new Connection(settings, null, demoOptions);
        } catch (TtException unusable) {
            return new Connection(null, unusable, demoOptions);
        }
    }

    /** Returns the object that scripts and prompts call {@code tt}. */
    public TT tt() {
        return tt;
    }

    /** Returns the settings, with the demo gateway's address where it is asked for; fails where they cannot be used. */
    public Settings settings() {
        return gateway().settings();
    }

    /** Returns what is wrong with the settings, or null. */
    public @Nullable TtException problem() {
        return problem;
    }

    /** Returns the environment's short name for a prompt; {@code ?} where the settings cannot be used. */
    public String label() {
        return settings == null ? "?" : settings.environment().label();
    }

    /** Returns the zone in which times are shown: what {@code TT_ZONE} or the profile says, else UTC. */
    public ZoneId zone() {
        return settings == null ? ZoneOffset.UTC : settings.zone();
    }

    /** Returns whether orders and money behind this connection are real. */
    public boolean live() {
        return settings != null && settings.environment() == Environment.LIVE;
    }

    /** Starts the demo gateway where the settings ask for one, and loads what the first call needs, in the background. */
    public void prepare() {
        inBackground(Wiring.of(tt)::prepare);
    }

    /** As {@link #prepare}, for a session in which a person types: learns the names that completion offers, too. */
    public void prepareToType() {
        inBackground(() -> {
            Wiring.of(tt).prepare();
            Wiring.of(tt).learnNames();
        });
    }

    private void inBackground(Runnable work) {
        if (settings != null) {
            Thread thread = new Thread(work, "ttlab-prepare");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private Gateway gateway() {
        if (settings == null) {
            throw Objects.requireNonNull(problem);
        }
        if (!settings.demoGateway()) {
            return new Gateway(settings);
        }
        DemoGateway started = demo();
        return new Gateway(settings.at(started.baseUrl(), started.apiKey(), started.apiSecret()));
    }

    private synchronized DemoGateway demo() {
        DemoGateway started = demo;
        if (started == null) {
            try {
                started = DemoGateway.start(demoOptions);
            } catch (IOException noPort) {
                throw new TtException(
                        Kind.NETWORK,
                        "The demo gateway found no free port on this machine: " + noPort.getMessage()
                                + ". Close what uses so many, or connect to a gateway with TT_BASE_URL and a key.",
                        0,
                        noPort);
            }
            demo = started;
        }
        return started;
    }

    @Override
    public synchronized void close() {
        if (demo != null) {
            demo.close();
        }
    }
}
