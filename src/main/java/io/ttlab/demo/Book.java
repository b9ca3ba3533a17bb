package io.ttlab.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One state of the ledger: fills in order of time, what the day began with, and the positions that follow. Immutable. */
final class Book {
    /** A position's key. */
    record Key(int accountId, String instrumentId) {}

    final Fill[] fills;
    final Fill[] otcFills;
    final Map<Key, StartOfDay> startOfDay;
    final Map<Key, Position> positions;
    /** The summary rows of spreads, which only {@code includeSpreadPositions=1} shows. */
    final Map<Key, Position> spreadPositions;

    private final List<Order> orders;
    private final long todayNs;

    Book(Fill[] fills, Fill[] otcFills, Map<Key, StartOfDay> startOfDay, List<Order> orders, long todayNs) {
        this.fills = fills;
        this.otcFills = otcFills;
        this.startOfDay = startOfDay;
        this.orders = orders;
        this.todayNs = todayNs;
        Map<Key, PositionMaker> outright = new LinkedHashMap<>();
        Map<Key, PositionMaker> spread = new LinkedHashMap<>();
        startOfDay.forEach((key, sod) -> maker(outright, key, sod.instrument()).begin(sod));
        for (int i = firstAtOrAfter(fills, todayNs); i < fills.length; i++) {
            Fill fill = fills[i];
            Key key = new Key(fill.order().accountId(), fill.instrument().id());
            maker(fill.movesPosition() ? outright : spread, key, fill.instrument())
                    .add(fill);
        }
        for (Order order : orders) {
            if (order.working() && !order.parent()) {
                Key key = new Key(order.accountId(), order.instrument().id());
                maker(order.instrument().isSpread() ? spread : outright, key, order.instrument())
                        .work(order);
            }
        }
        positions = finished(outright);
        spreadPositions = finished(spread);
    }

    private static PositionMaker maker(Map<Key, PositionMaker> makers, Key key, Instrument instrument) {
        return makers.computeIfAbsent(key, k -> new PositionMaker(k.accountId(), instrument));
    }

    private static Map<Key, Position> finished(Map<Key, PositionMaker> makers) {
        List<Map.Entry<Key, PositionMaker>> entries = new ArrayList<>(makers.entrySet());
        entries.sort(Comparator.<Map.Entry<Key, PositionMaker>>comparingInt(
                        e -> e.getKey().accountId())
                .thenComparing(e -> e.getKey().instrumentId()));
        Map<Key, Position> positions = new LinkedHashMap<>();
        entries.forEach(entry -> positions.put(entry.getKey(), entry.getValue().finish()));
        return Collections.unmodifiableMap(positions);
    }

    /** The same book with more fills, each put behind those of its time. */
    Book with(List<Fill> added) {
        Fill[] all = Arrays.copyOf(fills, fills.length + added.size());
        for (int i = 0; i < added.size(); i++) {
            all[fills.length + i] = added.get(i);
        }
        Arrays.sort(all, Comparator.comparingLong(Fill::timeNs));
        return new Book(all, otcFills, startOfDay, orders, todayNs);
    }

    /** The same book with another start of day for some keys. */
    Book withStartOfDay(Map<Key, StartOfDay> changed) {
        Map<Key, StartOfDay> all = new LinkedHashMap<>(startOfDay);
        all.putAll(changed);
        return new Book(fills, otcFills, all, orders, todayNs);
    }

    /** The index of the first fill that is not before a time. */
    static int firstAtOrAfter(Fill[] fills, long timeNs) {
        int low = 0;
        int high = fills.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (fills[middle].timeNs() < timeNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
