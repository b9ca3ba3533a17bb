package io.ttlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.ttlab.shell.Outcome.Status;
import java.lang.ref.WeakReference;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Classes of cells go when nothing uses them, and have all that snippets have until then. */
class CellLoaderTest {
    private final Engine engine = Engine.open(EngineOptions.defaults().withResultHistory(1));

    @AfterEach
    void close() {
        engine.close();
    }

    private @Nullable Object value(String source) {
        Outcome outcome = engine.eval(new Submission(source, "test"));
        assertEquals(Status.OK, outcome.status(), () -> source + ": " + outcome.failure());
        List<Step> steps = outcome.steps();
        return steps.get(steps.size() - 1).value();
    }

    private WeakReference<Class<?>> classOf(String source) {
        Object made = value(source);
        assertNotNull(made);
        return new WeakReference<>(made.getClass());
    }

    @Test
    void letsTheClassesOfACellGoWithItsLastValue() {
        WeakReference<Class<?>> type = classOf("(Runnable) () -> System.gc()");
        assertNotNull(type.get());
        value("1 + 1");
        for (int i = 0; i < 100 && type.get() != null; i++) {
            System.gc();
        }
        assertNull(type.get());
    }

    @Test
    void keepsTheClassesOfWhatIsStillInUse() {
        value("Supplier<Integer> later = () -> 41 + 1");
        value("var made = new ArrayList<Runnable>(); int count = 0;");
        value("made.add(() -> count++)");
        for (int i = 0; i < 3; i++) {
            value("\"\" + " + i);
            System.gc();
        }
        value("made.get(0).run()");
        assertEquals(1, value("count"));
        assertEquals(42, value("later.get()"));
    }

    @Test
    void reachesWhatUsersDeclareWithoutModifiers() {
        value(
                "class Lot { int lots = 3; int twice() { return 2 * lots; } static class Leg { Leg() {} int side = 1; } }");
        value("int half(Lot lot) { return lot.lots / 2; }");
        value("var held = List.of(new Lot())");
        assertEquals(3, value("held.get(0).lots"));
        assertEquals(6, value("held.stream().mapToInt(lot -> lot.twice()).sum()"));
        assertEquals(1, value("half(held.get(0))"));
        assertEquals(1, value("new Lot.Leg().side"));
    }
}
