package io.ttlab.client;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** Counts the requests of the current UTC day, since plans have a quota a day. Thread-safe. */
final class DailyCount {
    private final Ticker ticker;
    private LocalDate day = LocalDate.MIN;
    private long count;

    DailyCount(Ticker ticker) {
        this.ticker = ticker;
    }

    synchronized void add() {
        turn();
        count++;
    }

    synchronized long today() {
        turn();
        return count;
    }

    private void turn() {
        LocalDate today = LocalDate.ofInstant(ticker.now(), ZoneOffset.UTC);
        if (!today.equals(day)) {
            day = today;
            count = 0;
        }
    }
}
