package io.ttlab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ttlab.jupyter.WireClient.Channel;
import io.ttlab.jupyter.WireClient.Ran;
import io.ttlab.jupyter.WireClient.Received;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Questions that a cell asks its client. */
class InputTest extends KernelTestCase {
    private static final Map<String, ?> ALLOWED = Map.of("allow_stdin", true);

    private Received question(String id) {
        return client.await(
                Channel.STDIN,
                m -> m.type().equals("input_request") && m.parentId().equals(id));
    }

    @Test
    void readsALineFromTheClientThatSentTheCell() {
        try (WireClient other = kernel.client()) {
            String id = client.execute("new Scanner(System.in).nextLine()", ALLOWED);
            Received question = question(id);
            assertEquals(false, question.content().get("password"));
            client.send(Channel.STDIN, "input_reply", Map.of("value", "grüße"));
            assertEquals("\"grüße\"", client.finish(id).result());
            assertEquals(null, other.poll(Channel.STDIN, 1));
        }
    }

    @Test
    void asksWithPromptsAndHidesPasswords() {
        String id = client.execute("readLine(\"name? \") + readPassword(\"word? \")", ALLOWED);
        Received first = question(id);
        assertEquals("name? ", first.text("prompt"));
        client.send(Channel.STDIN, "input_reply", Map.of("value", "a"), first.header());
        Received second = question(id);
        assertEquals(true, second.content().get("password"));
        // Late, and for the question before.
        client.send(Channel.STDIN, "input_reply", Map.of("value", "stale"), first.header());
        client.send(Channel.STDIN, "input_reply", Map.of("value", "b"), second.header());
        assertEquals("\"ab\"", client.finish(id).result());
    }

    @Test
    void failsAtOnceWhereInputIsNotAllowed() {
        Ran ran = client.run("new Scanner(System.in).nextLine()");
        assertEquals("error", ran.status());
        assertEquals(
                "Cannot ask for input: this client does not take questions (allow_stdin is false). Pass the value in as a"
                        + " variable instead.",
                ran.reply().text("evalue"));
    }

    @Test
    void stopsWaitingWhenInterrupted() {
        String id = client.execute("readLine(\"? \")", ALLOWED);
        question(id);
        client.send(Channel.CONTROL, "interrupt_request", Map.of());
        assertEquals("Interrupted", client.finish(id).reply().text("ename"));
        client.send(Channel.STDIN, "input_reply", Map.of("value", "too late"));
        String next = client.execute("readLine(\"again? \")", ALLOWED);
        Received question = question(next);
        client.send(Channel.STDIN, "input_reply", Map.of("value", "now"), question.header());
        assertEquals("ok", client.finish(next).status());
    }

    @Test
    void refusesThreadsWhoseCellHasEnded() {
        client.run("var answer = new java.util.concurrent.CompletableFuture<String>();"
                + "var go = new java.util.concurrent.CountDownLatch(1);");
        client.run(
                "new Thread(() -> { try { go.await(); answer.complete(readLine(\"? \")); }"
                        + " catch (Throwable t) { answer.complete(t.getMessage()); } }).start();",
                ALLOWED);
        assertEquals(
                "\"Cannot ask for input: the cell that started this thread has ended.\"",
                client.run("go.countDown(); answer.get()", ALLOWED).result());
    }
}
