package io.ttlab.jupyter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * One bound ZeroMQ socket and the one thread that touches it.
 *
 * <p>Others hand it messages with {@link #send} and work with {@link #afterReceived}; a pipe wakes the thread, so that
 * nothing here polls on a timer. Only the kernel's own threads may call these: an interrupt of the caller would close
 * the pipe.
 */
final class SocketThread implements AutoCloseable {
    private static final long CLOSE_TIMEOUT_MS = 3_000;

    private final ZMQ.Socket socket;
    private final ZContext context;
    private final Consumer<List<byte[]>> receiver;
    private final KernelLog log;
    private final Thread thread;
    private final Pipe wakeUp;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean closing;

    private SocketThread(
            ZContext context, ZMQ.Socket socket, String name, Consumer<List<byte[]>> receiver, KernelLog log)
            throws IOException {
        this.context = context;
        this.socket = socket;
        this.receiver = receiver;
        this.log = log;
        this.wakeUp = Pipe.open();
        wakeUp.source().configureBlocking(false);
        this.thread = new Thread(this::run, "ttlab-" + name);
        thread.setDaemon(true);
    }

    /**
     * Binds a socket; {@link #start} begins to receive.
     *
     * @param receiver gets the frames of each message on the socket's thread; what it throws is logged
     * @throws IOException when the address cannot be bound, naming it
     */
    static SocketThread bind(
            ZContext context,
            SocketType type,
            String address,
            String name,
            Consumer<List<byte[]>> receiver,
            KernelLog log)
            throws IOException {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setLinger(1_000);
        socket.setRcvHWM(0);
        if (type == SocketType.XPUB) {
            // A slow reader makes the send wait instead of losing messages.
            socket.setXpubNoDrop(true);
            socket.setSndHWM(64);
            // Each subscription is told of, so that each is welcomed.
            socket.setXpubVerbose(true);
        } else {
            socket.setSndHWM(0);
        }
        try {
            if (!socket.bind(address)) {
                throw new IOException("Cannot listen on " + address + " for the kernel's " + name + " channel.");
            }
        } catch (ZMQException e) {
            throw new IOException(
                    "Cannot listen on " + address + " for the kernel's " + name
                            + " channel: is another process using the port?",
                    e);
        }
        return new SocketThread(context, socket, name, receiver, log);
    }

    void start() {
        thread.start();
    }

    /** Hands a message to the socket; returns at once, except on the socket's own thread, where it is sent. */
    void send(List<byte[]> frames) {
        execute(() -> sendNow(frames));
    }

    /** Runs work on the socket's thread; at once when already on it. */
    void execute(Runnable task) {
        if (Thread.currentThread() == thread) {
            task.run();
            return;
        }
        tasks.add(task);
        wake();
    }

    /** Runs work once everything that has reached the socket so far was handed to the receiver. */
    void afterReceived(Runnable task) {
        execute(() -> {
            receiveAll();
            task.run();
        });
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
        try (ZMQ.Poller poller = context.createPoller(2)) {
            poller.register(socket, ZMQ.Poller.POLLIN);
            poller.register(wakeUp.source(), ZMQ.Poller.POLLIN);
            while (true) {
                runTasks();
                if (closing && tasks.isEmpty()) {
                    break;
                }
                poller.poll(-1);
                receiveAll();
            }
        } catch (RuntimeException e) {
            if (!closing) {
                log.error("the " + thread.getName() + " channel ended", e);
            }
        } finally {
            socket.close();
        }
    }

    private void runTasks() {
        ByteBuffer buffer = ByteBuffer.allocate(16);
        try {
            while (wakeUp.source().read(buffer) > 0) {
                buffer.clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // After the pipe is empty and before the tasks are taken: whoever adds one later writes to the pipe again.
        woken.set(false);
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            guarded(task);
        }
    }

    private void receiveAll() {
        for (List<byte[]> frames = receive(); frames != null; frames = receive()) {
            List<byte[]> message = frames;
            guarded(() -> receiver.accept(message));
        }
    }

    /** A fault in handling one message must not end the channel. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            log.error("the " + thread.getName() + " channel could not handle a message", e);
        }
    }

    private @Nullable List<byte[]> receive() {
        byte[] frame = socket.recv(ZMQ.DONTWAIT);
        if (frame == null) {
            return null;
        }
        List<byte[]> frames = new ArrayList<>(8);
        frames.add(frame);
        while (socket.hasReceiveMore()) {
            frames.add(socket.recv());
        }
        return frames;
    }

    private void sendNow(List<byte[]> frames) {
        int last = frames.size() - 1;
        for (int i = 0; i <= last; i++) {
            socket.send(frames.get(i), i < last ? ZMQ.SNDMORE : 0);
        }
    }

    /** Sends what was handed over, closes the socket and ends the thread. */
    @Override
    public void close() {
        closing = true;
        if (!thread.isAlive()) {
            socket.close();
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
