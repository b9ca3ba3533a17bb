package io.ttlab.jupyter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Frames to messages and back, for one process: one session id, one user, one signer. Thread-safe.
 *
 * <p>On the wire: identities, {@code <IDS|MSG>}, signature, header, parent header, metadata, content, buffers. The
 * signature covers the four JSON frames as they are.
 */
final class Codec {
    /** The version of the messaging protocol that this kernel speaks. */
    static final String PROTOCOL_VERSION = "5.5";

    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EMPTY_OBJECT = {'{', '}'};

    private final Signer signer;
    private final String session = UUID.randomUUID().toString();
    private final String user = System.getProperty("user.name", "kernel");
    private final AtomicLong sent = new AtomicLong();

    Codec(Signer signer) {
        this.signer = signer;
    }

    /** This process's session id, the same in every header. */
    String session() {
        return session;
    }

    /** Checks and takes apart what a socket received. */
    Request decode(List<byte[]> frames) throws BadMessageException {
        int delimiter = 0;
        while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) {
            delimiter++;
        }
        if (delimiter == frames.size()) {
            throw new BadMessageException("it has no <IDS|MSG> frame");
        }
        int first = delimiter + 2;
        if (frames.size() < first + 4) {
            throw new BadMessageException("it has too few frames");
        }
        byte[] signature = frames.get(delimiter + 1);
        List<byte[]> signed = frames.subList(first, first + 4);
        if (!signer.verifies(signature, signed)) {
            throw new BadMessageException("its signature is wrong");
        }
        Map<String, @Nullable Object> header = json(signed.get(0), "header");
        Map<String, @Nullable Object> parent = json(signed.get(1), "parent header");
        Map<String, @Nullable Object> metadata = json(signed.get(2), "metadata");
        Map<String, @Nullable Object> content = json(signed.get(3), "content");
        if (!(header.get("msg_id") instanceof String) || !(header.get("msg_type") instanceof String)) {
            throw new BadMessageException("its header lacks msg_id or msg_type");
        }
        if (!signer.accept(signature)) {
            throw new BadMessageException("it was received before (a replay)");
        }
        return new Request(
                List.copyOf(frames.subList(0, delimiter)),
                header,
                signed.get(0),
                Json.text(parent, "msg_id", ""),
                metadata,
                content,
                List.copyOf(frames.subList(first + 4, frames.size())));
    }

    private static Map<String, @Nullable Object> json(byte[] frame, String what) throws BadMessageException {
        try {
            return Json.object(frame);
        } catch (IOException | RuntimeException e) {
            throw new BadMessageException("its " + what + " is not a JSON object");
        }
    }

    /** The frames of a reply to {@code request}, routed back to whoever sent it. */
    List<byte[]> reply(Request request, String type, Map<String, ?> content) {
        return encode(request.identities(), newId(), type, request.rawHeader(), content);
    }

    /**
     * The frames of a message.
     *
     * @param id the new message's id, from {@link #newId()}
     * @param rawParent the header of the request that caused it, as received; empty where there is none
     */
    List<byte[]> encode(List<byte[]> identities, String id, String type, byte[] rawParent, Map<String, ?> content) {
        Map<String, @Nullable Object> header = Json.map(
                "msg_id", id,
                "msg_type", type,
                "session", session,
                "username", user,
                "date", Instant.now().truncatedTo(ChronoUnit.MICROS).toString(),
                "version", PROTOCOL_VERSION);
        List<byte[]> signed = List.of(
                Json.bytes(header),
                rawParent.length == 0 ? EMPTY_OBJECT : rawParent,
                EMPTY_OBJECT,
                Json.bytes(content));
        List<byte[]> frames = new ArrayList<>(identities.size() + 6);
        frames.addAll(identities);
        frames.add(DELIMITER);
        frames.add(signer.sign(signed));
        frames.addAll(signed);
        return frames;
    }

    /** An id for a new message, unique in the world. */
    String newId() {
        return session + "_" + sent.incrementAndGet();
    }
}
