package io.ttlab.api;

import io.ttlab.client.Bodies;
import io.ttlab.client.Call;
import io.ttlab.client.Gateway;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import io.ttlab.schema.CodeTables;
import io.ttlab.schema.Codes;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The server's own tables of codes, fetched when first needed and kept for the session. Thread-safe.
 *
 * <p>A code that the tables lack makes them be fetched anew, once a minute at most, since TT adds codes without notice.
 */
final class Enumerations {
    /** The answers that hold tables of codes. */
    enum Source {
        ORDERS("ttledger", "orderdata"),
        PRODUCTS("ttpds", "productdata"),
        INSTRUMENTS("ttpds", "instrumentdata"),
        ALGOS("ttpds", "algodata");

        final String service;
        final String endpoint;

        Source(String service, String endpoint) {
            this.service = service;
            this.endpoint = endpoint;
        }
    }

    private static final Duration STALE = Duration.ofMinutes(1);

    private final Gateway gateway;
    /** The tables that were fetched, or are on their way; guarded by this. */
    private final Map<Source, CompletableFuture<Fetched>> fetched = new EnumMap<>(Source.class);

    /** Codes that the newest tables lack, each as {@code table=code}; guarded by this. */
    private final Set<String> hopeless = new HashSet<>();

    private record Fetched(CodeTables tables, Instant at) {}

    Enumerations(Gateway gateway) {
        this.gateway = gateway;
    }

    /** Returns the sources that an endpoint's codes come from. */
    static List<Source> sources(Endpoint endpoint) {
        return switch (endpoint.service()) {
            case "ttledger" -> List.of(Source.ORDERS);
            case "ttpds" ->
                endpoint.name().toLowerCase(java.util.Locale.ROOT).contains("instrument")
                        ? List.of(Source.PRODUCTS, Source.INSTRUMENTS)
                        : endpoint.name().toLowerCase(java.util.Locale.ROOT).contains("algo")
                                ? List.of(Source.ALGOS, Source.ORDERS)
                                : endpoint.name().startsWith("product") ? List.of(Source.PRODUCTS) : List.of();
            default -> List.of();
        };
    }

    /** Starts to fetch what an endpoint needs, so that it arrives while the rows do. */
    void prepare(Endpoint endpoint) {
        sources(endpoint).forEach(this::request);
    }

    /** Returns the tables of one answer. */
    CodeTables tables(Source source) {
        return await(request(source)).tables();
    }

    /** Returns what decodes an endpoint's codes: several tables, the first that knows a table's name deciding. */
    Codes decoder(Endpoint endpoint) {
        List<CodeTables> tables = sources(endpoint).stream().map(this::tables).toList();
        return (table, code) -> {
            for (CodeTables candidate : tables) {
                String label = candidate.label(table, code);
                if (label != null) {
                    return label;
                }
            }
            return null;
        };
    }

    /**
     * Forgets tables that have been here for a minute, where codes turned up that they lack; returns whether any was.
     *
     * <p>Codes that new tables lacked as well are not asked for again.
     */
    synchronized boolean forgetStale(Endpoint endpoint, Set<String> unknownCodes) {
        if (hopeless.containsAll(unknownCodes)) {
            return false;
        }
        Instant now = gateway.ticker().now();
        boolean any = false;
        for (Source source : sources(endpoint)) {
            CompletableFuture<Fetched> known = fetched.get(source);
            if (known != null
                    && known.isDone()
                    && !known.isCompletedExceptionally()
                    && known.join().at().plus(STALE).isBefore(now)) {
                fetched.remove(source);
                any = true;
            }
        }
        if (any) {
            hopeless.addAll(unknownCodes);
        }
        return any;
    }

    /** Forgets everything. */
    synchronized void forget() {
        hopeless.clear();
        fetched.clear();
    }

    /** Returns how many codes are known, by source, and since when. */
    synchronized Map<String, Map.Entry<Integer, Instant>> contents() {
        Map<String, Map.Entry<Integer, Instant>> contents = new java.util.TreeMap<>();
        fetched.forEach((source, future) -> {
            if (future.isDone() && !future.isCompletedExceptionally()) {
                int codes = future.join().tables().all().values().stream()
                        .mapToInt(Map::size)
                        .sum();
                contents.put(source.endpoint, Map.entry(codes, future.join().at()));
            }
        });
        return contents;
    }

    private synchronized CompletableFuture<Fetched> request(Source source) {
        CompletableFuture<Fetched> known = fetched.get(source);
        if (known == null || known.isCompletedExceptionally()) {
            CompletableFuture<Fetched> asked = new CompletableFuture<>();
            Thread thread = new Thread(() -> fetch(source, asked), "ttlab-codes-" + source.endpoint);
            thread.setDaemon(true);
            thread.start();
            fetched.put(source, asked);
            return asked;
        }
        return known;
    }

    private void fetch(Source source, CompletableFuture<Fetched> asked) {
        try {
            CodeTables tables = new CodeTables();
            try {
                tables.add(gateway.get(Call.of(source.service, source.endpoint), Bodies::object));
            } catch (TtException refused) {
                // A key without rights on products can still read orders: codes of theirs then read ?17.
                boolean lacksRights = refused.kind() == Kind.REFUSED || refused.kind() == Kind.FORBIDDEN;
                if (source == Source.ORDERS || !lacksRights) {
                    throw refused;
                }
            }
            asked.complete(new Fetched(tables, gateway.ticker().now()));
        } catch (Throwable failed) {
            asked.completeExceptionally(failed);
        }
    }

    private static Fetched await(CompletableFuture<Fetched> asked) {
        try {
            return asked.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TtException(Kind.INTERRUPTED, "Interrupted while the tables of codes were fetched.");
        } catch (java.util.concurrent.ExecutionException failed) {
            if (failed.getCause() instanceof TtException known) {
                throw known;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
