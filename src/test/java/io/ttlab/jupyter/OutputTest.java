package io.ttlab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.jupyter.WireClient.Channel;
import io.ttlab.jupyter.WireClient.Ran;
import io.ttlab.jupyter.WireClient.Received;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Output is complete, in order, prompt, in few messages, and its cell's own. */
class OutputTest extends KernelTestCase {
    @Test
    void deliversAHundredThousandLinesInFewMessages() {
        Ran ran = client.run("for (int i = 0; i < 100_000; i++) System.out.println(\"line \" + i);");
        String expected =
                IntStream.range(0, 100_000).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
        assertEquals(expected, ran.stream("stdout"));
        assertTrue(ran.of("stream").size() < 500, ran.of("stream").size() + " messages");
    }

    @Test
    void deliversAStringOfTenMegabytes() {
        assertEquals(
                10_000_000,
                client.run("System.out.print(\"x\".repeat(10_000_000))").stream("stdout")
                        .length());
        String shown = "display(render(\"y\".repeat(10_000_000), \"text/html\"));";
        assertEquals(
                10_000_000,
                String.valueOf(client.run(shown)
                                .of("display_data")
                                .get(0)
                                .object("data")
                                .get("text/html"))
                        .length());
    }

    @Test
    void deliversWholeLinesOfEightThreads() {
        Ran ran = client.run("""
                var printers = new ArrayList<Thread>();
                for (int t = 0; t < 8; t++) {
                    String name = "thread" + t;
                    printers.add(new Thread(() -> { for (int i = 0; i < 2_000; i++) System.out.println(name + " " + i); }));
                }
                printers.forEach(Thread::start);
                for (Thread each : printers) each.join();
                """);
        Map<String, List<String>> byThread =
                ran.stream("stdout").lines().collect(Collectors.groupingBy(line -> line.split(" ")[0]));
        assertEquals(8, byThread.size());
        byThread.forEach((name, lines) -> assertEquals(
                IntStream.range(0, 2_000).mapToObj(i -> name + " " + i).toList(), lines));
    }

    @Test
    void keepsTheOrderOfBothStreams() {
        Ran ran = client.run(
                "for (int i = 0; i < 50; i++) { System.out.println(\"o\" + i); System.err.println(\"e\" + i); }");
        String all = ran.of("stream").stream().map(m -> m.text("text")).collect(Collectors.joining());
        assertEquals(
                IntStream.range(0, 50).mapToObj(i -> "o" + i + "\ne" + i + "\n").collect(Collectors.joining()), all);
        assertEquals(50, ran.stream("stderr").lines().count());
    }

    @Test
    void keepsPrintedTextBeforeWhatIsDisplayedAfterIt() {
        Ran ran = client.run("System.out.print(\"a\"); display(\"b\"); System.out.print(\"c\"); \"d\"");
        assertEquals(
                List.of("status", "execute_input", "stream", "display_data", "stream", "execute_result", "status"),
                ran.types());
    }

    @Test
    void sendsTextWithoutANewlineAtOnce() {
        String id = client.execute("System.out.print(\"prompt> \"); Thread.sleep(60_000);");
        Received stream = client.await(
                Channel.IOPUB, m -> m.type().equals("stream") && m.parentId().equals(id));
        assertEquals("prompt> ", stream.text("text"));
        client.send(Channel.CONTROL, "interrupt_request", Map.of());
        client.finish(id);
    }

    @Test
    void joinsCharactersWhoseBytesAreWrittenApart() {
        Ran ran = client.run("""
                for (byte b : "ä€🎈".getBytes("UTF-8")) { System.out.write(b); System.out.flush(); Thread.sleep(40); }
                """);
        assertEquals("ä€🎈", ran.stream("stdout"));
        assertEquals(3, ran.of("stream").size());
        Ran broken = client.run("System.out.write(0xE2); System.out.flush();");
        assertEquals("\uFFFD", broken.stream("stdout"));
        assertEquals("ok", client.run("System.out.print(\"next\")").status());
    }

    @Test
    void showsHalfSurrogatesAsEscapes() {
        assertEquals(
                "\"\\ud83c\"",
                client.run("display(new Object() { public String toString() { return \"\\\"\\ud83c\\\"\"; } })")
                        .of("display_data")
                        .get(0)
                        .object("data")
                        .get("text/plain"));
    }

