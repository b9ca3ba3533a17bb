package io.ttlab.api;

import io.ttlab.api.NameStore.Entry;
import io.ttlab.client.Call.Patience;
import io.ttlab.client.Gateway;
import io.ttlab.client.TtException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * What ids stand for: looked up in batches, kept for the session and on disk. Thread-safe.
 *
 * <p>A name that cannot be had costs no error: an id without a name stands for itself.
 */
final class Names {
    /** What has names. */
    enum Subject {
        INSTRUMENT,
        MARKET,
        ACCOUNT,
        USER,
        PRODUCT;

        /** Returns the subject of a name column. */
        static Subject of(String nameColumn) {
            return switch (nameColumn) {
                case "instrument" -> INSTRUMENT;
                case "market" -> MARKET;
                case "account" -> ACCOUNT;
                case "product" -> PRODUCT;
                default -> USER;
            };
        }

        String file() {
            return name().toLowerCase(java.util.Locale.ROOT) + "s.tsv";
        }
    }

    /** Lists are asked for again after so long; names of single things that are known stay. */
    private static final Duration LIST_AGE = Duration.ofHours(24);

    /** How long names are done without after asking for them has failed. */
    private static final Duration QUIET = Duration.ofMinutes(2);

    /** So many single look-ups a subject and call; beyond them ids stand for themselves. */
    private static final int MOST_SINGLE = 400;

    private static final int BATCH = 8;

    /** Look-ups that may fail in passing before a call does without the others. */
    private static final int MOST_SKIPPED = 3;

    /** Failures that say nothing about an id. */
    private static final Set<TtException.Kind> PASSING = Set.of(
            TtException.Kind.NETWORK,
            TtException.Kind.SERVER,
            TtException.Kind.TIMEOUT,
            TtException.Kind.BODY,
            TtException.Kind.RATE_LIMIT,
            TtException.Kind.CREDENTIALS);

    /** Begins the entries that say when a whole list was read; no id begins so. */
    private static final String MARK = "#";

    private final Gateway gateway;
    private final Rows rows;
    private final Map<Subject, NameStore> stores = new EnumMap<>(Subject.class);
    /** Markets whose products the key may not read. */
    private final Set<String> refusedMarkets = ConcurrentHashMap.newKeySet();

    /** Until when nobody asks again for names of a subject, since asking failed a moment ago. */
    private final Map<Subject, Instant> quietUntil = new ConcurrentHashMap<>();

    /** Ids that the gateway refused in this session, so that nobody asks again. */
    private final Map<Subject, Set<String>> refused = new EnumMap<>(Subject.class);

    Names(Gateway gateway, Rows rows, @Nullable Path folder) {
        this.gateway = gateway;
        this.rows = rows;
        for (Subject subject : Subject.values()) {
            stores.put(subject, new NameStore(folder == null ? null : folder.resolve(subject.file())));
            refused.put(subject, ConcurrentHashMap.newKeySet());
        }
    }

    /** Returns a name that is known already, or null. */
    @Nullable
    String known(Subject subject, String id) {
        Entry entry = store(subject).get(id);
        return entry == null || entry.name().isEmpty() ? null : entry.name();
    }

    /** Returns what is known of a subject, for completion and nearest matches; asks nobody. */
    List<Entry> known(Subject subject) {
        return store(subject).all().stream()
                .filter(entry -> !entry.id().startsWith(MARK))
                .toList();
    }

    NameStore store(Subject subject) {
        return java.util.Objects.requireNonNull(stores.get(subject));
    }

    /** Learns the names of ids as far as they can be had. */
    void learn(Subject subject, Collection<String> ids) {
        Set<String> missing = new LinkedHashSet<>();
        for (String id : ids) {
            if (!id.isEmpty()
                    && !id.equals("0")
                    && known(subject, id) == null
                    && !refused.get(subject).contains(id)) {
                missing.add(id);
            }
        }
        Instant now = gateway.ticker().now();
        if (missing.isEmpty() || quietUntil.getOrDefault(subject, Instant.MIN).isAfter(now)) {
            return;
        }
        try {
            switch (subject) {
                case MARKET -> list(PdsEndpoints.MARKETS, subject, Patience.BRIEF);
                case ACCOUNT -> {
                    list(NameEndpoints.ACCOUNTS, subject, Patience.BRIEF);
                    singles(subject, missing);
                }
                case USER -> {
                    if (missing.size() > 4) {
                        list(NameEndpoints.USERS, subject, Patience.BRIEF);
                    }
                    singles(subject, missing);
                }
                case PRODUCT -> singles(subject, missing);
                case INSTRUMENT -> instruments(missing);
            }
        } catch (TtException failed) {
            if (failed.kind() == TtException.Kind.INTERRUPTED) {
                throw failed;
            }
            quietUntil.put(subject, gateway.ticker().now().plus(QUIET));
            if (failed.kind() == TtException.Kind.REFUSED || failed.kind() == TtException.Kind.FORBIDDEN) {
                missing.removeIf(id -> known(subject, id) != null);
                refused.get(subject).addAll(missing);
            }
        } finally {
            store(subject).flush();
        }
    }

