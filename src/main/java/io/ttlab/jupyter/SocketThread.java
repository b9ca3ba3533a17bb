package io.ttlab.jupyter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * A thread, and the bound ZeroMQ sockets that it alone touches.
 *
 * <p>A pipe wakes the thread for what others hand it; it polls on a timer only while a reader does not keep up. Only
 * the kernel's own threads may call in: an interrupt of the caller would close the pipe.
 */
final class SocketThread implements AutoCloseable {
    private static final long CLOSE_TIMEOUT_MS = 3_000;
    /** How long what still waits for a reader is tried at the end. */
    private static final long FAREWELL_MS = 1_000;
    /** How soon what a reader has not taken is tried again, at first and after a while. */
    private static final long FIRST_RETRY_MS = 2;

    private static final long LAST_RETRY_MS = 64;

    private final ZContext context;
    private final KernelLog log;
    private final Thread thread;
    private final List<BoundSocket> sockets = new ArrayList<>();
    private final Pipe wakeUp = Pipe.open();
    private final ByteBuffer wakeUps = ByteBuffer.allocate(16);
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    /** Whether a byte is in the pipe, or about to be. */
    private final AtomicBoolean woken = new AtomicBoolean();

    private volatile boolean closing;

    SocketThread(ZContext context, String name, KernelLog log) throws IOException {
        this.context = context;
        this.log = log;
        wakeUp.source().configureBlocking(false);
        this.thread = new Thread(this::run, "ttlab-" + name);
        thread.setDaemon(true);
    }

    /**
     * Binds a socket, before {@link #start}, which begins to receive.
     *
     * @param receiver gets the frames of each message on this thread; what it throws is logged
     * @throws IOException when the address cannot be bound, naming it
     */
    BoundSocket bind(SocketType type, String address, String name, Consumer<List<byte[]>> receiver) throws IOException {
        BoundSocket socket = new BoundSocket(this, context, type, address, name, receiver);
        sockets.add(socket);
        return socket;
    }

    void start() {
        thread.start();
    }

    /** Runs work on this thread, in the order in which it came; at once when already on it and nothing is before it. */
    void execute(Runnable task) {
        if (Thread.currentThread() == thread && tasks.isEmpty()) {
            task.run();
            return;
        }
        tasks.add(task);
        wake();
    }

    private void wake() {
        if (woken.compareAndSet(false, true)) {
            try {
                wakeUp.sink().write(ByteBuffer.wrap(new byte[1]));
            } catch (IOException e) {
                if (!closing) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void run() {
        try (ZMQ.Poller poller = context.createPoller(sockets.size() + 1)) {
            int pipe = poller.register(wakeUp.source(), ZMQ.Poller.POLLIN);
            sockets.forEach(socket -> socket.register(poller));
            long giveUpNs = Long.MAX_VALUE;
            long retryMs = FIRST_RETRY_MS;
            while (true) {
                runTasks();
                boolean flushed = flush();
                if (closing && tasks.isEmpty()) {
                    giveUpNs = Math.min(giveUpNs, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FAREWELL_MS));
                    if (flushed || System.nanoTime() >= giveUpNs) {
                        break;
                    }
                }
                poller.poll(flushed ? -1 : retryMs);
                retryMs = flushed ? FIRST_RETRY_MS : Math.min(2 * retryMs, LAST_RETRY_MS);
                if (poller.pollin(pipe)) {
                    takeWakeUp();
                }
                sockets.forEach(BoundSocket::receiveAll);
            }
        } catch (RuntimeException e) {
            if (!closing) {
                log.error("the " + thread.getName() + " channel ended", e);
            }
        } finally {
            sockets.forEach(BoundSocket::close);
        }
    }

    /** Before the tasks are taken: whoever adds one later writes to the pipe again. */
    private void takeWakeUp() {
        try {
            wakeUp.source().read(wakeUps.clear());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        woken.set(false);
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            guarded(task);
        }
    }

    private boolean flush() {
        boolean all = true;
        for (BoundSocket socket : sockets) {
            guarded(socket::flush);
            all &= socket.isFlushed();
        }
        return all;
    }

    /** A fault in handling one message must not end the channel. */
    void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            log.error("the " + thread.getName() + " channel could not handle a message", e);
        }
    }

    /** Sends what was handed over, closes the sockets and ends the thread. */
    @Override
    public void close() {
        closing = true;
        if (!thread.isAlive()) {
            sockets.forEach(BoundSocket::close);
            return;
        }
        if (Thread.currentThread() == thread) {
            return;
        }
        wake();
        try {
            thread.join(CLOSE_TIMEOUT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
