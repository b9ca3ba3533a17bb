package io.ttlab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.jupyter.WireClient.Channel;
import io.ttlab.jupyter.WireClient.Ran;
import io.ttlab.jupyter.WireClient.Received;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Execute requests with all their flags, and what comes of them. */
class ExecuteTest extends KernelTestCase {
    @Test
    void showsTheLastExpressionWithOrWithoutASemicolon() {
        assertEquals("2", client.run("1 + 1").result());
        assertEquals("3", client.run("1 + 2;").result());
        assertEquals("7", client.run("int shown = 3;\nshown + 4").result());
        Ran ran = client.run("\"x\"");
        assertEquals(List.of("status", "execute_input", "execute_result", "status"), ran.types());
    }

    @Test
    void showsNullAndKeepsSilentAboutVoidDeclarationsAndAssignments() {
        assertEquals("null", client.run("(Object) null").result());
        assertEquals(
                "null",
                client.run("String nothing() { return null; }\nnothing()").result());
        for (String code : List.of(
                "int quiet = 1", "quiet = 2", "Thread.yield()", "void f() {}", "import java.net.*;", "", "// x")) {
            assertEquals(List.of(), client.run(code).of("execute_result"), code);
        }
    }

    @Test
    void countsCellsThatAreStored() {
        int before = count(client.run("1"));
        assertEquals(before + 1, count(client.run("1")));
        assertEquals(before + 1, count(client.run("1", Map.of("store_history", false))));
        assertEquals(before + 1, count(client.run("1", Map.of("silent", true))));
        assertEquals(before + 2, count(client.run("1")));
    }

    private static int count(Ran ran) {
        return ((Number) ran.reply().content().get("execution_count")).intValue();
    }

    @Test
    void showsNothingOfASilentCellButRunsIt() {
        Ran ran = client.run(
                "int unheard = 4; System.out.println(1); System.err.println(2); display(3); unheard",
                Map.of("silent", true));
        assertEquals(List.of("status", "status"), ran.types());
        assertEquals("ok", ran.status());
        assertEquals("4", client.run("unheard").result());
        Ran failed = client.run("int bad = 1 / 0;", Map.of("silent", true));
        assertEquals("error", failed.status());
        assertEquals(List.of("status", "status"), failed.types());
    }

    @Test
    void answersUserExpressionsEachOnItsOwn(@TempDir Path folder) throws IOException {
        Ran ran = client.run("int base = 20", Map.of("user_expressions", Map.of("good", "base + 1", "bad", "missing")));
        Map<?, ?> good = (Map<?, ?>) ran.reply().object("user_expressions").get("good");
        assertEquals("ok", good.get("status"));
        assertEquals("21", ((Map<?, ?>) good.get("data")).get("text/plain"));
        Map<?, ?> bad = (Map<?, ?>) ran.reply().object("user_expressions").get("bad");
        assertEquals("error", bad.get("status"));
        assertTrue(String.valueOf(bad.get("evalue")).contains("missing"), bad.toString());
        assertEquals("ok", ran.status());
        Path saved = folder.resolve("saved.jsh");
        client.run("/save " + saved);
        String script = Files.readString(saved);
        assertTrue(script.contains("int base = 20"), script);
        assertFalse(script.contains("base + 1"), "what a client asks by itself is no entry of the user's: " + script);
    }

    @Test
    void abortsWhatWasQueuedBehindAFailureAndRunsWhatComesLater() {
        client.run("int ran = 0");
        String slow = client.execute("Thread.sleep(300); int oops = 1 / 0;");
        List<String> queued = List.of(client.execute("ran++"), client.execute("ran++"));
        assertEquals("error", client.finish(slow).status());
        for (String id : queued) {
            Ran ran = client.finish(id);
            assertEquals("aborted", ran.status());
            assertEquals(List.of("status", "status"), ran.types());
        }
        assertEquals("0", client.run("ran").result());
    }

    @Test
    void knowsTheTypesThatOtherJavaNotebooksHaveImported() {
        String code = "try { throw new IOException(\"x\"); } catch (IOException e) {\n"
                + "  new TreeMap<>(Map.of(Pattern.compile(\"a\").pattern(), new ConcurrentHashMap<>(Map.of(URI.create(\"b:c\"), BigDecimal.ONE))))"
                + ".toString().transform(System.out::append); }";
        assertEquals("{a={b:c=1}}", client.run(code).stream("stdout"));
    }

    @Test
    void goesOnBehindASilentFailure() {
        String question = client.execute("Thread.sleep(300); int oops = 1 / 0;", Map.of("silent", true));
        String next = client.execute("6 * 7");
        assertEquals("error", client.finish(question).status());
        assertEquals("42", client.finish(next).result());
    }

    @Test
    void showsWhatIsReturnedAsAnyOtherValue() {
        assertEquals("null", client.run("return null").result());
        assertEquals("5", client.run("return 2 + 3;").result());
        assertEquals("6", client.run("ans + 1").result());
        assertEquals("error", client.run("return 1 / 0").status());
        assertEquals(List.of(), client.run("return").of("execute_result"));
    }

