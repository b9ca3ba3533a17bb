package io.ttlab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.jupyter.WireClient.Channel;
import io.ttlab.jupyter.WireClient.Ran;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interrupts end what runs, really, and leave the session whole. */
class InterruptTest extends KernelTestCase {
    private void interrupt() {
        String id = client.send(Channel.CONTROL, "interrupt_request", Map.of());
        assertEquals("ok", client.reply(Channel.CONTROL, id).text("status"));
    }

    private String start(String code) {
        String id = client.execute(code);
        client.await(
                Channel.IOPUB,
                m -> m.type().equals("execute_input") && m.parentId().equals(id));
        return id;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "Thread.sleep(60_000)",
                "new Object() { synchronized void hang() throws Exception { wait(); } }.hang()",
                "java.util.stream.LongStream.iterate(1, i -> i + 1).filter(i -> i < 0).findFirst()",
                "\"a\".repeat(300).matches(\"(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)b\")",
                "new java.util.concurrent.SynchronousQueue<String>().take()",
                "while (true) { try { Thread.sleep(10); } catch (Throwable swallowed) {} }",
                "new Object() { public String toString() { while (true) {} } }"
            })
    void endsWhatRunsAndKeepsTheSession(String code) {
        client.run("int kept = 42");
        String id = start(code);
        interrupt();
        Ran ran = client.finish(id);
        assertEquals("error", ran.status(), code);
        assertEquals("Interrupted", ran.reply().text("ename"));
        assertEquals("42", client.run("kept").result());
        assertEquals("2", client.run("1 + 1").result());
    }

    @Test
    void leavesNoThreadBurning() {
        String id = start("while (true) {}");
        interrupt();
        client.finish(id);
        // A thread that was stopped hard may take a moment to end.
        String burning = """
                long burning() {
                    return Thread.getAllStackTraces().keySet().stream()
                            .filter(t -> t.getName().startsWith("ttlab-cell-") && t != Thread.currentThread())
                            .filter(t -> t.getState() == Thread.State.RUNNABLE)
                            .count();
                }
                long left = burning();
                for (int i = 0; i < 500 && left > 0; i++) { Thread.sleep(10); left = burning(); }
                left""";
        assertEquals("0", client.run(burning).result());
    }

    @Test
    void abortsWhatIsQueued() {
        client.run("int touched = 0");
        String id = start("while (true) {}");
        List<String> queued =
                List.of(client.execute("touched = 1"), client.execute("touched = 2", Map.of("stop_on_error", false)));
        interrupt();
        assertEquals("error", client.finish(id).status());
        queued.forEach(each -> assertEquals("aborted", client.finish(each).status()));
        assertEquals("0", client.run("touched").result());
    }

    @Test
    void doesNothingWhenNothingRuns() {
        interrupt();
        assertEquals("2", client.run("1 + 1").result());
    }

    @Test
    void endsCellsWhetherTheyHaveBegunOrNot() {
        for (int i = 0; i < 15; i++) {
            String id = client.execute("while (true) {}");
            // As early as a client can know of it.
            client.await(
                    Channel.IOPUB,
                    m -> m.type().equals("status") && m.parentId().equals(id));
            interrupt();
            assertEquals("error", client.finish(id).status());
            assertEquals(String.valueOf(i), client.run("" + i).result());
        }
    }

    @Test
    void survivesTheSignalOfCtrlC() throws IOException, InterruptedException {
        String id = start("Thread.sleep(60_000)");
        Process kill = new ProcessBuilder(
                        "kill", "-INT", Long.toString(kernel.process().pid()))
                .start();
        assertEquals(0, kill.waitFor());
        assertEquals("error", client.finish(id).status());
        assertTrue(kernel.process().isAlive());
        assertEquals("2", client.run("1 + 1").result());
    }
}
