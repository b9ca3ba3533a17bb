package io.ttlab.shell;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds a cell by its class's name, to tell which line of which snippet a stack trace means. Thread-safe.
 *
 * <p>Keeps no cell alive: the loader of its class does, as long as anything of that class is in use.
 */
final class CellSources {
    private final Map<String, Named> byClass = new ConcurrentHashMap<>();
    private final ReferenceQueue<Cell> gone = new ReferenceQueue<>();

    private static final class Named extends WeakReference<Cell> {
        private final String className;

        Named(Cell cell, ReferenceQueue<Cell> gone) {
            super(cell, gone);
            className = cell.className();
        }
    }

    void add(Cell cell) {
        for (Reference<?> each = gone.poll(); each != null; each = gone.poll()) {
            byClass.remove(((Named) each).className);
        }
        byClass.put(cell.className(), new Named(cell, gone));
    }

    @Nullable
    Cell get(String className) {
        Named found = byClass.get(className);
        return found == null ? null : found.get();
    }
}
