package io.ttlab.analytics;

/** What some fills came to; they are added by time. Confine to one thread. */
class FillSum {
    int fills;
    double filled;
    double paid;
    double firstPrice = Double.NaN;
    double aggressive;
    double passive;
    long firstNs = Long.MIN_VALUE;
    long lastNs = Long.MIN_VALUE;

    /** Adds a fill; {@code aggressor} is 1 where it took liquidity, 0 where it did not, and -1 where nothing says. */
    final void add(FillRows rows, int row, byte aggressor) {
        double quantity = rows.quantity[row];
        if (fills++ == 0) {
            firstNs = rows.timeNs[row];
            firstPrice = rows.price[row];
        }
        lastNs = rows.timeNs[row];
        filled += quantity;
        paid += quantity * rows.price[row];
        aggressive += aggressor == 1 ? quantity : 0;
        passive += aggressor == 0 ? quantity : 0;
    }

    /** Average price, NaN without a fill. */
    final double price() {
        return fills == 0 ? Double.NaN : paid / filled;
    }

    /** Share of the contracts whose fill says whether it took liquidity; NaN where none does. */
    final double passiveShare() {
        return passive / (passive + aggressive);
    }
}
