package io.ttlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is printed here is what the {@code jshell} tool of the same JDK prints; the tool is asked once. */
class RedefinitionTest {
    /** Snippets on lines of their own; each case prints its outcome. */
    private static final List<String> TRANSCRIPT = List.of(
            "int f() { return 1; }",
            "var v = f();",
            "int f() { return 2; }",
            "System.out.println(\"v stays \" + v + \", f is \" + f());",
            "import java.util.regex.*;",
            "System.out.println(\"v after an import \" + v);",
            "java.util.function.Supplier<Integer> s = () -> f();",
            "int f() { return 3; }",
            "System.out.println(\"a lambda in a variable calls the new body \" + s.get());",
            "java.util.List<java.util.function.Supplier<Integer>> held = new java.util.ArrayList<>();",
            "held.add(() -> f() * 10);",
            "int f() { java.util.function.IntSupplier own = () -> 4; return own.getAsInt(); }",
            "System.out.println(\"a method that gains a lambda \" + f() + \" \" + s.get() + \" \" + held.get(0).get() + \" \" + v);",
            "class Counter { static int made = 0; int id = ++made; int twice() { return id * 2; } }",
            "var counter = new Counter();",
            "new Counter();",
            "class Counter { static int made = 0; int id = ++made; int twice() { return id * 200; } }",
            "System.out.println(\"an object runs the new body \" + counter.twice() + \" \" + Counter.made);",
            "int plain = 5; String text = \"kept\"; int[] numbers = {1, 2};",
            "class Counter { int id = 7; String added = \"new\"; }",
            "System.out.println(\"others are kept \" + plain + text + numbers[1] + v);",
            "System.out.println(new Counter().added);",
            "int g() { return h() + plain; }",
            "try { g(); System.out.println(\"ran\"); } catch (Throwable t) { System.out.println(\"g cannot run yet\"); }",
            "int h() { return 9; }",
            "System.out.println(\"a forward reference \" + g());",
            "plain = 6;",
            "System.out.println(\"methods see assignments \" + g());",
            "String plain = \"six\";",
            "int g() { return h(); }",
            "System.out.println(\"a variable of another type \" + plain + g());",
            "long plain = 10;",
            "long k() { return plain * 2; }",
            "long plain = 21;",
            "System.out.println(\"the same type again \" + k());",
            "int over(int x) { return 1; }",
            "int over(String x) { return 2; }",
            "int callOver() { return over(1) * 10 + over(\"\"); }",
            "int over(int x) { return 3; }",
            "System.out.println(\"overloads \" + callOver());",
            "interface Shape { double area(); }",
            "record Square(double side) implements Shape { public double area() { return side * side; } }",
            "Shape shape = new Square(3);",
            "System.out.println(shape.area());",
            "record Square(double side) implements Shape { public double area() { return side * side * 10; } }",
            "System.out.println(shape.area());",
            "enum Level { LOW, HIGH }",
            "var level = Level.HIGH;",
            "System.out.println(level.ordinal());",
            "<T> T same(T x) { return x; }",
            "var inferred = same(java.util.List.of(1, 2));",
            "System.out.println(inferred.get(0) + 1);",
            "var anonymous = new Object() { int hidden = 8; };",
            "System.out.println(anonymous.hidden);",
            "for (var each : inferred) plain += each;",
            "System.out.println(plain);",
            "int a = 1, b = a + 1, c = a + b;",
            "System.out.println(a + b + c);",
            "final int fixed = 3;",
            "System.out.println(fixed);",
            "int zero;",
            "System.out.println(zero);",
            "java.util.function.Function<Integer, Integer> factorial = n -> n == 0 ? 1 : n * factorial.apply(n - 1);",
            "System.out.println(factorial.apply(5));");

    @TempDir
    private static Path folder;

    private static String toolSays;

