package io.ttlab.terminal;

import org.jline.utils.InfoCmp;

/** What common types of terminal can do, without asking the machine. Thread-safe. */
public final class KnownTerminals {

    private KnownTerminals() {}

    /**
     * Has JLine take its own description of the terminal that {@code TERM} names, where it has one. Otherwise it starts the
     * program infocmp and waits for it, which is a sixth of the time to the prompt.
     */
    public static void use() {
        String type = System.getenv("TERM");
        if (type == null) {
            return;
        }
        // JLine has no tmux, which is a screen.
        String description = InfoCmp.getDefaultInfoCmp(type.replaceFirst("^tmux", "screen"));
        if (description != null) {
            InfoCmp.setLoadedInfoCmp(type, description);
        }
    }
}
