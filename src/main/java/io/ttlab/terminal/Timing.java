package io.ttlab.terminal;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * How long a piece of code took over several runs.
 *
 * @param runs how often it ran
 * @param minNs the fastest run
 * @param medianNs the run in the middle
 * @param maxNs the slowest run
 */
public record Timing(int runs, long minNs, long medianNs, long maxNs) {

    private static final int MAX_RUNS = 100;
    private static final long BUDGET_NS = 2_000_000_000L;

    /** Code without a value, which may throw. */
    @FunctionalInterface
    public interface Code {
        /** Runs it once. */
        void run() throws Exception;
    }

    /** Runs {@code code} until two seconds have passed, once at least and 100 times at most. */
    public static Timing of(Callable<?> code) throws Exception {
        return ofCode(code::call);
    }

    /** Like {@link #of}, for statements. */
    public static Timing ofCode(Code code) throws Exception {
        long[] timesNs = new long[MAX_RUNS];
        long startNs = System.nanoTime();
        int runs = 0;
        do {
            long beforeNs = System.nanoTime();
            code.run();
            timesNs[runs++] = System.nanoTime() - beforeNs;
        } while (runs < MAX_RUNS && System.nanoTime() - startNs < BUDGET_NS);
        long[] sorted = Arrays.copyOf(timesNs, runs);
        Arrays.sort(sorted);
        return new Timing(runs, sorted[0], sorted[runs / 2], sorted[runs - 1]);
    }

    /** Returns {@code 12 runs: 1.20 ms min, 1.35 ms median, 4.10 ms max}. */
    @Override
    public String toString() {
        if (runs == 1) {
            return "1 run: " + text(minNs);
        }
        return runs + " runs: " + text(minNs) + " min, " + text(medianNs) + " median, " + text(maxNs) + " max";
    }

    private static String text(long timeNs) {
        if (timeNs < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f us", timeNs / 1e3);
        }
        if (timeNs < 1_000_000_000) {
            return String.format(Locale.ROOT, "%.2f ms", timeNs / 1e6);
        }
        return String.format(Locale.ROOT, "%.2f s", timeNs / 1e9);
    }
}
