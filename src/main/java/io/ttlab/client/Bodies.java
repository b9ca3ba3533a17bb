package io.ttlab.client;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.ttlab.client.BodyException.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every body must be before anybody reads it: there, JSON, whole, and with a status of {@code Ok}. */
public final class Bodies {
    /** TT's own keys first, then API Gateway's and those that other clients were seen to read. */
    private static final String[] REASON_KEYS = {
        "status_message",
        "message",
        "Message",
        "error_message",
        "status_desc",
        "text",
        "error_description",
        "error",
        "errorMessage"
    };

    /** Longer than any token. */
    private static final int LONGEST_WORD = 8_192;

    private Bodies() {}

    /** Fails on a body that is empty or a page for people, with a byte order mark or without. */
    public static void requireJson(byte[] body) throws BodyException {
        boolean marked = body.length > 2 && body[0] == (byte) 0xef && body[1] == (byte) 0xbb && body[2] == (byte) 0xbf;
        for (int i = marked ? 3 : 0; i < body.length; i++) {
            if (body[i] == '<') {
                throw new BodyException(Fault.HTML, "a web page", null);
            }
            if (body[i] > ' ' || body[i] < 0) {
                return;
            }
        }
        throw new BodyException(Fault.EMPTY, "nothing", null);
    }

    /** Reads a small body as an object whose status is not a failure. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(byte[] body) throws BodyException {
        requireJson(body);
        try {
            if (Json.parse(body) instanceof Map<?, ?> map) {
                Map<String, Object> document = (Map<String, Object>) map;
                requireOk(document);
                return document;
            }
        } catch (IOException unreadable) {
            throw unreadable(unreadable, body);
        }
        throw new BodyException(Fault.UNEXPECTED, "it is no object", null);
    }

    /**
     * Fails when a status, however its name is spelled, says so; a missing one is taken for success, as captured bodies of
     * some endpoints lack it.
     */
    public static void requireOk(Map<String, Object> document) throws BodyException {
        if (member(document, "status") instanceof String text
                && !text.isBlank()
                && !text.equalsIgnoreCase("ok")
                && !text.equalsIgnoreCase("success")) {
            String reason = reason(document);
            throw new BodyException(
                    Fault.REFUSED, "status '" + text + "'" + (reason.isEmpty() ? "" : ", '" + reason + "'"), null);
        }
    }

    /** Returns a member by its name, else by one that differs in case and underscores alone; null where there is none. */
    public static @Nullable Object member(Map<String, Object> document, String name) {
        Object exact = document.get(name);
        if (exact != null) {
            return exact;
        }
        String wanted = folded(name);
        for (Map.Entry<String, Object> member : document.entrySet()) {
            if (folded(member.getKey()).equals(wanted)) {
                return member.getValue();
            }
        }
        return null;
    }

    /** Returns a name as it is compared where TT spells it in several ways: without regard to case and underscores. */
    public static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }

    /** Returns the words that a document gives for a failure, under whichever key; empty where it gives none. */
    public static String reason(Map<String, Object> document) {
        for (String key : REASON_KEYS) {
            if (document.get(key) instanceof String said && !said.isBlank()) {
                return said;
            }
        }
        return "";
    }

    /** Turns a parser's complaint into a finding that quotes the place. */
    public static BodyException unreadable(IOException complaint, byte[] body) {
        if (complaint instanceof JsonEOFException) {
            return new BodyException(Fault.CUT, "after " + Counts.of(body.length, "byte"), complaint);
        }
        if (complaint instanceof JsonProcessingException unread && unread.getLocation() != null) {
            long bytes = unread.getLocation().getByteOffset();
            long offset = bytes >= 0 ? bytes : unread.getLocation().getCharOffset();
            String reason = complaint instanceof JsonParseException ? unread.getOriginalMessage() : "unreadable";
            return new BodyException(
                    Fault.MALFORMED,
                    firstSentence(reason) + " at byte " + offset + ", near '" + near(body, offset) + "'",
                    complaint);
        }
        return new BodyException(Fault.MALFORMED, String.valueOf(complaint.getMessage()), complaint);
    }

    /** Quotes whole words only: of half a secret nobody could tell that it is one. */
    private static String near(byte[] body, long offset) {
        int at = (int) Math.max(0, Math.min(body.length, offset));
        int from = Math.max(0, at - 30);
        while (from > 0 && at - from < LONGEST_WORD && isWord(body[from - 1])) {
            from--;
        }
        int to = Math.min(body.length, at + 20);
        while (to < body.length && to - at < LONGEST_WORD && isWord(body[to])) {
            to++;
        }
        return new String(body, from, to - from, StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}\\uFFFD]", " ");
    }

    private static boolean isWord(byte b) {
        return Character.isLetterOrDigit(b) || b == '-' || b == '_' || b == '.';
    }

    private static String firstSentence(@Nullable String text) {
        if (text == null) {
            return "unreadable";
        }
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        return line.length() > 120 ? line.substring(0, 120) + "…" : line;
    }
}
