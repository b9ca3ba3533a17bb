package io.ttlab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutboxTest {
    private final Outbox outbox = new Outbox(System::nanoTime);
    private final Cell first = cell("first");
    private final Cell second = cell("second");

    private static Cell cell(String id) {
        byte[] header = id.getBytes(StandardCharsets.UTF_8);
        return Cell.of(
                new Request(List.of(), Map.of("msg_id", id), header, "", Map.of(), Map.of(), List.of()),
                1,
                false,
                true);
    }

    private static String text(Outbox.Item item) {
        return item instanceof Outbox.Text text ? text.stream + ":" + text.text : "action";
    }

    private List<String> take() throws InterruptedException {
        return outbox.take().stream().map(OutboxTest::text).toList();
    }

    @Test
    void mergesTextOfOneStreamAndKeepsTheOrderOfTwo() throws InterruptedException {
        outbox.print(first, "stdout", "a");
        outbox.print(first, "stdout", "b");
        outbox.print(first, "stderr", "c");
        outbox.print(first, "stdout", "d");
        assertEquals(List.of("stdout:ab", "stderr:c", "stdout:d"), take());
    }

    @Test
    void mergesEachCellsTextAcrossTheOthers() throws InterruptedException {
        outbox.print(first, "stdout", "a");
        outbox.print(second, "stdout", "x");
        outbox.print(first, "stdout", "b");
        outbox.post(() -> {});
        outbox.print(first, "stdout", "c");
        assertEquals(List.of("stdout:ab", "stdout:x", "action", "stdout:c"), take());
    }

    @Test
    void holdsAPrinterThatIsAheadUntilThereIsRoom() throws Exception {
        outbox.print(first, "stdout", "x".repeat(Outbox.LIMIT_CHARS));
        CompletableFuture<Void> printed = CompletableFuture.runAsync(() -> outbox.print(first, "stdout", "more"));
        assertEquals(1, outbox.take().size());
        printed.get(30, TimeUnit.SECONDS);
        assertEquals(List.of("stdout:more"), take());
    }

    @Test
    void holdsAPrinterOfManySmallPieces() throws Exception {
        Thread printer = new Thread(() -> {
            for (int i = 0; i <= Outbox.LIMIT_ITEMS; i++) {
                outbox.print(first, i % 2 == 0 ? "stdout" : "stderr", "x");
            }
        });
        printer.start();
        while (printer.getState() != Thread.State.WAITING) {
            assertTrue(printer.isAlive(), "it did not wait");
            Thread.onSpinWait();
        }
        assertEquals(Outbox.LIMIT_ITEMS, outbox.take().size());
        printer.join();
        assertEquals(List.of("stdout:x"), take());
    }

    @Test
    void endsTheWaitOfAnInterruptedCellButNotOfAnother() throws Exception {
        outbox.print(first, "stdout", "x".repeat(Outbox.LIMIT_CHARS));
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> outbox.print(first, "stdout", "never"));
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> outbox.print(second, "stdout", "later"));
        first.interrupt();
        outbox.wakePrinters();
        ExecutionException failure = assertThrows(ExecutionException.class, () -> stopped.get(30, TimeUnit.SECONDS));
        assertTrue(failure.getCause() instanceof CancellationException, failure.toString());
        outbox.take();
        other.get(30, TimeUnit.SECONDS);
        assertEquals(List.of("stdout:later"), take());
    }

    @Test
    void keepsAnInterruptOfTheThreadForLaterAndLosesNothing() throws Exception {
        outbox.print(first, "stdout", "x".repeat(Outbox.LIMIT_CHARS));
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread printer = new Thread(() -> {
            outbox.print(first, "stdout", "kept");
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        printer.start();
        printer.interrupt();
        outbox.take();
        assertTrue(interrupted.get(30, TimeUnit.SECONDS));
        assertEquals(List.of("stdout:kept"), take());
    }

    @Test
    void givesAnEmptyListWhenClosed() throws InterruptedException {
        outbox.close();
        assertEquals(List.of(), outbox.take());
    }
}
