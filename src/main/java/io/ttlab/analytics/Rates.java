package io.ttlab.analytics;

import io.ttlab.api.TT;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import tech.tablesaw.api.Table;

/**
 * Currency rates from {@code /currencyrates}, pair by pair. Thread-safe.
 *
 * <p>One request per pair at first use, again when it is older than 15 minutes; a currency into itself costs none.
 */
public final class Rates {
    /** Within so long, calls that belong together use one rate. */
    private static final Duration FRESH = Duration.ofMinutes(15);

    private final TT tt;
    private final Supplier<Instant> clock;
    private final Map<String, Rate> known = new ConcurrentHashMap<>();

    Rates(TT tt, Supplier<Instant> clock) {
        this.tt = tt;
        this.clock = clock;
    }

    /** Returns what one unit of {@code from} is worth in {@code to}; the rate is NaN where TT knows none. */
    public Rate of(String from, String to) {
        Instant now = clock.get();
        if (from.equals(to)) {
            return new Rate(from, to, 1, now);
        }
        if (from.isEmpty()) {
            return new Rate(from, to, Double.NaN, now);
        }
        Rate before = known.get(from + to);
        if (before != null && before.time().plus(FRESH).isAfter(now)) {
            return before;
        }
        Rate asked = new Rate(from, to, ask(from, to), now);
        known.put(from + to, asked);
        return asked;
    }

    private double ask(String from, String to) {
        try {
            Table table = tt.pds.currencyRate(from, to);
            return table.isEmpty() ? Double.NaN : Cells.number(table, "rate", 0);
        } catch (TtException refused) {
            if (refused.kind() != Kind.REFUSED) {
                throw refused;
            }
            return Double.NaN;
        }
    }

    /** Forgets all rates, so that the next call asks anew. */
    public void refresh() {
        known.clear();
    }
}
