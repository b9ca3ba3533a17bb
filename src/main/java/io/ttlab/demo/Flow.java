package io.ttlab.demo;

import io.ttlab.demo.Drafts.FillDraft;
import io.ttlab.demo.Drafts.OrderDraft;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Draws the orders that were filled, day by day, and their fills. */
final class Flow {
    private static final int PAST_DAYS = 7;
    private static final double TODAY_SHARE = 0.6;

    private final Picker picker;
    private final Prices prices;
    private final Span span;
    private final Dice dice;
    private final Drafts drafts;
    private final List<OrderDraft> workingParents;
    private int partialsLeft;

    Flow(Picker picker, Prices prices, Span span, Drafts drafts, List<OrderDraft> workingParents, int partials) {
        this.picker = picker;
        this.prices = prices;
        this.span = span;
        this.dice = picker.dice();
        this.drafts = drafts;
        this.workingParents = workingParents;
        this.partialsLeft = partials;
    }

    void draw(int fills, int otcFills) {
        int today = span.hasToday() ? (int) Math.round(fills * TODAY_SHARE) : 0;
        int past = fills - today;
        for (int back = PAST_DAYS; back >= 1; back--) {
            int share = past / back;
            past -= share;
            LocalDate day = ExpiryRule.businessDays(span.today(), -back);
            drawDay(day, share);
        }
        drawDay(span.today(), today);
        for (int i = 0; i < otcFills; i++) {
            overTheCounter(ExpiryRule.businessDays(span.today(), -dice.between(1, PAST_DAYS)));
        }
    }

    private void drawDay(LocalDate day, int count) {
        OrderDraft finishedParent = null;
        int left = count;
        while (left > 0) {
            Picker.Who who = picker.who(false);
            double roll = dice.nextUnit();
            if (left >= 3 && roll < 0.05) {
                left -= spread(who, day, left / 3);
            } else if (roll < 0.18 && day.equals(span.today()) && !workingParents.isEmpty()) {
                OrderDraft parent = dice.pick(workingParents);
                left -= outright(child(parent), day, left);
            } else if (roll < 0.18) {
                if (finishedParent == null || finishedParent.instrument.expired() || dice.chance(0.4)) {
                    finishedParent = parent(who, picker.outright(who, day), day);
                }
                left -= outright(child(finishedParent), day, left);
            } else {
                int side = dice.chance(0.5) ? Order.BUY : Order.SELL;
                OrderDraft order = drafts.order(who.accountId(), who.userId(), picker.outright(who, day), side);
                left -= outright(order, day, left);
            }
        }
    }

    private OrderDraft parent(Picker.Who who, Instrument instrument, LocalDate day) {
        int side = dice.chance(0.5) ? Order.BUY : Order.SELL;
        OrderDraft parent = drafts.order(who.accountId(), who.userId(), instrument, side);
        parent.kind = "parent";
        parent.algoId = picker.algo().id();
        parent.timeNs = span.opensNs(day) + (long) (dice.nextUnit() * 600e9);
        return parent;
    }

    OrderDraft child(OrderDraft parent) {
        OrderDraft child = drafts.order(parent.accountId, parent.userId, parent.instrument, parent.side);
        child.parent = parent;
        child.algoId = parent.algoId;
        return child;
    }

    /** Fills an order some times; returns how many records that made. */
    private int outright(OrderDraft order, LocalDate day, int most) {
        Listing listing = picker.listing(order.instrument);
        int count = Math.min(most, fillCount());
        long[] times = times(day, count, dice.chance(0.2));
        boolean market = dice.chance(0.1);
        order.type = market ? Order.MARKET : dice.chance(0.06) ? Order.STOP_LIMIT : Order.LIMIT;
        Contract contract = order.instrument.contract();
        int sign = order.side == Order.BUY ? 1 : -1;
        double first = priceAt(order.instrument, times[0]);
        double limit = contract.price(contract.ticks(first) + sign * (long) dice.between(0, 3));
        for (int i = 0; i < count; i++) {
            long ticks = contract.ticks(priceAt(order.instrument, times[i])) + (market ? sign * (long) (i / 2) : 0);
            double price = contract.price(ticks);
            if (!market) {
                price = order.side == Order.BUY ? Math.min(price, limit) : Math.max(price, limit);
            }
            int quantity = dice.between(1, 2 * listing.lot());
            drafts.fill(new FillDraft(order, order.instrument, order.side, price, quantity, Fill.SINGLE, times[i]));
        }
        order.price = market ? 0 : limit;
        order.stopPrice = order.type == Order.STOP_LIMIT ? contract.price(contract.ticks(limit) - sign * 2L) : 0;
        finish(order, day, times[0], listing.lot());
        return count;
    }

