package io.ttlab.analytics;

import io.ttlab.price.PriceDisplay;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * What an instrument is worth and how its prices are written.
 *
 * <p>Where nothing could be had (TT refuses expired instruments), {@link #problem()} says why and the numbers are NaN.
 *
 * @param id TT's id, an unsigned 64-bit number
 * @param name TT's alias such as {@code ZN Dec26}; the id where no name is known
 * @param marketId TT's id of the market, empty where not known
 * @param market the market's name, empty where not known
 * @param productId TT's id of the product, empty where not known
 * @param product the product's symbol such as {@code ZN}, empty where not known
 * @param familyId TT's id of the product family, empty where not known
 * @param type {@code Future}, {@code Option}, {@code MultilegInstrument}, …; empty where not known
 * @param expiry the last trading day, or else the day of expiry
 * @param tickSize smallest step of the price, in the instrument's own units; NaN where not known
 * @param pointValue what one contract gains when the price rises by 1.0, in {@code currency}; NaN where not known
 * @param currency three letters, empty where not known
 * @param display how its prices are written
 * @param problem why nothing is known; empty where all is well
 */
public record InstrumentTerms(
        String id,
        String name,
        String marketId,
        String market,
        String productId,
        String product,
        String familyId,
        String type,
        Optional<LocalDate> expiry,
        double tickSize,
        double pointValue,
        String currency,
        PriceDisplay display,
        String problem) {
    /** How a desk lists instruments: by product, then by expiry, then by name. */
    static final Comparator<InstrumentTerms> BY_PRODUCT = Comparator.comparing(InstrumentTerms::product)
            .thenComparing(terms -> terms.expiry().orElse(LocalDate.MAX))
            .thenComparing(InstrumentTerms::name);

    /** Returns terms that say only why nothing is known of an instrument. */
    public static InstrumentTerms unknown(String id, String name, String problem) {
        return new InstrumentTerms(
                id,
                name.isEmpty() ? id : name,
                "",
                "",
                "",
                "",
                "",
                "",
                Optional.empty(),
                Double.NaN,
                Double.NaN,
                "",
                PriceDisplay.plain(),
                problem);
    }

    /** Whether prices can be turned into money. */
    public boolean known() {
        return problem.isEmpty();
    }

    /** Whether it is a combination of others, whose legs are what moves positions. */
    public boolean multiLeg() {
        String plain = Spelling.plain(type, "PRODUCTTYPE");
        return plain.startsWith("MULTILEG")
                || plain.equals("OPTIONSTRATEGY")
                || plain.equals("43")
                || plain.equals("200");
    }

    /**
     * Returns what a number of contracts gains when the price moves by so many points, in {@link #currency()}.
     *
     * <p>{@code points x contracts x pointValue}: 2 ES over 10.25 points are {@code 10.25 x 2 x 50 = 1025.00} dollars.
     */
    public double money(double points, double contracts) {
        return points * contracts * pointValue;
    }

    /** Returns what one contract gains when the price rises by a tick: 0.25 x 50 = 12.50 dollars for ES. */
    public double tickValue() {
        return tickSize * pointValue;
    }

    /** Whether it is a future of one expiry. */
    boolean future() {
        String plain = Spelling.plain(type, "PRODUCTTYPE");
        return plain.equals("FUTURE") || plain.equals("34");
    }

    InstrumentTerms withName(String other) {
        return new InstrumentTerms(
                id,
                other,
                marketId,
                market,
                productId,
                product,
                familyId,
                type,
                expiry,
                tickSize,
                pointValue,
                currency,
                display,
                problem);
    }

    InstrumentTerms of(ProductTerms terms) {
        return new InstrumentTerms(
                id,
                name,
                marketId,
                market,
                productId,
                product.isEmpty() ? terms.symbol() : product,
                familyId.isEmpty() ? terms.familyId() : familyId,
                type,
                expiry,
                tickSize,
                pointValue,
                currency.isEmpty() ? terms.currency() : currency,
                display,
                problem);
    }
}
