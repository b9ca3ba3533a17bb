package io.ttlab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.jupyter.WireClient.Channel;
import io.ttlab.jupyter.WireClient.Ran;
import io.ttlab.jupyter.WireClient.Received;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Values that a notebook shows again and again, and progress. */
class InPlaceTest extends KernelTestCase {
    @Test
    void watchesInOneOutput() {
        Ran ran = client.run("int seen = 0; watch(\"100ms\", 3, () -> ++seen)");
        assertEquals("ok", ran.status(), ran.reply().content().toString());
        Received shown = ran.of("display_data").get(0);
        assertEquals("1", shown.object("data").get("text/plain"));
        assertEquals(
                List.of("2", "3"),
                ran.of("update_display_data").stream()
                        .filter(update -> Objects.equals(update.object("transient"), shown.object("transient")))
                        .map(update -> update.object("data").get("text/plain"))
                        .toList());
    }

    @Test
    void endsAWatchWhenTheKernelIsInterrupted() {
        String id = client.execute("watch(\"100ms\", () -> tt.env())");
        client.await(
                Channel.IOPUB,
                message -> message.type().equals("update_display_data")
                        && message.parentId().equals(id));
        String interrupt = client.send(Channel.CONTROL, "interrupt_request", Map.of());
        assertEquals("ok", client.reply(Channel.CONTROL, interrupt).text("status"));
        assertEquals("Interrupted", client.finish(id).reply().text("ename"));
        assertEquals("2", client.run("1 + 1").result());
    }

    @Test
    void endsAWatchWithWhatItsSourceThrows() {
        Ran ran = client.run("int left = 1; watch(\"100ms\", () -> 10 / left--)");
        assertEquals("/ by zero", ran.reply().text("evalue"));
        assertEquals("10", ran.of("display_data").get(0).object("data").get("text/plain"));
    }

    @Test
    void keepsTheProgressOfAThreadInItsOwnCell() {
        String first = client.execute("var go = new java.util.concurrent.CountDownLatch(1);\n"
                + "new Thread(() -> { for (int i : progress(List.of(1, 2, 3), \"late\")) try {\n"
                + "  if (i == 2) go.await(); else Thread.sleep(800); } catch (InterruptedException e) {} }).start();\n"
                + "\"started\"");
        client.finish(first);
        client.await(Channel.IOPUB, m -> m.parentId().equals(first) && m.type().equals("display_data"));
        Ran second = client.run("go.countDown(); \"second\"");
        assertEquals(List.of(), second.of("display_data"));
        Received end = client.await(
                Channel.IOPUB,
                m -> m.type().equals("update_display_data")
                        && m.parentId().equals(first)
                        && "".equals(m.object("data").get("text/plain")));
        assertEquals(first, end.parentId());
        Ran third = client.run("\"third\"");
        assertEquals(List.of("status", "execute_input", "execute_result", "status"), third.types());
    }

    @Test
    void showsTheProgressOfALoopAndTakesItAwayWhenTheLoopIsLeft() {
        Ran ran = client.run("System.out.println(\"x\");\n"
                + "for (int i : progress(List.of(1, 2, 3, 4), \"days\")) { Thread.sleep(250); if (i == 3) break; }");
        List<Received> shown = ran.of("display_data");
        assertEquals(1, shown.size());
        assertTrue(
                String.valueOf(shown.get(0).object("data").get("text/plain")).startsWith("days: 1 of 4 "),
                shown.get(0).content().toString());
        List<Received> updates = ran.of("update_display_data");
        assertEquals("", updates.get(updates.size() - 1).object("data").get("text/plain"));
    }
}
