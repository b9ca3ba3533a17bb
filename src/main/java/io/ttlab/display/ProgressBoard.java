package io.ttlab.display;

import io.ttlab.api.ProgressDisplay;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One progress line that several kinds of work share: a loop, and the calls inside of it. Thread-safe.
 *
 * <p>What began first stands first: {@code accounts: 3 of 9 · fills: 12,500 rows}.
 */
public final class ProgressBoard {
    private final ProgressDisplay display;
    private final Map<Object, String> lines = new LinkedHashMap<>();
    private String shown = "";

    /** Makes a board that shows its line in {@code display}. */
    public ProgressBoard(ProgressDisplay display) {
        this.display = display;
    }

    /** Returns a display for one kind of work: its text is a part of the board's line, and an empty one leaves it. */
    public ProgressDisplay part() {
        Object key = new Object();
        return line -> show(key, line);
    }

    /** Takes the whole line away: whoever left a loop early does not say so. */
    public synchronized void clear() {
        lines.clear();
        show();
    }

    private synchronized void show(Object key, String line) {
        if (line.isEmpty()) {
            lines.remove(key);
        } else {
            lines.put(key, line);
        }
        show();
    }

    private void show() {
        String all = String.join(" · ", lines.values());
        if (!all.equals(shown)) {
            shown = all;
            display.show(all);
        }
    }
}
