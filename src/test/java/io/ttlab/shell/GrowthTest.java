package io.ttlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.shell.Outcome.Status;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private static Object value(Engine engine, String source) {
        Outcome outcome = engine.eval(new Submission(source, "REPL 1"));
        assertEquals(Status.OK, outcome.status(), () -> source + ": " + outcome.failure());
        return outcome.steps().get(outcome.steps().size() - 1).value();
    }

    @Test
    void letsGoOfResultsThatLeaveTheHistory() {
        try (Engine engine = Engine.open(EngineOptions.defaults().withResultHistory(3))) {
            List<WeakReference<Object>> results = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                results.add(new WeakReference<>(value(engine, "new long[" + (100_000 + i) + "]")));
                // This kind goes through JShell: an anonymous class has no name to declare a variable with.
                results.add(new WeakReference<>(value(engine, "new Object() { long[] held = new long[100_000]; }")));
            }
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (results.subList(0, 7).stream().anyMatch(each -> each.get() != null)) {
                assertTrue(
                        System.nanoTime() < deadline,
                        () -> "still held: "
                                + results.stream()
                                        .map(each -> each.get() != null)
                                        .toList());
                System.gc();
            }
            for (WeakReference<Object> kept : results.subList(7, 10)) {
                assertNotNull(kept.get());
            }
            assertEquals(100_004, value(engine, "$9.length"));
            Outcome gone = engine.eval(new Submission("$2", "REPL 1"));
            assertEquals(Status.REJECTED, gone.status());
        }
    }

    @Test
    void letsGoOfTheCodeOfALambdaThatItsVariableNoLongerHolds() {
        try (Engine engine = Engine.open(EngineOptions.defaults())) {
            value(engine, "Supplier<Object> made = () -> \"first\";");
            WeakReference<Class<?>> second = new WeakReference<>(
                    value(engine, "Supplier<Object> made = () -> \"second\";").getClass());
            value(engine, "Supplier<Object> made = () -> \"third\";");
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (second.get() != null) {
                assertTrue(System.nanoTime() < deadline, "still held");
                System.gc();
            }
            assertEquals("third", value(engine, "made.get()"));
        }
    }

    @Test
    void keepsWhatAMethodRefersTo() {
        try (Engine engine = Engine.open(EngineOptions.defaults().withResultHistory(1))) {
            value(engine, "\"first\"");
            value(engine, "String again() { return $1; }");
            value(engine, "2");
            value(engine, "3");
            assertEquals("first", value(engine, "again()"));
            assertEquals("first", value(engine, "again()"));
        }
    }

    @Test
    void meansTheNewestResultByAnsUnlessTheUserDeclaresOne() {
        try (Engine engine = Engine.open(EngineOptions.defaults())) {
            value(engine, "1");
            value(engine, "int plus() { return ans + 1; }");
            assertEquals(2, value(engine, "plus()"));
            assertEquals(2, value(engine, "ans"));
            value(engine, "\"text\"");
            assertEquals("text", value(engine, "ans"));
            assertEquals(4, value(engine, "ans.length()"));
            value(engine, "int ans = 7;");
            value(engine, "8");
            assertEquals(7, value(engine, "ans"));
        }
    }

    @Test
    void isNoBiggerAfterAThousandEvaluations() {
        try (Engine engine = Engine.open(EngineOptions.defaults())) {
            engine.warmUp();
            for (int i = 0; i < 50; i++) {
                value(engine, "1 + " + i);
            }
            long before = usedBytes();
            for (int i = 0; i < 1000; i++) {
                assertEquals(i + 1, value(engine, "1 + " + i));
            }
            long grown = usedBytes() - before;
            assertTrue(grown < 10_000_000, grown + " bytes more");
            assertEquals(List.of(), engine.variables());
        }
    }

    private static long usedBytes() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }

    @Test
    void warmsUpWithoutATrace() {
        try (Engine engine = Engine.open(EngineOptions.defaults())) {
            engine.warmUp();
            assertEquals(List.of(), engine.variables());
            assertEquals(List.of(), engine.methods());
            assertEquals(List.of(), engine.types());
            assertEquals(List.of(), engine.history());
            assertEquals(EngineOptions.defaults().imports(), engine.imports());
            assertEquals(
                    "$1",
                    engine.eval(new Submission("7", "REPL 1")).steps().get(0).name());
            assertNull(engine.eval(new Submission("var t = 1;", "REPL 2")).failure());
        }
    }

    @Test
    void runsCellsWhileItWarmsUp() throws InterruptedException {
        try (Engine engine = Engine.open(EngineOptions.defaults())) {
            Thread warmer = new Thread(engine::warmUp);
            warmer.start();
            for (int i = 0; i < 50; i++) {
                assertEquals(i * 2, value(engine, "int x" + i + " = " + i + "; x" + i + " * 2"));
            }
            assertEquals(5, value(engine, "int five() { return 5; }\nfive()"));
            warmer.join();
            assertEquals(54, value(engine, "x49 + five()"));
        }
    }
}
