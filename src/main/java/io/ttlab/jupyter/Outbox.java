package io.ttlab.jupyter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;

/**
 * What waits to be published, in the order it was written. Thread-safe.
 *
 * <p>Text is merged into few large pieces: the first piece leaves at once, the next after {@link #WINDOW_MS} or as soon
 * as it is large or something else follows it. A printer that is far ahead of the reader waits; nothing is dropped.
 *
 * <p>A plain monitor guards the state: user threads print through here and may be stopped at any instruction, and
 * unlike a lock object a monitor is then always released.
 */
final class Outbox {
    /** How long text is gathered before it leaves, in milliseconds. */
    static final long WINDOW_MS = 30;
    /** The size at which text leaves without waiting, in characters. */
    static final int PIECE_CHARS = 128 * 1024;
    /** How much may wait before printers wait too, in characters. */
    static final int LIMIT_CHARS = 4 * PIECE_CHARS;

    /** How many pieces may wait before printers wait too: what an interrupted flood still sends. */
    static final int LIMIT_ITEMS = 100;

    /** Something to publish. */
    sealed interface Item {}

    /** Output of a cell on one stream. */
    static final class Text implements Item {
        final Cell cell;
        final String stream;
        final StringBuilder text = new StringBuilder();

        Text(Cell cell, String stream) {
            this.cell = cell;
            this.stream = stream;
        }
    }

    /** Work that happens in its place between the texts; {@code shows} tells whether it is output of user code. */
    record Action(Runnable work, boolean shows) implements Item {}

    private final LongSupplier nanoTime;
    private ArrayDeque<Item> items = new ArrayDeque<>();
    private long waitingChars;
    private boolean urgent;
    private boolean closed;
    private boolean takerIdle;
    private long nextFlushNs;

    Outbox(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.nextFlushNs = nanoTime.getAsLong();
    }

    /**
     * Adds output of a cell, waiting while too much is on its way.
     *
     * @throws CancellationException when it would wait and the cell is being interrupted
     */
    void print(Cell cell, String stream, CharSequence text) {
        awaitRoom(cell);
        synchronized (this) {
            Text target = openText(cell, stream);
            target.text.append(text);
            waitingChars += text.length();
            if (takerIdle || waitingChars >= PIECE_CHARS) {
                notifyAll();
            }
        }
    }

    /**
     * Does work of the kernel's own in its place: at once, on the caller's thread, when nothing is on its way before it.
     *
     * @param work short, and fit for the taker's thread too; not for threads of user code
     */
    synchronized void pass(Runnable work) {
        if (items.isEmpty() && takerIdle) {
            work.run();
        } else {
            post(work);
        }
    }

    /** Adds work of the kernel's own, which never waits for room. */
    synchronized void post(Runnable work) {
        items.add(new Action(work, false));
        urgent = true;
        notifyAll();
    }

    /**
     * Adds work on behalf of user code, which waits for room as text does.
     *
     * @param chars about how much it will send
     */
    void post(Cell cell, int chars, Runnable work) {
        awaitRoom(cell);
        synchronized (this) {
            items.add(new Action(work, true));
            waitingChars += chars;
            urgent = true;
            notifyAll();
        }
    }

    /** Waits until there is room; an interrupt of the thread is kept for later, one of the cell ends the wait. */
    private void awaitRoom(Cell cell) {
        boolean threadInterrupted = false;
        try {
            synchronized (this) {
                while ((waitingChars >= LIMIT_CHARS || items.size() >= LIMIT_ITEMS) && !closed) {
                    if (cell.interrupted()) {
                        throw new CancellationException("interrupted while printing");
                    }
                    try {
                        wait();
                    } catch (InterruptedException e) {
                        threadInterrupted = true;
                    }
                }
            }
        } finally {
            if (threadInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Text openText(Cell cell, String stream) {
        Iterator<Item> newestFirst = items.descendingIterator();
        while (newestFirst.hasNext() && newestFirst.next() instanceof Text text) {
            if (text.cell == cell) {
                if (text.stream.equals(stream) && text.text.length() < PIECE_CHARS) {
                    return text;
                }
                break;
            }
        }
        Text text = new Text(cell, stream);
        items.add(text);
        return text;
    }

    /** Waits for something to publish and takes all of it; an empty list means closed. */
    synchronized List<Item> take() throws InterruptedException {
        while (true) {
            if (urgent || closed || waitingChars >= PIECE_CHARS) {
                return takeAll();
            }
            if (items.isEmpty()) {
                takerIdle = true;
                wait();
                takerIdle = false;
                continue;
            }
            long waitNs = nextFlushNs - nanoTime.getAsLong();
            if (waitNs <= 0) {
                return takeAll();
            }
            wait(waitNs / 1_000_000, (int) (waitNs % 1_000_000));
        }
    }

    private List<Item> takeAll() {
        List<Item> taken = new ArrayList<>(items);
        items = new ArrayDeque<>();
        waitingChars = 0;
        urgent = false;
        nextFlushNs = nanoTime.getAsLong() + WINDOW_MS * 1_000_000;
        notifyAll();
        return taken;
    }

    /** Wakes printers that wait, so that they can look at their cell's interrupt. */
    synchronized void wakePrinters() {
        notifyAll();
    }

    /** Lets nobody wait any more; what is added later is still taken. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
