package io.ttlab.demo;

import java.time.Clock;

/** A copy of options whose parts can be changed before it becomes options again. Confine to one thread. */
final class DemoOptionsDraft {
    int port;
    long seed;
    int fills;
    int orders;
    int extraAccounts;
    int extraAlgos;
    Faults faults;
    Clock clock;
    int pageSize;
    int fillCap;
    int orderCap;
    int requestsPerSecond;
    int requestsPerDay;
    long tokenSeconds;
    boolean refuseContentTypeOnGet;
    boolean ticking;
    int burstFills;
    int burstAccounts;
    long slowMs;

    DemoOptionsDraft(DemoOptions from) {
        port = from.port();
        seed = from.seed();
        fills = from.fills();
        orders = from.orders();
        extraAccounts = from.extraAccounts();
        extraAlgos = from.extraAlgos();
        faults = from.faults();
        clock = from.clock();
        pageSize = from.pageSize();
        fillCap = from.fillCap();
        orderCap = from.orderCap();
        requestsPerSecond = from.requestsPerSecond();
        requestsPerDay = from.requestsPerDay();
        tokenSeconds = from.tokenSeconds();
        refuseContentTypeOnGet = from.refuseContentTypeOnGet();
        ticking = from.ticking();
        burstFills = from.burstFills();
        burstAccounts = from.burstAccounts();
        slowMs = from.slowMs();
    }

    DemoOptions done() {
        return new DemoOptions(
                port,
                seed,
                fills,
                orders,
                extraAccounts,
                extraAlgos,
                faults,
                clock,
                pageSize,
                fillCap,
                orderCap,
                requestsPerSecond,
                requestsPerDay,
                tokenSeconds,
                refuseContentTypeOnGet,
                ticking,
                burstFills,
                burstAccounts,
                slowMs);
    }
}
