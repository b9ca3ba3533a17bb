package io.ttlab.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A text, number, flag or null on its way into a column: what it is, and where the bytes of its text stand, in UTF-8 and
 * without quotes. One object serves for all values of a page. Confine to one thread.
 */
final class Scalar {
    /** So many digits fit a long, whatever they are. */
    static final int MOST_DIGITS = 18;

    private JsonToken kind = JsonToken.VALUE_NULL;
    private byte[] bytes = new byte[64];
    private int from;
    private int to;
    private byte[] copied = bytes;
    private long digits;
    /** How many of the digits are behind the point, or -1 where the digits were not read. */
    private int scale = -1;

    /** Takes the bytes where they stand. */
    void set(JsonToken kind, byte[] bytes, int from, int to) {
        this.kind = kind;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.scale = -1;
    }

    /** Takes a number whose digits were read on the way, {@value #MOST_DIGITS} at most: {@code digits / 10^scale}. */
    void setNumber(byte[] bytes, int from, int to, long digits, int scale) {
        set(scale == 0 ? JsonToken.VALUE_NUMBER_INT : JsonToken.VALUE_NUMBER_FLOAT, bytes, from, to);
        this.digits = digits;
        this.scale = scale;
    }

    /** Takes a parser's current scalar, as a copy. */
    void copy(JsonParser parser, JsonToken token) throws IOException {
        char[] text = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        int length = parser.getTextLength();
        if (length > copied.length) {
            copied = new byte[length * 2];
        }
        int end = 0;
        while (end < length && text[offset + end] < 0x80) {
            copied[end] = (byte) text[offset + end];
            end++;
        }
        if (end < length) {
            copied = new String(text, offset, length).getBytes(StandardCharsets.UTF_8);
            end = copied.length;
        }
        set(token, copied, 0, end);
    }

    /** Returns the digits and the sign as a whole number, if {@link #scale} is not negative. */
    long digits() {
        return digits;
    }

    /** Returns how many of the digits are behind the point, or -1 where they were not read. */
    int scale() {
        return scale;
    }

    JsonToken kind() {
        return kind;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int length() {
        return to - from;
    }

    /** Whether it may spell a number: it is one, or a string. */
    boolean mayBeNumber() {
        return kind == JsonToken.VALUE_STRING
                || kind == JsonToken.VALUE_NUMBER_INT
                || kind == JsonToken.VALUE_NUMBER_FLOAT;
    }

    /** Whether its text is that word of lower case letters or digits, in any case of letters. */
    boolean is(String word) {
        if (length() != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            byte b = bytes[from + i];
            if (b != word.charAt(i) && (b < 'A' || b > 'Z' || b + ('a' - 'A') != word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Returns its text. */
    String text() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
