package io.ttlab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodecTest {
    private final Signer signer = new Signer("hmac-sha256", KernelProcess.KEY);
    private final Codec codec = new Codec(signer);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A signed message of four frames. */
    private List<byte[]> message(String header, String parent, String metadata, String content) {
        List<byte[]> signed = List.of(bytes(header), bytes(parent), bytes(metadata), bytes(content));
        List<byte[]> frames = new ArrayList<>(List.of(bytes("client"), bytes("<IDS|MSG>"), signer.sign(signed)));
        frames.addAll(signed);
        return frames;
    }

    private String refusal(List<byte[]> frames) {
        return assertThrows(BadMessageException.class, () -> codec.decode(frames))
                .getMessage();
    }

    @Test
    void takesApartWhatItPutsTogether() throws BadMessageException {
        byte[] parent = bytes("{\"msg_id\": \"parent\",  \"more\": 1}");
        Request request = codec.decode(
                codec.encode(List.of(bytes("client")), "one", "kernel_info_request", parent, Map.of("a", 1)));
        assertEquals("kernel_info_request", request.type());
        assertEquals("parent", request.parentId());
        assertEquals(Map.of("a", 1), request.content());
        assertEquals("client", new String(request.identities().get(0), StandardCharsets.UTF_8));
    }

    @Test
    void saysWhatIsWrongWithAMessage() throws BadMessageException {
        String header = "{\"msg_id\": \"1\", \"msg_type\": \"t\"}";
        assertEquals("it has no <IDS|MSG> frame", refusal(List.of(bytes("noise"))));
        assertEquals("it has too few frames", refusal(List.of(bytes("<IDS|MSG>"), bytes(""), bytes("{}"))));
        List<byte[]> forged = message(header, "{}", "{}", "{}");
        forged.set(6, bytes("{\"code\": 1}"));
        assertEquals("its signature is wrong", refusal(forged));
        assertEquals("its header is not a JSON object", refusal(message("[]", "{}", "{}", "{}")));
        assertEquals("its parent header is not a JSON object", refusal(message(header, "", "{}", "{}")));
        assertEquals("its metadata is not a JSON object", refusal(message(header, "{}", "1", "{}")));
        assertEquals("its content is not a JSON object", refusal(message(header, "{}", "{}", "{")));
        assertEquals("its header lacks msg_id or msg_type", refusal(message("{}", "{}", "{}", "{}")));
        assertEquals("its header lacks msg_id or msg_type", refusal(message("{\"msg_id\": 1}", "{}", "{}", "{}")));
        List<byte[]> once = message(header, "{}", "{}", "{}");
        codec.decode(once);
        assertEquals("it was received before (a replay)", refusal(once));
    }

    @Test
    void logsADroppedMessageInOneLine() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new KernelLog(new PrintStream(out, true, StandardCharsets.UTF_8)).dropped("shell", "its signature is wrong");
        assertEquals(
                "ttlab kernel: dropped a message on the shell channel: its signature is wrong.",
                out.toString(StandardCharsets.UTF_8).strip());
    }
}
