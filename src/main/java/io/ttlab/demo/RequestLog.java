package io.ttlab.demo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the gateway and its other hosts have seen: counts of all requests, and the newest ones with their headers.
 *
 * <p>Meant for tests, for example to show that no credential went to another host. Never printed. Thread-safe.
 */
public final class RequestLog {
    private static final int KEPT = 4_096;

    /**
     * One request.
     *
     * @param host {@code gateway}, {@code elsewhere} (where redirects lead) or {@code upload}
     * @param method HTTP method
     * @param path path as sent
     * @param query query as sent
     * @param headers headers, names in lower case
     */
    public record Seen(String host, String method, String path, String query, Map<String, String> headers) {
        /** Leaves the headers out, because they hold credentials. */
        @Override
        public String toString() {
            return method + " " + path + " at " + host;
        }
    }

    private final Deque<Seen> newest = new ArrayDeque<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private long total;

    RequestLog() {}

    synchronized void add(String host, WireRequest request) {
        total++;
        if (counts.size() < KEPT || counts.containsKey(request.path())) {
            counts.merge(request.path(), 1, Integer::sum);
        }
        newest.addLast(new Seen(host, request.method(), request.path(), request.query(), request.headers()));
        if (newest.size() > KEPT) {
            newest.removeFirst();
        }
    }

    /**
     * How many requests came in all.
     *
     * @return refused ones included
     */
    public synchronized long total() {
        return total;
    }

    /**
     * How many requests came for a path.
     *
     * @param path the path as sent, for example {@code /ttledger/ext_uat_cert/fills}
     * @return 0 when none did
     */
    public synchronized int count(String path) {
        return counts.getOrDefault(path, 0);
    }

    /**
     * How many requests came for paths that end so.
     *
     * @param suffix end of the path, for example {@code /fills}
     * @return 0 when none did
     */
    public synchronized int countEndingWith(String suffix) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(suffix))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /**
     * The newest requests.
     *
     * @return at most 4,096, the oldest first
     */
    public synchronized List<Seen> recent() {
        return new ArrayList<>(newest);
    }

    /** Forgets everything. */
    public synchronized void clear() {
        newest.clear();
        counts.clear();
        total = 0;
    }
}
