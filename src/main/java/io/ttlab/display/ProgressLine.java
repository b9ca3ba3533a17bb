package io.ttlab.display;

import io.ttlab.client.Ticker;
import java.util.Locale;

/** What a progress line says: count, share, rate and time left. Confine to one thread. */
final class ProgressLine {
    /** The size of what does not tell it. */
    static final long UNKNOWN = -1;

    private static final long FIRST_AFTER_NS = 200_000_000L;
    private static final long EVERY_NS = 100_000_000L;
    private static final int BAR = 20;

    private final String label;
    private final long size;
    private final Ticker ticker;
    private final long startNs;
    private long nextNs;

    ProgressLine(String label, long size, Ticker ticker) {
        this.label = label;
        this.size = size;
        this.ticker = ticker;
        this.startNs = ticker.nanoTime();
        this.nextNs = startNs + FIRST_AFTER_NS;
    }

    /** Whether it is time to say something: a loop that is over at once says nothing. */
    boolean isDue() {
        long now = ticker.nanoTime();
        if (now - nextNs < 0) {
            return false;
        }
        nextNs = now + EVERY_NS;
        return true;
    }

    /** Returns the line when {@code done} elements are. */
    String text(long done) {
        double seconds = (ticker.nanoTime() - startNs) / 1e9;
        double rate = done / seconds;
        StringBuilder line = new StringBuilder(label.isBlank() ? "" : label.strip() + ": ");
        if (size <= 0) {
            line.append(String.format(Locale.ROOT, "%,d", done));
        } else {
            double share = Math.min(1, (double) done / size);
            int full = (int) (share * BAR);
            line.append(String.format(Locale.ROOT, "%,d of %,d ", done, size))
                    .append("█".repeat(full))
                    .append("░".repeat(BAR - full))
                    .append(String.format(Locale.ROOT, " %.0f %%", Math.floor(100 * share)));
        }
        if (done > 0) {
            line.append(", ").append(rate(rate));
            if (size > done) {
                line.append(", ").append(span((size - done) / rate)).append(" left");
            }
        }
        return line.toString();
    }

    private static String rate(double rate) {
        if (rate >= 10) {
            return String.format(Locale.ROOT, "%,.0f/s", rate);
        }
        return rate >= 1
                ? String.format(Locale.ROOT, "%.1f/s", rate)
                : String.format(Locale.ROOT, "%s each", span(1 / rate));
    }

    /** Returns a span as people say it: {@code 12 s}, {@code 3 min 5 s}, {@code 2 h 10 min}. */
    private static String span(double seconds) {
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3_600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3_600 + " h " + whole % 3_600 / 60 + " min";
    }
}
