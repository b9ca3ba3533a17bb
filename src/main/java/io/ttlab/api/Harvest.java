package io.ttlab.api;

import io.ttlab.client.Call;
import io.ttlab.client.Gateway;
import io.ttlab.schema.Page;
import io.ttlab.schema.TableBuilder;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import java.util.List;

/**
 * The rows that the requests of one call have brought so far: read into one builder, each record once. Thread-safe.
 *
 * <p>Several walks may bring pages at the same time; reading and sorting out repeats happen under one lock, while the
 * other walks wait for their answers.
 */
final class Harvest {
    /** Fields of which the presence of any makes a record recognisable; without them its whole content must do. */
    private static final List<String> IDS = List.of(
            "id",
            "execId",
            "recordId",
            "uniqueExecId",
            "orderId",
            "instrumentId",
            "productId",
            "name",
            "productFamilyId");

    private final Endpoint endpoint;
    private final Gateway gateway;
    private final Meter meter;
    private final TableBuilder builder;
    private final String timeField;
    /** Guards everything below, together with the builder. */
    private final Object lock = new Object();

    private final RowKeys keys = new RowKeys();
    private final IntArrayList kept = new IntArrayList();

    /**
     * What one page brought.
     *
     * @param rows its rows, repeats included
     * @param fresh those that no page had brought before
     * @param firstNs the time of its earliest row, {@link Long#MIN_VALUE} where a row has none
     * @param lastNs the time of its latest row
     * @param ascending whether its rows stand in the order of their times
     * @param page what it said beside its rows
     */
    record Sheaf(int rows, int fresh, long firstNs, long lastNs, boolean ascending, Page page) {}

    Harvest(Endpoint endpoint, Gateway gateway, Meter meter) {
        this.endpoint = endpoint;
        this.gateway = gateway;
        this.meter = meter;
        this.builder = new TableBuilder(endpoint.schema());
        this.timeField = endpoint.paging() == Paging.TIME || endpoint.paging() == Paging.ACCOUNTS
                ? endpoint.schema().fields().get(0).name()
                : "";
    }

    /** Sends a call and takes what it brings. */
    Sheaf fetch(Call call) {
        Sheaf sheaf = gateway.get(call, body -> {
            synchronized (lock) {
                return take(builder.read(body, endpoint.keys()));
            }
        });
        meter.page(sheaf.fresh());
        return sheaf;
    }

    private Sheaf take(Page page) {
        int end = page.firstRow() + page.rows();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long before = Long.MIN_VALUE;
        boolean ascending = true;
        boolean timed = true;
        int fresh = 0;
        Long2IntOpenHashMap copies = new Long2IntOpenHashMap();
        for (int row = page.firstRow(); row < end; row++) {
            if (!timeField.isEmpty()) {
                long ns = builder.timeNs(timeField, row);
                timed &= ns != Long.MIN_VALUE;
                ascending &= ns >= before;
                before = ns;
                first = Math.min(first, ns);
                last = Math.max(last, ns);
            }
            if (isNew(row, copies)) {
                kept.add(row);
                fresh++;
            }
        }
        if (fresh == 0 && page.rows() > 0) {
            builder.withdraw(page.firstRow());
        }
        return new Sheaf(
                page.rows(), fresh, timed ? first : Long.MIN_VALUE, timed ? last : Long.MIN_VALUE, ascending, page);
    }

    /** Records without any id are told apart by their content, and equal ones within a page by counting them. */
    private boolean isNew(int row, Long2IntOpenHashMap copies) {
        boolean recognisable = !endpoint.identity().isEmpty()
                && endpoint.identity().stream()
                        .anyMatch(field ->
                                IDS.contains(field) && !builder.text(field, row).isEmpty());
        List<String> fields = recognisable ? endpoint.identity() : List.of();
        long high = builder.identity(row, fields, 1);
        long low = builder.identity(row, fields, 2);
        return keys.add(high, recognisable ? low : low + copies.addTo(high, 1));
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
            if (!timeField.isEmpty()) {
                Integer[] boxed = Arrays.stream(rows)
                        .filter(row -> within(builder.timeNs(timeField, row), fromNs, toNs))
                        .boxed()
                        .toArray(Integer[]::new);
                Arrays.sort(boxed, this::compare);
                rows = Arrays.stream(boxed).mapToInt(Integer::intValue).toArray();
            }
            return rows.length > most ? Arrays.copyOf(rows, most) : rows;
        }
    }

    private static boolean within(long ns, long fromNs, long toNs) {
        return ns == Long.MIN_VALUE || ns >= fromNs && ns <= toNs;
    }

    private int compare(Integer a, Integer b) {
        int byTime = Long.compare(builder.timeNs(timeField, a), builder.timeNs(timeField, b));
        if (byTime != 0) {
            return byTime;
        }
        for (String field : endpoint.identity()) {
            int byId = builder.text(field, a).compareTo(builder.text(field, b));
            if (byId != 0) {
                return byId;
            }
        }
        return Long.compare(builder.identity(a, List.of(), 1), builder.identity(b, List.of(), 1));
    }
}