    /** Fills a calendar spread: each time one record of the spread and one of each leg, in the same nanosecond. */
    private int spread(Picker.Who who, LocalDate day, int most) {
        Instrument spread = picker.spread(who);
        int side = dice.chance(0.5) ? Order.BUY : Order.SELL;
        OrderDraft order = drafts.order(who.accountId(), who.userId(), spread, side);
        int count = Math.min(most, dice.between(1, 3));
        long[] times = times(day, count, false);
        Contract contract = spread.contract();
        double worst = priceAt(spread, times[0]);
        for (long time : times) {
            double price = priceAt(spread, time);
            worst = side == Order.BUY ? Math.max(worst, price) : Math.min(worst, price);
            int quantity = dice.between(1, picker.listing(spread).lot());
            drafts.fill(new FillDraft(order, spread, side, price, quantity, Fill.SPREAD, time));
            long frontTicks = contract.ticks(priceAt(spread.legs().get(0).instrument(), time));
            for (Instrument.Leg leg : spread.legs()) {
                boolean front = leg.ratio() > 0;
                int legSide = front == (side == Order.BUY) ? Order.BUY : Order.SELL;
                double legPrice = contract.price(front ? frontTicks : frontTicks - contract.ticks(price));
                drafts.fill(new FillDraft(order, leg.instrument(), legSide, legPrice, quantity, Fill.LEG, time));
            }
        }
        order.price = worst;
        finish(order, day, times[0], picker.listing(spread).lot());
        return 3 * count;
    }

    private void overTheCounter(LocalDate day) {
        Picker.Who who = picker.who(false);
        Instrument instrument = picker.liveOutright(who);
        int side = dice.chance(0.5) ? Order.BUY : Order.SELL;
        OrderDraft order = drafts.order(who.accountId(), who.userId(), instrument, side);
        long time = times(day, 1, false)[0];
        double price = priceAt(instrument, time);
        order.price = price;
        int quantity = 50 * dice.between(1, 8);
        drafts.fill(new FillDraft(order, instrument, side, price, quantity, Fill.SINGLE, time, true));
        finish(order, day, time, 0);
    }

    private void finish(OrderDraft order, LocalDate day, long firstFillNs, int lot) {
        order.quantity = order.filled;
        boolean mayWork = day.equals(span.today())
                && partialsLeft > 0
                && order.type != Order.MARKET
                && !order.instrument.expired()
                && order.accountId != Desk.HIDDEN_ACCOUNT;
        if (mayWork && lot > 0) {
            partialsLeft--;
            order.quantity += dice.between(1, 3 * lot);
        }
        order.timeInForce = dice.chance(0.25) ? Order.GOOD_TILL_CANCEL : Order.DAY;
        double rest = dice.nextUnit();
        long opens = span.opensNs(day);
        order.timeNs = Math.max(opens, firstFillNs - 1_000_000 - (long) (rest * rest * rest * 7_200e9));
        if (order.timeNs >= firstFillNs) {
            order.timeNs = opens + (firstFillNs - opens) / 2;
        }
        if (order.parent != null) {
            OrderDraft parent = order.parent;
            parent.quantity += order.quantity;
            parent.filled += order.filled;
            parent.timeNs = Math.min(parent.timeNs, order.timeNs - 1);
        }
    }

    private double priceAt(Instrument instrument, long timeNs) {
        return prices.at(instrument, span.walkNs(timeNs));
    }

    private int fillCount() {
        int count = 1;
        while (count < 12 && dice.chance(0.6)) {
            count++;
        }
        return count;
    }

    /** Ascending times within a day's session; a sweep takes several levels in one nanosecond. */
    private long[] times(LocalDate day, int count, boolean sweep) {
        long opens = span.opensNs(day);
        long length = span.closesNs(day) - opens;
        double start = dice.nextUnit();
        double reach = (1 - start) * Math.pow(dice.nextUnit(), 4);
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            double at = sweep ? start : start + reach * dice.nextUnit();
            times[i] = opens + Math.min(length - 1, (long) (at * length));
        }
        Arrays.sort(times);
        return times;
    }
}
