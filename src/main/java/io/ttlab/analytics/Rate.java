package io.ttlab.analytics;

import java.time.Instant;

/**
 * What one unit of a currency is worth in another.
 *
 * @param from three letters
 * @param to three letters
 * @param rate units of {@code to} for one of {@code from}; NaN where TT knows none
 * @param time when it was asked for; TT does not say how old its rates are
 */
public record Rate(String from, String to, double rate, Instant time) {}
