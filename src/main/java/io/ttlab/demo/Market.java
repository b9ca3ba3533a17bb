package io.ttlab.demo;

/**
 * A market as TT numbers it, for example 7 for CME.
 *
 * @param id TT's market id
 * @param name TT's spelling, underscores and mixed case included
 */
public record Market(int id, String name) {
    static final int EUREX = 2;
    static final int CME = 7;
    static final int ASX = 24;
    static final int ICE = 32;
    static final int SGX = 64;
    static final int ICE_L = 92;
    static final int CFE = 93;
    static final int CME_DELAYED = 183;
    static final int ALGO = 1001;
}
