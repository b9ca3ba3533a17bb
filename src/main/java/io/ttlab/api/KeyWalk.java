package io.ttlab.api;

import io.ttlab.api.Harvest.Sheaf;
import io.ttlab.client.Call;
import io.ttlab.client.Counts;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Follows {@code nextPageKey} until {@code lastPage} says that there is no more.
 *
 * <p>The key alone decides nothing: TT sends one with the last page too. Pages may repeat records; keys that come back
 * and pages that promise more without a key are asked again a few times and then fail, since the list would not be whole.
 */
final class KeyWalk {
    /** More pages than any list has; a list that goes on beyond them is taken for a loop. */
    static final int MOST_PAGES = 5_000;

    /** So many pages in a row without a record that is new are a loop too, whatever their keys. */
    static final int MOST_STALE = 25;

    private static final int TRIES = 6;

    private final Harvest harvest;

    KeyWalk(Harvest harvest) {
        this.harvest = harvest;
    }

    void run(Call call) {
        try (Lookahead ahead = harvest.lookahead()) {
            run(call, ahead);
        }
    }

    private void run(Call call, Lookahead ahead) {
        Set<String> seen = new HashSet<>();
        Deque<String> path = new ArrayDeque<>();
        path.push("");
        boolean arrived = false;
        String doubted = "";
        int stale = 0;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            int before = harvest.size();
            Sheaf sheaf = page(call, path.element(), seen, ahead);
            String next = sheaf.page().nextPageKey();
            if (isLast(sheaf)) {
                return;
            }
            stale = harvest.size() > before ? 0 : stale + 1;
            if (stale == MOST_STALE) {
                throw loop(call, "brought " + Counts.of(MOST_STALE, "page") + " in a row without a new record");
            }
            if (arrived && sheaf.rows() > 0 && harvest.size() == before) {
                // Nothing new here: the key may have led back. The page that gave it may give another when asked again.
                doubted = path.pop();
                arrived = false;
            } else if (leadsOn(sheaf, seen) || !next.isEmpty() && next.equals(doubted)) {
                arrived = seen.add(next);
                doubted = "";
                path.push(next);
            } else {
                throw contradiction(call, sheaf);
            }
        }
        throw loop(call, "went on beyond " + Counts.of(MOST_PAGES, "page"));
    }

    /** Asks for a page, a few times where it contradicts those before it. */
    private Sheaf page(Call call, String key, Set<String> seen, Lookahead ahead) {
        Call asked = asked(call, key);
        Sheaf sheaf = harvest.fetch(asked, ahead, body -> {
            String next = Lookahead.last(body, "nextPageKey");
            boolean isLast = !Lookahead.last(body, "lastPage").equals("false");
            return isLast || next.isEmpty() || next.equals(key) || seen.contains(next) ? null : asked(call, next);
        });
        for (int tries = 1; tries < TRIES && !isLast(sheaf) && !leadsOn(sheaf, seen); tries++) {
            sheaf = harvest.fetch(asked);
        }
        return sheaf;
    }

    private static Call asked(Call call, String key) {
        return key.isEmpty() ? call : call.with("nextPageKey", key);
    }

    private static boolean isLast(Sheaf sheaf) {
        Boolean last = sheaf.page().lastPage();
        return last != null ? last : sheaf.page().nextPageKey().isEmpty() || sheaf.fresh() == 0;
    }

    private static boolean leadsOn(Sheaf sheaf, Set<String> seen) {
        String key = sheaf.page().nextPageKey();
        return !key.isEmpty() && !seen.contains(key);
    }

    private TtException loop(Call call, String what) {
        return new TtException(
                Kind.INCOMPLETE,
                call.where() + " " + what + ", so its paging was taken for a loop after "
                        + Counts.of(harvest.size(), "row")
                        + ". What came is kept in tt.partial(). Ask for less, and tell TT.");
    }

    private TtException contradiction(Call call, Sheaf sheaf) {
        return new TtException(
                Kind.INCOMPLETE,
                call.where()
                        + (sheaf.page().nextPageKey().isEmpty()
                                ? " says that more pages follow, but gives no key for them"
                                : " gives a page key that it gave before, which would go round for ever")
                        + ", " + TRIES + " times, after " + Counts.of(harvest.size(), "row")
                        + ". What came is kept in tt.partial(). Try again later, and tell TT.");
    }
}
