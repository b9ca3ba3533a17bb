package io.ttlab.api;

import io.ttlab.api.Harvest.Sheaf;
import io.ttlab.client.Call;
import io.ttlab.client.Call.Patience;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Walks fills by time so that none is lost, whatever the page size.
 *
 * <p>Each request asks again from the last timestamp seen, which is inclusive, and repeats are dropped: fills that share
 * a nanosecond across the cut of a page are kept. The walk ends when a request brings nothing beyond what it asked from.
 * A page that has one single timestamp throughout, and may have been cut, is narrowed by account; if an account alone
 * fills a page it fails, since the API cannot give the rest.
 *
 * <p>Thread-safe: windows may be walked at the same time.
 */
final class TimeWalk {
    /** Stands for an end that is not said. */
    static final long OPEN = Long.MAX_VALUE;

    /** Where an open window is closed that proved too wide. */
    private static final long DAY_NS = Duration.ofDays(1).toNanos();

    private static final int DEEPEST = 60;

    /** What is older than this was there when it was asked for; what is newer may have come since. */
    private static final long SETTLED_NS = Duration.ofMinutes(1).toNanos();

    /** A window so small that a timeout has another reason than its width. */
    private static final long SMALLEST_NS = 1_000_000;

    private final Harvest harvest;
    private final Supplier<List<String>> accounts;
    private final Supplier<Long> nowNs;
    private final int most;
    private final PageSize size = new PageSize();

    TimeWalk(Harvest harvest, Supplier<List<String>> accounts, Supplier<Long> nowNs, int most) {
        this.harvest = harvest;
        this.accounts = accounts;
        this.nowNs = nowNs;
        this.most = most;
    }

    /** A call and what its walk has found, so that it can end when it has found enough. Confine to one thread. */
    private final class Path {
        final Call call;
        /** The page before, from whose end the next one is asked. */
        @Nullable
        Sheaf before;

        /** Set where no other walk loads pages while this one decodes. */
        @Nullable
        Lookahead ahead;

        private int fresh;
        private int freshAtLast;
        private long lastNs = Long.MIN_VALUE;

        Path(Call call) {
            this.call = call;
        }

        Sheaf fetch(Call asked) {
            return saw(harvest.fetch(asked));
        }

        /** Fetches a page from {@code cursor} on; the next one is asked for, if there is one, before this one is decoded. */
        Sheaf fetch(long cursor, long toNs) {
            Call asked = window(call, cursor, toNs);
            Lookahead known = ahead;
            return known == null
                    ? fetch(asked)
                    : saw(harvest.fetch(asked, known, body -> {
                        long next = ns(Lookahead.last(body, harvest.timeField()));
                        return next > cursor && next <= toNs ? window(call, next, toNs) : null;
                    }));
        }

        private Sheaf saw(Sheaf sheaf) {
            fresh += sheaf.fresh();
            freshAtLast = sheaf.freshAtLast() + (sheaf.lastNs() > lastNs ? 0 : freshAtLast);
            lastNs = Math.max(lastNs, sheaf.lastNs());
            size.saw(sheaf.rows());
            return sheaf;
        }

        /** Whether rows enough have come, not counting those of a nanosecond that may be cut. */
        boolean hasEnough() {
            return fresh - freshAtLast >= most;
        }
    }

