package io.ttlab.analytics;

import java.util.Arrays;

/** Pairs of rows in a growing list: what was opened and what closed it, or what is open still. */
final class Matches {
    /** The row that opened; with average prices, the row that first opened the position. */
    int[] opens = new int[1024];
    /** The row that closed; the same as {@link #opens} for lots that are open still. */
    int[] closes = new int[1024];
    /** Contracts, positive where the lot was bought. */
    double[] quantities = new double[1024];
    /** The price at which the lot counts as opened. */
    double[] prices = new double[1024];

    int size;

    void add(int open, int close, double quantity, double price) {
        if (size == opens.length) {
            int larger = size + (size >> 1);
            opens = Arrays.copyOf(opens, larger);
            closes = Arrays.copyOf(closes, larger);
            quantities = Arrays.copyOf(quantities, larger);
            prices = Arrays.copyOf(prices, larger);
        }
        opens[size] = open;
        closes[size] = close;
        quantities[size] = quantity;
        prices[size++] = price;
    }
}
