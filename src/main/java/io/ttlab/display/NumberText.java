package io.ttlab.display;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as people read them: plain decimals, the noise of binary fractions rounded away, never grouped. */
final class NumberText {

    /** Eighths of 32nds of a treasury future need eight decimals; what needs more is a quotient, not a price. */
    private static final int EXACT_DECIMALS = 9;

    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    private NumberText() {}

    /** Returns {@code value} for reading: exact up to nine decimals, else rounded to six. */
    static String shown(double value) {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            return Double.toString(value);
        }
        double size = Math.abs(value);
        if (size != 0 && (size >= 1e15 || size < 1e-6)) {
            return Double.toString(value);
        }
        BigDecimal exact = new BigDecimal(Double.toString(value));
        if (exact.scale() > EXACT_DECIMALS) {
            exact = size >= 1 ? exact.setScale(6, RoundingMode.HALF_EVEN) : exact.round(SIX_DIGITS);
        }
        return plain(exact);
    }

    /** Returns {@code value} for a file: the shortest text that reads back as the same double, without an exponent. */
    static String exact(double value) {
        return plain(new BigDecimal(Double.toString(value)));
    }

    /** Returns {@code value} for a file: the shortest text that reads back as the same float, without an exponent. */
    static String exact(float value) {
        return plain(new BigDecimal(Float.toString(value)));
    }

    private static String plain(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0).toPlainString() : stripped.toPlainString();
    }
}
