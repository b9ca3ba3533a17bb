package zmq;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import zmq.util.Errno;

/**
 * Wakes the thread that reads a mailbox. Stands on the class path before JeroMQ 0.6.0's class of this name.
 *
 * <p>JeroMQ's writes a byte to a pipe and then counts the signal. A reader that the byte wakes in between finds nothing
 * counted and goes back to its selector, which still sees the byte: it spins, and where the scheduler has put it in the
 * place of the thread that was about to count, until the next tick. On two cores that made about every other message
 * of the kernel 3 to 4 ms late.
 *
 * <p>Here the signal is raised first, and its byte follows; a reader that sees the signal before the byte takes the
 * byte later. Signals that were not received yet are one. Any thread may send; one thread receives.
 */
final class Signaler implements Closeable {
    private final Ctx context;
    private final Errno errno;
    private final Pipe.SourceChannel source;
    private final Pipe.SinkChannel sink;
    private final AtomicBoolean raised = new AtomicBoolean();
    /** How many bytes of received signals have not been taken from the pipe; the receiver's. */
    private int owed;

    private final ByteBuffer taken = ByteBuffer.allocate(16);
    /** Made when the receiver first waits here and not in a poller. */
    private @Nullable Selector selector;

    Signaler(Ctx context, int thread, Errno errno) {
        this.context = context;
        this.errno = errno;
        try {
            Pipe pipe = Pipe.open();
            this.source = pipe.source();
            this.sink = pipe.sink();
            source.configureBlocking(false);
            sink.configureBlocking(false);
        } catch (IOException e) {
            throw new ZError.IOException(e);
        }
    }

    /** What becomes readable with a signal. */
    SelectableChannel getFd() {
        return source;
    }

    /** Raises the signal. */
    void send() {
        ByteBuffer one = ByteBuffer.allocate(1);
        if (!raised.compareAndSet(false, true)) {
            return;
        }
        // A channel closes when the thread that uses it is interrupted.
        boolean interrupted = Thread.interrupted();
        try {
            while (one.hasRemaining()) {
                sink.write(one);
            }
        } catch (IOException e) {
            throw new ZError.IOException(e);
        } finally {
            if (one.hasRemaining()) {
                // The next signal is to try again.
                raised.set(false);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Whether the signal is raised, at once or within a time. When not, {@code errno} is EAGAIN, or EINTR for an
     * interrupt.
     *
     * @param timeout in milliseconds; below zero without an end
     */
    boolean waitEvent(long timeout) {
        if (Thread.interrupted()) {
            errno.set(ZError.EINTR);
            return false;
        }
        long start = System.nanoTime();
        try {
            while (!raised.get()) {
                takeBytes();
                if (raised.get()) {
                    // Its byte may have been among those.
                    return true;
                }
                long left = timeout - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                if (timeout == 0 || timeout > 0 && left <= 0) {
                    errno.set(ZError.EAGAIN);
                    return false;
                }
                Selector waiting = selector();
                waiting.select(timeout < 0 ? 0 : left);
                waiting.selectedKeys().clear();
                if (Thread.interrupted()) {
                    errno.set(ZError.EINTR);
                    return false;
                }
            }
            return true;
        } catch (ClosedSelectorException e) {
            errno.set(ZError.EINTR);
        } catch (IOException e) {
            errno.set(ZError.exccode(e));
        }
        return false;
    }

    private Selector selector() throws IOException {
        Selector made = selector;
        if (made == null) {
            made = context.createSelector();
            source.register(made, SelectionKey.OP_READ);
            selector = made;
        }
        return made;
    }

    /** Receives a raised signal: what was sent before it can be read now. */
    void recv() {
        owed++;
        try {
            takeBytes();
        } catch (ClosedChannelException e) {
            errno.set(ZError.EINTR);
        } catch (IOException e) {
            throw new ZError.IOException(e);
        }
        // Behind the byte: a signal that is sent from now on brings a byte of its own.
        raised.set(false);
    }

    private void takeBytes() throws IOException {
        if (owed > 0) {
            int read = source.read(taken.clear().limit(Math.min(owed, taken.capacity())));
            owed -= Math.max(read, 0);
        }
    }

    @Override
    public void close() throws IOException {
        try (source;
                sink) {
            if (selector != null) {
                context.closeSelector(selector);
            }
        }
    }
}
