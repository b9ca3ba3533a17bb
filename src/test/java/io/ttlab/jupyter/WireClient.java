package io.ttlab.jupyter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A Jupyter client that knows nothing of the kernel's code but its JSON. Confine to one thread. */
final class WireClient implements AutoCloseable {
    static final long DEADLINE_MS = 30_000;

    enum Channel {
        SHELL,
        CONTROL,
        STDIN,
        IOPUB,
        HEARTBEAT
    }

    /** A message as received; {@code rawParent} is the parent header's frame. */
    record Received(
            String topic,
            Map<String, Object> header,
            Map<String, Object> parent,
            byte[] rawParent,
            Map<String, Object> content) {
        String type() {
            return String.valueOf(header.get("msg_type"));
        }

        String parentId() {
            return String.valueOf(parent.getOrDefault("msg_id", ""));
        }

        String text(String name) {
            return String.valueOf(content.get(name));
        }

        @SuppressWarnings("unchecked")
        Map<String, Object> object(String name) {
            return (Map<String, Object>) content.get(name);
        }
    }

    private final ZContext context = new ZContext();
    private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
    private final Map<Channel, Deque<Received>> inbox = new EnumMap<>(Channel.class);
    private final String session = UUID.randomUUID().toString();
    private final String key;
    private long deadlineMs = DEADLINE_MS;

    WireClient(Map<String, ?> connection) {
        this(connection, 0);
    }

    /**
     * @param iopubHighWaterMark how many messages may wait unread; 0 is no limit
     */
    WireClient(Map<String, ?> connection, int iopubHighWaterMark) {
        key = String.valueOf(connection.get("key"));
        for (Channel channel : Channel.values()) {
            SocketType type =
                    switch (channel) {
                        case IOPUB -> SocketType.SUB;
                        case HEARTBEAT -> SocketType.REQ;
                        default -> SocketType.DEALER;
                    };
            ZMQ.Socket socket = context.createSocket(type);
            socket.setLinger(0);
            socket.setRcvHWM(channel == Channel.IOPUB ? iopubHighWaterMark : 0);
            // One identity on all channels, so that questions on stdin find their way.
            socket.setIdentity(session.getBytes(StandardCharsets.US_ASCII));
            if (channel == Channel.IOPUB) {
                socket.subscribe(new byte[0]);
            }
            String name = channel == Channel.HEARTBEAT ? "hb" : channel.name().toLowerCase(java.util.Locale.ROOT);
            socket.connect("tcp://127.0.0.1:" + connection.get(name + "_port"));
            sockets.put(channel, socket);
            inbox.put(channel, new ArrayDeque<>());
        }
    }

    /** Waits so long for every message from now on. */
    WireClient withDeadline(long milliseconds) {
        deadlineMs = milliseconds;
        return this;
    }

    /** Waits until the kernel answers and its output arrives here. */
    WireClient ready() {
        await(Channel.IOPUB, message -> message.type().equals("iopub_welcome"));
        request("kernel_info_request", Map.of());
        return this;
    }

    String send(Channel channel, String type, Map<String, ?> content) {
        return send(channel, type, content, Map.of());
    }

    String send(Channel channel, String type, Map<String, ?> content, Map<String, ?> parent) {
        List<byte[]> frames = frames(type, content, parent);
        sendRaw(channel, frames);
        return id(frames);
    }

    /** The signed frames of a message with a new id. */
    List<byte[]> frames(String type, Map<String, ?> content, Map<String, ?> parent) {
        Map<String, ?> header = Json.map(
                "msg_id",
                UUID.randomUUID().toString(),
                "msg_type",
                type,
                "session",
                session,
                "username",
                "tester",
                "date",
                Instant.now().toString(),
                "version",
                "5.3",
                "field of ours",
                "kept as it is");
        List<byte[]> signed =
                List.of(Json.bytes(header), Json.bytes(parent), Json.bytes(Map.of()), Json.bytes(content));
        List<byte[]> frames = new ArrayList<>();
        frames.add("<IDS|MSG>".getBytes(StandardCharsets.US_ASCII));
        frames.add(sign(signed));
        frames.addAll(signed);
        return frames;
    }