    /**
     * Walks a window, both of whose ends belong to it: where the first page shows that many follow, the rest is cut into
     * parts that are walked side by side, within the rate.
     */
    void walk(Call call, long fromNs, long toNs, Crew crew) {
        long end = end(toNs);
        harvest.expect(end - fromNs);
        Path path = new Path(call);
        @Nullable Sheaf first = null;
        try {
            first = path.fetch(window(call, fromNs, toNs));
        } catch (TtException tooMuch) {
            requireTooMuch(tooMuch);
        }
        if (first != null && first.rows() == 0) {
            harvest.advance(end - fromNs);
            return;
        }
        boolean usable = first != null && isUsable(first, fromNs);
        int parts = first == null ? crew.size() : usable ? parts(first, end) : 1;
        long start = first != null && usable ? first.lastNs() : fromNs;
        harvest.advance(start - fromNs);
        if (parts < 2 || most != Integer.MAX_VALUE || end - start < parts * SMALLEST_NS) {
            path.before = usable ? first : null;
            try (Lookahead ahead = harvest.lookahead()) {
                path.ahead = most == Integer.MAX_VALUE ? ahead : null;
                walk(path, start, toNs, 0);
            }
            return;
        }
        List<Runnable> windows = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            long from = part(start, end, i, parts);
            long to = i == parts - 1 ? toNs : part(start, end, i + 1, parts);
            windows.add(() -> walk(new Path(call), from, to, 0));
        }
        crew.run(windows);
    }

    /** Guesses from the first page how many parts the rest is worth: none where few pages follow. */
    private static int parts(Sheaf first, long endNs) {
        if (first.rows() < PageSize.DOCUMENTED || first.lastNs() <= first.firstNs() || endNs <= first.lastNs()) {
            return 1;
        }
        double pages = (double) (endNs - first.lastNs()) / (first.lastNs() - first.firstNs());
        return pages < 4 ? 1 : (int) Math.min(24, pages / 2);
    }

    private long end(long toNs) {
        return toNs == OPEN ? nowNs.get() : toNs;
    }

    private void walk(Path path, long fromNs, long toNs, int depth) {
        long reached = walked(path, fromNs, toNs, depth);
        harvest.advance(Math.max(0, end(toNs) - reached));
    }

    /** Walks a window; returns how far it came with pages of its own, all the way where its halves were walked. */
    private long walked(Path path, long fromNs, long toNs, int depth) {
        long cursor = fromNs;
        while (!path.hasEnough()) {
            Sheaf sheaf;
            try {
                sheaf = path.fetch(cursor, toNs);
            } catch (TtException tooMuch) {
                requireTooMuch(tooMuch);
                halve(path, cursor, toNs, depth, tooMuch);
                return OPEN;
            }
            learn(path.before, sheaf);
            path.before = null;
            if (sheaf.rows() == 0) {
                return cursor;
            }
            if (!isUsable(sheaf, cursor)) {
                if (size.isWhole(sheaf.rows())) {
                    return cursor;
                }
                if (sheaf.lastNs() < cursor || sheaf.firstNs() < cursor) {
                    throw contradiction(path.call, cursor);
                }
                halve(path, cursor, toNs, depth, null);
                return OPEN;
            }
            if (sheaf.lastNs() > toNs) {
                return cursor;
            }
            if (sheaf.lastNs() > cursor) {
                harvest.advance(sheaf.lastNs() - cursor);
                cursor = sheaf.lastNs();
                path.before = sheaf;
                continue;
            }
            // Every row is at the cursor: the page may have been cut within that one nanosecond.
            if (size.isWhole(sheaf.rows()) && !goesOn(path, sheaf.rows(), cursor, toNs)) {
                return cursor;
            }
            narrow(path, cursor, sheaf.rows());
            if (cursor >= toNs) {
                return cursor;
            }
            cursor++;
        }
        return cursor;
    }

    /** Whether a page tells where the next one begins: its rows have times, and the new ones ascend from what was asked. */
    private static boolean isUsable(Sheaf sheaf, long cursor) {
        return sheaf.lastNs() >= cursor && sheaf.firstNs() >= cursor && sheaf.ascending();
    }

    /** Asks whether anything follows a page as large as any that was seen, which proves that it was cut. */
    private boolean goesOn(Path path, int rows, long cursor, long toNs) {
        if (rows < size.largest() || rows == 1 || cursor >= toNs) {
            return false;
        }
        Sheaf after = path.fetch(window(path.call, cursor + 1, toNs).patient(Patience.RETRY));
        if (after.fresh() == 0 || after.lastNs() <= cursor) {
            return false;
        }
        size.wasCut(rows);
        return true;
    }

    /** A page was cut if the next one, asked from its end, brings rows that were there already when it was asked for. */
    private void learn(@Nullable Sheaf before, Sheaf next) {
        if (before != null && next.fresh() > 0 && next.lastNs() < nowNs.get() - SETTLED_NS) {
            size.wasCut(before.rows());
        }
    }

    private void halve(Path path, long fromNs, long toNs, int depth, @Nullable TtException cause) {
        if (toNs == OPEN && nowNs.get() - fromNs > SMALLEST_NS) {
            long now = nowNs.get();
            walk(path, fromNs, now, depth + 1);
            walk(path, now, now + DAY_NS, depth + 1);
            return;
        }
        if (toNs == OPEN || toNs - fromNs < SMALLEST_NS || depth >= DEEPEST) {
            if (cause == null) {
                throw contradiction(path.call, fromNs);
            }
            if (path.call.patience() == Patience.RETRY) {
                throw cause;
            }
            walk(new Path(path.call.patient(Patience.RETRY)), fromNs, toNs, depth);
            return;
        }
        long middle = fromNs + (toNs - fromNs) / 2;
        walk(path, fromNs, middle, depth + 1);
        walk(path, middle, toNs, depth + 1);
    }

    /** Gets the fills of one nanosecond account by account. */
    private void narrow(Path path, long ns, int rows) {
        boolean byAccount = path.call.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals("accountId"));
        if (byAccount) {
            requireRoom(path.call, ns, rows);
            return;
        }
        TreeSet<String> all = new TreeSet<>(accounts.get());
        all.addAll(harvest.distinct("accountId"));
        for (String account : all) {
            Call narrowed = path.call.with("accountId", account).patient(Patience.RETRY);
            Sheaf sheaf = path.fetch(window(narrowed, ns, ns));
            if (sheaf.lastNs() <= ns) {
                requireRoom(narrowed, ns, sheaf.rows());
            }
        }
    }

    private void requireRoom(Call call, long ns, int rows) {
        if (size.isFull(rows)) {
            String account = call.parameters().stream()
                    .filter(parameter -> parameter.name().equals("accountId"))
                    .map(Call.Parameter::value)
                    .findFirst()
                    .orElse("");
            throw new TtException(
                    Kind.INCOMPLETE,
                    String.format(
                            Locale.ROOT,
                            "%s has %,d or more fills of account %s at the single nanosecond %d, as many as one answer"
                                    + " holds, and the API has no way to ask for the others. What came is kept"
                                    + " in tt.partial(). Narrow the query by product or order.",
                            call.where(),
                            rows,
                            account,
                            ns));
        }
    }

    private static long ns(String text) {
        return text.matches("\\d{1,18}|[1-8]\\d{18}") ? Long.parseLong(text) : Long.MIN_VALUE;
    }

    private static void requireTooMuch(TtException failed) {
        if (failed.kind() != Kind.TIMEOUT && failed.kind() != Kind.TOO_LARGE) {
            throw failed;
        }
    }

    private static TtException contradiction(Call call, long cursor) {
        return new TtException(
                Kind.INCOMPLETE,
                call.where() + " was asked for fills from " + cursor
                        + " ns on and sent a full page of earlier, unsorted or untimed ones, so nothing tells what is missing."
                        + " What came is kept in tt.partial(). Try again later, and tell TT.");
    }

    /** Adds the window: one nanosecond more at the end, since it is not known whether the end is inclusive. */
    private static Call window(Call call, long fromNs, long toNs) {
        Call windowed = call.with("minTimestamp", fromNs);
        return toNs == OPEN ? windowed : windowed.with("maxTimestamp", toNs + 1);
    }

    /** Returns where {@code i} of {@code parts} equal parts of a window begins. */
    static long part(long fromNs, long toNs, int i, int parts) {
        return BigInteger.valueOf(toNs)
                .subtract(BigInteger.valueOf(fromNs))
                .multiply(BigInteger.valueOf(i))
                .divide(BigInteger.valueOf(parts))
                .add(BigInteger.valueOf(fromNs))
                .longValueExact();
    }
}
