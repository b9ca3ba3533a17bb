package io.ttlab.demo;

import java.time.Clock;
import java.util.function.Consumer;

/**
 * How a demo gateway is set up. Start from {@link #defaults()} and copy with the {@code with…} methods.
 *
 * <p>Example: {@code DemoOptions.defaults().withSeed(7).withFills(50_000).withFaults(Faults.parse("429:0.1"))}
 *
 * @param port port on loopback, 0 for any free one
 * @param seed seed of the world and of the faults
 * @param fills how many fills {@code /fills} shows, trades over the counter not counted
 * @param orders how many working orders {@code /orders} could show
 * @param extraAccounts trading accounts beside the built-in ones, to go past 50
 * @param extraAlgos algos beside the built-in ones, to go past one page
 * @param faults faults to inject
 * @param clock the day the world belongs to, and the age of tokens
 * @param pageSize records on a page of the lists that are paged by key
 * @param fillCap records in one answer of {@code /fills}
 * @param orderCap records in one answer of {@code /orders}
 * @param requestsPerSecond rate of the plan, 0 for no limit
 * @param requestsPerDay daily quota of the plan, 0 for no limit
 * @param tokenSeconds lifetime of a token
 * @param refuseContentTypeOnGet whether a GET with a Content-Type is refused with 403
 * @param ticking whether marks move while the gateway runs; else they stay where they were at its start
 * @param burstFills fills of today that share one nanosecond, 0 for none
 * @param burstAccounts how many accounts that burst is spread over, 0 for all
 * @param slowMs delay of the fault {@code slow}
 */