    /** Returns every account that the key sees, from the list that this session or the last day has read. */
    List<Entry> accounts() {
        list(NameEndpoints.ACCOUNTS, Subject.ACCOUNT, Patience.RETRY);
        return known(Subject.ACCOUNT);
    }

    /** Returns every market. */
    List<Entry> markets() {
        list(PdsEndpoints.MARKETS, Subject.MARKET, Patience.RETRY);
        return known(Subject.MARKET);
    }

    /** Returns every user that the key sees. */
    List<Entry> users() {
        list(NameEndpoints.USERS, Subject.USER, Patience.RETRY);
        return known(Subject.USER);
    }

    /** Returns the products of a market, read once a day. */
    List<Entry> products(String marketId) {
        String mark = MARK + "products of " + marketId;
        if (!isFresh(Subject.PRODUCT, mark)) {
            Table table = rows.raw(PdsEndpoints.PRODUCTS, "", call -> call.with("marketId", marketId));
            keep(Subject.PRODUCT, table, marketId);
            mark(Subject.PRODUCT, mark);
            store(Subject.PRODUCT).flush();
        }
        return known(Subject.PRODUCT).stream()
                .filter(entry -> entry.owner().equals(marketId))
                .toList();
    }

    /** Returns the products of every market that the key may read: a request per market, once a day. */
    List<Entry> products() {
        Map<String, List<Entry>> byMarket = new ConcurrentHashMap<>();
        List<Entry> markets = markets();
        List<Runnable> jobs = new ArrayList<>();
        for (Entry market : markets) {
            jobs.add(() -> {
                if (!refusedMarkets.contains(market.id())) {
                    try {
                        byMarket.put(market.id(), products(market.id()));
                    } catch (TtException notPermitted) {
                        if (notPermitted.kind() != TtException.Kind.REFUSED
                                && notPermitted.kind() != TtException.Kind.FORBIDDEN) {
                            throw notPermitted;
                        }
                        refusedMarkets.add(market.id());
                    }
                }
            });
        }
        if (!jobs.isEmpty()) {
            new Crew(4).run(jobs);
        }
        return markets.stream()
                .flatMap(market -> byMarket.getOrDefault(market.id(), List.of()).stream())
                .toList();
    }

    private boolean isFresh(Subject subject, String mark) {
        Entry entry = store(subject).get(mark);
        return entry != null
                && entry.seen().plus(LIST_AGE).isAfter(gateway.ticker().now());
    }

    private void mark(Subject subject, String mark) {
        store(subject).putAll(List.of(new Entry(mark, "", "", gateway.ticker().now())));
    }

    /** Forgets everything, the files included. */
    void forget() throws IOException {
        quietUntil.clear();
        refusedMarkets.clear();
        for (Subject subject : Subject.values()) {
            store(subject).clear();
            refused.get(subject).clear();
        }
    }

    /** Takes the names out of a table that was fetched for another reason. */
    void remember(Subject subject, Table table, String owner) {
        keep(subject, table, owner);
        store(subject).flush();
    }

