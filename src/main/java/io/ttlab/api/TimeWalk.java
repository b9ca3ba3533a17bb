package io.ttlab.api;

import io.ttlab.api.Harvest.Sheaf;
import io.ttlab.client.Call;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
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
    /** What TT puts into one answer. */
    static final int DOCUMENTED_PAGE = 500;

    /** Stands for an end that is not said. */
    static final long OPEN = Long.MAX_VALUE;

    private static final int DEEPEST = 45;

    private final Harvest harvest;
    private final Supplier<List<String>> accounts;
    private final Supplier<Long> nowNs;
    private final int most;
    /** The smallest page that was seen to be cut: the server's page size, once one is known. */
    private final AtomicInteger pageSize = new AtomicInteger(DOCUMENTED_PAGE);

    TimeWalk(Harvest harvest, Supplier<List<String>> accounts, Supplier<Long> nowNs, int most) {
        this.harvest = harvest;
        this.accounts = accounts;
        this.nowNs = nowNs;
        this.most = most;
    }

    /** Walks one window, alone; both ends belong to it. */
    void walk(Call call, long fromNs, long toNs) {
        walk(call, fromNs, toNs, 0);
    }

    /**
     * Walks one window that may be long: where the first page shows that many follow, the rest is cut into parts that
     * are walked side by side, within the rate.
     */
    void walkWide(Call call, long fromNs, long toNs, Crew crew) {
        long end = toNs == OPEN ? nowNs.get() : toNs;
        @Nullable Sheaf first = null;
        try {
            first = harvest.fetch(window(call, fromNs, toNs));
        } catch (TtException tooMuch) {
            if (tooMuch.kind() != Kind.TIMEOUT && tooMuch.kind() != Kind.TOO_LARGE) {
                throw tooMuch;
            }
        }
        int parts = first == null ? crew.size() : parts(first, end);
        if (parts < 2 || most != Integer.MAX_VALUE) {
            if (first == null || first.rows() > 0) {
                walk(
                        call,
                        first != null && first.ascending() && first.lastNs() > fromNs ? first.lastNs() : fromNs,
                        toNs,
                        0,
                        first == null ? 0 : first.rows());
            }
            return;
        }
        long start = first == null ? fromNs : first.lastNs();
        List<Runnable> windows = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            long from = part(start, end, i, parts);
            long to = i == parts - 1 ? toNs : part(start, end, i + 1, parts);
            windows.add(() -> walk(call, from, to));
        }
        crew.run(windows);
    }

    /** Guesses from the first page how many parts the rest is worth: none where few pages follow. */
    private static int parts(Sheaf first, long endNs) {
        if (first.rows() < DOCUMENTED_PAGE
                || !first.ascending()
                || first.lastNs() <= first.firstNs()
                || endNs <= first.lastNs()) {
            return 1;
        }
        double pages = (double) (endNs - first.lastNs()) / (first.lastNs() - first.firstNs());
        return pages < 4 ? 1 : (int) Math.min(24, pages / 2);
    }

    private void walk(Call call, long fromNs, long toNs, int depth) {
        walk(call, fromNs, toNs, depth, 0);
    }

    private void walk(Call call, long fromNs, long toNs, int depth, int largestSoFar) {
        long cursor = fromNs;
        int largest = largestSoFar;
        while (harvest.size() < most) {
            Sheaf sheaf;
            try {
                sheaf = harvest.fetch(window(call, cursor, toNs));
            } catch (TtException tooMuch) {
                if (tooMuch.kind() != Kind.TIMEOUT && tooMuch.kind() != Kind.TOO_LARGE) {
                    throw tooMuch;
                }
                halve(call, cursor, toNs, depth, tooMuch);
                return;
            }
            if (sheaf.rows() == 0) {
                return;
            }
            if (sheaf.lastNs() == Long.MIN_VALUE || sheaf.firstNs() < cursor || !sheaf.ascending()) {
                if (sheaf.rows() < pageSize.get()) {
                    return;
                }
                if (sheaf.lastNs() == Long.MIN_VALUE || sheaf.firstNs() < cursor) {
                    throw contradiction(call, cursor);
                }
                halve(call, cursor, toNs, depth, null);
                return;
            }
            largest = Math.max(largest, sheaf.rows());
            if (sheaf.lastNs() > cursor) {
                cursor = sheaf.lastNs();
                continue;
            }
            if (sheaf.rows() < largest || sheaf.rows() == 1) {
                return;
            }
            // Every row is at the cursor: the page may have been cut within that one nanosecond.
            if (sheaf.rows() < pageSize.get()) {
                if (cursor >= toNs) {
                    return;
                }
                Sheaf after = harvest.fetch(window(call, cursor + 1, toNs));
                if (after.rows() == 0) {
                    return;
                }
                learn(sheaf.rows());
            }
            narrow(call, cursor, sheaf.rows());
            cursor++;
            largest = 0;
            if (cursor > toNs) {
                return;
            }
        }
    }

    private void learn(int rows) {
        pageSize.accumulateAndGet(rows, Math::min);
    }

    private void halve(Call call, long fromNs, long toNs, int depth, @Nullable TtException cause) {
        long end = toNs == OPEN ? Math.max(nowNs.get(), fromNs) : toNs;
        if (end - fromNs < 2 || depth >= DEEPEST) {
            throw cause != null ? cause : contradiction(call, fromNs);
        }
        long middle = fromNs + (end - fromNs) / 2;
        walk(call, fromNs, middle, depth + 1);
        walk(call, middle, toNs, depth + 1);
    }

    /** Gets the fills of one nanosecond account by account. */
    private void narrow(Call call, long ns, int rows) {
        boolean byAccount = call.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals("accountId"));
        if (byAccount) {
            throw crowded(call, ns, rows);
        }
        TreeSet<String> all = new TreeSet<>(accounts.get());
        all.addAll(harvest.distinct("accountId"));
        for (String account : all) {
            Call narrowed = call.with("accountId", account);
            Sheaf sheaf = harvest.fetch(window(narrowed, ns, ns));
            if (sheaf.rows() >= pageSize.get()) {
                throw crowded(narrowed, ns, sheaf.rows());
            }
        }
    }

    private TtException crowded(Call call, long ns, int rows) {
        return new TtException(
                Kind.INCOMPLETE,
                call.where() + " has " + rows + " or more fills of one account at the single nanosecond " + ns
                        + ", as many as one answer holds, and the API has no way to ask for the others. The "
                        + harvest.size() + " rows that came are kept in tt.partial(). Narrow by product or order.");
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
