package io.ttlab.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One answer, and how it is to be carried: whole, cut, or not at all.
 *
 * @param status HTTP status
 * @param headers headers beside Content-Length and Connection
 * @param body body before compression
 * @param size how many bytes of the body count
 * @param delivery how it is carried
 * @param delayMs how long the server waits before it answers
 */
record WireResponse(int status, Map<String, String> headers, byte[] body, int size, Delivery delivery, long delayMs) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    enum Delivery {
        WHOLE,
        /** Content-Length promises more than comes. */
        BROKEN_OFF,
        /** The connection is reset before a byte of the answer. */
        RESET
    }

    static WireResponse of(int status, String contentType, byte[] body, int size) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", contentType);
        return new WireResponse(status, headers, body, size, Delivery.WHOLE, 0);
    }

    static WireResponse json(int status, JsonWriter json) {
        return of(status, "application/json", json.buffer(), json.size());
    }

    static WireResponse text(int status, String contentType, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return of(status, contentType, bytes, bytes.length);
    }

    /** An answer of the API gateway itself: one key, {@code message}. */
    static WireResponse message(int status, String message) {
        return json(status, new JsonWriter().open().text("message", message).close());
    }

    /** An answer of the application that says no. */
    static WireResponse fail(int status, String message) {
        return json(
                status,
                new JsonWriter()
                        .open()
                        .text("status", "Fail")
                        .text("status_message", message)
                        .close());
    }

    WireResponse with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new WireResponse(status, more, body, size, delivery, delayMs);
    }

    /** Says when it was answered, unless it says so already. */
    WireResponse dated(Instant moment) {
        return headers.containsKey("Date") ? this : with("Date", DATE.format(moment));
    }

    WireResponse withBody(byte[] changed, int changedSize) {
        return new WireResponse(status, headers, changed, changedSize, delivery, delayMs);
    }

    WireResponse delivered(Delivery changed) {
        return new WireResponse(status, headers, body, size, changed, delayMs);
    }

    WireResponse delayedMs(long ms) {
        return new WireResponse(status, headers, body, size, delivery, ms);
    }
}