    static String id(List<byte[]> frames) {
        try {
            return String.valueOf(Json.object(frames.get(2)).get("msg_id"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    byte[] sign(List<byte[]> frames) {
        if (key.isEmpty()) {
            return new byte[0];
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            frames.forEach(mac::update);
            return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    void sendRaw(Channel channel, List<byte[]> frames) {
        ZMQ.Socket socket = sockets.get(channel);
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i + 1 < frames.size() ? ZMQ.SNDMORE : 0);
        }
    }

    /** Sends on shell and returns the reply. */
    Received request(String type, Map<String, ?> content) {
        return reply(Channel.SHELL, send(Channel.SHELL, type, content));
    }

    Received reply(Channel channel, String id) {
        return await(channel, message -> message.parentId().equals(id));
    }

    /** Sends an execute request with the usual flags. */
    String execute(String code) {
        return execute(code, Map.of());
    }

    String execute(String code, Map<String, ?> flags) {
        Map<String, Object> content = Json.map(
                "code", code,
                "silent", false,
                "store_history", true,
                "user_expressions", Map.of(),
                "allow_stdin", false,
                "stop_on_error", true);
        content.putAll(flags);
        return send(Channel.SHELL, "execute_request", content);
    }

    /** What a cell came to: its reply, and all of iopub that has it as parent, up to its idle. */
    record Ran(Received reply, List<Received> output) {
        List<Received> of(String type) {
            return output.stream().filter(m -> m.type().equals(type)).toList();
        }

        String stream(String name) {
            StringBuilder text = new StringBuilder();
            of("stream").stream().filter(m -> m.text("name").equals(name)).forEach(m -> text.append(m.text("text")));
            return text.toString();
        }

        List<String> types() {
            return output.stream().map(Received::type).toList();
        }

        /** The result's plain text, or a note that there is none. */
        String result() {
            List<Received> results = of("execute_result");
            return results.isEmpty()
                    ? "(no result; " + reply.content() + ")"
                    : String.valueOf(results.get(0).object("data").get("text/plain"));
        }

        String status() {
            return reply.text("status");
        }
    }

    Ran run(String code) {
        return finish(execute(code));
    }

    Ran run(String code, Map<String, ?> flags) {
        return finish(execute(code, flags));
    }

    Ran finish(String id) {
        Received reply = reply(Channel.SHELL, id);
        return new Ran(reply, untilIdle(id));
    }

    /** All of iopub with that parent up to its idle; other messages stay in the inbox. */
    List<Received> untilIdle(String id) {
        List<Received> found = new ArrayList<>();
        while (true) {
            Received next = await(Channel.IOPUB, message -> message.parentId().equals(id));
            found.add(next);
            if (next.type().equals("status") && next.text("execution_state").equals("idle")) {
                return found;
            }
        }
    }

    /** Waits for a message that fits, keeping the others for later. */
    Received await(Channel channel, Predicate<Received> wanted) {
        Iterator<Received> known = inbox.get(channel).iterator();
        while (known.hasNext()) {
            Received message = known.next();
            if (wanted.test(message)) {
                known.remove();
                return message;
            }
        }
        long deadline = System.nanoTime() + deadlineMs * 1_000_000;
        while (true) {
            Received message = receive(channel, deadline);
            if (wanted.test(message)) {
                return message;
            }
            inbox.get(channel).add(message);
        }
    }

    /** The next message that has arrived, or will before a short while has passed; null for none. */
    Received poll(Channel channel, int timeoutMs) {
        Received known = inbox.get(channel).poll();
        if (known != null) {
            return known;
        }
        ZMQ.Socket socket = sockets.get(channel);
        socket.setReceiveTimeOut(timeoutMs);
        byte[] first = socket.recv();
        return first == null ? null : decode(rest(socket, first));
    }

    private Received receive(Channel channel, long deadline) {
        ZMQ.Socket socket = sockets.get(channel);
        int left = (int) ((deadline - System.nanoTime()) / 1_000_000);
        socket.setReceiveTimeOut(Math.max(1, left));
        byte[] first = socket.recv();
        if (first == null) {
            throw new AssertionError("nothing that fits arrived on " + channel + "; last " + lately(channel));
        }
        return decode(rest(socket, first));
    }

    private List<String> lately(Channel channel) {
        List<String> types = inbox.get(channel).stream()
                .map(message -> message.type() + " " + message.content())
                .map(text -> text.substring(0, Math.min(200, text.length())))
                .toList();
        return types.subList(Math.max(0, types.size() - 10), types.size());
    }

    private static List<byte[]> rest(ZMQ.Socket socket, byte[] first) {
        List<byte[]> frames = new ArrayList<>(List.of(first));
        while (socket.hasReceiveMore()) {
            frames.add(socket.recv());
        }
        return frames;
    }

    private Received decode(List<byte[]> frames) {
        int start = 0;
        while (!Arrays.equals(frames.get(start), "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII))) {
            start++;
        }
        List<byte[]> signed = frames.subList(start + 2, start + 6);
        if (!Arrays.equals(sign(signed), frames.get(start + 1))) {
            throw new AssertionError("the kernel signed a message wrongly");
        }
        try {
            String topic = start == 0 ? "" : new String(frames.get(0), StandardCharsets.UTF_8);
            return new Received(
                    topic,
                    Json.object(signed.get(0)),
                    Json.object(signed.get(1)),
                    signed.get(1),
                    Json.object(signed.get(3)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends bytes to the heartbeat and returns what comes back, or null after five seconds. */
    byte[] beat(byte[] bytes) {
        ZMQ.Socket socket = sockets.get(Channel.HEARTBEAT);
        socket.send(bytes);
        socket.setReceiveTimeOut(5_000);
        return socket.recv();
    }

    @Override
    public void close() {
        sockets.values().forEach(ZMQ.Socket::close);
        context.close();
    }
}
