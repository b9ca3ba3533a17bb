package io.ttlab.demo;

import java.util.UUID;

/**
 * Makes the ids that TT's records carry: unsigned 64-bit numbers as strings, UUIDs, and 22 characters of base64.
 */
final class Ids {
    private static final char[] BASE64 =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".toCharArray();

    private Ids() {}

    /** An unsigned 64-bit id as a string; about half lie above 2^63. */
    static String unsigned(String key) {
        return Long.toUnsignedString(Dice.hash(key));
    }

    /** A version-4 shaped UUID, the id of an order. */
    static String uuid(long seed, String kind, long number) {
        long high = Dice.mix(seed ^ Dice.hash(kind) ^ number);
        long low = Dice.mix(high ^ Dice.hash("low"));
        return new UUID((high & ~0xF000L) | 0x4000L, (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L).toString();
    }

    /** The 22-character id of an execution, 128 bits in base64 without padding; may hold {@code /}. */
    static String execution(long seed, long number) {
        long high = Dice.mix(seed * 31 + number);
        long low = Dice.mix(high ^ number);
        char[] text = new char[22];
        for (int i = 0; i < 11; i++) {
            text[i] = BASE64[(int) (high >>> (58 - 6 * i < 0 ? 0 : 58 - 6 * i)) & 63];
            text[11 + i] = BASE64[(int) (low >>> (58 - 6 * i < 0 ? 0 : 58 - 6 * i)) & 63];
        }
        return new String(text);
    }
}
