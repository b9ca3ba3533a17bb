package io.ttlab.jupyter;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One execute request as its output sees it: whom to answer, whether to show anything, and what to hand back.
 *
 * <p>Threads that a cell starts keep their cell, also after it has ended. Thread-safe.
 */
final class Cell {
    /** What is printed before the first cell, or by threads that belong to none. */
    static final Cell NONE = new Cell(new byte[0], List.of(), "", 0, false, false);

    private final byte[] parentHeader;
    private final List<byte[]> identities;
    private final String requestId;
    private final int executionCount;
    private final boolean silent;
    private final boolean allowsInput;
    private final List<Map<String, @Nullable Object>> payloads = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> interruption = new CompletableFuture<>();
    private final CellOutputs outputs = new CellOutputs();
    private volatile boolean ended;
    private volatile boolean shown;

    private Cell(
            byte[] parentHeader,
            List<byte[]> identities,
            String requestId,
            int executionCount,
            boolean silent,
            boolean allowsInput) {
        this.parentHeader = parentHeader;
        this.identities = identities;
        this.requestId = requestId;
        this.executionCount = executionCount;
        this.silent = silent;
        this.allowsInput = allowsInput;
    }

    /** The cell of an execute request. */
    static Cell of(Request request, int executionCount, boolean silent, boolean allowsInput) {
        return new Cell(request.rawHeader(), request.identities(), request.id(), executionCount, silent, allowsInput);
    }

    byte[] parentHeader() {
        return parentHeader;
    }

    List<byte[]> identities() {
        return identities;
    }

    String requestId() {
        return requestId;
    }

    int executionCount() {
        return executionCount;
    }

    /** The name that stack traces and messages use: {@code Cell 4}. */
    String name() {
        return "Cell " + executionCount;
    }

    boolean silent() {
        return silent;
    }

    boolean allowsInput() {
        return allowsInput;
    }

    /** Payloads of the reply: pages to show, text for the next cell. */
    List<Map<String, @Nullable Object>> payloads() {
        return payloads;
    }

    /** Whether a client has asked to stop this cell: printing then fails instead of waiting for a slow reader. */
    boolean interrupted() {
        return interruption.isDone();
    }

    void interrupt() {
        interruption.complete(null);
    }

    /** Completes when a client asks to stop this cell. */
    CompletableFuture<Void> interruption() {
        return interruption;
    }

    /** What it has printed and displayed, for {@code /export}. */
    CellOutputs outputs() {
        return outputs;
    }

    /** Whether the cell has shown anything, its result included; its progress line does not count. */
    boolean shown() {
        return shown;
    }

    void markShown() {
        shown = true;
    }

    /** Whether the reply was sent: no client waits for this cell any more, so that none would answer a prompt. */
    boolean ended() {
        return ended;
    }

    void end() {
        ended = true;
    }
}