public record DemoOptions(
        int port,
        long seed,
        int fills,
        int orders,
        int extraAccounts,
        int extraAlgos,
        Faults faults,
        Clock clock,
        int pageSize,
        int fillCap,
        int orderCap,
        int requestsPerSecond,
        int requestsPerDay,
        long tokenSeconds,
        boolean refuseContentTypeOnGet,
        boolean ticking,
        int burstFills,
        int burstAccounts,
        long slowMs) {

    /** Checks the ranges. */
    public DemoOptions {
        atLeast("port", port, 0);
        atLeast("fills", fills, 0);
        atLeast("orders", orders, 0);
        atLeast("extraAccounts", extraAccounts, 0);
        atLeast("extraAlgos", extraAlgos, 0);
        atLeast("pageSize", pageSize, 1);
        atLeast("fillCap", fillCap, 1);
        atLeast("orderCap", orderCap, 1);
        atLeast("requestsPerSecond", requestsPerSecond, 0);
        atLeast("requestsPerDay", requestsPerDay, 0);
        atLeast("tokenSeconds", tokenSeconds, 1);
        atLeast("burstFills", burstFills, 0);
        atLeast("burstAccounts", burstAccounts, 0);
        atLeast("slowMs", slowMs, 0);
    }

    private static void atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "The demo's option '" + name + "' must be at least " + least + ", not " + value + ".");
        }
    }

    /**
     * The usual world: any free port, seed 1, 5,000 fills, 180 working orders, no faults, no rate limit.
     *
     * @return the defaults
     */
    public static DemoOptions defaults() {
        // TT documents no lifetime of tokens; eight hours are above the hour that TT's own samples assume (INF).
        return new DemoOptions(
                0,
                1,
                5_000,
                180,
                0,
                0,
                Faults.NONE,
                Clock.systemUTC(),
                500,
                500,
                1_000,
                0,
                0,
                28_800,
                true,
                true,
                0,
                0,
                400);
    }

    /**
     * Sets the port.
     *
     * @param port port on loopback, 0 for any free one
     * @return a copy of these options
     */
    public DemoOptions withPort(int port) {
        return with(draft -> draft.port = port);
    }

    /**
     * Sets the seed.
     *
     * @param seed seed of the world and of the faults
     * @return a copy of these options
     */
    public DemoOptions withSeed(long seed) {
        return with(draft -> draft.seed = seed);
    }

    /**
     * Sets the number of fills.
     *
     * @param fills how many fills {@code /fills} shows
     * @return a copy of these options
     */
    public DemoOptions withFills(int fills) {
        return with(draft -> draft.fills = fills);
    }

    /**
     * Sets the number of working orders.
     *
     * @param orders how many orders work, parents and children included
     * @return a copy of these options
     */
    public DemoOptions withOrders(int orders) {
        return with(draft -> draft.orders = orders);
    }

    /**
     * Adds trading accounts, so that a list of accounts goes past 50.
     *
     * @param extraAccounts how many
     * @return a copy of these options
     */
    public DemoOptions withExtraAccounts(int extraAccounts) {
        return with(draft -> draft.extraAccounts = extraAccounts);
    }

    /**
     * Adds algos, so that their list goes past one page.
     *
     * @param extraAlgos how many
     * @return a copy of these options
     */
    public DemoOptions withExtraAlgos(int extraAlgos) {
        return with(draft -> draft.extraAlgos = extraAlgos);
    }

    /**
     * Sets the faults.
     *
     * @param faults faults to inject
     * @return a copy of these options
     */
    public DemoOptions withFaults(Faults faults) {
        return with(draft -> draft.faults = faults);
    }

    /**
     * Sets the clock.
     *
     * @param clock the day the world belongs to, and the age of tokens
     * @return a copy of these options
     */
    public DemoOptions withClock(Clock clock) {
        return with(draft -> draft.clock = clock);
    }

    /**
     * Sets the page size of lists that are paged by key.
     *
     * @param pageSize records on a page, 500 by default
     * @return a copy of these options
     */
    public DemoOptions withPageSize(int pageSize) {
        return with(draft -> draft.pageSize = pageSize);
    }

    /**
     * Sets the cap of {@code /fills}.
     *
     * @param fillCap records in one answer, 500 by default
     * @return a copy of these options
     */
    public DemoOptions withFillCap(int fillCap) {
        return with(draft -> draft.fillCap = fillCap);
    }

    /**
     * Sets the cap of {@code /orders}.
     *
     * @param orderCap records in one answer, 1,000 by default
     * @return a copy of these options
     */
    public DemoOptions withOrderCap(int orderCap) {
        return with(draft -> draft.orderCap = orderCap);
    }

    /**
     * Sets the rate plan of each key.
     *
     * @param perSecond requests a second, 0 for no limit
     * @param perDay requests a UTC day, 0 for no limit
     * @return a copy of these options
     */
    public DemoOptions withRate(int perSecond, int perDay) {
        return with(draft -> {
            draft.requestsPerSecond = perSecond;
            draft.requestsPerDay = perDay;
        });
    }

    /**
     * Sets the lifetime of tokens.
     *
     * @param tokenSeconds seconds, 28,800 by default
     * @return a copy of these options
     */
    public DemoOptions withTokenSeconds(long tokenSeconds) {
        return with(draft -> draft.tokenSeconds = tokenSeconds);
    }

    /**
     * Says whether a GET with a Content-Type is refused.
     *
     * @param refuseContentTypeOnGet true by default
     * @return a copy of these options
     */
    public DemoOptions withRefuseContentTypeOnGet(boolean refuseContentTypeOnGet) {
        return with(draft -> draft.refuseContentTypeOnGet = refuseContentTypeOnGet);
    }

    /**
     * Says whether marks move while the gateway runs.
     *
     * @param ticking true by default; false keeps them where they were at the start
     * @return a copy of these options
     */
    public DemoOptions withTicking(boolean ticking) {
        return with(draft -> draft.ticking = ticking);
    }

    /**
     * Lets some of today's fills share one nanosecond.
     *
     * @param fills how many share it, 0 for none
     * @param accounts over how many accounts they are spread, 0 for all
     * @return a copy of these options
     */
    public DemoOptions withBurst(int fills, int accounts) {
        return with(draft -> {
            draft.burstFills = fills;
            draft.burstAccounts = accounts;
        });
    }

    /**
     * Sets the delay of the fault {@code slow}.
     *
     * @param slowMs milliseconds, 400 by default
     * @return a copy of these options
     */
    public DemoOptions withSlowMs(long slowMs) {
        return with(draft -> draft.slowMs = slowMs);
    }

    private DemoOptions with(Consumer<DemoOptionsDraft> change) {
        DemoOptionsDraft draft = new DemoOptionsDraft(this);
        change.accept(draft);
        return draft.done();
    }
}