    private void keep(Subject subject, Table table, String owner) {
        Instant now = gateway.ticker().now();
        List<Entry> entries = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            String id = cell(table, row, "id");
            String name = name(subject, table, row);
            if (!id.isEmpty() && !name.isEmpty()) {
                String belongs = subject == Subject.INSTRUMENT
                        ? cell(table, row, "productId")
                        : owner.isEmpty() ? cell(table, row, "marketId") : owner;
                entries.add(new Entry(id, name, belongs, now));
            }
        }
        store(subject).putAll(entries);
    }

    private static String name(Subject subject, Table table, int row) {
        return switch (subject) {
            case INSTRUMENT -> first(table, row, "alias", "name");
            case PRODUCT -> first(table, row, "symbol", "name");
            case USER -> {
                String alias = cell(table, row, "alias");
                String whole = (cell(table, row, "firstName") + " " + cell(table, row, "lastName")).strip();
                yield !alias.isEmpty() ? alias : !whole.isEmpty() ? whole : cell(table, row, "email");
            }
            case MARKET, ACCOUNT -> cell(table, row, "name");
        };
    }

    private static String first(Table table, int row, String column, String otherwise) {
        String text = cell(table, row, column);
        return text.isEmpty() ? cell(table, row, otherwise) : text;
    }

    private static String cell(Table table, int row, String column) {
        return table.containsColumn(column) ? table.column(column).getString(row) : "";
    }

    private void list(Endpoint endpoint, Subject subject, Patience patience) {
        String mark = MARK + endpoint.name();
        if (!isFresh(subject, mark)) {
            keep(subject, rows.raw(endpoint, "", call -> call.patient(patience)), "");
            mark(subject, mark);
            store(subject).flush();
        }
    }

    private void singles(Subject subject, Set<String> ids) {
        List<String> missing = ids.stream()
                .filter(id -> known(subject, id) == null)
                .limit(MOST_SINGLE)
                .toList();
        Set<String> skipped = ConcurrentHashMap.newKeySet();
        List<Runnable> jobs = new ArrayList<>();
        missing.forEach(id -> jobs.add(() -> single(subject, id, skipped)));
        if (!jobs.isEmpty()) {
            new Crew(4).run(jobs);
        }
    }

    /** Asks for one thing; returns its row, or an empty table where the gateway refuses. */
    private @Nullable Table single(Subject subject, String id, Set<String> skipped) {
        Endpoint endpoint =
                switch (subject) {
                    case INSTRUMENT -> PdsEndpoints.INSTRUMENT;
                    case ACCOUNT -> NameEndpoints.ACCOUNT;
                    case USER -> NameEndpoints.USER;
                    case PRODUCT, MARKET -> PdsEndpoints.PRODUCT;
                };
        try {
            Table table = rows.raw(endpoint, id, call -> call.patient(Patience.BRIEF));
            keep(subject, table, "");
            if (known(subject, id) == null) {
                refused.get(subject).add(id);
            }
            return table;
        } catch (TtException notToBeHad) {
            if (notToBeHad.kind() == TtException.Kind.INTERRUPTED) {
                throw notToBeHad;
            }
            if (!PASSING.contains(notToBeHad.kind())) {
                refused.get(subject).add(id);
                return null;
            }
            skipped.add(id);
            if (skipped.size() > MOST_SKIPPED) {
                throw notToBeHad;
            }
            return null;
        }
    }

    /** Looks a few up to learn their products, and then whole products at once. */
    private void instruments(Set<String> ids) {
        Set<String> asked = new LinkedHashSet<>();
        Set<String> skipped = ConcurrentHashMap.newKeySet();
        int budget = MOST_SINGLE;
        while (budget > 0) {
            List<String> missing = ids.stream()
                    .filter(id -> known(Subject.INSTRUMENT, id) == null
                            && !skipped.contains(id)
                            && !refused.get(Subject.INSTRUMENT).contains(id))
                    .toList();
            if (missing.isEmpty()) {
                return;
            }
            List<String> batch = missing.subList(0, Math.min(BATCH, missing.size()));
            budget -= batch.size();
            Map<String, String> products = new ConcurrentHashMap<>();
            List<Runnable> jobs = new ArrayList<>();
            for (String id : batch) {
                jobs.add(() -> {
                    Table table = single(Subject.INSTRUMENT, id, skipped);
                    if (table != null && table.rowCount() > 0) {
                        products.put(cell(table, 0, "productId"), id);
                    }
                });
            }
            new Crew(4).run(jobs);
            long left = missing.size() - batch.size();
            List<Runnable> lists = new ArrayList<>();
            for (String product : products.keySet()) {
                if (left > 2 && !product.isEmpty() && asked.add(product)) {
                    lists.add(() -> keep(
                            Subject.INSTRUMENT,
                            rows.raw(
                                    PdsEndpoints.INSTRUMENTS,
                                    "",
                                    call -> call.with("productId", product).patient(Patience.BRIEF)),
                            ""));
                }
            }
            if (!lists.isEmpty()) {
                new Crew(4).run(lists);
            }
        }
    }

    /** Returns the name of each id, the id itself where it has none. */
    Map<String, String> names(Subject subject, Collection<String> ids) {
        learn(subject, ids);
        Map<String, String> names = new HashMap<>();
        for (String id : ids) {
            String name = known(subject, id);
            names.put(id, name == null ? id : name);
        }
        return names;
    }
}
