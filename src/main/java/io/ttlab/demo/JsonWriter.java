package io.ttlab.demo;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes a body as Python's {@code json.dumps} would: separators {@code ", "} and {@code ": "}, floats with a point,
 * everything else than ASCII escaped. Callers give the keys in alphabetical order. Confine to one thread.
 */
final class JsonWriter {
    private static final long[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] buffer;
    private int size;
    private boolean needsComma;
    /** Set by the fault that sends numbers as strings. */
    private final boolean quoteNumbers;

    JsonWriter(int capacity, boolean quoteNumbers) {
        buffer = new byte[capacity];
        this.quoteNumbers = quoteNumbers;
    }

    JsonWriter() {
        this(1024, false);
    }

    byte[] bytes() {
        return Arrays.copyOf(buffer, size);
    }

    byte[] buffer() {
        return buffer;
    }

    int size() {
        return size;
    }

    JsonWriter open() {
        separate();
        put('{');
        needsComma = false;
        return this;
    }

    JsonWriter close() {
        put('}');
        needsComma = true;
        return this;
    }

    JsonWriter openArray() {
        separate();
        put('[');
        needsComma = false;
        return this;
    }

    JsonWriter closeArray() {
        put(']');
        needsComma = true;
        return this;
    }

    JsonWriter key(String name) {
        separate();
        ensure(name.length() + 4);
        buffer[size++] = '"';
        for (int i = 0; i < name.length(); i++) {
            buffer[size++] = (byte) name.charAt(i);
        }
        buffer[size++] = '"';
        buffer[size++] = ':';
        buffer[size++] = ' ';
        needsComma = false;
        return this;
    }

    JsonWriter openArray(String name) {
        return key(name).openArray();
    }

    JsonWriter open(String name) {
        return key(name).open();
    }

    JsonWriter text(String name, String value) {
        return key(name).text(value);
    }

    JsonWriter whole(String name, long value) {
        return key(name).whole(value);
    }

    JsonWriter decimal(String name, double value) {
        return key(name).decimal(value);
    }

    JsonWriter flag(String name, boolean value) {
        return key(name).flag(value);
    }

    /** A whole number in a string, as TT sends the times of fills. */
    JsonWriter quoted(String name, long value) {
        key(name);
        put('"');
        digits(value);
        put('"');
        needsComma = true;
        return this;
    }

    JsonWriter text(String value) {
        separate();
        ensure(value.length() * 6 + 2);
        buffer[size++] = '"';
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c < 127 && c != '"' && c != '\\') {
                buffer[size++] = (byte) c;
            } else {
                escape(c);
            }
        }
        buffer[size++] = '"';
        needsComma = true;
        return this;
    }

    JsonWriter whole(long value) {
        separate();
        if (quoteNumbers) {
            put('"');
        }
        digits(value);
        if (quoteNumbers) {
            put('"');
        }
        needsComma = true;
        return this;
    }

    JsonWriter flag(boolean value) {
        separate();
        ascii(value ? "true" : "false");
        needsComma = true;
        return this;
    }

    JsonWriter decimal(double value) {
        separate();
        if (quoteNumbers) {
            put('"');
        }
        plain(value);
        if (quoteNumbers) {
            put('"');
        }
        needsComma = true;
        return this;
    }

    /** The shortest decimal that reads back as the value, without an exponent and with at least one decimal. */
    private void plain(double value) {
        double magnitude = Math.abs(value);
        if (magnitude < 1e7) {
            for (int places = 1; places < POWERS.length; places++) {
                long scaled = Math.round(magnitude * POWERS[places]);
                // Both are below 2^53, so that the quotient is the double nearest to the decimal.
                if (scaled < 1L << 53 && (double) scaled / POWERS[places] == magnitude) {
                    if (value < 0) {
                        put('-');
                    }
                    digits(scaled / POWERS[places]);
                    put('.');
                    fraction(scaled % POWERS[places], places);
                    return;
                }
            }
        }
        String exact = new BigDecimal(Double.toString(value)).toPlainString();
        ascii(exact.indexOf('.') < 0 ? exact + ".0" : exact);
    }

    private void fraction(long value, int places) {
        ensure(places);
        for (int i = places - 1; i >= 0; i--) {
            buffer[size++] = (byte) ('0' + value / POWERS[i] % 10);
        }
    }

    private void digits(long value) {
        ensure(20);
        if (value < 0) {
            buffer[size++] = '-';
            value = -value;
        }
        int length = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            length++;
        }
        for (int i = length - 1; i >= 0; i--) {
            buffer[size + i] = (byte) ('0' + value % 10);
            value /= 10;
        }
        size += length;
    }

    private void escape(char c) {
        ensure(6);
        buffer[size++] = '\\';
        switch (c) {
            case '"', '\\' -> buffer[size++] = (byte) c;
            case '\n' -> buffer[size++] = 'n';
            case '\t' -> buffer[size++] = 't';
            case '\r' -> buffer[size++] = 'r';
            default -> {
                buffer[size++] = 'u';
                for (int shift = 12; shift >= 0; shift -= 4) {
                    buffer[size++] = HEX[(c >> shift) & 15];
                }
            }
        }
    }

    private void separate() {
        if (needsComma) {
            ensure(2);
            buffer[size++] = ',';
            buffer[size++] = ' ';
        }
    }

    private void ascii(String text) {
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
            buffer[size++] = (byte) text.charAt(i);
        }
    }

    private void put(char c) {
        ensure(1);
        buffer[size++] = (byte) c;
    }

    private void ensure(int more) {
        if (buffer.length - size < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }
}
