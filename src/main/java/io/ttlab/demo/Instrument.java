package io.ttlab.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * One tradable instrument: an expiry, an option, or a spread of legs.
 *
 * @param id unsigned 64-bit number as a string
 * @param name exchange name, for example {@code ZNM5}
 * @param alias TT's name, for example {@code ZN Jun25}; unique in its market
 * @param ricCode Reuters' code, for example {@code TYM5}
 * @param productId id of its product
 * @param typeId TT's product type: 34 future, 43 multi-leg, 51 option
 * @param contract what all expiries of the product share
 * @param month contract month (of the front leg for spreads)
 * @param lastTradeDate last trading day
 * @param legs legs of a spread, else empty
 * @param option terms of an option
 * @param expired true when it is no longer listed: fills refer to it, and {@code /instrument} refuses it
 */
public record Instrument(
        String id,
        String name,
        String alias,
        String ricCode,
        String productId,
        int typeId,
        Contract contract,
        YearMonth month,
        LocalDate lastTradeDate,
        List<Leg> legs,
        Optional<Option> option,
        boolean expired) {

    /**
     * One leg of a spread.
     *
     * @param instrument what is traded
     * @param ratio contracts for each spread that is bought, negative when they are sold
     */
    public record Leg(Instrument instrument, int ratio) {}

    /**
     * The terms of an option.
     *
     * @param call true for calls, false for puts
     * @param strike strike price, on the scale of the underlying's price
     * @param underlying what it is exercised into
     */
    public record Option(boolean call, double strike, Instrument underlying) {}

    /**
     * TT's id of the market where it trades.
     *
     * @return the contract's market id
     */
    public int marketId() {
        return contract.marketId();
    }

    boolean isSpread() {
        return typeId == Product.MULTI_LEG;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Instrument that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return alias + " (" + id + ")";
    }
}
