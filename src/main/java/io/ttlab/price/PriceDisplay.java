package io.ttlab.price;

import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one instrument's prices are written, read and counted in ticks: the only place that converts prices.
 *
 * <p>A price on the wire is in the instrument's own units. A screen shows it times {@code displayFactor}, as decimals or as
 * a fraction, which {@code displayType} says. Prices may be negative: spreads and options are.
 *
 * <pre>
 * ZN, display 17 (half 32nds), tick 0.015625:     112.890625 is 112'285: 112 + 28.5/32
 * ZF, display 18 (quarter 32nds), tick 0.0078125: 109.2734375 is 109'087: 109 + 8.75/32, the last digit cut from .75
 * ZT, display 57 (eighth 32nds):                  104.16015625 is 104'051: 104 + 5.125/32
 * 6J, decimal, display factor 100:                0.0064505 is 0.64505
 * an average between two ticks of ZN:             112.8886 is 112'28.44: decimals of a 32nd after the point
 * </pre>
 *
 * <p>Immutable and thread-safe; no method asks the gateway for anything.
 */
public final class PriceDisplay {
    /** A price nearer than this share of a step to the grid is on it: doubles that were added up drift that far. */
    private static final double ON_GRID = 1e-4;

    private static final int MOST_DECIMALS = 9;
    private static final long EXACT_DOUBLES = 1L << 53;

    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern FRACTION = Pattern.compile("([-+]?)(\\d+)['^\\-](\\d+)(?:\\.(\\d+))?");

    private final Optional<Fraction> fraction;
    private final double displayFactor;
    private final double tickSize;
    /** The tick on the wire as {@code tickUnscaled / 10^tickScale}, so that prices are made by one rounding. */
    private final long tickUnscaled;

    private final int tickScale;
    /** The tick on the screen, in the same way; its scale is the number of decimals shown. */
    private final long shownUnscaled;

    private final int decimals;

