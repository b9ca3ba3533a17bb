package zmq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Our own class in JeroMQ's mailbox. */
@Timeout(60)
class SignalerTest {
    private static final int SENDERS = 4;
    private static final int COMMANDS = 50_000;

    private final Ctx context = new Ctx();
    private Mailbox mailbox;

    @BeforeEach
    void open() {
        mailbox = new Mailbox(context, "test", 0);
    }

    @AfterEach
    void close() throws IOException {
        mailbox.close();
        context.terminate();
    }

    private static Command command() {
        return new Command(null, Command.Type.STOP);
    }

    private static boolean readable(Selector selector) throws IOException {
        boolean readable = selector.selectNow() > 0;
        selector.selectedKeys().clear();
        return readable;
    }

    @Test
    void standsInJeroMqsPlace() {
        assertEquals(
                SignalerTest.class
                        .getClassLoader()
                        .getResource("zmq/SignalerTest.class")
                        .getPath()
                        .replace("test-classes", "classes")
                        .replace("SignalerTest", "Signaler"),
                SignalerTest.class
                        .getClassLoader()
                        .getResource("zmq/Signaler.class")
                        .getPath());
    }

    @Test
    void isReadableUntilItsCommandsAreTaken() throws IOException {
        try (Selector selector = context.createSelector()) {
            mailbox.getFd().register(selector, SelectionKey.OP_READ);
            assertFalse(readable(selector));
            assertEquals(null, mailbox.recv(0));
            mailbox.send(command());
            mailbox.send(command());
            assertTrue(readable(selector));
            assertEquals(Command.Type.STOP, mailbox.recv(0).type);
            assertEquals(Command.Type.STOP, mailbox.recv(0).type);
            assertEquals(null, mailbox.recv(0));
            assertFalse(readable(selector), "a byte that nobody takes keeps a poller spinning");
            mailbox.send(command());
            assertTrue(readable(selector));
            context.closeSelector(selector);
        }
    }

    @Test
    void losesNoCommandOfManySendersToAReceiverThatWaits() throws InterruptedException {
        List<Thread> senders = senders();
        for (int i = 0; i < SENDERS * COMMANDS; i++) {
            assertTrue(mailbox.recv(-1) != null);
        }
        assertEquals(null, mailbox.recv(0));
        for (Thread sender : senders) {
            sender.join();
        }
    }

    @Test
    void losesNoCommandOfManySendersToAPoller() throws Exception {
        List<Thread> senders = senders();
        try (Selector selector = context.createSelector()) {
            mailbox.getFd().register(selector, SelectionKey.OP_READ);
            int received = 0;
            while (received < SENDERS * COMMANDS) {
                selector.select();
                selector.selectedKeys().clear();
                while (mailbox.recv(0) != null) {
                    received++;
                }
            }
            for (Thread sender : senders) {
                sender.join();
            }
            assertEquals(null, mailbox.recv(0));
            assertFalse(readable(selector));
            context.closeSelector(selector);
        }
    }

    @Test
    void endsTheWaitOfAnInterruptedReceiver() throws InterruptedException {
        AtomicInteger received = new AtomicInteger();
        Thread receiver = new Thread(() -> {
            while (mailbox.recv(-1) != null) {
                received.incrementAndGet();
            }
        });
        receiver.start();
        mailbox.send(command());
        while (received.get() == 0) {
            Thread.onSpinWait();
        }
        receiver.interrupt();
        receiver.join();
        mailbox.send(command());
        assertTrue(mailbox.recv(-1) != null, "the pipe is whole");
    }

    @Test
    void isNotClosedByASenderThatIsInterrupted() {
        Thread.currentThread().interrupt();
        mailbox.send(command());
        assertTrue(Thread.interrupted(), "the interrupt is kept");
        assertTrue(mailbox.recv(0) != null);
        mailbox.send(command());
        assertTrue(mailbox.recv(0) != null);
    }

    @Test
    void waitsNoLongerThanAsked() {
        long start = System.nanoTime();
        assertEquals(null, mailbox.recv(20));
        assertTrue(System.nanoTime() - start >= 19_000_000);
    }

    private List<Thread> senders() {
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            Thread sender = new Thread(() -> {
                for (int n = 0; n < COMMANDS; n++) {
                    mailbox.send(command());
                }
            });
            sender.start();
            senders.add(sender);
        }
        return senders;
    }
}
