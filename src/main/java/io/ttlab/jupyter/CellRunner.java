package io.ttlab.jupyter;

import io.ttlab.jupyter.CellResult.CellError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Runs execute requests one after the other on a thread of its own, and answers each.
 *
 * <p>A failure or an interrupt aborts what was queued behind it: everything that has reached the socket by then.
 */
final class CellRunner implements AutoCloseable {
    private final Evaluator evaluator;
    private final CapturedStreams streams;
    private final BoundSocket shell;
    private final Codec codec;
    private final IoPub iopub;
    private final PageLibraries libraries;
    private final History history;
    private final KernelLog log;
    private final BlockingQueue<Request> queue = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "ttlab-cells");
    private final CompletableFuture<Void> firstCell;
    private volatile @Nullable Cell running;
    /** The execution count; touched by the runner's thread only. */
    private int count;

    CellRunner(
            Evaluator evaluator,
            CapturedStreams streams,
            BoundSocket shell,
            Codec codec,
            IoPub iopub,
            PageLibraries libraries,
            History history,
            KernelLog log,
            CompletableFuture<Void> firstCell) {
        this.evaluator = evaluator;
        this.streams = streams;
        this.shell = shell;
        this.codec = codec;
        this.iopub = iopub;
        this.libraries = libraries;
        this.history = history;
        this.log = log;
        this.firstCell = firstCell;
        thread.setDaemon(true);
    }

    void start() {
        evaluator.prepare();
        thread.start();
    }

    /** Queues an execute request; returns at once. */
    void submit(Request request) {
        queue.add(request);
    }

    /** Ends the running cell and aborts what is queued; does nothing when nothing runs. Returns at once. */
    void interrupt() {
        Cell cell = running;
        if (cell != null) {
            cell.interrupt();
            iopub.wakePrinters();
            evaluator.interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                Request next = queue.take();
                try {
                    execute(next).forEach(this::abort);
                } catch (RuntimeException | OutOfMemoryError e) {
                    // It could not even be told.
                    log.error("the answer to a cell could not be sent", e);
                }
            }
        } catch (InterruptedException e) {
            // The kernel closes.
            return;
        }
    }

    /** Runs one cell and answers; returns what is to be aborted because of it. */
    private List<Request> execute(Request request) throws InterruptedException {
        Map<String, @Nullable Object> content = request.content();
        String code = Json.text(content, "code", "");
        boolean silent = Json.flag(content, "silent", false);
        boolean store = !silent && Json.flag(content, "store_history", true);
        if (store) {
            count++;
        }
        Cell cell = Cell.of(request, count, silent, Json.flag(content, "allow_stdin", false));
        // Before anybody hears of the cell: an interrupt that follows at once is meant for it.
        running = cell;
        streams.begin(cell);
        iopub.status(request.rawHeader(), "busy");
        List<Request> aborted = List.of();
        try {
            if (!silent) {
                iopub.publish(request.rawHeader(), "execute_input", Json.map("code", code, "execution_count", count));
            }
            if (store && !code.isBlank()) {
                history.add(count, code);
            }
            CellResult result = evaluator.run(cell, code);
            CellError error = result.error();
            Map<String, ?> expressions =
                    error == null ? evaluator.expressions(cell, Json.object(content, "user_expressions")) : Map.of();
            running = null;
            // What fails in silence is a front end's own question, and no reason to stop the user's cells.
            boolean stops = error != null && !silent && Json.flag(content, "stop_on_error", true);
            if (cell.interrupted() || stops) {
                // Before the client hears of the failure: what it sends afterwards is to run.
                aborted = takeQueued();
            }
            streams.end(cell);
            show(cell, result, store);
            libraries.after(cell);
            cell.end();
            answer(request, reply(cell, error, expressions));
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            running = null;
            log.error("a cell could not be handled", e);
            CellError error = Tracebacks.simple("KernelError", "The kernel failed while handling this cell: " + e);
            cell.end();
            answer(request, reply(cell, error, Map.of()));
        } finally {
            iopub.status(request.rawHeader(), "idle");
            firstCell.complete(null);
        }
        return aborted;
    }

    /** Replies when all output is on its way: clients do not wait for output much longer than for the reply. */
    private void answer(Request request, Map<String, @Nullable Object> content) {
        List<byte[]> reply = codec.reply(request, "execute_reply", content);
        iopub.afterPublished(() -> shell.send(reply));
    }

    private void show(Cell cell, CellResult result, boolean store) {
        if (cell.silent()) {
            return;
        }
        CellError error = result.error();
        if (error != null || result.value() != null) {
            cell.markShown();
        }
        if (error != null) {
            iopub.publish(
                    cell.parentHeader(),
                    "error",
                    Json.map("ename", error.name(), "evalue", error.message(), "traceback", error.traceback()));
        } else if (result.value() != null) {
            libraries.before(cell, result.value());
            iopub.publish(
                    cell.parentHeader(),
                    "execute_result",
                    Json.map(
                            "execution_count", cell.executionCount(),
                            "data", result.value().data(),
                            "metadata", result.value().metadata()));
            if (store) {
                history.setOutput(cell.executionCount(), result.value().text());
            }
        }
    }

    private static Map<String, @Nullable Object> reply(
            Cell cell, @Nullable CellError error, Map<String, ?> expressions) {
        if (error == null) {
            return Json.map(
                    "status",
                    "ok",
                    "execution_count",
                    cell.executionCount(),
                    "user_expressions",
                    expressions,
                    "payload",
                    cell.payloads());
        }
        return Json.map(
                "status", "error",
                "execution_count", cell.executionCount(),
                "ename", error.name(),
                "evalue", error.message(),
                "traceback", error.traceback(),
                "user_expressions", Map.of(),
                "payload", List.of());
    }

    /** Takes from the queue what has reached the socket by now. */
    private List<Request> takeQueued() throws InterruptedException {
        CountDownLatch received = new CountDownLatch(1);
        shell.afterReceived(received::countDown);
        received.await();
        List<Request> queued = new ArrayList<>();
        queue.drainTo(queued);
        return queued;
    }

    private void abort(Request request) {
        iopub.status(request.rawHeader(), "busy");
        answer(request, Json.map("status", "aborted"));
        iopub.status(request.rawHeader(), "idle");
    }

    /** Runs nothing more; a cell that runs is left to its interrupt. */
    @Override
    public void close() {
        queue.clear();
        interrupt();
        thread.interrupt();
    }
}
