package io.ttlab.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.jupyter.WireClient.Channel;
import io.ttlab.jupyter.WireClient.Received;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What every message must keep, whatever it asks for. */
class ProtocolTest extends KernelTestCase {
    @Test
    void tellsAboutItselfOnShellAndOnControl() {
        for (Channel channel : List.of(Channel.SHELL, Channel.CONTROL)) {
            Received reply = client.reply(channel, client.send(channel, "kernel_info_request", Map.of()));
            assertEquals("kernel_info_reply", reply.type());
            assertEquals("ok", reply.text("status"));
            assertEquals("5.5", reply.text("protocol_version"));
            assertEquals("java", reply.object("language_info").get("name"));
            assertEquals(".jsh", reply.object("language_info").get("file_extension"));
        }
    }

    @Test
    void saysBusyThenIdleForEveryRequest() {
        Map<String, Map<String, ?>> requests = Map.of(
                "kernel_info_request", Map.of(),
                "execute_request", Map.of("code", "1 + 1"),
                "complete_request", Map.of("code", "Sys", "cursor_pos", 3),
                "inspect_request", Map.of("code", "String", "cursor_pos", 3, "detail_level", 0),
                "is_complete_request", Map.of("code", "1"),
                "history_request", Map.of("hist_access_type", "tail", "n", 1, "output", false, "raw", true),
                "comm_info_request", Map.of());
        requests.forEach((type, content) -> {
            String id = client.send(Channel.SHELL, type, content);
            Received reply = client.reply(Channel.SHELL, id);
            assertEquals(type.replace("request", "reply"), reply.type());
            assertTrue(reply.content().containsKey("status"), type);
            List<Received> output = client.untilIdle(id);
            assertEquals("busy", output.get(0).text("execution_state"), type);
        });
        String id = client.send(Channel.CONTROL, "interrupt_request", Map.of());
        assertEquals("ok", client.reply(Channel.CONTROL, id).text("status"));
        assertEquals("busy", client.untilIdle(id).get(0).text("execution_state"));
    }

    @Test
    void repeatsTheParentHeaderAsReceivedAndUsesOneSessionAndFreshIds() {
        List<byte[]> frames = client.frames("execute_request", Map.of("code", "2 + 2"), Map.of());
        client.sendRaw(Channel.SHELL, frames);
        String id = WireClient.id(frames);
        Received reply = client.reply(Channel.SHELL, id);
        assertArrayEquals(frames.get(2), reply.rawParent());
        Set<Object> ids = new HashSet<>(Set.of(reply.header().get("msg_id")));
        for (Received output : client.untilIdle(id)) {
            assertArrayEquals(frames.get(2), output.rawParent());
            assertEquals(reply.header().get("session"), output.header().get("session"));
            assertTrue(ids.add(output.header().get("msg_id")));
            assertTrue(String.valueOf(output.header().get("date")).matches("\\d{4}-.*T.*(Z|[+-]\\d\\d:\\d\\d)"));
        }
    }

    @Test
    void answersEachClientOnItsOwn() {
        try (WireClient other = kernel.client()) {
            String mine = client.execute("\"mine\"");
            String theirs = other.execute("\"theirs\"");
            assertEquals("\"mine\"", client.finish(mine).result());
            assertEquals("\"theirs\"", other.finish(theirs).result());
            // iopub is for all.
            assertEquals(
                    "busy",
                    client.await(Channel.IOPUB, m -> m.parentId().equals(theirs))
                            .text("execution_state"));
        }
    }

    @Test
    void welcomesEachSubscription() {
        try (WireClient other = new WireClient(kernel.connectionInfo())) {
            Received welcome = other.await(Channel.IOPUB, m -> m.type().equals("iopub_welcome"));
            assertEquals("", welcome.text("subscription"));
            assertEquals(Map.of(), welcome.parent());
        }
    }

