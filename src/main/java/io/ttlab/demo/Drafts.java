package io.ttlab.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders and fills while a world is being made; they become records when all of them are known. */
final class Drafts {
    /** An order in the making. */
    static final class OrderDraft {
        final int number;
        final int accountId;
        final int userId;
        final Instrument instrument;
        final int side;
        String kind = "order";
        int type = Order.LIMIT;
        int timeInForce = Order.DAY;
        double quantity;
        double filled;
        double price;
        double stopPrice;
        long timeNs;
        String algoId = "0";

        @Nullable
        OrderDraft parent;

        private @Nullable Order built;

        OrderDraft(int number, int accountId, int userId, Instrument instrument, int side) {
            this.number = number;
            this.accountId = accountId;
            this.userId = userId;
            this.instrument = instrument;
            this.side = side;
        }

        boolean isParent() {
            return kind.equals("parent");
        }

        Order build(long salt) {
            if (built == null) {
                int status = filled == 0 ? Order.NEW : filled < quantity ? Order.PARTIALLY_FILLED : Order.FILLED;
                built = new Order(
                        id(salt),
                        Ids.execution(salt ^ 0x0EDE5L, number),
                        parent == null ? "" : parent.id(salt),
                        algoId,
                        accountId,
                        userId,
                        instrument,
                        side,
                        type,
                        timeInForce,
                        status,
                        quantity,
                        filled,
                        price,
                        stopPrice,
                        timeNs,
                        isParent());
            }
            return built;
        }

        private String id(long salt) {
            return Ids.uuid(salt, kind, number);
        }
    }

    /** A fill in the making. */
    static final class FillDraft {
        final OrderDraft order;
        final Instrument instrument;
        final int side;
        final double price;
        final int quantity;
        final int legType;
        final boolean otc;
        long timeNs;

        FillDraft(
                OrderDraft order,
                Instrument instrument,
                int side,
                double price,
                int quantity,
                int legType,
                long timeNs) {
            this(order, instrument, side, price, quantity, legType, timeNs, false);
        }

        FillDraft(
                OrderDraft order,
                Instrument instrument,
                int side,
                double price,
                int quantity,
                int legType,
                long timeNs,
                boolean otc) {
            this.order = order;
            this.instrument = instrument;
            this.side = side;
            this.price = price;
            this.quantity = quantity;
            this.legType = legType;
            this.timeNs = timeNs;
            this.otc = otc;
        }
    }

    final List<OrderDraft> orders = new ArrayList<>();
    final List<FillDraft> fills = new ArrayList<>();

    OrderDraft order(int accountId, int userId, Instrument instrument, int side) {
        OrderDraft order = new OrderDraft(orders.size(), accountId, userId, instrument, side);
        orders.add(order);
        return order;
    }

    void fill(FillDraft fill) {
        fills.add(fill);
        if (fill.legType != Fill.LEG) {
            fill.order.filled += fill.quantity;
        }
    }
}