    private PriceDisplay(Optional<Fraction> fraction, double displayFactor, double tickSize) {
        this.fraction = fraction;
        this.displayFactor = displayFactor > 0 ? displayFactor : 1;
        this.tickSize = tickSize > 0 && tickSize < Double.MAX_VALUE ? tickSize : Double.NaN;
        if (hasTick()) {
            BigDecimal tick = plain(BigDecimal.valueOf(tickSize));
            BigDecimal shown = plain(tick.multiply(BigDecimal.valueOf(this.displayFactor)));
            tickUnscaled = tick.unscaledValue().longValue();
            tickScale = tick.scale();
            shownUnscaled = shown.unscaledValue().longValue();
            decimals = shown.scale();
        } else {
            tickUnscaled = 0;
            tickScale = 0;
            shownUnscaled = 0;
            decimals = 0;
        }
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * Makes the display of an instrument.
     *
     * @param displayType TT's code such as {@code 17}, or its name; what is no known fraction is shown as decimals
     * @param displayFactor factor between wire and screen; 0 or NaN stands for 1
     * @param tickSize smallest step on the wire; 0 or NaN where it is not known
     */
    public static PriceDisplay of(String displayType, double displayFactor, double tickSize) {
        return new PriceDisplay(Fraction.of(displayType), displayFactor, tickSize);
    }

    /** Makes a display by TT's number: {@code PriceDisplay.of(17, 1, 0.015625)}. */
    public static PriceDisplay of(int displayType, double displayFactor, double tickSize) {
        return of(Integer.toString(displayType), displayFactor, tickSize);
    }

    /** Makes a display that shows decimals as they come, for an instrument of which nothing is known. */
    public static PriceDisplay plain() {
        return new PriceDisplay(Optional.empty(), 1, Double.NaN);
    }

    /** Whether the tick size is known; without it, ticks are NaN and nothing is rounded. */
    public boolean hasTick() {
        return !Double.isNaN(tickSize);
    }

    /** Returns the smallest step of the wire's price, NaN where it is not known. */
    public double tickSize() {
        return tickSize;
    }

    /** Returns the factor between the wire's price and the screen's. */
    public double displayFactor() {
        return displayFactor;
    }

    /**
     * Returns a price or a difference of prices in ticks, fractions of ticks included.
     *
     * <p>{@code ticks(0.03125)} is 2.0 for ZN, whose tick is 0.015625; an average may give 1.5. NaN without a tick size.
     */
    public double ticks(double price) {
        double ticks = price / tickSize;
        double whole = Math.rint(ticks);
        return Math.abs(ticks - whole) < ON_GRID ? whole : ticks;
    }

    /**
     * Returns the price of a whole number of ticks, as the double nearest to its decimal: {@code price(7225)} is 112.890625
     * for ZN. NaN without a tick size.
     */
    public double price(long ticks) {
        if (!hasTick()) {
            return Double.NaN;
        }
        if (Math.abs(ticks) < EXACT_DOUBLES / Math.max(1, tickUnscaled) && tickScale <= 22) {
            return ticks * tickUnscaled / Math.pow(10, tickScale);
        }
        return BigDecimal.valueOf(tickUnscaled, tickScale)
                .multiply(BigDecimal.valueOf(ticks))
                .doubleValue();
    }

    /** Returns the price on the tick grid that is nearest; halves go up. Without a tick size, the price itself. */
    public double round(double price) {
        return hasTick() && Double.isFinite(price) ? price(Math.round(ticks(price))) : price;
    }

    /**
     * Returns a price that is on the tick grid but for the drift of sums as the grid's own double, and any other, such as an
     * average, as it is: 0.0065005000000001 is 0.0065005 for 6J, whose tick is 0.0000005.
     */
    public double settled(double price) {
        return onTick(price) ? round(price) : price;
    }

    /** Whether a price is a whole number of ticks; false without a tick size. */
    public boolean onTick(double price) {
        double ticks = ticks(price);
        return ticks == Math.rint(ticks);
    }

    /**
     * Returns a wire price as the screen shows it: {@code 112'285}; empty for NaN.
     *
     * <p>A price between two ticks, such as an average, keeps its digits: nothing is rounded away in silence.
     */
    public String text(double price) {
        if (!Double.isFinite(price)) {
            return "";
        }
        return fraction.isPresent() ? fractionText(fraction.get(), price * displayFactor) : decimalText(price);
    }

    private static String fractionText(Fraction f, double shown) {
        double size = Math.abs(shown);
        double steps = size * f.stepsAPoint();
        long whole = Math.round(steps);
        String sign = shown < 0 ? "-" : "";
        if (Math.abs(steps - whole) < ON_GRID) {
            long rest = whole % f.stepsAPoint();
            return (whole == 0 ? "" : sign) + whole / f.stepsAPoint() + "'"
                    + padded(rest / f.parts(), f.digits())
                    + f.tail((int) (rest % f.parts()));
        }
        long hundredths = Math.round(size * f.denominator() * 100);
        long numerator = hundredths % (f.denominator() * 100L);
        return sign + hundredths / (f.denominator() * 100L) + "'" + padded(numerator / 100, f.digits()) + "."
                + padded(numerator % 100, 2);
    }

    private static String padded(long number, int digits) {
        String text = Long.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    private String decimalText(double price) {
        if (hasTick()) {
            double ticks = ticks(price);
            if (ticks == Math.rint(ticks) && Math.abs(ticks) < EXACT_DOUBLES / Math.max(1, shownUnscaled)) {
                return BigDecimal.valueOf((long) ticks * shownUnscaled, decimals)
                        .toPlainString();
            }
        }
        int most = hasTick() ? decimals + 2 : MOST_DECIMALS;
        BigDecimal shown = BigDecimal.valueOf(price)
                .multiply(BigDecimal.valueOf(displayFactor))
                .setScale(most, RoundingMode.HALF_EVEN);
        BigDecimal stripped = shown.stripTrailingZeros();
        return (stripped.scale() < decimals ? stripped.setScale(decimals) : stripped).toPlainString();
    }

    /**
     * Returns the wire price of a text from a screen: {@code parse("112'285")} is 112.890625; decimals are read as well.
     *
     * @throws TtException where the text is no price in this display, with an example of one that is
     */
    public double parse(String text) {
        String stripped = text.strip();
        if (DECIMAL.matcher(stripped).matches()) {
            return new BigDecimal(stripped)
                    .divide(BigDecimal.valueOf(displayFactor), MathContext.DECIMAL64)
                    .doubleValue();
        }
        Matcher matcher = FRACTION.matcher(stripped);
        if (fraction.isPresent() && matcher.matches()) {
            double size = size(fraction.get(), matcher);
            if (size >= 0) {
                return (matcher.group(1).equals("-") ? -size : size) / displayFactor;
            }
        }
        throw new TtException(
                Kind.ARGUMENT,
                "'" + text + "' is no price here. Write it like "
                        + text(hasTick() ? price(Math.round(100 / tickSize) + 1) : 100.5) + " or as a decimal.");
    }

    /** The size that a matched fraction stands for, or -1 where its digits stand for none. */
    private static double size(Fraction f, Matcher matcher) {
        String digits = matcher.group(3);
        String decimals = matcher.group(4);
        int steps = 0;
        double numerator;
        if (decimals != null) {
            numerator = Double.parseDouble(digits + "." + decimals);
        } else if (digits.length() == f.digits() + f.tailDigits()) {
            numerator = Integer.parseInt(digits.substring(0, f.digits()));
            steps = f.steps(digits.substring(f.digits()));
        } else if (digits.length() == f.digits()) {
            numerator = Integer.parseInt(digits);
        } else {
            return -1;
        }
        if (steps < 0 || numerator >= f.denominator()) {
            return -1;
        }
        return Double.parseDouble(matcher.group(2)) + numerator / f.denominator() + (double) steps / f.stepsAPoint();
    }

    /** Returns what the display is, for people: {@code half 32nds}-like names are TT's own. */
    @Override
    public String toString() {
        return fraction.map(f -> f.name()).orElse("decimal, " + decimals + " places")
                + (hasTick()
                        ? ", tick "
                                + BigDecimal.valueOf(tickUnscaled, tickScale).toPlainString()
                        : "");
    }
}
