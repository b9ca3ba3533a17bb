package io.ttlab.api;

import io.ttlab.client.BodyException;
import io.ttlab.client.Call;
import io.ttlab.client.Gateway;
import io.ttlab.schema.Page;
import io.ttlab.schema.RowIdentity;
import io.ttlab.schema.TableBuilder;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rows that the requests of one call have brought so far: read into one builder, each record once. Thread-safe.
 *
 * <p>Several walks may bring pages at the same time; reading and sorting out repeats happen under one lock, while the
 * other walks wait for their answers.
 */
final class Harvest {
    /** What makes a fill itself, the first that is there; {@code execId} can be absent. */
    private static final Set<String> EXECUTION_IDS = Set.of("execId", "recordId", "uniqueExecId");

    private final Endpoint endpoint;
    private final Gateway gateway;
    private final Meter meter;
    private final TableBuilder builder;
    private final boolean timed;
    private final IntToLongFunction times;
    /** Recognises records that have an id. */
    private final RowIdentity identity;
    /** Tells whether a record has one. */
    private final RowIdentity ids;
    /** Guards everything below, together with the builder. */
    private final Object lock = new Object();

    private final RowKeys keys = new RowKeys();
    private final IntArrayList kept = new IntArrayList();

    /**
     * What one page brought.
     *
     * @param rows its rows, repeats included
     * @param fresh those that no page had brought before
     * @param freshAtLast those of them that have the time of its latest row
     * @param firstNs the time of its earliest fresh row, {@link Long#MIN_VALUE} where a row has none
     * @param lastNs the time of its latest row, {@link Long#MIN_VALUE} where a row has none
     * @param ascending whether its fresh rows stand in the order of their times
     * @param page what it said beside its rows
     */
    record Sheaf(int rows, int fresh, int freshAtLast, long firstNs, long lastNs, boolean ascending, Page page) {}

    Harvest(Endpoint endpoint, Gateway gateway, Meter meter) {
        this.endpoint = endpoint;
        this.gateway = gateway;
        this.meter = meter;
        this.builder = new TableBuilder(endpoint.schema());
        this.timed = endpoint.paging() == Paging.TIME || endpoint.paging() == Paging.ACCOUNTS;
        this.times = builder.timesNs(timed ? endpoint.schema().fields().get(0).name() : "");
        this.identity = builder.identity(endpoint.identity());
        List<String> executions =
                endpoint.identity().stream().filter(EXECUTION_IDS::contains).toList();
        this.ids = executions.isEmpty() ? identity : builder.identity(executions);
    }

    /** Sends a call and takes what it brings. */
    Sheaf fetch(Call call) {
        Sheaf sheaf = gateway.get(call, this::read);
        meter.page(sheaf.fresh());
        return sheaf;
    }

    /** Takes what a call brings, and has the next page asked for before this one is decoded. */
    Sheaf fetch(Call call, Lookahead ahead, Lookahead.Guess guess) {
        byte[] early = ahead.take(call);
        @Nullable Sheaf sheaf = null;
        if (early != null) {
            ahead.expect(guess.next(early));
            try {
                sheaf = read(early);
            } catch (BodyException unusable) {
                // Unusable, so it is asked for again, with all the patience that a call has.
                sheaf = null;
            }
        }
        if (sheaf == null) {
            sheaf = gateway.get(call, body -> {
                ahead.expect(guess.next(body));
                return read(body);
            });
        }
        meter.page(sheaf.fresh());
        return sheaf;
    }

    private Sheaf read(byte[] body) throws BodyException {
        synchronized (lock) {
            return take(builder.read(body, endpoint.keys()));
        }
    }

    /** Says how much work the call is, in a unit of its own, so that the time left can be told. */
    void expect(double work) {
        meter.expect(work);
    }

    /** Says that so much of the work is done. */
    void advance(double work) {
        meter.advance(work);
    }

    /** Returns the field that rows are timed by. */
    String timeField() {
        return endpoint.schema().fields().get(0).name();
    }

    /** Returns a way to load a page while the one before is decoded. */
    Lookahead lookahead() {
        return new Lookahead(gateway);
    }

