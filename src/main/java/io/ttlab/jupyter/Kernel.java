package io.ttlab.jupyter;

import io.ttlab.display.Ask;
import io.ttlab.display.Display;
import io.ttlab.display.MimeRenderer;
import io.ttlab.shell.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.zeromq.SocketType;
import org.zeromq.ZContext;

/**
 * One running kernel: the five sockets of a connection file in front of one engine. Thread-safe.
 *
 * <p>It answers {@code kernel_info} as soon as the sockets are bound; the engine warms up behind it.
 */
final class Kernel implements AutoCloseable {
    private static final long FAREWELL_MS = 2_000;

    private final Engine engine;
    private final KernelLog log;
    private final ZContext context = new ZContext();
    private final Codec codec;
    private final IoPub iopub;
    private final StdinChannel stdin;
    private final SocketThread heartbeatThread;
    private final SocketThread controlThread;
    /** Serves what most messages need, shell and iopub, without a change of threads. */
    private final SocketThread shellThread;

    private final BoundSocket heartbeat;
    private final BoundSocket shell;
    private final BoundSocket control;
    private final CapturedStreams streams;
    private final CellRunner cells;
    private final Questions questions;
    private final Comms comms;
    private final History history;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Binds the sockets.
     *
     * @param engine not used by anybody else; closed by the caller
     * @param historyFile where cells are remembered
     * @param preparation makes the session ready, once, in the background, before the first cell
     */
    Kernel(ConnectionFile connection, Engine engine, Path historyFile, KernelLog log, Preparation preparation)
            throws IOException {
        this.engine = engine;
        this.log = log;
        this.codec = new Codec(new Signer(connection.signatureScheme(), connection.key()));
        try {
            this.heartbeatThread = new SocketThread(context, "heartbeat", log);
            this.controlThread = new SocketThread(context, "control", log);
            this.shellThread = new SocketThread(context, "shell", log);
            this.heartbeat = heartbeatThread.bind(
                    SocketType.REP, connection.address(connection.heartbeatPort()), "heartbeat", this::beat);
            this.control = controlThread.bind(
                    SocketType.ROUTER,
                    connection.address(connection.controlPort()),
                    "control",
                    frames -> receive("control", frames));
            this.shell = shellThread.bind(
                    SocketType.ROUTER,
                    connection.address(connection.shellPort()),
                    "shell",
                    frames -> receive("shell", frames));
            this.iopub = new IoPub(shellThread, connection.address(connection.iopubPort()), codec, log);
            this.stdin = new StdinChannel(context, connection.address(connection.stdinPort()), codec, iopub, log);
        } catch (IOException e) {
            context.close();
            throw e;
        }
        NotebookSettings settings = new NotebookSettings(MimeRenderer.defaults());
        this.history = new History(historyFile, log);
        this.streams = new CapturedStreams(iopub, stdin);
        PageLibraries libraries = new PageLibraries(iopub);
        Display.connect(new NotebookSink(streams, iopub, libraries), settings::renderer);
        Ask.connect((prompt, hidden) -> stdin.ask(streams.cell(), prompt, hidden));
        CompletableFuture<Void> firstCell = preparation.firstCell();
        NotebookProgress progress = new NotebookProgress(streams, iopub);
        Evaluator evaluator = new Evaluator(engine, streams, settings, () -> preparation.run(settings, progress));
        this.comms = new Comms(iopub);
        this.cells = new CellRunner(evaluator, streams, shell, codec, iopub, libraries, history, log, firstCell);
        firstCell.thenRunAsync(history::open);
        this.questions = new Questions(engine, evaluator.commands(), history, shell, codec, iopub, log);
    }

    /** Begins to answer, and to prepare the engine. */
    void start() {
        heartbeatThread.start();
        iopub.start();
        stdin.start();
        controlThread.start();
        shellThread.start();
        cells.start();
    }

    /** Waits until a client asks for the end, or {@link #stop} does. */
    void awaitStop() throws InterruptedException {
        stopped.await();
    }

    /** Asks for the end. */
    void stop() {
        stopped.countDown();
    }

    /** Ends the running cell, as a client's interrupt does. */
    void interrupt() {
        cells.interrupt();
    }

    private void beat(List<byte[]> frames) {
        heartbeat.send(frames);
    }

    private void receive(String channel, List<byte[]> frames) {
        Request request;
        try {
            request = codec.decode(frames);
        } catch (BadMessageException e) {
            log.dropped(channel, String.valueOf(e.getMessage()));
            return;
        }
        boolean onControl = channel.equals("control");
        BoundSocket socket = onControl ? control : shell;
        switch (request.type()) {
            case "kernel_info_request" ->
                answer(request, () -> socket.send(codec.reply(request, "kernel_info_reply", KernelInfo.content())));
            case "shutdown_request" -> {
                answer(request, () -> shutDown(socket, request));
                stopSoon();
            }
            case "connect_request" -> log.dropped(channel, "connect_request is no longer part of the protocol");
            default -> {
                if (onControl) {
                    receiveControl(request);
                } else {
                    receiveShell(request);
                }
            }
        }
    }

    /** Stops when the farewell is on its way, or after a while: a reader that stands still must not keep the process. */
    private void stopSoon() {
        iopub.afterPublished(this::stop);
        CompletableFuture.delayedExecutor(FAREWELL_MS, TimeUnit.MILLISECONDS).execute(this::stop);
    }

    private void receiveControl(Request request) {
        if (request.type().equals("interrupt_request")) {
            answer(request, () -> {
                cells.interrupt();
                control.send(codec.reply(request, "interrupt_reply", Json.map("status", "ok")));
            });
        } else {
            log.dropped("control", "its type \"" + request.type() + "\" is not known there");
        }
    }

    private void receiveShell(Request request) {
        switch (request.type()) {
            case "execute_request" -> cells.submit(request);
            case "comm_open", "comm_msg", "comm_close" -> answer(request, () -> comms.handle(request));
            default -> {
                if (!questions.ask(request)) {
                    log.dropped("shell", "its type \"" + request.type() + "\" is not known");
                }
            }
        }
    }

    private void answer(Request request, Runnable work) {
        iopub.status(request.rawHeader(), "busy");
        try {
            work.run();
        } finally {
            iopub.status(request.rawHeader(), "idle");
        }
    }

    private void shutDown(BoundSocket socket, Request request) {
        var content = Json.map("status", "ok", "restart", Json.flag(request.content(), "restart", false));
        socket.send(codec.reply(request, "shutdown_reply", content));
        iopub.publish(request.rawHeader(), "shutdown_reply", content);
    }

    /** Sends what waits, frees the ports and gives the process its streams back. Does not wait for a running cell. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        cells.close();
        questions.close();
        history.flush();
        engine.interrupt();
        iopub.close();
        streams.close();
        shellThread.close();
        controlThread.close();
        stdin.close();
        heartbeatThread.close();
        context.close();
        stop();
    }
}
