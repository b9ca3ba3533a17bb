package io.ttlab.jupyter;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * One bound ZeroMQ socket of a {@link SocketThread}. Thread-safe, for the kernel's own threads.
 *
 * <p>A reader that does not keep up makes messages wait here, in their order; the thread goes on with its other sockets.
 */
final class BoundSocket {
    private static final Runnable NOTHING = () -> {};

    private final SocketThread thread;
    private final ZMQ.Socket socket;
    private final Consumer<List<byte[]>> receiver;
    /** What the readers have not taken yet; touched by the thread only. */
    private final Deque<Message> waiting = new ArrayDeque<>();

    private record Message(List<byte[]> frames, Runnable sent) {}

    /**
     * Binds a socket.
     *
     * @param receiver gets the frames of each message on the thread; what it throws is logged
     * @throws IOException when the address cannot be bound, naming it
     */
    BoundSocket(
            SocketThread thread,
            ZContext context,
            SocketType type,
            String address,
            String name,
            Consumer<List<byte[]>> receiver)
            throws IOException {
        this.thread = thread;
        this.receiver = receiver;
        this.socket = context.createSocket(type);
        socket.setLinger(1_000);
        socket.setRcvHWM(0);
        if (type == SocketType.XPUB) {
            // A slow reader makes messages wait instead of losing them.
            socket.setXpubNoDrop(true);
            socket.setSndHWM(64);
            // Each subscription is told of, so that each is welcomed.
            socket.setXpubVerbose(true);
        } else {
            socket.setSndHWM(0);
        }
        ZMQException cause = null;
        try {
            if (socket.bind(address)) {
                return;
            }
        } catch (ZMQException refused) {
            cause = refused;
        }
        throw new IOException(
                "Cannot listen on " + address + " for the kernel's " + name
                        + " channel: is another process using the port?",
                cause);
    }

    /** Hands a message to the socket; returns at once. */
    void send(List<byte[]> frames) {
        send(frames, NOTHING);
    }

    /** Hands a message to the socket; returns at once, and {@code sent} is run on the thread when it is on its way. */
    void send(List<byte[]> frames, Runnable sent) {
        thread.execute(() -> {
            waiting.add(new Message(frames, sent));
            flush();
        });
    }

    /** Runs work once everything that has reached the socket so far was handed to the receiver. */
    void afterReceived(Runnable task) {
        thread.execute(() -> {
            receiveAll();
            task.run();
        });
    }

    /** Sends what waits as far as the readers take it. On the thread only. */
    void flush() {
        for (Message next = waiting.peek(); next != null; next = waiting.peek()) {
            boolean taken = true;
            try {
                taken = sendNow(next.frames());
            } finally {
                // One that cannot be sent at all must not stay in the way of the others.
                if (taken) {
                    waiting.remove();
                    next.sent().run();
                }
            }
            if (!taken) {
                return;
            }
        }
    }

    /** Whether nothing waits. On the thread only. */
    boolean isFlushed() {
        return waiting.isEmpty();
    }

    /** Whether the message was taken: whole, or not at all. */
    private boolean sendNow(List<byte[]> frames) {
        int last = frames.size() - 1;
        for (int i = 0; i <= last; i++) {
            int more = i < last ? ZMQ.SNDMORE : 0;
            if (!socket.send(frames.get(i), i == 0 ? more | ZMQ.DONTWAIT : more) && i == 0) {
                return false;
            }
        }
        return true;
    }

    /** Hands over what has arrived. On the thread only. */
    void receiveAll() {
        for (List<byte[]> frames = receive(); frames != null; frames = receive()) {
            List<byte[]> message = frames;
            thread.guarded(() -> receiver.accept(message));
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

    /** Has the thread's poller watch the socket. */
    void register(ZMQ.Poller poller) {
        poller.register(socket, ZMQ.Poller.POLLIN);
    }

    /** On the thread, or before it starts. */
    void close() {
        socket.close();
    }
}
