package io.ttlab.api;

import io.ttlab.api.Harvest.Sheaf;
import io.ttlab.client.Call;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
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

    private static final int TRIES = 6;

    private final Harvest harvest;

    KeyWalk(Harvest harvest) {
        this.harvest = harvest;
    }

    void run(Call call) {
        Set<String> seen = new HashSet<>();
        String key = "";
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            Sheaf sheaf = harvest.fetch(key.isEmpty() ? call : call.with("nextPageKey", key));
            for (int tries = 1; !isLast(sheaf) && !leadsOn(sheaf, seen); tries++) {
                if (tries == TRIES) {
                    throw contradiction(call, sheaf);
                }
                sheaf = harvest.fetch(key.isEmpty() ? call : call.with("nextPageKey", key));
            }
            if (isLast(sheaf)) {
                return;
            }
            key = sheaf.page().nextPageKey();
            seen.add(key);
        }
        throw new TtException(
                Kind.INCOMPLETE,
                call.where() + " went on beyond " + MOST_PAGES + " pages, so its paging was taken for a loop after "
                        + harvest.size() + " rows. They are kept in tt.partial(). Ask for less, and tell TT.");
    }

    private static boolean isLast(Sheaf sheaf) {
        Boolean last = sheaf.page().lastPage();
        return last != null ? last : sheaf.page().nextPageKey().isEmpty() || sheaf.fresh() == 0;
    }

    private static boolean leadsOn(Sheaf sheaf, Set<String> seen) {
        String key = sheaf.page().nextPageKey();
        return !key.isEmpty() && !seen.contains(key);
    }

    private TtException contradiction(Call call, Sheaf sheaf) {
        return new TtException(
                Kind.INCOMPLETE,
                call.where()
                        + (sheaf.page().nextPageKey().isEmpty()
                                ? " says that more pages follow, but gives no key for them"
                                : " gives a page key that it gave before, which would go round for ever")
                        + ", " + TRIES + " times. The " + harvest.size()
                        + " rows that came are kept in tt.partial(). Try again later, and tell TT.");
    }
}
