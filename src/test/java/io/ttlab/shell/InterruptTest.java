package io.ttlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.ttlab.shell.Outcome.Status;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each case is a cell that never ends by itself. Public for the class that cells use. */
public class InterruptTest {
    private static final long PATIENCE_S = 30;
    /** Set by each cell when it has started. */
    public static final AtomicBoolean STARTED = new AtomicBoolean();

    private static Engine engine;

    @BeforeAll
    static void open() {
        engine = Engine.open(EngineOptions.defaults());
        engine.define("started", STARTED);
        assertEquals(Status.OK, eval("int kept = 7;").status());
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static Outcome eval(String source) {
        return engine.eval(new Submission(source, "REPL 1"));
    }

    private static CompletableFuture<Outcome> start(String cell) {
        STARTED.set(false);
        cpuTimeAtStart = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("ttlab-cell"))
                .collect(Collectors.toMap(thread -> thread, InterruptTest::cpuTimeNs));
        CompletableFuture<Outcome> outcome =
                CompletableFuture.supplyAsync(() -> eval(cell), task -> new Thread(task).start());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!STARTED.get() || !isDeepInIt()) {
            assertFalse(outcome.isDone(), () -> cell + " ended by itself: " + outcome.join());
            assertTrue(System.nanoTime() < deadline, "the cell did not start");
            Thread.onSpinWait();
        }
        return outcome;
    }

    private static CompletableFuture<Outcome> startQuickly(String cell) {
        STARTED.set(false);
        CompletableFuture<Outcome> outcome =
                CompletableFuture.supplyAsync(() -> eval(cell), task -> new Thread(task).start());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!STARTED.get()) {
            assertFalse(outcome.isDone(), () -> cell + " ended by itself: " + outcome.join());
            assertTrue(System.nanoTime() < deadline, "the cell did not start");
            Thread.onSpinWait();
        }
        return outcome;
    }

    /** The cell's thread blocks, or has computed for long enough to be compiled. */
    private static boolean isDeepInIt() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getName().startsWith("ttlab-cell"))
                .filter(entry -> Stream.of(entry.getValue())
                        .anyMatch(frame -> frame.getMethodName().startsWith("do_it")))
                .anyMatch(entry -> entry.getKey().getState() != Thread.State.RUNNABLE
                        || entry.getValue()[0].isNativeMethod()
                        || cpuTimeNs(entry.getKey()) - cpuTimeAtStart.getOrDefault(entry.getKey(), 0L) > 150_000_000);
    }

    private static Map<Thread, Long> cpuTimeAtStart = Map.of();

    @SuppressWarnings("deprecation") // threadId is missing in 17
    private static long cpuTimeNs(Thread thread) {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
    }

    private static Outcome interrupt(CompletableFuture<Outcome> running) throws Exception {
        engine.interrupt();
        try {
            return running.get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return fail("not ended after " + PATIENCE_S + " s");
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertGoesOn() {
        Outcome next = eval("kept + 1");
        assertEquals(Status.OK, next.status(), () -> String.valueOf(next.failure()));
        assertEquals(8, next.steps().get(0).value());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a tight loop | while (true) {}",
                "a counting loop | long n = 0; while (true) { n++; }",
                "a loop that catches Throwable | long m = 0; while (true) { try { m++; } catch (Throwable t) { m--; } }",
                "a catching loop in a catching loop | while (true) { try { while (true) { try { kept += 0; } catch (Throwable t) { continue; } } } catch (Throwable t) { continue; } }",
                "a loop that catches InterruptedException | while (true) { try { Thread.sleep(1000); } catch (InterruptedException e) { } }",
                "a loop that always continues in finally | while (true) { try { kept += 0; } finally { continue; } }",
                "an endless stream | Stream.iterate(1, i -> i + 1).forEach(i -> {})",
                "a stream without user code | LongStream.iterate(0, java.util.function.LongUnaryOperator.identity()).sum()",
                "a stream that catches | Stream.iterate(1, i -> i + 1).forEach(i -> { try { Objects.requireNonNull(i); } catch (Throwable t) { } })",
                "an endless sort | while (true) { Arrays.sort(new Random(1).ints(2_000_000).toArray()); }",
                "a sort with an endless comparator | new ArrayList<>(List.of(3, 1, 2)).sort((a, b) -> { while (true) { if (a > 99) return 0; } })",
                "a catastrophic pattern | java.util.regex.Pattern.matches(\"(a*)*(a*)*(a*)*b\", \"a\".repeat(5000))",
                "a sleep | Thread.sleep(100_000)",
                "a wait | var monitor = new Object(); synchronized (monitor) { monitor.wait(); }",
                "a lock | var lock = new java.util.concurrent.locks.ReentrantLock(); Thread holder = new Thread(lock::lock); holder.start(); holder.join(); lock.lock()",
                "a monitor that its own thread keeps | var monitor = new Object(); var held = new java.util.concurrent.CountDownLatch(1); new Thread(() -> { synchronized (monitor) { held.countDown(); try { Thread.sleep(100_000); } catch (InterruptedException e) { } } }).start(); held.await(); synchronized (monitor) { kept += 0; }",
                "a queue | new java.util.concurrent.LinkedBlockingQueue<String>().take()",
                "a parallel stream | LongStream.iterate(0, i -> i + 1).parallel().forEach(i -> { })",
                "a parallel range | LongStream.range(0, Long.MAX_VALUE).parallel().sum()",
                "endless parallel tasks | IntStream.range(0, 64).parallel().forEach(i -> { while (true) { } })",
                "sleeping parallel tasks | IntStream.range(0, 64).parallel().forEach(i -> { try { Thread.sleep(5000); } catch (InterruptedException e) { } })",
                "an own thread | var own = new Thread(() -> { long i = 0; while (true) i++; }); own.start(); own.join()",
                "a flood of output | var sink = new java.io.PrintStream(java.io.OutputStream.nullOutputStream()); while (true) { sink.println(kept); }",
                "string building | var s = new StringBuilder(); while (true) { s.append('x'); if (s.length() > 1_000_000) s.setLength(0); }",
            })
    void endsWithoutLeavingAnythingRunning(String name, String cell) throws Exception {
        CompletableFuture<Outcome> running =
                start("{ started.set(true); " + cell + (cell.endsWith("}") ? " }" : "; }"));
        Outcome outcome = interrupt(running);
        assertEquals(Status.INTERRUPTED, outcome.status(), () -> name + ": " + outcome.failure());
        Failure failure = outcome.failure();
        assertNotNull(failure);
        assertEquals("interrupted", failure.headline());
        assertGoesOn();
        assertNothingBurns();
    }

    @Test
    void saysThatAForeignThreadKeepsTheMonitor() throws Exception {
        Object monitor = new Object();
        engine.define("monitor", monitor);
        CompletableFuture<Outcome> running;
        synchronized (monitor) {
            running = start("{ started.set(true); synchronized (monitor) { kept += 0; } }");
            Failure failure = interrupt(running).failure();
            assertNotNull(failure);
            assertTrue(
                    failure.headline()
                            .matches("interrupted, but ttlab-cell-\\d+ is stuck in .* and was left behind; .*"),
                    failure.headline());
        }
        assertGoesOn();
    }

    @Test
    void endsASocketRead() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress())) {
            CompletableFuture<Outcome> running =
                    start("{ var socket = new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), "
                            + silent.getLocalPort() + "); started.set(true); socket.getInputStream().read(); }");
            Outcome outcome = interrupt(running);
            assertEquals(Status.INTERRUPTED, outcome.status());
            assertGoesOn();
        }
    }

    @Test
    void endsAnHttpCall() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress())) {
            CompletableFuture<Outcome> running = start(
                    "{ var http = java.net.http.HttpClient.newHttpClient(); started.set(true); http.send(java.net.http.HttpRequest.newBuilder(java.net.URI.create(\"http://127.0.0.1:"
                            + silent.getLocalPort()
                            + "/\")).build(), java.net.http.HttpResponse.BodyHandlers.ofString()); }");
            Outcome outcome = interrupt(running);
            assertEquals(Status.INTERRUPTED, outcome.status());
            assertGoesOn();
        }
    }

    @Test
    void endsAHundredCellsInARow() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, java.net.InetAddress.getLoopbackAddress())) {
            List<String> cells = List.of(
                    "while (true) {}",
                    "Stream.iterate(1, i -> i + 1).forEach(i -> {});",
                    "while (true) { Arrays.sort(new Random(1).ints(200_000).toArray()); }",
                    "java.util.regex.Pattern.matches(\"(a*)*(a*)*(a*)*b\", \"a\".repeat(5000));",
                    "Thread.sleep(100_000);",
                    "var lock = new java.util.concurrent.locks.ReentrantLock(); var holder = new Thread(lock::lock);"
                            + " holder.start(); holder.join(); lock.lock();",
                    "java.net.http.HttpClient.newHttpClient().send(java.net.http.HttpRequest.newBuilder("
                            + "java.net.URI.create(\"http://127.0.0.1:" + silent.getLocalPort() + "/\")).build(),"
                            + " java.net.http.HttpResponse.BodyHandlers.ofString());",
                    "var sink = new java.io.PrintStream(java.io.OutputStream.nullOutputStream());"
                            + " while (true) { sink.println(kept); }");
            for (int i = 0; i < 100; i++) {
                String cell = cells.get(i % cells.size());
                Outcome outcome = interrupt(startQuickly("{ started.set(true); " + cell + " }"));
                assertEquals(Status.INTERRUPTED, outcome.status(), () -> cell + ": " + outcome.failure());
            }
            assertGoesOn();
            assertNothingBurns();
        }
    }

    /** A library whose first use takes long, as that of the JDK's TLS does. */
    public static final class SlowLibrary {
        private static final long READY_NS;

        static {
            STARTED.set(true);
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1_500);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            READY_NS = until;
        }

        private SlowLibrary() {}

        /** Uses it. */
        public static boolean ready() {
            return System.nanoTime() >= READY_NS;
        }
    }

    @Test
    void spoilsNoClassThatIsBeingInitialised() throws Exception {
        String use = SlowLibrary.class.getCanonicalName() + ".ready()";
        CompletableFuture<Outcome> running = startQuickly("while (" + use + ") {}");
        assertEquals(Status.INTERRUPTED, interrupt(running).status());
        Outcome later = eval(use);
        assertEquals(Status.OK, later.status(), () -> String.valueOf(later.failure()));
    }

    @Test
    void endsThreadsOfACellThatAreStuckInALibrary() throws Exception {
        CompletableFuture<Outcome> running =
                start("{ for (int i = 0; i < 3; i++) new Thread(() -> LongStream.iterate(0,"
                        + " java.util.function.LongUnaryOperator.identity()).sum(), \"Thread-90\" + i).start();"
                        + " started.set(true); while (true) {} }");
        assertEquals(Status.INTERRUPTED, interrupt(running).status());
        assertGoesOn();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("Thread-90"))) {
            assertTrue(System.nanoTime() < deadline, "a thread of the cell still runs");
            Thread.onSpinWait();
        }
    }

    @Test
    void doesNothingWhenNothingRuns() {
        engine.interrupt();
        engine.interrupt();
        assertGoesOn();
    }

    @Test
    void runsNothingThatFollowsInTheSubmission() throws Exception {
        Outcome outcome = interrupt(start("{ started.set(true); while (true) {} }\nkept = 99;"));
        assertEquals(Status.INTERRUPTED, outcome.status());
        assertEquals(0, outcome.steps().size());
        assertGoesOn();
    }

    /** Every cell thread and pool worker comes to rest: its CPU time stops growing, or it ends. */
    private static void assertNothingBurns() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        String busy = busyThread(threads);
        while (!busy.isEmpty()) {
            assertTrue(System.nanoTime() < deadline, busy + " still burns");
            busy = busyThread(threads);
        }
    }

    @SuppressWarnings("deprecation")
    private static String busyThread(ThreadMXBean threads) {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            String name = thread.getName();
            boolean ofCells =
                    name.startsWith("ttlab-cell") || name.startsWith("ForkJoinPool") || name.matches("Thread-\\d+");
            if (ofCells && thread != Thread.currentThread() && thread.getState() == Thread.State.RUNNABLE) {
                long before = threads.getThreadCpuTime(thread.getId());
                long until = System.nanoTime() + 5_000_000;
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
                long after = threads.getThreadCpuTime(thread.getId());
                if (before >= 0 && after > before + 1_000_000) {
                    return name;
                }
            }
        }
        return "";
    }
}
