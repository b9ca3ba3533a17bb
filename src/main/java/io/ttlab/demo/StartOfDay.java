package io.ttlab.demo;

/**
 * What an account held in an instrument when the day began.
 *
 * @param accountId account
 * @param instrument instrument
 * @param netPosition contracts, negative when short
 * @param price price at which they count as opened
 */
public record StartOfDay(int accountId, Instrument instrument, double netPosition, double price) {}
