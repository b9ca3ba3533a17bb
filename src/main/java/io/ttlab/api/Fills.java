package io.ttlab.api;

import io.ttlab.client.Call;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.Table;

/** Answers a {@link FillQuery}: one walk for each combination of account, product and order. */
final class Fills {
    static final int MOST_READINGS = 5;

    private final Fetch fetch;
    private final Endpoint endpoint;

    Fills(Fetch fetch, Endpoint endpoint) {
        this.fetch = fetch;
        this.endpoint = endpoint;
    }

    Table table(FillQuery query) {
        Session session = fetch.session();
        Times times = session.times();
        long fromNs = query.since == null ? times.today() : times.read(query.since, true);
        long toNs = query.until == null ? TimeWalk.OPEN : times.read(query.until, false);
        if (fromNs > toNs) {
            throw new TtException(
                    Kind.ARGUMENT,
                    "The span ends before it starts: since " + instant(fromNs) + ", until " + instant(toNs)
                            + ". Swap since and until.");
        }
        List<Call> calls = calls(query);
        Table table = fetch.collect(
                endpoint,
                harvest -> {
                    TimeWalk walk = new TimeWalk(
                            harvest,
                            this::accounts,
                            () -> Times.nanoseconds(session.gateway().ticker().now()),
                            query.maxRows);
                    calls.forEach(call -> walk.walk(call, fromNs, toNs, session.crew()));
                    int before = 0;
                    for (int i = 1; query.reread && i < MOST_READINGS && harvest.size() > before; i++) {
                        before = harvest.size();
                        long endNs = harvest.endNs(fromNs, toNs, query.maxRows);
                        calls.forEach(call -> walk.walk(call, fromNs, endNs, session.crew()));
                    }
                },
                fromNs,
                toNs,
                query.maxRows);
        if (table.rowCount() == query.maxRows) {
            session.warn(
                    String.format(Locale.ROOT, "maxRows(%,d) was reached: there may be later fills.", query.maxRows));
        }
        return table;
    }

    private List<String> accounts() {
        return fetch.session().names().accounts().stream()
                .map(NameStore.Entry::id)
                .toList();
    }

    private List<Call> calls(FillQuery query) {
        List<String> none = List.of("");
        Resolver resolver = query.accounts.isEmpty() && query.products.isEmpty()
                ? null
                : fetch.session().resolver();
        List<String> accounts = resolver == null || query.accounts.isEmpty() ? none : resolver.accounts(query.accounts);
        List<String> products = resolver == null || query.products.isEmpty() ? none : resolver.products(query.products);
        List<Call> calls = new ArrayList<>();
        for (String account : accounts) {
            for (String product : products) {
                for (String order : query.orders.isEmpty() ? none : query.orders) {
                    Call call = Rows.call(endpoint, "").patient(Call.Patience.NARROW);
                    call = account.isEmpty() ? call : call.with("accountId", account);
                    call = product.isEmpty() ? call : call.with("productId", product);
                    call = order.isEmpty() ? call : call.with("orderId", order);
                    calls.add(query.includeOtc ? call.with("includeOTC", "true") : call);
                }
            }
        }
        return calls;
    }

    private static Instant instant(long ns) {
        return Instant.ofEpochSecond(Math.floorDiv(ns, 1_000_000_000L), Math.floorMod(ns, 1_000_000_000L));
    }
}
