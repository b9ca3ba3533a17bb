package io.ttlab.demo;

import io.ttlab.demo.Drafts.OrderDraft;
import java.util.ArrayList;
import java.util.List;

/** Draws what works without a fill yet: the algo parents of today, their resting children, and plain orders. */
final class Resting {
    private final Picker picker;
    private final Prices prices;
    private final Span span;
    private final Dice dice;
    private final Drafts drafts;

    Resting(Picker picker, Prices prices, Span span, Drafts drafts) {
        this.picker = picker;
        this.prices = prices;
        this.span = span;
        this.dice = picker.dice();
        this.drafts = drafts;
    }

    List<OrderDraft> parents(int count) {
        List<OrderDraft> parents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Picker.Who who = picker.who(true);
            OrderDraft parent = drafts.order(who.accountId(), who.userId(), picker.liveOutright(who), side());
            parent.kind = "parent";
            parent.algoId = picker.algo().id();
            parent.timeNs = timeToday();
            parents.add(parent);
        }
        return parents;
    }

    /** Adds resting orders, the first ones as children, so that each parent has at least one that works. */
    void rest(int count, List<OrderDraft> parents) {
        for (int i = 0; i < count; i++) {
            if (i < parents.size()) {
                child(parents.get(i));
            } else if (!parents.isEmpty() && dice.chance(0.15)) {
                child(dice.pick(parents));
            } else {
                plain();
            }
        }
    }

    private void child(OrderDraft parent) {
        OrderDraft child = drafts.order(parent.accountId, parent.userId, parent.instrument, parent.side);
        child.parent = parent;
        child.algoId = parent.algoId;
        shape(child, parent.timeNs + 1 + (long) (dice.nextUnit() * (span.asOfNs() - parent.timeNs - 1)), false);
        parent.quantity += child.quantity;
    }

    private void plain() {
        Picker.Who who = picker.who(true);
        Instrument instrument = dice.chance(0.08) ? picker.spread(who) : picker.outright(who, span.today());
        if (instrument.expired()) {
            instrument = picker.liveOutright(who);
        }
        OrderDraft order = drafts.order(who.accountId(), who.userId(), instrument, side());
        boolean older = dice.chance(0.25);
        long time = older ? span.startNs() - (long) (dice.nextUnit() * 9 * Span.DAY_NS) : timeToday();
        shape(order, time, true);
        order.timeInForce = older || dice.chance(0.2) ? Order.GOOD_TILL_CANCEL : Order.DAY;
    }

    private void shape(OrderDraft order, long timeNs, boolean stops) {
        Contract contract = order.instrument.contract();
        long market = contract.ticks(prices.at(order.instrument, span.walkNs(span.asOfNs())));
        int sign = order.side == Order.BUY ? 1 : -1;
        long away = 1 + (long) (Math.pow(dice.nextUnit(), 2) * 40);
        boolean outright =
                !order.instrument.isSpread() && order.instrument.option().isEmpty();
        double roll = stops && outright ? dice.nextUnit() : 1;
        if (roll < 0.08) {
            order.type = Order.STOP;
            order.stopPrice = contract.price(market + sign * away);
        } else if (roll < 0.2) {
            order.type = Order.STOP_LIMIT;
            order.stopPrice = contract.price(market + sign * away);
            order.price = contract.price(market + sign * (away + 4));
        } else {
            order.type = Order.LIMIT;
            long ticks = market - sign * away;
            order.price = contract.price(order.instrument.isSpread() ? ticks : Math.max(1, ticks));
        }
        order.quantity = dice.between(1, 4 * picker.listing(order.instrument).lot());
        order.timeNs = timeNs;
    }

    private int side() {
        return dice.chance(0.5) ? Order.BUY : Order.SELL;
    }

    /** A time of today, or of the evening before when the day has only just begun; a nanosecond is left for children. */
    private long timeToday() {
        long from = span.hasToday() ? span.startNs() : span.startNs() - Span.DAY_NS / 6;
        return from + (long) (dice.nextUnit() * (span.asOfNs() - 2 - from));
    }
}
