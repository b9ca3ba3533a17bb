package io.ttlab.api;

/** What to ask of {@code /products} beside the market. Confine to one thread. */
public final class ProductQuery {
    boolean inactive;

    ProductQuery() {}

    /** Whether products that are not traded any more are listed too; they are not otherwise. */
    public ProductQuery includeInactive(boolean include) {
        this.inactive = include;
        return this;
    }
}
