package io.ttlab.jupyter;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * Takes over {@code System.out}, {@code System.err} and {@code System.in}, and knows whose output a thread's is.
 *
 * <p>A thread belongs to the cell that started it, for as long as it lives. Threads of the common pool serve everybody
 * and threads of nobody exist; what they print belongs to the cell that runs, or ran last.
 */
final class CapturedStreams implements AutoCloseable {
    private final PrintStream originalOut = System.out;
    private final PrintStream originalErr = System.err;
    private final InputStream originalIn = System.in;
    private final InheritableThreadLocal<Cell> owner = new InheritableThreadLocal<>();
    private final CellOutput out;
    private final CellOutput err;
    private volatile Cell latest = Cell.NONE;

    CapturedStreams(IoPub iopub, StdinChannel stdin) {
        this.out = new CellOutput("stdout", this, iopub);
        this.err = new CellOutput("stderr", this, iopub);
        System.setOut(print(out));
        System.setErr(print(err));
        System.setIn(new CellInput(this, stdin));
    }

    private static PrintStream print(OutputStream target) {
        return new PrintStream(target, false, StandardCharsets.UTF_8);
    }

    /** Makes the calling thread, and all that it starts from now on, the cell's. */
    void enter(Cell cell) {
        owner.set(cell);
    }

    /** Makes the cell the one that threads of nobody belong to. */
    void begin(Cell cell) {
        latest = cell;
    }

    /** Shows what is left of characters that the cell began to write and did not finish. */
    void end(Cell cell) {
        out.flushRest(cell);
        err.flushRest(cell);
    }

    /** The cell that runs, or ran last. */
    Cell latest() {
        return latest;
    }

    /** The cell that the calling thread belongs to. */
    Cell cell() {
        if (Thread.currentThread() instanceof ForkJoinWorkerThread worker
                && worker.getPool() == ForkJoinPool.commonPool()) {
            return latest;
        }
        Cell cell = owner.get();
        return cell == null ? latest : cell;
    }

    /** Gives the process its own streams back. */
    @Override
    public void close() {
        System.setOut(originalOut);
        System.setErr(originalErr);
        System.setIn(originalIn);
    }
}
