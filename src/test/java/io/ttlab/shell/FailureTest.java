package io.ttlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.shell.Outcome.Status;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailureTest {
    private static final Engine ENGINE = Engine.open(EngineOptions.defaults());

    @BeforeEach
    void startAnew() {
        ENGINE.reset();
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static Failure failure(Status expected, String source, String name) {
        Outcome outcome = ENGINE.eval(new Submission(source, name));
        assertEquals(expected, outcome.status(), () -> outcome.steps() + " " + outcome.failure());
        Failure failure = outcome.failure();
        assertNotNull(failure);
        return failure;
    }

    private static void run(String source, String name) {
        Outcome outcome = ENGINE.eval(new Submission(source, name));
        assertEquals(Status.OK, outcome.status(), () -> String.valueOf(outcome.failure()));
    }

    @Test
    void namesTheUsersOwnClassesAsDeclared() {
        run("class Own {} enum Kind { A }", "REPL 1");
        String cast = failure(Status.THREW, "Object own = new Own(); (String) own", "REPL 2")
                .headline();
        assertTrue(cast.startsWith("java.lang.ClassCastException: class Own cannot be cast"), cast);
        assertEquals(
                "java.lang.IllegalArgumentException: No enum constant Kind.B",
                failure(Status.THREW, "Kind.valueOf(\"B\")", "REPL 3").headline());
        Object value = ENGINE.eval(new Submission("List.of(own, own.getClass())", "REPL 4"))
                .steps()
                .get(0)
                .value();
        String shown = io.ttlab.display.Values.render(value, io.ttlab.display.TextOptions.defaults());
        assertTrue(shown.matches("\\[Own@[0-9a-f]+, class Own]"), shown);
    }

    @Test
    void pointsAtTheSnippetThatFailedBehindOthersOfItsLine() {
        Failure failure = failure(Status.THREW, "int a = 1;  int b = a / 0;", "REPL 1");
        assertEquals(13, failure.column());
        assertEquals("            ^", failure.caretLine());
        Failure second = failure(Status.THREW, "int c = 1;\n  int d = c / 0;", "REPL 2");
        assertEquals("  int d = c / 0;", second.sourceLine());
        assertEquals("  ^", second.caretLine());
    }

    @Test
    void underlinesTheSpotInTheRightLineOfALongSubmission() {
        StringBuilder script = new StringBuilder("#!/usr/bin/env ttlab\n// a script\n");
        for (int i = 0; i < 40; i++) {
            script.append("int v").append(i).append(" = ").append(i).append(";\n");
        }
        script.append("\nString text =\n    \"a\" +\n    missing.length();\n");
        Failure failure = failure(Status.REJECTED, script.toString(), "report.jsh");
        assertEquals("cannot find symbol: variable missing", failure.headline());
        assertEquals("report.jsh", failure.sourceName());
        assertEquals(46, failure.line());
        assertEquals(5, failure.column());
        assertEquals("    missing.length();", failure.sourceLine());
        assertEquals("    ^^^^^^^", failure.caretLine());
    }

    @Test
    void tellsTheLineOfAScriptForWhatItsFortiethSnippetThrows() {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < 39; i++) {
            script.append("int v").append(i).append(" = ").append(i).append(";\n");
        }
        script.append("int quotient(int a, int b) {\n    int result = a;\n    return result\n        / b;\n}\n");
        script.append("System.out.flush();\nList.of(0).forEach(x ->\n    quotient(1, x));\n");
        Failure failure = failure(Status.THREW, script.toString(), "report.jsh");
        assertEquals("java.lang.ArithmeticException: / by zero", failure.headline());
        assertEquals(
                List.of("at quotient (report.jsh:42)", "at lambda (report.jsh:47)", "at (report.jsh:46)"),
                failure.frames());
        assertEquals("    return result", failure.sourceLine());
        assertEquals("    ^", failure.caretLine());
    }

    @Test
    void namesTheUsersClassesAndCausesWithoutWrappers() {
        run(
                "class Broken extends RuntimeException { Broken(Throwable cause) { super(\"broken\", cause); } }",
                "REPL 1");
        run(
                "class Desk {\n  static void trade() {\n    throw new IllegalStateException(\"closed\");\n  }\n}",
                "REPL 2");
        Failure failure = failure(
                Status.THREW, "try {\n  Desk.trade();\n} catch (Exception e) {\n  throw new Broken(e);\n}", "REPL 3");
        assertEquals("Broken: broken", failure.headline());
        assertEquals(List.of("at (REPL 3:4)"), failure.frames());
        assertEquals(List.of("java.lang.IllegalStateException: closed at Desk.trade (REPL 2:3)"), failure.causes());
    }

    @Test
    void cutsTheFramesOfAStackOverflow() {
        run("int deeper(int x) {\n  return deeper(x + 1) + 1;\n}", "REPL 1");
        Failure failure = failure(Status.THREW, "deeper(0)", "REPL 2");
        assertEquals("java.lang.StackOverflowError", failure.headline());
        assertEquals("at deeper (REPL 1:2)", failure.frames().get(0));
        assertTrue(
                failure.frames().get(1).matches("\\.\\.\\. \\d+ more of the same"),
                failure.frames().toString());
        run("1 + 1", "REPL 3");
    }

    @Test
    void survivesAnOutOfMemoryError() {
        Failure failure = failure(
                Status.THREW,
                "var hoard = new ArrayList<long[]>(); while (true) hoard.add(new long[200_000_000]);",
                "REPL 1");
        assertTrue(failure.headline().startsWith("java.lang.OutOfMemoryError"), failure.headline());
        run("hoard = null; 1 + 1", "REPL 2");
    }

    @Test
    void isNotHarmedByBrokenMessagesAndTexts() {
        run("class Nasty { public String toString() { return toString(); } }", "REPL 1");
        run("new Nasty()", "REPL 2");
        run(
                "class Mute extends RuntimeException { public String getMessage() { throw new RuntimeException(); } }",
                "REPL 3");
        Failure failure = failure(Status.THREW, "throw new Mute()", "REPL 4");
        assertEquals("Mute: (its getMessage() threw java.lang.RuntimeException)", failure.headline());
        run(
                "class Loop extends RuntimeException { public synchronized Throwable getCause() { return this; } }",
                "REPL 5");
        assertEquals(
                List.of(), failure(Status.THREW, "throw new Loop()", "REPL 6").causes());
    }

    @Test
    void tellsFurtherCompileErrorsByTheirLines() {
        Failure failure =
                failure(Status.REJECTED, "int f() {\n  int a = \"x\";\n  String b = 1;\n  return a;\n}", "Cell 4");
        assertEquals(
                "incompatible types: java.lang.String cannot be converted to int",
                failure.headline().replace(": String", ": java.lang.String"));
        assertEquals(2, failure.line());
        assertEquals(1, failure.causes().size());
        assertTrue(
                failure.causes().get(0).startsWith("line 3: incompatible types: int cannot be converted to"),
                failure.causes().toString());
    }

    @Test
    void keepsExitCodesEvenWhenUserCodeSwallowsThem() {
        Outcome outcome = ENGINE.eval(new Submission(
                "try { System.exit(3); } catch (Throwable t) { }\nwhile (true) { try { Thread.sleep(1); } catch (Throwable t) { } }",
                "REPL 1"));
        assertEquals(Status.EXITED, outcome.status());
        assertEquals(3, outcome.exitCode().orElse(-1));
        for (String exit : List.of(
                "Runtime.getRuntime().exit(4)", "Runtime.getRuntime().halt(4)", "List.of(4).forEach(System::exit)")) {
            Outcome other = ENGINE.eval(new Submission(exit, "REPL 2"));
            assertEquals(Status.EXITED, other.status(), exit);
            assertEquals(4, other.exitCode().orElse(-1), exit);
        }
        run("1 + 1", "REPL 3");
    }
}
