package io.ttlab.analytics;

/** Sums of doubles as people expect them: without the last digits' drift. */
final class Figures {
    private static final double MILLIONTHS = 1e6;

    private Figures() {}

    /** Returns a number to the millionth where doubles are that fine: 1025.0000000000002 is 1025. */
    static double clean(double value) {
        return Math.abs(value) < 1e9 && Math.abs(value) >= 1e-3
                ? Math.rint(value * MILLIONTHS) / MILLIONTHS
                : Math.abs(value) < 1e-9 ? 0 : value;
    }
}
