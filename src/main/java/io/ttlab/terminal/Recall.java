package io.ttlab.terminal;

import org.jline.reader.History;
import org.jspecify.annotations.Nullable;

/** Earlier entries that begin with what has been typed, one after the other, and the way back. Confine to one thread. */
final class Recall {

    /** How far back a suggestion is looked for, so that each key stays quick. */
    private static final int SUGGESTION_REACH = 2_000;

    private final History history;
    private int at;
    private String prefix = "";
    private String draft = "";
    private @Nullable String shown;

    Recall(History history) {
        this.history = history;
    }

    /**
     * Returns the next older entry, or null when there is none.
     *
     * @param buffer what stands at the prompt; if it is not what the last call returned, the search begins anew
     * @param typed the part of it that the entry has to begin with
     */
    @Nullable
    String older(String buffer, String typed) {
        if (!buffer.equals(shown)) {
            at = history.last() + 1;
            prefix = typed;
            draft = buffer;
            shown = null;
        }
        for (int index = at - 1; index >= history.first() && history.size() > 0; index--) {
            String line = history.get(index);
            if (line.startsWith(prefix) && !line.equals(buffer)) {
                at = index;
                shown = line;
                return line;
            }
        }
        return null;
    }

    /** Returns the next newer entry, at last what had been typed; null when no older one is shown. */
    @Nullable
    String newer(String buffer) {
        if (!buffer.equals(shown)) {
            return null;
        }
        for (int index = at + 1; index <= history.last(); index++) {
            String line = history.get(index);
            if (line.startsWith(prefix) && !line.equals(buffer)) {
                at = index;
                shown = line;
                return line;
            }
        }
        shown = null;
        return draft;
    }

    /** Returns what the newest entry that begins with {@code buffer} adds to it; empty when there is none. */
    String tail(String buffer) {
        if (buffer.isBlank() || history.size() == 0) {
            return "";
        }
        int last = Math.max(history.first(), history.last() - SUGGESTION_REACH);
        for (int index = history.last(); index >= last; index--) {
            String line = history.get(index);
            if (line.length() > buffer.length() && line.startsWith(buffer)) {
                return line.substring(buffer.length());
            }
        }
        return "";
    }
}
