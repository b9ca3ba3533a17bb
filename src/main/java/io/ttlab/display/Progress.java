package io.ttlab.display;

import io.ttlab.api.ProgressDisplay;
import io.ttlab.client.Ticker;
import java.util.Collection;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import tech.tablesaw.table.Relation;

/**
 * Shows how far a loop has come, in the line in which {@code tt} shows its own progress. Thread-safe.
 *
 * <pre>{@code
 * for (String account : progress(accounts, "accounts")) {
 *     fills.add(tt.ledger.fills(q -> q.account(account)));
 * }
 * }</pre>
 */
public final class Progress {
    private static volatile ProgressBoard board = new ProgressBoard(ProgressDisplay.none());

    private Progress() {}

    /** Shows progress on a board from now on; a front end calls this once. */
    public static void connect(ProgressBoard newBoard) {
        board = newBoard;
    }

    /** Takes the line away, with what loops that were left early had shown; a front end calls this after each entry. */
    public static void clear() {
        board.clear();
    }

    /** Returns a part of the line, for work that tells by itself how it stands. */
    public static ProgressDisplay part() {
        return board.part();
    }

    /**
     * Returns the same elements, counted while they are taken.
     *
     * @param label what is counted
     */
    public static <T> Iterable<T> of(Iterable<T> items, String label) {
        return () -> counted(items.iterator(), size(items), label);
    }

    /** As {@link #of(Iterable, String)}, for an iterator, which can be used once. */
    public static <T> Iterable<T> of(Iterator<T> items, String label) {
        return () -> counted(items, ProgressLine.UNKNOWN, label);
    }

    /** As {@link #of(Iterable, String)}, for what a stream is made of, which can be used once. */
    public static <T> Iterable<T> of(Spliterator<T> items, String label) {
        return () -> counted(Spliterators.iterator(items), items.getExactSizeIfKnown(), label);
    }

    private static long size(Iterable<?> items) {
        if (items instanceof Collection<?> collection) {
            return collection.size();
        }
        return items instanceof Relation table ? table.rowCount() : ProgressLine.UNKNOWN;
    }

    private static <T> Iterator<T> counted(Iterator<T> items, long size, String label) {
        return new Counted<>(items, new ProgressLine(label, size, Ticker.system()), part());
    }

    /** Confine to one thread. */
    static final class Counted<T> implements Iterator<T> {
        private final Iterator<T> items;
        private final ProgressLine line;
        private final ProgressDisplay display;
        private long taken;

        Counted(Iterator<T> items, ProgressLine line, ProgressDisplay display) {
            this.items = items;
            this.line = line;
            this.display = display;
        }

        @Override
        public boolean hasNext() {
            if (items.hasNext()) {
                return true;
            }
            display.show("");
            return false;
        }

        @Override
        public T next() {
            T next = items.next();
            // The one that is handed out now is still to be done.
            if (line.isDue()) {
                display.show(line.text(taken));
            }
            taken++;
            return next;
        }
    }
}
