package io.ttlab.jupyter;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message from a client, checked and taken apart.
 *
 * @param identities the routing frames that a reply must carry
 * @param header its header; {@code rawHeader} is the same as received, and becomes the parent of every answer
 * @param parentId the id of the message that this one answers, or empty
 */
record Request(
        List<byte[]> identities,
        Map<String, @Nullable Object> header,
        byte[] rawHeader,
        String parentId,
        Map<String, @Nullable Object> metadata,
        Map<String, @Nullable Object> content,
        List<byte[]> buffers) {

    String id() {
        return Json.text(header, "msg_id", "");
    }

    String type() {
        return Json.text(header, "msg_type", "");
    }
}
