package io.ttlab.demo;

/**
 * A product as {@code /products} lists it.
 *
 * @param id unsigned 64-bit number as a string
 * @param symbol exchange symbol, {@code HO|CL} for inter-product ones
 * @param name long name; empty where TT sends none
 * @param marketId TT's market id
 * @param typeId TT's product type, for example 34 for futures
 * @param familyId id of the product's family
 * @param currencyId TT's currency id
 * @param active false for products that only {@code includeInactive} shows
 */
public record Product(
        String id,
        String symbol,
        String name,
        int marketId,
        int typeId,
        String familyId,
        int currencyId,
        boolean active) {
    static final int FUTURE = 34;
    static final int MULTI_LEG = 43;
    static final int OPTION = 51;

    /**
     * Whether the product combines others.
     *
     * @return true for symbols such as {@code HO|CL}
     */
    public boolean isInterProduct() {
        return symbol.indexOf('|') >= 0;
    }
}
