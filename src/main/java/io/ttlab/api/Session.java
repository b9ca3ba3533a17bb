package io.ttlab.api;

import io.ttlab.client.Gateway;
import io.ttlab.client.Observer;
import io.ttlab.client.Settings;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * What the objects behind {@code tt} share: the executor, codes, names, progress and warnings. Thread-safe.
 *
 * <p>Nothing is made before the first call needs it, so that {@code tt} costs the prompt nothing.
 */
final class Session {
    private final Supplier<Gateway> opener;
    private volatile @Nullable Gateway gateway;
    private volatile @Nullable Enumerations enumerations;
    private volatile @Nullable Names names;
    private volatile ProgressDisplay display = ProgressDisplay.none();
    private final ThreadLocal<Boolean> unseen = ThreadLocal.withInitial(() -> false);
    private volatile Warnings warnings = text -> System.err.println(text);
    private volatile @Nullable Table partial;
    private volatile @Nullable Predicate<String> asker;
    /** Meters of running calls, which hear why requests wait. */
    private final CopyOnWriteArrayList<Meter> meters = new CopyOnWriteArrayList<>();

    private volatile @Nullable Observer trace;

    /** Hears warnings that are no failures. */
    interface Warnings {
        void tell(String text);
    }

    Session(Supplier<Gateway> opener) {
        this.opener = opener;
    }

    Gateway gateway() {
        Gateway known = gateway;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            if (gateway == null) {
                Gateway opened = opener.get();
                opened.observe(new Listener());
                gateway = opened;
            }
            return java.util.Objects.requireNonNull(gateway);
        }
    }

    Settings settings() {
        return gateway().settings();
    }

    synchronized Enumerations enumerations() {
        if (enumerations == null) {
            enumerations = new Enumerations(gateway());
        }
        return java.util.Objects.requireNonNull(enumerations);
    }

    synchronized Names names() {
        if (names == null) {
            Settings settings = settings();
            names = new Names(
                    gateway(),
                    new Rows(gateway(), this::progress),
                    settings.demoGateway()
                            ? null
                            : settings.home().resolve("cache").resolve(settings.cacheName()));
        }
        return java.util.Objects.requireNonNull(names);
    }

    /** Returns what names are known, or null before anything was connected: looking must not connect. */
    @Nullable
    Names namesIfOpen() {
        return gateway == null ? null : names();
    }

    Resolver resolver() {
        return new Resolver(names(), settings().environment().label());
    }

    Times times() {
        return new Times(settings().zone(), gateway().ticker().now());
    }

    /** Returns how many walks go side by side: enough to use up the rate, few enough to be kind. */
    Crew crew() {
        return new Crew(4);
    }

    Meter meter(String what) {
        Meter meter = new Meter(what, this::progress, gateway().ticker());
        meters.add(meter);
        return meter;
    }

    void end(Meter meter) {
        meters.remove(meter);
        meter.close();
    }

    void display(ProgressDisplay other) {
        display = other;
    }

    void warnings(Warnings other) {
        warnings = other;
    }

    void warn(String text) {
        warnings.tell(text);
    }

    /** Shows a progress line, unless the calling thread works {@link #unseen}. */
    void progress(String line) {
        if (!unseen.get()) {
            display.show(line);
        }
    }

    /** Does work that nobody waits for: its progress would stand among what somebody else's call shows. */
    void unseen(Runnable work) {
        unseen.set(true);
        try {
            work.run();
        } finally {
            unseen.remove();
        }
    }

    /** Returns the guard of writes. */
    Writes writes() {
        return new Writes(settings(), asker);
    }

    void asker(@Nullable Predicate<String> other) {
        asker = other;
    }

    void keepPartial(Table table) {
        partial = table;
    }

    @Nullable
    Table partial() {
        return partial;
    }

    void trace(@Nullable Observer observer) {
        trace = observer;
    }

    private final class Listener implements Observer {
        @Override
        public void sent(String method, String url, String headers) {
            Observer observer = trace;
            if (observer != null) {
                observer.sent(method, url, headers);
            }
        }

        @Override
        public void answered(String method, String url, int status, int bytes, Duration took) {
            Observer observer = trace;
            if (observer != null) {
                observer.answered(method, url, status, bytes, took);
            }
        }

        @Override
        public void waiting(String reason, Duration expected) {
            meters.forEach(meter -> meter.waiting(reason));
            Observer observer = trace;
            if (observer != null) {
                observer.waiting(reason, expected);
            }
        }
    }
}
