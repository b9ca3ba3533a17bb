package io.ttlab.api;

import io.ttlab.client.Environment;
import io.ttlab.client.Settings;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The guard of everything that changes something at TT: it shows what will be sent, and asks.
 *
 * <p>Without a terminal a call has to say {@code confirm(true)} itself; in {@code live} the profile has to allow writes
 * as well.
 */
final class Writes {
    private final Settings settings;
    private final @Nullable Predicate<String> asker;

    Writes(Settings settings, @Nullable Predicate<String> asker) {
        this.settings = settings;
        this.asker = asker;
    }

    /**
     * Returns when a write may go out.
     *
     * @param what what will be sent, in words, over one or more lines
     * @throws TtException of kind NOT_CONFIRMED otherwise
     */
    void require(String what, boolean confirmed) {
        String where = settings.environment().label();
        if (settings.environment() == Environment.LIVE && !settings.allowWrites()) {
            throw new TtException(
                    Kind.NOT_CONFIRMED,
                    "Nothing was sent: writes in live need a profile that allows them. Add the line allow_writes=true to"
                            + (settings.profile().isEmpty()
                                    ? " a profile stored with 'ttlab login --env live' and use it."
                                    : " profile '" + settings.profile() + "'.")
                            + " What would have gone to live:\n" + what);
        }
        if (confirmed) {
            return;
        }
        if (asker == null) {
            throw new TtException(
                    Kind.NOT_CONFIRMED,
                    "Nothing was sent, since nobody can be asked here. Look at what would go to " + where
                            + ", and add confirm(true) to the call:\n" + what);
        }
        if (!asker.test("This will be sent to " + where + ":\n" + what + "\nSend it? [y/N] ")) {
            throw new TtException(Kind.NOT_CONFIRMED, "Nothing was sent to " + where + ", since the answer was not y.");
        }
    }
}
