package io.ttlab.demo;

/**
 * What all expiries of a product share: the grid of its prices and what one price point is worth.
 *
 * @param symbol exchange symbol, for example {@code ES}
 * @param name the product's long name
 * @param marketId TT's market id
 * @param currencyId TT's currency id, for example 151 for USD
 * @param tickSize smallest price step
 * @param pointValue money that one contract gains when the price rises by 1.0, in the contract's currency
 * @param displayType TT's code of the price format, for example 17 for half 32nds
 */
public record Contract(
        String symbol, String name, int marketId, int currencyId, double tickSize, double pointValue, int displayType) {
    static final int DECIMAL = 5;
    static final int USD = 151;

    /**
     * Money that one contract gains when the price rises by one tick, in the contract's currency.
     *
     * @return tick size times point value, for example 12.5 for ES
     */
    public double tickValue() {
        return Math.round(tickSize * pointValue * 1e6) / 1e6;
    }

    /**
     * Factor between the price on the wire and the price on a screen (INF: 100 for yen futures, quoted per 100 yen).
     *
     * @return 1.0 for most products
     */
    public double displayFactor() {
        return symbol.equals("6J") ? 100.0 : 1.0;
    }

    /**
     * Units of flow in one contract, where positions are shown in flow unless {@code scaleQty=0} asks for contracts.
     *
     * @return 1.0 for products without flow
     */
    public double flowFactor() {
        return switch (symbol) {
            case "NG" -> 10_000.0;
            case "BRN" -> 1_000.0;
            default -> 1.0;
        };
    }

    /**
     * The price on the tick grid for a number of ticks, as the double nearest to its decimal.
     *
     * @param ticks number of ticks, negative for negative prices
     * @return the price
     */
    public double price(long ticks) {
        double perPoint = Math.rint(1 / tickSize);
        // A division by a whole number rounds once; multiplying by 0.01 would drift off the decimal.
        return tickSize < 1 ? ticks / perPoint : ticks * tickSize;
    }

    /**
     * The number of whole ticks nearest to a price.
     *
     * @param price any price
     * @return ticks, negative for negative prices
     */
    public long ticks(double price) {
        return Math.round(price / tickSize);
    }
}
