package io.ttlab.schema;

import java.util.regex.Pattern;

/** Reads numbers where their digits stand, however they are spelled. */
final class Numbers {
    /** Powers of ten that a double holds exactly. */
    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private static final int EXACT_DIGITS = 15;
    private static final long EXACT = 1_000_000_000_000_000L;

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
    static double decimal(Scalar number) throws NotANumber {
        int scale = number.scale();
        if (scale >= 0 && scale < TENS.length) {
            long digits = number.digits();
            if (digits > -EXACT && digits < EXACT && digits != 0) {
                return scale == 0 ? digits : digits / TENS[scale];
            }
        }
        byte[] text = number.bytes();
        int to = number.to();
        int at = number.from();
        boolean negative = at < to && text[at] == '-';
        if (negative) {
            at++;
        }
        // Leading zeros count as digits here: a number with so many of them goes the slow way.
        int first = at;
        long digits = 0;
        int point = -1;
        for (; at < to; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
            } else if (digit == '.' - '0' && point < 0) {
                point = at;
            } else {
                return slow(number);
            }
        }
        int count = point < 0 ? to - first : to - first - 1;
        if (count == 0 || count > EXACT_DIGITS) {
            return slow(number);
        }
        double value = point < 0 ? digits : digits / TENS[to - point - 1];
        return negative ? -value : value;
    }

    private static double slow(Scalar number) throws NotANumber {
        String text = number.text().strip();
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
    static long whole(Scalar number) throws NotANumber {
        if (number.scale() == 0) {
            return number.digits();
        }
        byte[] text = number.bytes();
        int from = number.from();
        int to = number.to();
        while (to > from && text[to - 1] == ' ') {
            to--;
        }
        while (from < to && text[from] == ' ') {
            from++;
        }
        boolean negative = from < to && text[from] == '-';
        int start = negative ? from + 1 : from;
        int i = start;
        // So many digits fit a long whatever they are.
        int safe = Math.min(to, start + Scalar.MOST_DIGITS);
        long value = 0;
        for (; i < safe; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = value * 10 + digit;
        }
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
