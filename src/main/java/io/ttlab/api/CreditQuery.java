package io.ttlab.api;

/** What to ask of {@code /creditutilization} beside the account. Confine to one thread. */
public final class CreditQuery {
    boolean products;

    CreditQuery() {}

    /** Whether the positions behind the figures are listed too, in {@code productPositions}; they are not otherwise. */
    public CreditQuery includeProductPositions(boolean include) {
        this.products = include;
        return this;
    }
}
