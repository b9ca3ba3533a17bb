package io.ttlab.jupyter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;

/**
 * The iopub channel: everything that all clients see. Thread-safe.
 *
 * <p>Two threads serve it: the pump turns the outbox into messages, the socket's thread sends them. The kernel's own
 * messages pass the pump by when nothing waits there. A reader that does not keep up holds the socket, the socket holds
 * the pump by {@link #IN_FLIGHT} permits, the full outbox holds the printer.
 */
final class IoPub implements AutoCloseable {
    private static final int IN_FLIGHT = 8;
    private static final long CLOSE_TIMEOUT_MS = 2_000;

    private final Codec codec;
    private final KernelLog log;
    private final Outbox outbox = new Outbox(System::nanoTime);
    private final Semaphore inFlight = new Semaphore(IN_FLIGHT);
    private final SocketThread thread;
    private final BoundSocket socket;
    private final Thread pump = new Thread(this::pump, "ttlab-iopub-pump");
    private final byte[] noParent = new byte[0];
    /** Touched by the socket's thread only: whether "starting" was said, or is too late because work has begun. */
    private boolean started;

    /** Binds the socket to its thread, which the caller starts and closes. */
    IoPub(SocketThread thread, String address, Codec codec, KernelLog log) throws IOException {
        this.codec = codec;
        this.log = log;
        this.thread = thread;
        this.socket = thread.bind(SocketType.XPUB, address, "iopub", this::subscription);
        pump.setDaemon(true);
    }

    void start() {
        pump.start();
    }

    /** Says what the kernel is doing for a request: {@code busy} or {@code idle}. */
    void status(byte[] rawParent, String state) {
        publish(rawParent, "status", Json.map("execution_state", state));
    }

    /** Publishes a message of the kernel's own, behind what was printed before; for the kernel's own threads. */
    void publish(byte[] rawParent, String type, Map<String, ?> content) {
        List<byte[]> frames = encode(topic(type), type, rawParent, content);
        outbox.pass(() -> send(frames, () -> {}));
    }

    /** Does work once everything published before was handed to the socket; for the kernel's own threads. */
    void afterPublished(Runnable work) {
        outbox.pass(work);
    }

    /**
     * Publishes a message on behalf of a cell's code, which waits while the reader is far behind.
     *
     * <p>It is encoded and signed on the pump's thread, because user code may be stopped at any instruction.
     *
     * @param content not changed afterwards
     */
    void publish(Cell cell, String type, Map<String, ?> content) {
        if (!cell.silent()) {
            outbox.post(cell, size(content), () -> send(type, cell.parentHeader(), content));
        }
    }

    private static int size(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return text.length();
        }
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().mapToInt(IoPub::size).sum();
        }
        return 8;
    }

    /** Publishes printed text, batched. */
    void print(Cell cell, String stream, CharSequence text) {
        if (!cell.silent() && text.length() > 0) {
            outbox.print(cell, stream, text);
        }
    }

    /** Does short work on the pump's thread once everything printed before was handed to the socket; for any thread. */
    void afterPrinted(Runnable work) {
        outbox.post(work);
    }

    /** Lets printers that wait see that their cell is interrupted. */
    void wakePrinters() {
        outbox.wakePrinters();
    }

    private void pump() {
        Pace pace = new Pace(System.nanoTime());
        try {
            for (List<Outbox.Item> items = outbox.take(); !items.isEmpty(); items = outbox.take()) {
                for (Outbox.Item item : items) {
                    if (!(item instanceof Outbox.Action action) || action.shows()) {
                        TimeUnit.NANOSECONDS.sleep(pace.takeNs(System.nanoTime()));
                    }
                    publish(item);
                }
            }
        } catch (InterruptedException e) {
            log.note("the output pump was interrupted, which nobody should do");
        }
    }

    private void publish(Outbox.Item item) {
        try {
            if (item instanceof Outbox.Text text) {
                Map<String, ?> content = Json.map("name", text.stream, "text", text.text.toString());
                send("stream", text.cell.parentHeader(), content);
            } else if (item instanceof Outbox.Action action) {
                action.work().run();
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            log.error("an output message could not be sent", e);
        }
    }

    private void send(String type, byte[] rawParent, Map<String, ?> content) {
        List<byte[]> frames = encode(topic(type), type, rawParent, content);
        inFlight.acquireUninterruptibly();
        send(frames, inFlight::release);
    }

    private void send(List<byte[]> frames, Runnable sent) {
        thread.execute(() -> {
            started = true;
            socket.send(frames, sent);
        });
    }

    private List<byte[]> encode(byte[] topic, String type, byte[] rawParent, Map<String, ?> content) {
        return codec.encode(List.of(topic), codec.newId(), type, rawParent, content);
    }

    private byte[] topic(String type) {
        return ("kernel." + codec.session() + "." + type).getBytes(StandardCharsets.UTF_8);
    }

    /** Welcomes a subscriber; the first one, when nothing has happened yet, also hears that the kernel is starting. */
    private void subscription(List<byte[]> frames) {
        byte[] frame = frames.get(0);
        if (frame.length == 0 || frame[0] != 1) {
            return;
        }
        byte[] topic = Arrays.copyOfRange(frame, 1, frame.length);
        Map<String, ?> content = Json.map("subscription", new String(topic, StandardCharsets.UTF_8));
        socket.send(encode(topic, "iopub_welcome", noParent, content));
        if (!started) {
            started = true;
            socket.send(encode(topic("status"), "status", noParent, Json.map("execution_state", "starting")));
        }
    }

    /** Hands what waits to the socket, then ends the pump. */
    @Override
    public void close() {
        outbox.close();
        try {
            pump.join(CLOSE_TIMEOUT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
