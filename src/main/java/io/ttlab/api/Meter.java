package io.ttlab.api;

import io.ttlab.client.Counts;
import io.ttlab.client.Ticker;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;

/** Counts what a call has brought, and tells a progress display once a second's patience is used up. Thread-safe. */
final class Meter {
    private static final long PATIENCE_NS = Duration.ofSeconds(1).toNanos();
    private static final long STEP_NS = Duration.ofMillis(150).toNanos();

    private final String what;
    private final ProgressDisplay display;
    private final Ticker ticker;
    private final long startNs;
    private final AtomicInteger rows = new AtomicInteger();
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicLong toldNs = new AtomicLong();
    /** How much work there is, in whatever unit its parts have, and how much of it is done; none where nobody knows. */
    private final DoubleAdder expected = new DoubleAdder();

    private final DoubleAdder done = new DoubleAdder();

    private volatile boolean shown;
    private volatile String waiting = "";

    Meter(String what, ProgressDisplay display, Ticker ticker) {
        this.what = what;
        this.display = display;
        this.ticker = ticker;
        this.startNs = ticker.nanoTime();
    }

    void page(int fresh) {
        rows.addAndGet(fresh);
        pages.incrementAndGet();
        waiting = "";
        tell();
    }

    void waiting(String reason) {
        waiting = reason;
        tell();
    }

    /** Hears of work to do; its unit is the caller's own. */
    void expect(double work) {
        expected.add(work);
    }

    /** Hears of work done, in the same unit. */
    void advance(double work) {
        done.add(work);
    }

    int rows() {
        return rows.get();
    }

    int pages() {
        return pages.get();
    }

    /** Takes the progress line away. */
    void close() {
        if (shown) {
            display.show("");
        }
    }

    private void tell() {
        long now = ticker.nanoTime();
        long last = toldNs.get();
        if (now - startNs < PATIENCE_NS || now - last < STEP_NS && last != 0 || !toldNs.compareAndSet(last, now)) {
            return;
        }
        shown = true;
        double seconds = (now - startNs) / 1e9;
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %s, %s, %s/s",
                what,
                Counts.of(rows.get(), "row"),
                Counts.of(pages.get(), "page"),
                Counts.of(Math.round(rows.get() / seconds), "row")));
        double share = done.sum() / expected.sum();
        if (share > 0.01 && share < 1) {
            line.append(String.format(Locale.ROOT, ", %.0f s left", seconds / share - seconds));
        }
        if (!waiting.isEmpty()) {
            line.append(", waiting: ").append(waiting);
        }
        display.show(line.toString());
    }
}
