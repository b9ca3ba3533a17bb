package io.ttlab.analytics;

/** Sums of doubles as people expect them: without the last digits' drift. */
final class Figures {
    /** Beyond this, doubles are no finer than what is rounded away. */
    private static final double LARGE = 1e11;

    private Figures() {}

    /**
     * Returns a count or a number of ticks without drift, to the millionth: 14.000000000000002 is 14. Not for prices, whose
     * ticks may be finer than that: {@link io.ttlab.price.PriceDisplay#settled} is.
     */
    static double clean(double value) {
        return rounded(value, 1e6);
    }

    /**
     * Returns an amount to a hundredth of a cent, finer than any tick's worth, and coarser than the noise in TT's own sums:
     * 108349.9999974668 is 108350.
     */
    static double money(double amount) {
        return rounded(amount, 1e4);
    }

    /** Returns an amount that an exchange rate was multiplied in, to the cent. */
    static double cents(double amount) {
        return rounded(amount, 1e2);
    }

    private static double rounded(double value, double parts) {
        return Math.abs(value) < LARGE ? Math.rint(value * parts) / parts + 0.0 : value;
    }
}
