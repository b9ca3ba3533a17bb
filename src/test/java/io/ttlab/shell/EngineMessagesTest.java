package io.ttlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an engine says, whole, when it is used in a way that cannot be. */
class EngineMessagesTest {
    @Test
    void saysThatItIsClosed() {
        Engine engine = Engine.open(EngineOptions.defaults());
        engine.close();
        assertEquals(
                "The engine is closed.",
                assertThrows(IllegalStateException.class, () -> engine.eval(new Submission("1", "test")))
                        .getMessage());
    }

    @Test
    void saysThatSourcesAreTooDeepForTheCompiler() {
        int depth = 30_000;
        String sum = "1" + " + 1".repeat(depth);
        try (Engine engine = Engine.open(EngineOptions.defaults())) {
            for (String source : List.of(
                    "(".repeat(depth) + "1" + ")".repeat(depth),
                    "var z = " + sum,
                    "int f() { return g()" + " + g()".repeat(depth) + "; }",
                    "class C { int n = " + sum + "; }",
                    "new StringBuilder()" + ".append(1)".repeat(depth))) {
                String start = source.substring(0, 20);
                assertEquals(
                        Completeness.Status.COMPLETE,
                        engine.completeness(source).status(),
                        start);
                engine.complete(source, source.length());
                engine.documentation(source, source.length());
                Outcome outcome = engine.eval(new Submission(source, "deep"));
                assertEquals(Outcome.Status.REJECTED, outcome.status(), start);
                assertEquals(
                        "error: this is nested too deeply for the compiler. Divide it into several statements.",
                        outcome.failure().headline(),
                        start);
                Outcome next = engine.eval(new Submission("int n = 21; n * 2", "next"));
                assertEquals(42, next.steps().get(1).value(), start);
            }
        }
    }

    @Test
    void refusesWhatNoClassFileHoldsAndGoesOn() {
        String letters = "x".repeat(70_000);
        String advice = ". No class file holds it: read it from a file, or divide it.";
        String numbers = "0" + ", 1".repeat(20_000);
        try (Engine engine = Engine.open(EngineOptions.defaults())) {
            for (String source : List.of(
                    "var length = \"" + letters + "\".length()",
                    "\"" + letters + "\"",
                    "String f() { return \"" + letters + "\"; }",
                    "record R(int n) { static String s = \"\"\"\n" + letters + "\"\"\"; }",
                    "System.out.println(\"" + letters + "\")")) {
                assertEquals("error: constant string too long" + advice, rejection(engine, source));
            }
            assertEquals("error: code too large" + advice, rejection(engine, "int[] a = {" + numbers + "}"));
            // What only looks as long is not refused.
            String escaped = "String g() { return \"" + "\\n".repeat(40_000) + "\"; }";
            assertEquals(
                    Outcome.Status.OK,
                    engine.eval(new Submission(escaped, "cell")).status());
            assertEquals(
                    40_000,
                    engine.eval(new Submission("g().length()", "cell"))
                            .steps()
                            .get(0)
                            .value());
        }
    }

    private static String rejection(Engine engine, String source) {
        Outcome outcome = engine.eval(new Submission(source, "cell"));
        assertEquals(Outcome.Status.REJECTED, outcome.status());
        Outcome next = engine.eval(new Submission("int q = 3; \"z\".repeat(q)", "next"));
        assertEquals("zzz", next.steps().get(1).value());
        return outcome.failure().headline();
    }

    @Test
    void saysThatACellCannotEvaluateAnother() {
        try (Engine engine = Engine.open(EngineOptions.defaults())) {
            Outcome outcome = engine.call("test", () -> engine.eval(new Submission("1", "inner")));
            assertEquals(
                    "java.lang.IllegalStateException: A cell cannot evaluate another one: it would wait for itself.",
                    outcome.failure().headline());
            assertEquals(
                    Outcome.Status.OK, engine.eval(new Submission("1", "next")).status());
        }
    }

    @Test
    void namesWhatWouldFetchALibrary() {
        try (Engine engine = Engine.open(EngineOptions.defaults())) {
            assertEquals(
                    "No libraries yet. /deps org.apache.commons:commons-csv:1.10.0 would fetch one with what it needs.",
                    engine.libraries().listed());
        }
    }

    @Test
    void saysWhyATextIsNoPom() {
        assertEquals(
                "This is no pom: The element type \"dependency\" must be terminated by the matching end-tag"
                        + " \"</dependency>\".",
                assertThrows(IllegalArgumentException.class, () -> PomFile.read("<dependency>", Set.of("compile")))
                        .getMessage());
    }
}
