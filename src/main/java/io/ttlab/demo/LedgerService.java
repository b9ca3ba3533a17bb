package io.ttlab.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** ttledger: orders, fills, corrections of positions, and the names of codes. */
final class LedgerService {
    private static final int ACCOUNTS_A_CALL = 50;

    private final World world;
    private final DemoOptions options;
    private final EnumNames names;

    LedgerService(World world, DemoOptions options) {
        this.world = world;
        this.options = options;
        names = new EnumNames(options.faults().enumSpelling());
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "ttledger", "orders", this::orders),
                new Route("GET", "ttledger", "orders/*", this::order),
                new Route("GET", "ttledger", "orderdata", this::orderData),
                new Route("GET", "ttledger", "fills", call -> fills(call, fill -> true)),
                new Route("GET", "ttledger", "tradingaccountfills", call -> fills(call, this::inOwnAccount)),
                new Route("GET", "ttledger", "tcrfills", this::tradeCaptureFills),
                new Route("GET", "ttledger", "positionmodifications", this::modifications));
    }

    private void orders(Call call) {
        Set<Integer> accounts = new TreeSet<>(call.ids("accounts"));
        if (accounts.size() > ACCOUNTS_A_CALL) {
            // The error's text is not known (INF).
            throw new Call.Refused(
                    400, "Too many accounts: " + accounts.size() + ". At most " + ACCOUNTS_A_CALL + " are allowed.");
        }
        List<Order> shown = new ArrayList<>();
        for (Order order : world.workingOrders()) {
            if ((accounts.isEmpty() || accounts.contains(order.accountId())) && shown.size() < options.orderCap()) {
                shown.add(order);
            }
        }
        if (call.strikes.repeat() && !shown.isEmpty() && shown.size() < options.orderCap()) {
            shown.add(shown.get(call.strikes.dice().nextInt(shown.size())));
        }
        OrderJson writer = new OrderJson(call.strikes);
        Envelope.single(call).list("orders", shown, writer::write).write();
    }

    /** Answers under {@code orders}, as the list does, or with an object under {@code order} (INF). */
    private void order(Call call) {
        Order order = world.order(call.variable())
                .orElseThrow(() -> new Call.Refused(200, "Order " + call.variable() + " not found"));
        OrderJson writer = new OrderJson(call.strikes);
        Envelope envelope = Envelope.single(call);
        if (call.strikes.otherShapes()) {
            envelope.member("order", json -> writer.write(json, order)).write();
        } else {
            envelope.list("orders", List.of(order), writer::write).write();
        }
    }

    private void orderData(Call call) {
        Envelope.single(call).member("orderData", names::write).write();
    }

    private boolean inOwnAccount(Fill fill) {
        Account account = world.reference.accounts.get(fill.order().accountId());
        return account != null && account.own();
    }

    /** Fills that come from trade capture reports: those over the counter, and some of the others (INF). */
    private void tradeCaptureFills(Call call) {
        fills(call, FillJson::isTradeCapture, true);
    }

    private void fills(Call call, Predicate<Fill> kind) {
        fills(call, kind, call.flag("includeOTC"));
    }

    private void fills(Call call, Predicate<Fill> kind, boolean otc) {
        Book book = world.book();
        long from = call.whole("minTimestamp", Long.MIN_VALUE);
        // Whether the end is included is not known (INF: it is, as the beginning is).
        long to = call.whole("maxTimestamp", Long.MAX_VALUE);
        Predicate<Fill> wanted = kind.and(filter(call));
        // One more than the cap, so that a lost fill makes room for the next one and the page stays full.
        int most = options.fillCap() + (call.strikes.lose() ? 1 : 0);
        List<Fill> page = select(book.fills, from, to, wanted, most);
        if (otc) {
            page = merge(page, select(book.otcFills, from, to, wanted, most), most);
        }
        if (call.strikes.lose() && page.size() > 1) {
            page.remove(call.strikes.dice().nextInt(page.size() - 1));
        }
        if (call.strikes.repeat() && !page.isEmpty()) {
            int at = call.strikes.dice().nextInt(page.size());
            page.add(at, page.get(at));
        }
        List<Fill> shown = page.subList(0, Math.min(page.size(), options.fillCap()));
        FillJson writer = new FillJson(world, call.strikes);
        Envelope envelope = Envelope.single(call);
        // Without a result the key is missing rather than an empty list (INF: clients test for the key).
        if (!shown.isEmpty() || call.strikes.otherShapes()) {
            envelope.list("fills", shown, writer::write);
        }
        envelope.write();
    }

    private Predicate<Fill> filter(Call call) {
        Predicate<Fill> wanted = fill -> true;
        if (call.has("accountId")) {
            List<Integer> accounts = call.ids("accountId");
            wanted = wanted.and(fill -> accounts.contains(fill.order().accountId()));
        }
        if (call.has("orderId")) {
            String id = call.parameter("orderId");
            wanted = wanted.and(fill -> fill.order().id().equals(id));
        }
        if (call.has("productId")) {
            String id = call.parameter("productId");
            wanted = wanted.and(fill -> fill.instrument().productId().equals(id));
        }
        return wanted;
    }

    private static List<Fill> select(Fill[] fills, long from, long to, Predicate<Fill> wanted, int most) {
        List<Fill> selected = new ArrayList<>();
        for (int i = Book.firstAtOrAfter(fills, from); i < fills.length && fills[i].timeNs() <= to; i++) {
            if (selected.size() >= most) {
                break;
            }
            if (wanted.test(fills[i])) {
                selected.add(fills[i]);
            }
        }
        return selected;
    }

    private static List<Fill> merge(List<Fill> left, List<Fill> right, int most) {
        List<Fill> merged = new ArrayList<>(left);
        merged.addAll(right);
        merged.sort(Comparator.comparingLong(Fill::timeNs));
        return merged.size() > most ? new ArrayList<>(merged.subList(0, most)) : merged;
    }

    /** Parameters as those of fills, and the record's shape, are inferred (INF). */
    private void modifications(Call call) {
        long from = call.whole("minTimestamp", Long.MIN_VALUE);
        long to = call.whole("maxTimestamp", Long.MAX_VALUE);
        Optional<Integer> account = call.ids("accountId").stream().findFirst();
        List<Modification> shown = world.modifications().stream()
                .filter(m -> m.timeNs() >= from && m.timeNs() <= to)
                .filter(m -> account.isEmpty() || account.get() == m.accountId())
                .limit(options.fillCap())
                .toList();
        Envelope.single(call)
                .list(
                        "positionModifications",
                        shown,
                        (json, m) -> json.open()
                                .whole("accountId", m.accountId())
                                .text("comment", m.typeCode() == 1 ? "Transfer from give-up account" : "")
                                .whole("currUserId", m.userId())
                                .text("instrumentId", m.instrument().id())
                                .whole("marketId", m.instrument().marketId())
                                .text("modificationId", m.id())
                                .whole("modificationType", m.typeCode())
                                .decimal("price", m.price())
                                .decimal("quantity", m.quantity())
                                .whole("side", m.side())
                                .quoted("timeStamp", m.timeNs())
                                .close())
                .write();
    }
}