    @BeforeAll
    static void askTheTool() throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("transcript.jsh"), String.join("\n", TRANSCRIPT) + "\n/exit\n");
        Path output = folder.resolve("output");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jshell")
                                .toString(),
                        "-s",
                        "-J-Djava.util.prefs.userRoot=" + folder,
                        script.toString())
                // Where the JDK tells of having made the preferences.
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(
                        Files.createFile(folder.resolve("empty")).toFile()))
                .start();
        tool.waitFor();
        toolSays = Files.readString(output);
    }

    private static String say(boolean oneSubmission) {
        PrintStream original = System.out;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        try (Engine engine = Engine.open(EngineOptions.defaults())) {
            System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
            if (oneSubmission) {
                Outcome outcome = engine.eval(new Submission(String.join("\n", TRANSCRIPT), "Cell 1"));
                assertEquals(Outcome.Status.OK, outcome.status(), () -> String.valueOf(outcome.failure()));
            } else {
                for (String source : TRANSCRIPT) {
                    Outcome outcome = engine.eval(new Submission(source, "REPL 1"));
                    assertEquals(Outcome.Status.OK, outcome.status(), () -> source + " " + outcome.failure());
                }
            }
        } finally {
            System.setOut(original);
        }
        return captured.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsWhatTheToolPrintsSnippetBySnippet() {
        assertEquals(toolSays, say(false));
    }

    @Test
    void printsWhatTheToolPrintsAsOneCell() {
        assertEquals(toolSays, say(true));
    }

    @Test
    void declaresAnewWhatHasClassesOfItsOwn() {
        try (Engine engine = Engine.open(EngineOptions.defaults())) {
            for (int i = 1; i <= 3; i++) {
                assertEquals(i, last(engine, "var a = new Object() { int f = " + i + "; }; a.f"));
                assertEquals(i, last(engine, "var l = List.of(new Object() { int g = " + i + "; }); l.get(0).g"));
            }
            last(engine, "interface Kind { int k = 0; }");
            assertEquals(
                    2,
                    last(
                            engine,
                            "class Kind { static int k = 1; static class Sub { static int s = 1; } }"
                                    + " Kind.k + Kind.Sub.s"));
            assertEquals(
                    12,
                    last(
                            engine,
                            "class Kind { static int k = 7; static class Two { static int s = 5; } }"
                                    + " Kind.k + Kind.Two.s"));
        }
    }

    @Test
    void lendsResultsWhoseTypesAreGone() {
        try (Engine engine = Engine.open(EngineOptions.defaults())) {
            last(engine, "class A { int v = 1; }");
            last(engine, "new A()");
            last(engine, "enum A { P }");
            assertEquals(true, last(engine, "$1 != null"));
            last(engine, "new Object() { int w = 1; }");
            last(engine, "boolean some() { return ans != null; }");
            assertEquals(true, last(engine, "some()"));
            last(engine, "class A { }");
            assertEquals(true, last(engine, "boolean isA = $1 instanceof A; $1 != null"));
        }
    }

    @Test
    void declaresRecordsWhoseConstructorsSayNoAccess() {
        try (Engine engine = Engine.open(EngineOptions.defaults())) {
            last(engine, "record Lots(int n) { Lots { if (n < 0) throw new IllegalArgumentException(\"n\"); } }");
            assertEquals(3, last(engine, "new Lots(3).n()"));
            last(engine, "// priced\nrecord Price<T>(T p) {\n  Price(T p) {\n    this.p = p;\n  }\n}\nint after = 1;");
            assertEquals(5, last(engine, "new Price<>(5).p()"));
            Outcome thrown = engine.eval(new Submission("new Lots(-1)", "cell"));
            assertEquals(
                    "java.lang.IllegalArgumentException: n", thrown.failure().headline());
            Outcome refused = engine.eval(new Submission("record Bad(int n) { private Bad { } }", "cell"));
            assertEquals(
                    "invalid canonical constructor in record Bad; (attempting to assign stronger access privileges; was"
                            + " public)",
                    refused.failure().headline());
            Outcome wrong = engine.eval(new Submission("record Two(int n) { Two { int z = \"x\"; } }", "cell"));
            assertEquals(" ".repeat(34) + "^^^", wrong.failure().caretLine());
            assertEquals(2, last(engine, "1 + after"));
        }
    }

    @Test
    void seesTheNewConstantsOfClassesDeepInside() {
        try (Engine engine = Engine.open(EngineOptions.defaults())) {
            for (int i = 1; i <= 5; i++) {
                last(
                        engine,
                        "class Outer { static class Nest { static class Deep {"
                                + " static final int K = " + i + "; static int d() { return " + i + "; }"
                                + (i > 3 ? " static int more() { return K; }" : "") + " } } }");
                assertEquals(2 * i, last(engine, "int was = Outer.Nest.Deep.d(); was + Outer.Nest.Deep.K"));
            }
            assertEquals(5, last(engine, "Outer.Nest.Deep.more()"));
        }
    }

    private static Object last(Engine engine, String source) {
        Outcome outcome = engine.eval(new Submission(source, "cell"));
        assertEquals(Outcome.Status.OK, outcome.status(), () -> source + "\n" + outcome.failure());
        return outcome.steps().get(outcome.steps().size() - 1).value();
    }

    @Test
    void tellsWhichDeclarationsARedefinitionMadeUnusable() {
        try (Engine engine = Engine.open(EngineOptions.defaults())) {
            engine.eval(new Submission("class A { int x = 1; }\nvar a = new A();\nA other;\nint kept = 3;", "REPL 1"));
            Outcome outcome = engine.eval(new Submission("class A { int x = 1; int y = 2; }", "REPL 2"));
            assertEquals(
                    "variable a cannot be used any more: incompatible types: A cannot be converted to A",
                    outcome.steps().get(0).note().lines().findFirst().orElse(""));
            assertEquals(
                    3,
                    engine.eval(new Submission("kept", "REPL 3")).steps().get(0).value());
        }
    }

    @Test
    void tellsWhatAForwardReferenceWaitsFor() {
        try (Engine engine = Engine.open(EngineOptions.defaults())) {
            Outcome declared = engine.eval(new Submission("int g() {\n  return h() + late;\n}", "REPL 1"));
            assertEquals(
                    "however, it cannot be invoked until method h(), and variable late are declared",
                    declared.steps().get(0).note());
            Failure failure = engine.eval(new Submission("g()", "REPL 2")).failure();
            assertEquals(
                    "method g() cannot be invoked until method h(), and variable late are declared",
                    failure == null ? "" : failure.headline());
            engine.eval(new Submission("int h() { return 1; }\nint late = 2;", "REPL 3"));
            assertEquals(
                    3,
                    engine.eval(new Submission("g()", "REPL 4")).steps().get(0).value());
        }
    }
}