    @Test
    void keepsLateOutputWithTheCellThatStartedIt() {
        client.run("var gate = new java.util.concurrent.CountDownLatch(1);");
        String starter = client.execute("""
                new Thread(() -> {
                    try { gate.await(); } catch (InterruptedException e) { return; }
                    System.out.print("late");
                    display("shown late");
                }).start();""");
        client.finish(starter);
        Ran opener = client.run("gate.countDown(); Thread.sleep(200); System.out.print(\"mine\")");
        assertEquals("mine", opener.stream("stdout"));
        Received late = client.await(
                Channel.IOPUB, m -> m.type().equals("stream") && m.text("text").equals("late"));
        assertEquals(starter, late.parentId());
        assertEquals(
                starter,
                client.await(Channel.IOPUB, m -> m.type().equals("display_data"))
                        .parentId());
    }

    @Test
    void tellsWhatEndsAThreadByTheUsersFrames() {
        String id = client.execute(
                "new Thread(() -> {\n  throw new IllegalStateException(\"a\", new RuntimeException(\"b\"));\n}, \"worker\").start()");
        // The thread may fail before its cell has ended, or after that.
        String before = client.finish(id).stream("stderr");
        String said = before.isEmpty()
                ? client.await(
                                Channel.IOPUB,
                                m -> m.type().equals("stream") && m.parentId().equals(id))
                        .text("text")
                : before;
        assertTrue(
                said.startsWith(
                        "Exception in thread \"worker\" java.lang.IllegalStateException: a\n    at lambda (Cell "),
                said);
        assertTrue(said.contains(":2)\ncaused by: java.lang.RuntimeException: b at lambda (Cell "), said);
        assertTrue(!said.contains("REPL"), said);
    }

    @Test
    void givesTheCommonPoolsOutputToTheRunningCell() {
        client.run("java.util.stream.IntStream.range(0, 100).parallel().forEach(i -> System.out.println(i));");
        Ran ran =
                client.run("java.util.stream.IntStream.range(0, 100).parallel().forEach(i -> System.out.println(i));");
        assertEquals(100, ran.stream("stdout").lines().distinct().count());
    }

    @Test
    void slowsTheCellDownForASlowReaderAndLosesNothing() throws InterruptedException {
        try (WireClient slow = new WireClient(kernel.connectionInfo(), 4)) {
            slow.ready();
            // Far more than all buffers on the way hold: the cell cannot end before the reader reads.
            String id = slow.execute(
                    "String block = \"z\".repeat(999);\nfor (int i = 0; i < 200_000; i++) System.out.println(block);");
            slow.await(
                    Channel.IOPUB,
                    m -> m.type().equals("stream") && m.parentId().equals(id));
            TimeUnit.MILLISECONDS.sleep(500);
            // What is not read holds the cell, and nothing else.
            slow.request("kernel_info_request", Map.of());
            slow.reply(Channel.CONTROL, slow.send(Channel.CONTROL, "kernel_info_request", Map.of()));
            long characters = slow.untilIdle(id).stream()
                    .filter(m -> m.type().equals("stream"))
                    .mapToLong(m -> m.text("text").length())
                    .sum();
            assertTrue(characters > 199_000_000 - 1_000_000 && characters <= 200_000_000, characters + " characters");
            assertEquals("ok", slow.reply(Channel.SHELL, id).text("status"));
        }
    }

    @Test
    void endsAFloodThatIsInterrupted() {
        String id = client.execute("while (true) System.out.println(\"flood\");");
        client.await(
                Channel.IOPUB, m -> m.type().equals("stream") && m.parentId().equals(id));
        client.send(Channel.CONTROL, "interrupt_request", Map.of());
        assertEquals("error", client.finish(id).status());
        assertEquals("2", client.run("1 + 1").result());
    }

    @Test
    void givesProcessStreamsToPrintCallsOfTheShell() {
        assertEquals("[1, 2]\ntext\n", client.run("print(List.of(1, 2)); print(\"text\")").stream("stdout"));
    }
}