    private Sheaf take(Page page) {
        int end = page.firstRow() + page.rows();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long before = Long.MIN_VALUE;
        boolean ascending = true;
        boolean allTimed = timed;
        int fresh = 0;
        int freshAtLast = 0;
        RowIdentity content = builder.identityOfAll();
        Long2IntOpenHashMap copies = new Long2IntOpenHashMap();
        for (int row = page.firstRow(); row < end; row++) {
            boolean isNew = isNew(row, content, copies);
            if (timed) {
                long ns = times.applyAsLong(row);
                allTimed &= ns != Long.MIN_VALUE;
                if (isNew) {
                    ascending &= ns >= before;
                    before = ns;
                    first = Math.min(first, ns);
                }
                freshAtLast = ns > last ? 0 : freshAtLast;
                last = Math.max(last, ns);
                freshAtLast += isNew && ns == last ? 1 : 0;
            }
            if (isNew) {
                kept.add(row);
                fresh++;
            }
        }
        if (fresh == 0 && page.rows() > 0) {
            builder.withdraw(page.firstRow());
        }
        return new Sheaf(
                page.rows(),
                fresh,
                freshAtLast,
                allTimed ? first : Long.MIN_VALUE,
                allTimed ? last : Long.MIN_VALUE,
                ascending,
                page);
    }

    /** Records without any id are told apart by their content, and equal ones within a page by counting them. */
    private boolean isNew(int row, RowIdentity content, Long2IntOpenHashMap copies) {
        if (ids.isThere(row)) {
            return keys.add(identity.of(row, 1), identity.of(row, 2));
        }
        long high = content.of(row, 1);
        return keys.add(high, content.of(row, 2) + copies.addTo(high, 1));
    }

    /** Returns how many records were kept. */
    int size() {
        synchronized (lock) {
            return kept.size();
        }
    }

    /** Returns the distinct texts of a field in the rows kept. */
    List<String> distinct(String field) {
        synchronized (lock) {
            return kept.intStream()
                    .mapToObj(row -> builder.text(field, row))
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /** Returns the builder with everything read. */
    TableBuilder builder() {
        return builder;
    }

    /** Returns the endpoint. */
    Endpoint endpoint() {
        return endpoint;
    }

    /**
     * Returns the rows kept, in their lasting order: as served for lists, by time and then by id for orders and fills,
     * whatever the pages, the splits and the number of walks were.
     */
    int[] order(long fromNs, long toNs, int most) {
        synchronized (lock) {
            int[] rows = kept.toIntArray();
            if (timed) {
                rows = within(rows, fromNs, toNs);
                RowIdentity content = builder.identityOfAll();
                if (!isSorted(rows, content)) {
                    IntArrays.mergeSort(rows, (a, b) -> compare(a, b, content));
                }
            }
            return rows.length > most ? Arrays.copyOf(rows, most) : rows;
        }
    }

    /** Returns where a span ends of which so many rows are wanted, as far as is known: earlier once they are there. */
    long endNs(long fromNs, long toNs, int most) {
        synchronized (lock) {
            if (kept.size() < most) {
                return toNs;
            }
            int[] rows = order(fromNs, toNs, most);
            return rows.length < most ? toNs : Math.min(toNs, times.applyAsLong(rows[most - 1]));
        }
    }

    private int[] within(int[] rows, long fromNs, long toNs) {
        int count = 0;
        for (int row : rows) {
            long ns = times.applyAsLong(row);
            if (ns == Long.MIN_VALUE || ns >= fromNs && ns <= toNs) {
                rows[count++] = row;
            }
        }
        return count == rows.length ? rows : Arrays.copyOf(rows, count);
    }

    private boolean isSorted(int[] rows, RowIdentity content) {
        for (int i = 1; i < rows.length; i++) {
            if (compare(rows[i - 1], rows[i], content) > 0) {
                return false;
            }
        }
        return true;
    }

    private int compare(int a, int b, RowIdentity content) {
        int byTime = Long.compare(times.applyAsLong(a), times.applyAsLong(b));
        if (byTime != 0) {
            return byTime;
        }
        for (String field : endpoint.identity()) {
            int byId = builder.text(field, a).compareTo(builder.text(field, b));
            if (byId != 0) {
                return byId;
            }
        }
        return Long.compare(content.of(a, 1), content.of(b, 1));
    }
}