    @Test
    void dropsWhatIsNotAMessageAndGoesOn() throws IOException {
        UnaryOperator<List<byte[]>> forged = f -> with(f, 1, "00".repeat(32).getBytes(UTF_8));
        Map<String, UnaryOperator<List<byte[]>>> faults = Map.of(
                "signature is wrong", forged,
                "no <IDS|MSG> frame", f -> f.subList(1, f.size()),
                "too few frames", f -> f.subList(0, 4),
                "content is not a JSON object", f -> signed(with(f, 5, "{\"code\": ".getBytes(UTF_8))),
                "lacks msg_id or msg_type", f -> signed(with(f, 2, "{}".getBytes(UTF_8))),
                "its header is not a JSON object",
                        f -> signed(with(f, 2, "[".repeat(100_000).getBytes(UTF_8))),
                "\"dance_request\" is not known", f -> client.frames("dance_request", Map.of(), Map.of()));
        for (var fault : faults.entrySet()) {
            for (Channel channel : List.of(Channel.SHELL, Channel.CONTROL)) {
                client.sendRaw(
                        channel, fault.getValue().apply(client.frames("kernel_info_request", Map.of(), Map.of())));
                Received reply = client.reply(channel, client.send(channel, "kernel_info_request", Map.of()));
                assertEquals("ok", reply.text("status"), fault.getKey());
            }
            assertTrue(kernel.log().contains(fault.getKey()), fault.getKey() + " in " + kernel.log());
        }
        assertFalse(kernel.log().contains(KernelProcess.KEY), "the key is in the log");
        client.sendRaw(Channel.STDIN, forged.apply(client.frames("input_reply", Map.of("value", "x"), Map.of())));
        assertEquals("2", client.run("1 + 1").result());
    }

    @Test
    void runsAReplayedMessageOnce() throws IOException {
        client.run("int replayed = 0");
        List<byte[]> frames = client.frames("execute_request", Map.of("code", "replayed++"), Map.of());
        client.sendRaw(Channel.SHELL, frames);
        client.finish(WireClient.id(frames));
        client.sendRaw(Channel.SHELL, frames);
        assertEquals("1", client.run("replayed").result());
        assertTrue(kernel.log().contains("received before (a replay)"));
    }

    @Test
    void survivesStrangersOnItsPorts() throws IOException {
        for (Channel channel : Channel.values()) {
            String name = channel == Channel.HEARTBEAT ? "hb" : channel.name().toLowerCase(java.util.Locale.ROOT);
            int port = ((Number) kernel.connectionInfo().get(name + "_port")).intValue();
            try (Socket socket = new Socket("127.0.0.1", port);
                    OutputStream out = socket.getOutputStream()) {
                out.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
                out.write(new byte[100_000]);
            } catch (IOException e) {
                // The kernel may close the connection first.
                assertTrue(String.valueOf(e.getMessage()).matches("(?s).*(reset|closed|pipe).*"), e.toString());
            }
        }
        assertEquals("2", client.run("1 + 1").result());
        assertArrayEquals("ping".getBytes(UTF_8), client.beat("ping".getBytes(UTF_8)));
    }

    @Test
    void beatsWhileACellSpins() {
        String id = client.execute("while (true) {}");
        client.await(Channel.IOPUB, m -> m.type().equals("execute_input"));
        assertArrayEquals("ping".getBytes(UTF_8), client.beat("ping".getBytes(UTF_8)));
        client.send(Channel.CONTROL, "interrupt_request", Map.of());
        assertEquals("error", client.finish(id).status());
    }

    @Test
    void closesACommWithoutATarget() {
        String id = client.send(
                Channel.SHELL, "comm_open", Map.of("comm_id", "c1", "target_name", "nobody", "data", Map.of()));
        List<Received> output = client.untilIdle(id);
        assertEquals("comm_close", output.get(1).type());
        assertEquals("c1", output.get(1).text("comm_id"));
        assertEquals(Map.of(), client.request("comm_info_request", Map.of()).object("comms"));
        assertEquals(
                2,
                client.untilIdle(client.send(Channel.SHELL, "comm_msg", Map.of("comm_id", "c1")))
                        .size());
    }

    private static List<byte[]> with(List<byte[]> frames, int index, byte[] frame) {
        List<byte[]> changed = new ArrayList<>(frames);
        changed.set(index, frame);
        return changed;
    }

    private List<byte[]> signed(List<byte[]> frames) {
        return with(frames, 1, client.sign(frames.subList(2, 6)));
    }
}
