package io.ttlab.shell;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Where the engine leaves a live object for the snippet that declares a variable of it.
 *
 * <p>Public only because the snippet must reach it; not for callers.
 */
public final class Handoff {
    private record Slot(@Nullable Object value) {}

    private static final AtomicLong NEXT = new AtomicLong();
    private static final Map<Long, Slot> SLOTS = new ConcurrentHashMap<>();

    private Handoff() {}

    static long leave(@Nullable Object value) {
        long ticket = NEXT.incrementAndGet();
        SLOTS.put(ticket, new Slot(value));
        return ticket;
    }

    /** Takes what was left under that ticket, once. */
    public static @Nullable Object take(long ticket) {
        Slot slot = SLOTS.remove(ticket);
        if (slot == null) {
            throw new IllegalStateException("Nothing was left under ticket " + ticket);
        }
        return slot.value();
    }
}