    @Test
    void goesOnBehindAFailureWhenAskedTo() {
        client.run("int went = 0");
        String slow = client.execute("Thread.sleep(300); int oops = 1 / 0;", Map.of("stop_on_error", false));
        String next = client.execute("went = 5; went + 1");
        assertEquals("error", client.finish(slow).status());
        assertEquals("6", client.finish(next).result());
    }

    @Test
    void runsTheNextCellRightAfterAFailure() {
        for (int i = 0; i < 20; i++) {
            assertEquals("error", client.finish(client.execute("undefined")).status());
            assertEquals("1", client.run("1").result());
        }
    }

    @Test
    void tellsAnExceptionByTheUsersFramesItsSourceAndItsCauses() {
        Ran ran = client.run("""
                int inner(int x) {
                    throw new IllegalStateException("outer trouble", new java.io.IOException("inner trouble"));
                }
                inner(1)""");
        Received error = ran.of("error").get(0);
        assertEquals("java.lang.IllegalStateException", error.text("ename"));
        assertEquals("outer trouble", error.text("evalue"));
        String traceback = plain(error);
        assertTrue(traceback.contains("throw new IllegalStateException"), traceback);
        assertTrue(traceback.contains("^"), traceback);
        assertTrue(traceback.contains("at inner (Cell "), traceback);
        assertTrue(traceback.contains("inner trouble"), traceback);
        assertFalse(traceback.contains("jdk.jshell") || traceback.contains("io.ttlab"), traceback);
        for (String field : List.of("ename", "evalue", "traceback", "status")) {
            assertEquals(
                    field.equals("status") ? "error" : error.content().get(field),
                    ran.reply().content().get(field));
        }
    }

    private static String plain(Received error) {
        return String.valueOf(error.content().get("traceback")).replaceAll("\u001b\\[[0-9;]*m", "");
    }

    @Test
    void underlinesACompileError() {
        Received error =
                client.run("int fine = 1;\nint wrong = \"text\";").of("error").get(0);
        assertEquals("CompilationError", error.text("ename"));
        String traceback = plain(error);
        assertTrue(traceback.contains(":2 | int wrong = \"text\";"), traceback);
        assertTrue(traceback.contains("^^^^^^"), traceback);
    }

    @Test
    void survivesValuesWhoseTextFailsAndCodeThatOverflowsOrExits() {
        // Reported in the value's place or as the cell's error, by how much stack is left.
        Ran endless = client.run("class Endless { public String toString() { return \"\" + this; } }\nnew Endless()");
        assertTrue(
                endless.output().toString().contains("StackOverflowError"),
                endless.output().toString());
        assertEquals(
                "error",
                client.run("class Rude { public String toString() { throw new Error(\"no\"); } }\nnew Rude()")
                        .status());
        assertEquals(
                "java.lang.StackOverflowError",
                client.run("int deep(int n) { return deep(n + 1); }\ndeep(0)")
                        .reply()
                        .text("ename"));
        Ran exit = client.run("System.exit(3)");
        assertEquals("SystemExit", exit.reply().text("ename"));
        assertTrue(exit.reply().text("evalue").contains("System.exit(3)"));
        assertEquals(
                "java.lang.OutOfMemoryError",
                client.run("byte[][] all = new byte[100_000][]; for (int i = 0; ; i++) all[i] = new byte[50_000_000];")
                        .reply()
                        .text("ename"));
        client.run("all = null");
        assertEquals("2", client.run("1 + 1").result());
    }

    @Test
    void runsManyCellsSentAtOnceInOrder() {
        List<String> ids = new ArrayList<>();
        client.run("var order = new ArrayList<Integer>()");
        for (int i = 0; i < 50; i++) {
            ids.add(client.execute("order.add(" + i + ")"));
        }
        ids.forEach(id -> assertEquals("ok", client.finish(id).status()));
        assertEquals(
                "true",
                client.run("order.equals(java.util.stream.IntStream.range(0, 50).boxed().toList())")
                        .result());
    }

    @Test
    void resultsStayReachableByNumberAndAsAns() {
        client.run("40 + 2");
        assertEquals("43", client.run("ans + 1").result());
    }

    @Test
    void answersCompletionAndControlWhileACellRuns() {
        String id = client.execute("Thread.sleep(60_000)");
        client.await(
                Channel.IOPUB,
                m -> m.type().equals("execute_input") && m.parentId().equals(id));
        Received completion = client.request("complete_request", Map.of("code", "System.out.printl", "cursor_pos", 17));
        assertTrue(completion.text("matches").contains("println("), completion.text("matches"));
        String info = client.send(Channel.CONTROL, "kernel_info_request", Map.of());
        assertEquals("ok", client.reply(Channel.CONTROL, info).text("status"));
        client.send(Channel.CONTROL, "interrupt_request", Map.of());
        assertEquals("error", client.finish(id).status());
    }
}
