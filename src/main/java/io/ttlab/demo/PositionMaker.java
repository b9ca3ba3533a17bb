package io.ttlab.demo;

/**
 * Adds up one account's day in one instrument: average prices, and money realized when a position shrinks.
 *
 * <p>What is open has one average price; closing {@code q} contracts at {@code p} realizes
 * {@code q * (p - average) * pointValue} for longs, the negative of it for shorts; a fill that turns the position opens the
 * rest at its own price.
 */
final class PositionMaker {
    private final int accountId;
    private final Instrument instrument;
    private double sodNet;
    private double sodPrice;
    private double bought;
    private double boughtValue;
    private double sold;
    private double soldValue;
    private double net;
    private double average;
    private double realizedPoints;
    private double workingBuy;
    private double workingSell;

    PositionMaker(int accountId, Instrument instrument) {
        this.accountId = accountId;
        this.instrument = instrument;
    }

    void begin(StartOfDay sod) {
        sodNet = sod.netPosition();
        sodPrice = sod.price();
        net = sodNet;
        average = sodNet == 0 ? 0 : sodPrice;
    }

    void add(Fill fill) {
        if (fill.side() == Order.BUY) {
            bought += fill.quantity();
            boughtValue += fill.quantity() * fill.price();
        } else {
            sold += fill.quantity();
            soldValue += fill.quantity() * fill.price();
        }
        double change = fill.signedQuantity();
        if (net == 0 || Math.signum(net) == Math.signum(change)) {
            average = (net * average + change * fill.price()) / (net + change);
            net += change;
            return;
        }
        double closed = Math.min(Math.abs(net), Math.abs(change));
        realizedPoints += Math.signum(net) * closed * (fill.price() - average);
        boolean turned = Math.abs(change) > Math.abs(net);
        net += change;
        if (net == 0) {
            average = 0;
        } else if (turned) {
            average = fill.price();
        }
    }

    void work(Order order) {
        if (order.side() == Order.BUY) {
            workingBuy += order.leaves();
        } else {
            workingSell += order.leaves();
        }
    }

    Position finish() {
        return new Position(
                accountId,
                instrument,
                sodNet,
                sodPrice,
                bought,
                sold,
                bought == 0 ? 0 : boughtValue / bought,
                sold == 0 ? 0 : soldValue / sold,
                average,
                realizedPoints * instrument.contract().pointValue(),
                workingBuy,
                workingSell);
    }
}
