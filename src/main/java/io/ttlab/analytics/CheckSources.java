package io.ttlab.analytics;

import io.ttlab.api.Spans;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tech.tablesaw.api.Table;

/** The tables that checks look at, each asked for once, and the single checks on them. Confine to one thread. */
final class CheckSources {
    private final Analytics analytics;
    private final Supplier<Table> fills;
    private final Supplier<Table> orders;
    private final Supplier<Table> positions;
    private final Supplier<Table> credit;

    CheckSources(Analytics analytics, Supplier<Table> fills, Supplier<Table> orders, Supplier<Table> positions) {
        this.analytics = analytics;
        this.fills = once(fills);
        this.orders = once(orders);
        this.positions = once(positions);
        this.credit = once(() -> CreditTree.of(analytics.tt()));
    }

    /** Keeps an answer; a failure is not kept. */
    private static Supplier<Table> once(Supplier<Table> source) {
        List<Table> kept = new ArrayList<>(1);
        return () -> {
            if (kept.isEmpty()) {
                kept.add(source.get());
            }
            return kept.get(0);
        };
    }

    Table fillTable() {
        return fills.get();
    }

    Table orderTable() {
        return orders.get();
    }

    private FillRows fillRows(String use) {
        return FillRows.of(fills.get(), use);
    }

    private OrderRows orderRows(String use) {
        return OrderRows.of(orders.get(), use);
    }

    private LocalDate today() {
        return analytics.now().toLocalDate();
    }

    Table selfCross(String window) {
        return new SelfCross(fillRows("selfCross(fills)"), Spans.parse(window).toNanos()).table();
    }

    Table crossedOrders() {
        return CrossedOrders.table(orderRows("crossedOrders(orders)"), analytics.instruments());
    }

    Table manualFlags() {
        return ManualFlags.table(fillRows("manualFlags(fills, orders)"), orderRows("manualFlags(fills, orders)"));
    }

    Table missingTags(String... tags) {
        return PartyTags.table(fillRows("missingTags(fills)"), tags);
    }

    Expiries held() {
        return new Expiries(positions.get(), orderRows("expiries(days)"), analytics.instruments(), today());
    }

    Table rollMatrix(String product) {
        return RollMatrix.table(positions.get(), analytics.instruments(), today(), product);
    }

    Table credit(double leastPercent) {
        return CreditTree.above(credit.get(), leastPercent);
    }
}
