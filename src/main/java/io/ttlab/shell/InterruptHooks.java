package io.ttlab.shell;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What to cancel when a cell is interrupted, for calls that {@link Thread#interrupt} does not reach. Thread-safe.
 *
 * <pre>{@code
 * try (InterruptHooks.Registration cancel = InterruptHooks.register(socket::close)) { ... }
 * }</pre>
 */
public final class InterruptHooks {
    private static final Set<Registration> HOOKS = ConcurrentHashMap.newKeySet();

    private InterruptHooks() {}

    /** Registers an action; it must return quickly, and is called from another thread. */
    public static Registration register(Runnable action) {
        Registration registration = new Registration(action);
        HOOKS.add(registration);
        return registration;
    }

    static void run() {
        for (Registration hook : HOOKS) {
            try {
                hook.action.run();
            } catch (RuntimeException broken) {
                // A hook that fails must not keep the others, or the hard ways to stop, from running.
                System.getLogger(InterruptHooks.class.getName())
                        .log(System.Logger.Level.DEBUG, "an interrupt hook failed", broken);
            }
        }
    }

    /** Ends the registration when closed. */
    public static final class Registration implements AutoCloseable {
        private final Runnable action;

        private Registration(Runnable action) {
            this.action = action;
        }

        @Override
        public void close() {
            HOOKS.remove(this);
        }
    }
}
