package io.ttlab.shell;

import io.ttlab.shell.Results.Result;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Declares {@code ans} and {@code $7} to JShell while a snippet names them. Each variable that JShell knows makes every later
 * evaluation slower, so they are taken back, unless a declaration came to depend on them. Guarded by the session's JShell
 * lock.
 */
final class Lending {
    private final Session session;
    private final Map<String, Result> lent = new HashMap<>();
    private final Set<String> pinned = new HashSet<>();

    Lending(Session session) {
        this.session = session;
    }

    boolean isLent(String name) {
        return lent.containsKey(name);
    }

    /** Declares the results among these names, the newest for {@code ans}. */
    void lend(Set<String> names) {
        for (String name : names) {
            Result wanted = session.results().named(name);
            boolean stale = lent.containsKey(name) && lent.get(name) != wanted;
            if (wanted != null && (!session.isDeclared(name) || stale)) {
                declare(name, wanted);
                lent.put(name, wanted);
            }
        }
    }

    private void declare(String name, Result result) {
        try {
            session.declare(name, result.typeSource(), result.value());
        } catch (IllegalArgumentException gone) {
            // No source can name the type: it was declared anew since, or never had a name.
            session.declare(name, "Object", result.value());
        }
    }

    /** The user declared a variable of that name: from now on it means that one. */
    void leaveToUser(String name) {
        lent.remove(name);
        pinned.remove(name);
    }

    /** Takes back what is lent; with {@code keep} it stays for good, since a declaration now depends on it. */
    void takeBack(boolean keep) {
        if (lent.isEmpty()) {
            return;
        }
        session.withJShell(() -> {
            if (keep) {
                pinned.addAll(lent.keySet());
            }
            for (String name : List.copyOf(lent.keySet())) {
                if (!pinned.contains(name)) {
                    lent.remove(name);
                    session.forget(name);
                }
            }
            return true;
        });
    }
}
