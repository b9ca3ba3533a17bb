package io.ttlab.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.regex.Pattern;

/** Reads numbers where the parser left their characters, however they are spelled. */
final class Numbers {
    /** Powers of ten that a double holds exactly. */
    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private static final int EXACT_DIGITS = 15;

    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    private Numbers() {}

    /** Says that a text is no number; not a value that any API sends. */
    static final class NotANumber extends Exception {
        private static final long serialVersionUID = 1L;
        static final NotANumber INSTANCE = new NotANumber();

        private NotANumber() {
            super("not a number", null, false, false);
        }
    }

    /** Reads a decimal number; NaN where the text is empty. */
    static double decimal(JsonParser parser, JsonToken token) throws IOException, NotANumber {
        char[] text = parser.getTextCharacters();
        int from = parser.getTextOffset();
        int to = from + parser.getTextLength();
        long digits = 0;
        int count = 0;
        int scale = 0;
        boolean point = false;
        boolean any = false;
        boolean negative = from < to && text[from] == '-';
        for (int i = negative ? from + 1 : from; i < to; i++) {
            char c = text[i];
            if (c >= '0' && c <= '9') {
                any = true;
                digits = digits * 10 + (c - '0');
                if (digits != 0) {
                    count++;
                }
                if (point) {
                    scale++;
                }
                if (count > EXACT_DIGITS || scale > EXACT_DIGITS) {
                    return slow(parser, token);
                }
            } else if (c == '.' && !point) {
                point = true;
            } else {
                return slow(parser, token);
            }
        }
        if (!any) {
            return slow(parser, token);
        }
        double value = scale == 0 ? digits : digits / TENS[scale];
        return negative ? -value : value;
    }

    private static double slow(JsonParser parser, JsonToken token) throws IOException, NotANumber {
        String text = parser.getText().strip();
        if (text.isEmpty() || text.equals("NaN")) {
            return Double.NaN;
        }
        // Double.parseDouble also takes "5d", "0x1p3" and "Infinity", which no server means as numbers.
        if (!DECIMAL.matcher(text).matches()) {
            throw NotANumber.INSTANCE;
        }
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw NotANumber.INSTANCE;
        }
        return value;
    }

    /** Reads a whole number that fits a long; a fraction of zero is let pass. */
    static long whole(JsonParser parser, JsonToken token) throws IOException, NotANumber {
        char[] text = parser.getTextCharacters();
        int from = parser.getTextOffset();
        int to = from + parser.getTextLength();
        while (to > from && text[to - 1] == ' ') {
            to--;
        }
        while (from < to && text[from] == ' ') {
            from++;
        }
        boolean negative = from < to && text[from] == '-';
        int start = negative ? from + 1 : from;
        long value = 0;
        int i = start;
        for (; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            if (value > (Long.MAX_VALUE - digit) / 10) {
                throw NotANumber.INSTANCE;
            }
            value = value * 10 + digit;
        }
        if (i == start) {
            throw NotANumber.INSTANCE;
        }
        if (i < to && text[i] == '.') {
            for (i++; i < to && text[i] == '0'; i++) {
                // a fraction of zeros is no fraction
            }
        }
        if (i < to) {
            throw NotANumber.INSTANCE;
        }
        return negative ? -value : value;
    }
}
