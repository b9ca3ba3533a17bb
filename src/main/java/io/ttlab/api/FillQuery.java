package io.ttlab.api;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to ask of {@code /fills} and its sisters. Confine to one thread.
 *
 * <p>Example: {@code tt.ledger.fills(q -> q.since("5d").account("ABC").product("ES"))}. Without {@code since} it is the
 * current day in {@code TT_ZONE}. Several accounts, products or orders are asked one after the other, each for the cost
 * of a call.
 */
public final class FillQuery {
    @Nullable
    Object since;

    @Nullable
    Object until;

    final List<Object> accounts = new ArrayList<>();
    final List<Object> products = new ArrayList<>();
    final List<String> orders = new ArrayList<>();
    boolean includeOtc;
    boolean reread;
    int maxRows = Integer.MAX_VALUE;

    FillQuery() {}

    /** Starts at a time: a span back from now ({@code 15m}, {@code 4h}, {@code 5d}), an ISO date or date-time. */
    public FillQuery since(String time) {
        since = time;
        return this;
    }

    /** Starts at a moment. */
    public FillQuery since(Instant moment) {
        since = moment;
        return this;
    }

    /** Starts with a day, in {@code TT_ZONE}. */
    public FillQuery since(LocalDate day) {
        since = day;
        return this;
    }

    /** Starts at a day and time, in {@code TT_ZONE}. */
    public FillQuery since(LocalDateTime time) {
        since = time;
        return this;
    }

    /** Starts at a moment. */
    public FillQuery since(OffsetDateTime moment) {
        since = moment;
        return this;
    }

    /** Starts at a moment. */
    public FillQuery since(ZonedDateTime moment) {
        since = moment;
        return this;
    }

    /** Starts so long before now. */
    public FillQuery since(Duration back) {
        since = back;
        return this;
    }

    /** Ends at a time, which belongs to the span; a date alone is its end. */
    public FillQuery until(String time) {
        until = time;
        return this;
    }

    /** Ends at a moment, which belongs to the span. */
    public FillQuery until(Instant moment) {
        until = moment;
        return this;
    }

    /** Ends with a day, in {@code TT_ZONE}. */
    public FillQuery until(LocalDate day) {
        until = day;
        return this;
    }

    /** Ends at a day and time, in {@code TT_ZONE}. */
    public FillQuery until(LocalDateTime time) {
        until = time;
        return this;
    }

    /** Ends at a moment, which belongs to the span. */
    public FillQuery until(OffsetDateTime moment) {
        until = moment;
        return this;
    }

    /** Ends at a moment, which belongs to the span. */
    public FillQuery until(ZonedDateTime moment) {
        until = moment;
        return this;
    }

    /** Ends so long before now. */
    public FillQuery until(Duration back) {
        until = back;
        return this;
    }

    /** Only fills of these accounts, given by id or name. */
    public FillQuery account(Object... idsOrNames) {
        accounts.addAll(Arrays.asList(idsOrNames));
        return this;
    }

    /** Only fills of these products, given by id, by symbol ({@code ES}) or by market and symbol ({@code CME:ES}). */
    public FillQuery product(Object... idsOrSymbols) {
        products.addAll(Arrays.asList(idsOrSymbols));
        return this;
    }

    /** Only fills of these orders. */
    public FillQuery order(String... ids) {
        orders.addAll(List.of(ids));
        return this;
    }

    /** Whether over-the-counter fills belong to the answer; they do not otherwise. */
    public FillQuery includeOtc(boolean include) {
        includeOtc = include;
        return this;
    }

    /**
     * Whether to read the span again until a reading brings nothing new, five times at most; it is read once otherwise.
     *
     * <p>An answer of TT can lack a fill that the next one has, mostly a fresh one. Costs at least twice the requests.
     */
    public FillQuery reread(boolean again) {
        reread = again;
        return this;
    }

    /** Stops after so many rows, the earliest ones; there is no limit otherwise. */
    public FillQuery maxRows(int rows) {
        if (rows <= 0) {
            throw new io.ttlab.client.TtException(
                    io.ttlab.client.TtException.Kind.ARGUMENT,
                    "maxRows(" + rows + ") would be nothing. Say 1 or more.");
        }
        maxRows = rows;
        return this;
    }
}
