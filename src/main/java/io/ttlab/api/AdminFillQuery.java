package io.ttlab.api;

import java.util.ArrayList;
import java.util.List;

/** The fills that an administrator enters by hand. Confine to one thread. */
public final class AdminFillQuery {
    /** One fill: the account by id or name, the instrument by its id, BUY or SELL, contracts, price. */
    record Item(Object account, Object instrumentId, String side, double quantity, double price) {}

    final List<Item> items = new ArrayList<>();
    boolean confirmed;

    AdminFillQuery() {}

    /**
     * Adds a fill.
     *
     * @param account the account's id or name
     * @param instrumentId the instrument's id, as text where it exceeds a signed long
     * @param side BUY or SELL
     * @param quantity in contracts, above zero
     * @param price in the instrument's own units
     */
    public AdminFillQuery fill(Object account, Object instrumentId, String side, double quantity, double price) {
        items.add(new Item(account, instrumentId, side, quantity, price));
        return this;
    }

    /** Says that what will be sent was looked at, so that nobody is asked. */
    public AdminFillQuery confirm(boolean confirmed) {
        this.confirmed = confirmed;
        return this;
    }
}
