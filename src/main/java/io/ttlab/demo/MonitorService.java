package io.ttlab.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** ttmonitor: positions by instrument, product and family, credit, and what the day began with. */
final class MonitorService {
    private static final double CREDIT_LIMIT = 5_000_000;

    private final World world;
    private final PagedList pages;
    private final SodUploads uploads;
    private final AdminFills adminFills;

    MonitorService(World world, PagedList pages, OtherHosts otherHosts) {
        this.world = world;
        this.pages = pages;
        uploads = new SodUploads(world, otherHosts);
        adminFills = new AdminFills(world);
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "ttmonitor", "position", call -> positions(call, accountsOf(call))),
                new Route("GET", "ttmonitor", "position/*", call -> positions(call, accountInPath(call))),
                new Route("GET", "ttmonitor", "productposition", call -> products(call, accountsOf(call))),
                new Route("GET", "ttmonitor", "productposition/*", call -> products(call, accountInPath(call))),
                new Route("GET", "ttmonitor", "productfamilyposition", call -> families(call, accountsOf(call))),
                new Route("GET", "ttmonitor", "productfamilyposition/*", call -> families(call, accountInPath(call))),
                new Route("GET", "ttmonitor", "creditutilization", this::creditUtilization),
                new Route("GET", "ttmonitor", "sod/*", this::startOfDay),
                new Route("POST", "ttmonitor", "sod/upload", uploads::begin),
                new Route("GET", "ttmonitor", "sod/upload/*", uploads::progress),
                new Route("POST", "ttmonitor", "adminfill", adminFills::post));
    }

    /** The accounts in {@code accountIds}; {@code accountId} is ignored without a word, as TT does. */
    private static List<Integer> accountsOf(Call call) {
        return call.ids("accountIds");
    }

    private static List<Integer> accountInPath(Call call) {
        return List.of((int) Call.whole("accountId", call.variable()));
    }

    private static boolean inFlow(Call call) {
        return !call.parameter("scaleQty").equals("0");
    }

    private void positions(Call call, List<Integer> accounts) {
        Predicate<Position> wanted = p -> accounts.isEmpty() || accounts.contains(p.accountId());
        Book book = world.book();
        List<Position> shown = new ArrayList<>();
        book.positions.values().stream().filter(wanted).forEach(shown::add);
        boolean spreads = call.flag("includeSpreadPositions");
        if (spreads) {
            book.spreadPositions.values().stream().filter(wanted).forEach(shown::add);
        }
        boolean flow = inFlow(call);
        pages.write(
                call,
                "positions",
                accounts + "|" + flow + "|" + spreads,
                shown,
                PagedList.KeyStyle.OPAQUE,
                (json, p) -> PositionJson.write(call, json, p, world.mark(p.instrument(), call.now), flow));
    }

    private void products(Call call, List<Integer> accounts) {
        grouped(call, accounts, "productPositions", "productId", Instrument::productId);
    }

    private void families(Call call, List<Integer> accounts) {
        grouped(
                call,
                accounts,
                "productFamilyPositions",
                "productFamilyId",
                i -> Reference.familyId(i.marketId(), i.contract().symbol()));
    }

    /** Keys and fields of the summed rows are inferred (INF): those of a position, without its prices. */
    private void grouped(
            Call call, List<Integer> accounts, String name, String idField, Function<Instrument, String> group) {
        boolean flow = inFlow(call);
        Map<String, Totals> totals = new LinkedHashMap<>();
        for (Position position : world.book().positions.values()) {
            if (accounts.isEmpty() || accounts.contains(position.accountId())) {
                String id = group.apply(position.instrument());
                totals.computeIfAbsent(
                                position.accountId() + ":" + id,
                                key -> new Totals(position.accountId(), id, position.instrument()))
                        .add(position, world.mark(position.instrument(), call.now), flow);
            }
        }
        pages.write(
                call,
                name,
                accounts + "|" + flow,
                List.copyOf(totals.values()),
                PagedList.KeyStyle.OPAQUE,
                (json, row) -> row.write(json, idField));
    }

    /** Fields are inferred (INF). */
    private void creditUtilization(Call call) {
        List<Integer> wanted = call.ids("accountId");
        boolean products = call.flag("includeProductPos");
        List<Account> shown = world.accounts().stream()
                .filter(account -> wanted.isEmpty() || wanted.contains(account.id()))
                .toList();
        pages.write(
                call,
                "creditUtilization",
                wanted + "|" + products,
                shown,
                PagedList.KeyStyle.OPAQUE,
                (json, account) -> credit(call, json, account, products));
    }

    private void credit(Call call, JsonWriter json, Account account, boolean products) {
        double pnl = 0;
        double margin = 0;
        Map<String, Totals> totals = new LinkedHashMap<>();
        for (Position position : world.book().positions.values()) {
            if (position.accountId() == account.id()) {
                Instrument instrument = position.instrument();
                double mark = world.mark(instrument, call.now);
                double rate = Desk.dollars(instrument.contract().currencyId());
                pnl += position.pnl(mark) * rate;
                margin += Math.abs(position.netPosition()
                                * mark
                                * instrument.contract().pointValue())
                        * rate
                        * 0.04;
                totals.computeIfAbsent(instrument.productId(), id -> new Totals(account.id(), id, instrument))
                        .add(position, mark, false);
            }
        }
        double used = Math.max(0, margin - pnl);
        json.open()
                .whole("accountId", account.id())
                .decimal("creditLimit", CREDIT_LIMIT)
                .text("currency", "USD")
                .decimal("margin", cents(margin))
                .decimal("pnl", cents(pnl));
        if (products) {
            json.openArray("productPositions");
            totals.values().forEach(row -> row.write(json, "productId"));
            json.closeArray();
        }
        json.decimal("utilization", cents(used))
                .decimal("utilizationPercent", cents(100 * used / CREDIT_LIMIT))
                .close();
    }

    private static double cents(double money) {
        return Math.rint(money * 100) / 100;
    }

    /** Fields are inferred (INF). */
    private void startOfDay(Call call) {
        int accountId = (int) Call.whole("accountId", call.variable());
        List<StartOfDay> shown = world.startOfDay().stream()
                .filter(sod -> sod.accountId() == accountId)
                .toList();
        pages.write(
                call,
                "sod",
                "account=" + accountId,
                shown,
                PagedList.KeyStyle.OPAQUE,
                (json, sod) -> json.open()
                        .whole("accountId", sod.accountId())
                        .text("instrumentId", sod.instrument().id())
                        .whole("marketId", sod.instrument().marketId())
                        .decimal("netPosition", sod.netPosition())
                        .decimal("price", sod.price())
                        .text("priceType", "SETTLE")
                        .text("productId", sod.instrument().productId())
                        .close());
    }

    /** Sums of the positions in one product or family. Confine to one thread. */
    private static final class Totals {
        private final int accountId;
        private final String id;
        private final Instrument any;
        private double buyFill;
        private double sellFill;
        private double buyWorking;
        private double sellWorking;
        private double net;
        private double sod;
        private double pnl;
        private double realized;

        Totals(int accountId, String id, Instrument any) {
            this.accountId = accountId;
            this.id = id;
            this.any = any;
        }

        void add(Position position, double mark, boolean flow) {
            double scale = flow ? any.contract().flowFactor() : 1;
            buyFill += position.buyFillQuantity() * scale;
            sellFill += position.sellFillQuantity() * scale;
            buyWorking += position.workingBuyQuantity() * scale;
            sellWorking += position.workingSellQuantity() * scale;
            net += position.netPosition() * scale;
            sod += position.sodNetPosition() * scale;
            pnl += position.pnl(mark);
            realized += position.realizedPnl();
        }

        void write(JsonWriter json, String idField) {
            json.open()
                    .whole("accountId", accountId)
                    .decimal("buyFillQty", buyFill)
                    .decimal("buyWorkingQty", buyWorking)
                    .whole("marketId", any.marketId())
                    .decimal("maxLongPos", net + buyWorking)
                    .decimal("maxShortPos", net - sellWorking)
                    .decimal("netPosition", net)
                    .decimal("pnl", pnl)
                    .text(idField, id)
                    .decimal("realizedPnl", realized)
                    .decimal("sellFillQty", sellFill)
                    .decimal("sellWorkingQty", sellWorking)
                    .decimal("sodNetPos", sod)
                    .close();
        }
    }
}
