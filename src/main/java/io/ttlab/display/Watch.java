package io.ttlab.display;

import io.ttlab.api.ProgressDisplay;
import io.ttlab.client.Ticker;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Shows a value again and again in one place. Confine to one thread. */
public final class Watch {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Ticker ticker;
    private final ProgressDisplay status;
    private final ZoneId zone;

    Watch(Ticker ticker, ProgressDisplay status, ZoneId zone) {
        this.ticker = ticker;
        this.status = status;
        this.zone = zone;
    }

    /**
     * Shows through {@link Display} what {@code source} returns, again and again, and tells in the progress line how it
     * stands.
     *
     * <p>What the source throws, and the {@link InterruptedException} that usually ends it, is thrown as it is: a prompt
     * need not declare it.
     *
     * @param every from one start to the next; a source that takes longer starts again at once
     * @param times how often; the last value stays
     */
    public static void run(Duration every, long times, Callable<?> source) {
        try {
            new Watch(Ticker.system(), Progress.part(), Display.zone()).show(every, times, source);
        } catch (Exception thrown) {
            throw Watch.<RuntimeException>undeclared(thrown);
        }
    }

    @SuppressWarnings("unchecked") // The cast checks nothing, which is the point: the exception stays what it is.
    private static <E extends Exception> E undeclared(Exception thrown) throws E {
        throw (E) thrown;
    }

    void show(Duration every, long times, Callable<?> source) throws Exception {
        if (every.compareTo(SHORTEST) < 0) {
            throw new TtException(
                    Kind.ARGUMENT,
                    "watch(" + every.toMillis() + " ms) is too often to read. Say 100ms or more, such as"
                            + " watch(\"5s\", () -> tt.ledger.orders()).");
        }
        String id = "";
        try {
            for (long count = 1; count <= times; count++) {
                long startNs = ticker.nanoTime();
                Object value = source.call();
                if (id.isEmpty()) {
                    // Under a name, since it will be replaced.
                    id = Display.display(value, UUID.randomUUID().toString());
                } else {
                    Display.updateDisplay(id, value);
                }
                if (count < times) {
                    status.show(line(every, times, count));
                    await(every.minusNanos(ticker.nanoTime() - startNs));
                }
            }
        } finally {
            status.show("");
        }
    }

    private String line(Duration every, long times, long count) {
        String seen = times == Long.MAX_VALUE ? String.valueOf(count) : count + " of " + times;
        return String.format(
                Locale.ROOT,
                "every %s, seen %s, last at %s %s; an interrupt ends it",
                span(every),
                seen,
                CLOCK.format(ticker.now().atZone(zone)),
                zone.equals(ZoneOffset.UTC) ? "UTC" : zone);
    }

    private static String span(Duration every) {
        return every.toMillisPart() != 0
                ? every.toMillis() + " ms"
                : every.toString()
                        .substring(2)
                        .replaceAll("(?<=[A-Z])(?=\\d)", " ")
                        .toLowerCase(Locale.ROOT);
    }

    private void await(Duration left) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while watching");
        }
        if (!left.isNegative()) {
            ticker.sleep(left);
        }
    }
}
