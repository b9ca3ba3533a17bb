package io.ttlab.jupyter;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;

/**
 * Asks the client that sent a cell for a line of input. Thread-safe; one question at a time.
 *
 * <p>A plain monitor guards the question, for the reason that {@link Outbox} gives.
 */
final class StdinChannel implements AutoCloseable {
    private final Codec codec;
    private final IoPub iopub;
    private final KernelLog log;
    private final SocketThread thread;
    private final BoundSocket socket;
    /** The question that waits for its answer, if any. */
    private @Nullable Question open;

    private static final class Question {
        final String id;
        final String requestId;

        @Nullable
        String answer;

        Question(String id, String requestId) {
            this.id = id;
            this.requestId = requestId;
        }
    }

    StdinChannel(ZContext context, String address, Codec codec, IoPub iopub, KernelLog log) throws IOException {
        this.codec = codec;
        this.iopub = iopub;
        this.log = log;
        this.thread = new SocketThread(context, "stdin", log);
        this.socket = thread.bind(SocketType.ROUTER, address, "stdin", this::receive);
    }

    void start() {
        thread.start();
    }

    /**
     * Shows a prompt where the cell was sent from and waits for the line typed there.
     *
     * @param password whether the front end hides what is typed
     * @throws IllegalStateException when the client takes no questions, or the cell has ended
     * @throws CancellationException when interrupted while waiting; the thread stays interrupted
     */
    String ask(Cell cell, String prompt, boolean password) {
        if (cell == Cell.NONE || cell.ended()) {
            throw new IllegalStateException("Cannot ask for input: the cell that started this thread has ended.");
        }
        if (!cell.allowsInput()) {
            throw new IllegalStateException("Cannot ask for input: this client does not take questions"
                    + " (allow_stdin is false). Pass the value in as a variable instead.");
        }
        Question question = new Question(codec.newId(), cell.requestId());
        try {
            synchronized (this) {
                while (open != null) {
                    wait();
                }
                open = question;
            }
            iopub.afterPrinted(() -> socket.send(codec.encode(
                    cell.identities(),
                    question.id,
                    "input_request",
                    cell.parentHeader(),
                    Json.map("prompt", prompt, "password", password))));
            synchronized (this) {
                while (question.answer == null) {
                    wait();
                }
                return question.answer;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for input");
        } finally {
            synchronized (this) {
                if (open == question) {
                    open = null;
                }
                notifyAll();
            }
        }
    }

    private void receive(List<byte[]> frames) {
        try {
            Request reply = codec.decode(frames);
            if (!reply.type().equals("input_reply")) {
                log.dropped("stdin", "its type is \"" + reply.type() + "\", which has no place there");
            } else if (!answer(reply)) {
                log.dropped("stdin", "it answers no open question");
            }
        } catch (BadMessageException e) {
            log.dropped("stdin", String.valueOf(e.getMessage()));
        }
    }

    private synchronized boolean answer(Request reply) {
        Question question = open;
        // Some clients leave the parent empty, some name the question, some the cell.
        String parent = reply.parentId();
        boolean fits = question != null
                && (parent.isEmpty() || parent.equals(question.id) || parent.equals(question.requestId));
        if (!fits) {
            return false;
        }
        question.answer = Json.text(reply.content(), "value", "");
        notifyAll();
        return true;
    }

    @Override
    public void close() {
        thread.close();
    }
}
