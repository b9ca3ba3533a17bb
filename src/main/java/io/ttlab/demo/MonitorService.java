package io.ttlab.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** ttmonitor: positions. */
final class MonitorService {
    private final World world;
    private final PagedList pages;

    MonitorService(World world, PagedList pages) {
        this.world = world;
        this.pages = pages;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "ttmonitor", "position", this::position),
                new Route("GET", "ttmonitor", "position/*", this::positionOf));
    }

    /** Filters by {@code accountIds}; {@code accountId} is ignored without a word, as TT does. */
    private void position(Call call) {
        List<Integer> accounts = call.ids("accountIds");
        positions(call, p -> accounts.isEmpty() || accounts.contains(p.accountId()), "accounts=" + accounts);
    }

    private void positionOf(Call call) {
        int account = (int) Call.whole("accountId", call.variable());
        positions(call, p -> p.accountId() == account, "account=" + account);
    }

    private void positions(Call call, Predicate<Position> wanted, String filters) {
        Book book = world.book();
        List<Position> shown = new ArrayList<>();
        book.positions.values().stream().filter(wanted).forEach(shown::add);
        boolean spreads = call.flag("includeSpreadPositions");
        if (spreads) {
            book.spreadPositions.values().stream().filter(wanted).forEach(shown::add);
        }
        boolean flow = !call.parameter("scaleQty").equals("0");
        pages.write(
                call,
                "positions",
                filters + flow + spreads,
                shown,
                PagedList.KeyStyle.OPAQUE,
                (json, position) ->
                        PositionJson.write(json, position, world.mark(position.instrument(), call.now), flow));
    }
}
