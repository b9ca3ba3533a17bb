package io.ttlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.shell.Outcome.Status;
import io.ttlab.shell.Step.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineTest {
    private final Engine engine = Engine.open(EngineOptions.defaults());

    @AfterEach
    void close() {
        engine.close();
    }

    private Outcome eval(String source) {
        return engine.eval(new Submission(source, "REPL 1"));
    }

    private Step only(String source) {
        Outcome outcome = eval(source);
        assertEquals(Status.OK, outcome.status(), () -> source + " -> " + outcome.failure());
        assertEquals(1, outcome.steps().size(), source);
        return outcome.steps().get(0);
    }

    @Test
    void handsOverLiveValuesWithTheirStaticTypes() {
        Step sum = only("1 + 1");
        assertEquals(new Step(Kind.EXPRESSION, "1 + 1", "$1", "int", 2, true, ""), sum);
        Step list = only("var names = new ArrayList<String>(List.of(\"a\"))");
        assertEquals(Kind.VARIABLE, list.kind());
        assertEquals("names", list.name());
        assertEquals("ArrayList<String>", list.typeName());
        assertEquals(List.of("a"), list.value());
        assertEquals("$2", only("names.size()").name());
        assertEquals(Kind.ASSIGNMENT, only("names = new ArrayList<>()").kind());
        assertEquals("names", only("names").name());
        Step none = only("names.clear();");
        assertEquals(Kind.STATEMENT, none.kind());
        assertTrue(!none.hasValue());
        Step nothing = only("(Object) null");
        assertTrue(nothing.hasValue());
        assertNull(nothing.value());
    }

    @Test
    void tellsWhatBecameOfADeclarationInTheWordsOfTheJShellTool() {
        assertEquals("created method f(int)", only("int f(int a) { return a; }").typeName());
        assertEquals(
                "modified method f(int)", only("int f(int a) { return a + 1; }").typeName());
        assertEquals(
                "replaced method f(int)", only("long f(int a) { return a; }").typeName());
        assertEquals(
                "created method f(String)",
                only("int f(String a) { return 1; }").typeName());
        assertEquals(
                "created method same(T)",
                only("<T> T same(T it) { return it; }").typeName());
        assertEquals("created method g()", only("int g() { return later(); }").typeName());
        assertEquals(
                "modified method g()", only("int g() { return later() + 1; }").typeName());
        assertEquals("created class A", only("class A {}").typeName());
        assertEquals("replaced class A", only("class A { int x; }").typeName());
        assertEquals("replaced interface A", only("interface A {}").typeName());
        assertEquals("created enum Side", only("enum Side { BUY, SELL }").typeName());
        assertEquals("created record Lot", only("record Lot(int size) {}").typeName());
        assertEquals(
                "created annotation interface Mark", only("@interface Mark {}").typeName());
    }

    @Test
    void takesStatementsWithoutBracesOverSeveralLines() {
        Outcome outcome = eval(String.join(
                "\n",
                "var seen = new ArrayList<Object>();",
                "for (int i = 0; i < 2; i++)",
                "    for (int j = 0; j < 2; j++)",
                "        seen.add(i + j);",
                "",
                "int n = 0;",
                "while (n < 3)",
                "    // not yet",
                "    n++;",
                "if (n == 4)",
                "    seen.add(\"four\");",
                "else if (n == 3) seen.add(\"three\");",
                "else",
                "    seen.add(\"other\");",
                "do",
                "    n--;",
                "while (n > 0);",
                "try { Integer.parseInt(\"x\"); }",
                "catch (NumberFormatException e) { seen.add(n); }",
                "seen"));
        assertEquals(Status.OK, outcome.status(), () -> String.valueOf(outcome.failure()));
        Object seen = outcome.steps().get(outcome.steps().size() - 1).value();
        assertEquals(List.of(0, 1, 1, 2, "three", 0), seen);
    }

    @Test
    void runsManySnippetsInOrderUpToTheFirstFailure() {
        Outcome outcome =
                eval("int a = 1; a + 1\n// a comment\nint twice(int x) {\n  return 2 * x;\n}\ntwice(a); nope; a");
        assertEquals(Status.REJECTED, outcome.status());
        assertEquals(
                List.of("a", "$1", "twice", "$2"),
                outcome.steps().stream().map(Step::name).toList());
        Failure failure = outcome.failure();
        assertNotNull(failure);
        assertEquals("cannot find symbol: variable nope", failure.headline());
        assertEquals(6, failure.line());
        assertEquals(11, failure.column());
        assertEquals("twice(a); nope; a", failure.sourceLine());
        assertEquals("          ^^^^", failure.caretLine());
    }

    @Test
    void tellsWhatThrewByTheUsersOwnFrames() {
        eval("int f(int x) {\n  return new ArrayList<>(List.of(1)).get(x);\n}");
        Outcome outcome = engine.eval(new Submission("\n\nf(7)", "report.jsh"));
        assertEquals(Status.THREW, outcome.status());
        Failure failure = outcome.failure();
        assertNotNull(failure);
        assertEquals("java.lang.IndexOutOfBoundsException: Index 7 out of bounds for length 1", failure.headline());
        assertEquals(List.of("at f (REPL 1:2)", "at (report.jsh:3)"), failure.frames());
        assertEquals("  return new ArrayList<>(List.of(1)).get(x);", failure.sourceLine());
        assertEquals("  ^", failure.caretLine());
    }

    @Test
    void lendsResultsByNumberAndAsAns() {
        eval("40");
        assertEquals(42, only("ans + 2").value());
        assertEquals(82, only("$1 + $2").value());
        assertEquals("int", only("ans").typeName());
        eval("List.of(\"x\", \"y\")");
        assertEquals("Y", only("ans.get(1).toUpperCase()").value());
        assertEquals(List.of(), engine.variables());
    }

    @Test
    void survivesSystemExit() {
        Outcome outcome = eval("int x = 3; System.exit(x); x = 4");
        assertEquals(Status.EXITED, outcome.status());
        assertEquals(3, outcome.exitCode().getAsInt());
        assertEquals(3, only("x").value());
    }

    @Test
    void definesLiveObjects() {
        StringBuilder mine = new StringBuilder("abc");
        engine.define("mine", mine);
        assertEquals("abcd", only("mine.append('d').toString()").value());
        assertEquals("abcd", mine.toString());
    }
}
