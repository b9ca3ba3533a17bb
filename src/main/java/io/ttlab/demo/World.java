package io.ttlab.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The truth behind the demo gateway: what a complete and correct client must find. Thread-safe.
 *
 * <p>Example: {@code gateway.world().fills().size()} is the number of rows that a walk over {@code /fills} must return.
 */
public final class World {
    final Reference reference;
    final Span span;
    final long salt;

    private final Prices prices;
    private final boolean ticking;
    private final List<Order> orders;
    private final List<Order> working;
    private final Map<String, Order> ordersById = new HashMap<>();
    private final List<Modification> modifications;
    private final Map<Integer, Account> accounts;
    /** Replaced as a whole by each accepted admin fill or start-of-day upload; readers take it once. */
    private volatile Book book;

    World(
            DemoOptions options,
            Span span,
            long salt,
            Reference reference,
            Prices prices,
            List<Order> orders,
            List<Modification> modifications,
            Book book) {
        this.ticking = options.ticking();
        this.span = span;
        this.salt = salt;
        this.reference = reference;
        this.prices = prices;
        this.orders = orders;
        this.modifications = modifications;
        this.book = book;
        this.accounts = reference.accounts;
        List<Order> shuffled =
                new ArrayList<>(orders.stream().filter(Order::working).toList());
        // No capture shows an order among the rows of /orders: clients must not lean on one.
        shuffled.sort(Comparator.comparing(Order::id));
        working = List.copyOf(shuffled);
        orders.forEach(order -> ordersById.put(order.id(), order));
    }

    Book book() {
        return book;
    }

    /** Adds fills that an administrator entered. */
    synchronized void add(List<Fill> fills) {
        book = book.with(fills);
        fills.forEach(fill -> ordersById.put(fill.order().id(), fill.order()));
    }

    /** Replaces what some positions began the day with. */
    synchronized void replace(Map<Book.Key, StartOfDay> changed) {
        book = book.withStartOfDay(changed);
    }

    /**
     * The moment up to which the world was made; no fill is later, save those an administrator adds.
     *
     * @return UTC instant
     */
    public Instant asOf() {
        return Instant.ofEpochSecond(Math.floorDiv(span.asOfNs(), 1_000_000_000L), span.asOfNs() % 1_000_000_000L);
    }

    /**
     * Midnight of the world's day.
     *
     * @return UTC nanoseconds
     */
    public long todayNs() {
        return span.startNs();
    }

    /**
     * The fills that {@code /fills} shows without {@code includeOTC}, ascending by time.
     *
     * @return all days
     */
    public List<Fill> fills() {
        return Collections.unmodifiableList(Arrays.asList(book.fills));
    }

    /**
     * The fills that only {@code includeOTC=true} shows, ascending by time.
     *
     * @return all days
     */
    public List<Fill> otcFills() {
        return Collections.unmodifiableList(Arrays.asList(book.otcFills));
    }

    /**
     * All orders, working and done, parents included.
     *
     * @return in order of creation
     */
    public List<Order> orders() {
        return orders;
    }

    /**
     * The orders that {@code /orders} shows when nothing is cut.
     *
     * @return parents and children included
     */
    public List<Order> workingOrders() {
        return working;
    }

    /**
     * An order by id.
     *
     * @param id UUID
     * @return the order, if there is one
     */
    public Optional<Order> order(String id) {
        synchronized (this) {
            return Optional.ofNullable(ordersById.get(id));
        }
    }

    /**
     * The positions that {@code /position} shows, flat and idle ones included, spread rows not.
     *
     * @return by account and instrument
     */
    public List<Position> positions() {
        return List.copyOf(book.positions.values());
    }

    /**
     * What the day began with.
     *
     * @return the positions at midnight
     */
    public List<StartOfDay> startOfDay() {
        return List.copyOf(book.startOfDay.values());
    }

    /**
     * Corrections of positions, all of them before today.
     *
     * @return ascending by time
     */
    public List<Modification> modifications() {
        return modifications;
    }

    /**
     * All accounts, also those that {@code /accounts} does not list.
     *
     * @return parents before children
     */
    public List<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    /**
     * All users, also those that {@code /user/{id}} refuses.
     *
     * @return by id
     */
    public List<User> users() {
        return List.copyOf(reference.users.values());
    }

    /**
     * The markets that {@code /markets} lists.
     *
     * @return by id
     */
    public List<Market> markets() {
        return List.copyOf(reference.markets);
    }

    /**
     * The products of all markets.
     *
     * @return inactive ones included
     */
    public List<Product> products() {
        return List.copyOf(reference.products);
    }

    /**
     * The algos that {@code /algos} lists.
     *
     * @return two of them named alike
     */
    public List<Algo> algos() {
        return List.copyOf(reference.algos);
    }

    /**
     * All instruments, also the expired ones that {@code /instrument} refuses.
     *
     * @return by product
     */
    public Collection<Instrument> instruments() {
        return List.copyOf(reference.instruments.values());
    }

    /**
     * An instrument by id.
     *
     * @param id unsigned 64-bit number as a string
     * @return the instrument, if there is one
     */
    public Optional<Instrument> instrument(String id) {
        return Optional.ofNullable(reference.instruments.get(id));
    }

    /**
     * The price that positions are valued at.
     *
     * @param instrument what to value
     * @param now the gateway's clock
     * @return a price on the tick grid
     */
    public double mark(Instrument instrument, Instant now) {
        long timeNs = ticking ? Span.ns(now) : span.asOfNs();
        return prices.at(instrument, span.walkNs(Math.max(timeNs, span.asOfNs())));
    }
}
