package io.ttlab.analytics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What one account and instrument should hold, what the monitor says, and what could explain a difference. */
final class Tally {
    /** Contracts are whole, or decimals that drift. */
    private static final double SAME = 1e-6;

    /** So many possible causes are tried together, in every combination. */
    private static final int MOST_CAUSES = 14;

    /**
     * A possible cause.
     *
     * @param name in few words
     * @param effect by how much it moves the monitor away from what is expected, in contracts
     * @param detail a clause with the numbers it rests on
     */
    record Cause(String name, double effect, String detail) {}

    final String accountId;
    final String instrumentId;
    String account = "";
    String instrument = "";
    double startOfDay;
    double fills;
    double modifications;
    double monitor;
    boolean onMonitor;
    final List<Cause> causes = new ArrayList<>();

    Tally(String accountId, String instrumentId) {
        this.accountId = accountId;
        this.instrumentId = instrumentId;
    }

    double expected() {
        return startOfDay + fills;
    }

    double difference() {
        double difference = monitor - expected();
        return Math.abs(difference) < SAME ? 0 : difference;
    }

    boolean agrees() {
        return difference() == 0;
    }

    /** Adds a cause that has an effect; the parts of its detail are texts, and contracts as {@link #signed} writes them. */
    void maybe(String name, double effect, Object... detail) {
        if (Math.abs(effect) >= SAME && causes.size() < MOST_CAUSES) {
            StringBuilder text = new StringBuilder();
            for (Object part : detail) {
                text.append(part instanceof Double contracts ? signed(contracts) : part);
            }
            causes.add(new Cause(name, effect, text.toString()));
        }
    }

    /** Returns contracts with their sign: {@code +5}, {@code -0.25}, {@code 0}. */
    private static String signed(double contracts) {
        String plain = BigDecimal.valueOf(Figures.clean(contracts))
                .stripTrailingZeros()
                .toPlainString();
        return contracts > 0 ? "+" + plain : plain;
    }

    /** Returns the fewest causes whose effects add up to the difference; none where no choice does. */
    List<Cause> explanation() {
        List<Cause> best = List.of();
        for (int choice = 1; choice < 1 << causes.size(); choice++) {
            double sum = 0;
            List<Cause> chosen = new ArrayList<>();
            for (int i = 0; i < causes.size(); i++) {
                if ((choice & 1 << i) != 0) {
                    sum += causes.get(i).effect();
                    chosen.add(causes.get(i));
                }
            }
            if (Math.abs(sum - difference()) < SAME && (best.isEmpty() || chosen.size() < best.size())) {
                best = chosen;
            }
        }
        return best;
    }
}
