package io.ttlab.analytics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/** Working bids at or above working offers of the same instrument. */
final class CrossedOrders {
    private CrossedOrders() {}

    static Table table(OrderRows orders, Instruments instruments) {
        Sheet sheet = new Sheet("crossed orders")
                .texts("instrument")
                .numbers("bid", "offer", "overlapTicks", "bidQty", "offerQty")
                .texts("bidAccount", "offerAccount", "bidUser", "offerUser")
                .flags("sameAccount")
                .texts("bidOrderId", "offerOrderId");
        Map<Integer, List<Integer>> bids = new HashMap<>();
        Map<Integer, List<Integer>> offers = new HashMap<>();
        for (int row = 0; row < orders.size; row++) {
            if (orders.quotes(row)) {
                (orders.sign[row] > 0 ? bids : offers)
                        .computeIfAbsent(orders.instrument.codes()[row], unseen -> new ArrayList<>())
                        .add(row);
            }
        }
        for (int code = 0; code < orders.instrument.labels().length; code++) {
            for (int bid : bids.getOrDefault(code, List.of())) {
                for (int offer : offers.getOrDefault(code, List.of())) {
                    if (orders.price[bid] >= orders.price[offer]) {
                        InstrumentTerms terms = instruments.of(orders.instrument.at(bid));
                        add(sheet, orders, bid, offer, terms);
                    }
                }
            }
        }
        return sheet.table();
    }

    private static void add(Sheet sheet, OrderRows orders, int bid, int offer, InstrumentTerms terms) {
        sheet.add(
                orders.instrumentName.at(bid),
                orders.price[bid],
                orders.price[offer],
                terms.display().ticks(orders.price[bid] - orders.price[offer]),
                orders.leaves[bid],
                orders.leaves[offer],
                orders.account.at(bid),
                orders.account.at(offer),
                orders.user.at(bid),
                orders.user.at(offer),
                orders.account.at(bid).equals(orders.account.at(offer)),
                orders.id.at(bid),
                orders.id.at(offer));
    }
}
