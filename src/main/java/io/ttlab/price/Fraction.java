package io.ttlab.price;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One of TT's price displays that writes the part after the handle as a fraction.
 *
 * @param code TT's code, as {@code displayType} carries it
 * @param name TT's name without its prefix {@code TtPriceDisplay}
 * @param denominator parts of a point that the numerator counts: 32 in {@code 112'28}
 * @param parts finer steps within such a part: 2 for halves, 4 for quarters
 * @param eighths true where the last digit counts eighths, as on BTEC; else it is the start of the decimal fraction
 */
record Fraction(int code, String name, int denominator, int parts, boolean eighths) {
    /** TT's displays that are fractions; every other code is a decimal display. */
    private static final List<Fraction> ALL = List.of(
            of(1, "32", 32, 1),
            of(9, "512th", 512, 1),
            of(10, "Halves", 2, 1),
            of(11, "Fourths", 4, 1),
            of(13, "Eighths", 8, 1),
            of(15, "ThirtySeconds", 32, 1),
            of(16, "SixtyFourths", 64, 1),
            of(17, "HalfThirtySeconds", 32, 2),
            of(18, "QuarterThirtySeconds", 32, 4),
            of(19, "HalfSixtyFourths", 64, 2),
            of(28, "EighthThirtySecondsNotImplemented", 32, 8),
            of(30, "Btec164", 64, 1),
            new Fraction(32, "Btec28Of132", 32, 4, true),
            new Fraction(33, "Btec18Of132", 32, 8, true),
            of(36, "Btec14Of164", 64, 4),
            new Fraction(37, "BtecWhole18Of132", 32, 8, true),
            of(38, "QuarterThirtySeconds4x", 32, 4),
            of(39, "QuarterThirtySeconds2x", 32, 4),
            of(41, "Halves2x", 2, 1),
            of(57, "18Of132", 32, 8),
            of(58, "116Of132", 32, 16));

    private static Fraction of(int code, String name, int denominator, int parts) {
        return new Fraction(code, name, denominator, parts, false);
    }

    /** Returns the fraction of a code or of a name, if that display is one. */
    static Optional<Fraction> of(String codeOrName) {
        String plain = codeOrName.strip();
        if (plain.matches("-?\\d+")) {
            return ALL.stream()
                    .filter(f -> plain.equals(Integer.toString(f.code)))
                    .findFirst();
        }
        String name = plain.toLowerCase(Locale.ROOT)
                .replace("_", "")
                .replaceFirst("^(tt)?pricedisplay(type)?(tt)?(pricedisplay)?", "");
        return ALL.stream()
                .filter(f -> f.name.toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** How many of the smallest steps make a point. */
    int stepsAPoint() {
        return denominator * parts;
    }

    /** How many digits the numerator is written with: two for 32nds and 64ths. */
    int digits() {
        return Integer.toString(denominator - 1).length();
    }

    /** How many digits follow the numerator. */
    int tailDigits() {
        return parts == 1 ? 0 : parts == 16 ? 2 : 1;
    }

    /** Returns the digits that stand for so many steps: {@code 2} for one quarter of a 32nd, cut from 0.25. */
    String tail(int steps) {
        if (parts == 1) {
            return "";
        }
        if (eighths) {
            return Integer.toString(steps * 8 / parts);
        }
        int cut = steps * (int) Math.pow(10, tailDigits()) / parts;
        return tailDigits() == 2 && cut < 10 ? "0" + cut : Integer.toString(cut);
    }

    /** Returns how many steps digits stand for, or -1 where they stand for none. */
    int steps(String tail) {
        for (int steps = 0; steps < parts; steps++) {
            if (tail(steps).equals(tail)) {
                return steps;
            }
        }
        return -1;
    }
}
