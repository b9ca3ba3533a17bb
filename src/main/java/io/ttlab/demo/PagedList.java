package io.ttlab.demo;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Answers a list in pages by key. The key belongs to the query: a page asked for with other filters is refused, and a key
 * comes with the last page too, so that only {@code lastPage} tells the end.
 */
final class PagedList {
    private static final int REPEATED = 3;

    /** How a key looks: that of the price data service, or the long opaque one of the risk side. */
    enum KeyStyle {
        PDS,
        OPAQUE
    }

    private final int pageSize;

    PagedList(int pageSize) {
        this.pageSize = pageSize;
    }

    <T> void write(
            Call call, String name, String filters, List<T> rows, KeyStyle style, BiConsumer<JsonWriter, T> writer) {
        write(call, name, filters, rows, style, writer, "");
    }

    /** As above; {@code version} adds {@code requestVersion} to the envelope. */
    <T> void write(
            Call call,
            String name,
            String filters,
            List<T> rows,
            KeyStyle style,
            BiConsumer<JsonWriter, T> writer,
            String version) {
        long group = Dice.hash(name + "?" + filters) >>> 34;
        int from = call.has("nextPageKey") ? offset(call.parameter("nextPageKey"), group, style) : 0;
        int to = Math.min(rows.size(), from + pageSize);
        boolean last = to >= rows.size() && !call.strikes.sameKey();
        int first = call.strikes.repeat() ? Math.max(0, from - REPEATED) : from;
        String key = key(call.strikes.sameKey() ? 0 : to, group, style);
        boolean keyless = call.strikes.keylessPage();
        Envelope envelope = Envelope.of(call)
                .list(name, rows.subList(Math.min(first, rows.size()), to), writer)
                .text("lastPage", last && !keyless ? "true" : "false");
        if (!keyless) {
            envelope.text("nextPageKey", key);
        }
        if (!version.isEmpty()) {
            envelope.member("requestVersion", json -> json.whole(Long.parseLong(version)));
        }
        envelope.write();
    }

    private static String key(int offset, long group, KeyStyle style) {
        String plain = "l:" + offset + ",g:" + group + ",r:0,p:" + group + ",gfc:1";
        return style == KeyStyle.PDS
                ? plain
                : Base64.getEncoder()
                        .encodeToString(("{\"cursor\":\"" + plain + "\",\"v\":2}").getBytes(StandardCharsets.US_ASCII));
    }

    private static int offset(String key, long group, KeyStyle style) {
        String plain = key;
        if (style == KeyStyle.OPAQUE) {
            try {
                plain = new String(Base64.getDecoder().decode(key), StandardCharsets.US_ASCII);
            } catch (IllegalArgumentException e) {
                throw new Call.Refused(400, "Invalid nextPageKey");
            }
        }
        int at = plain.indexOf("l:");
        int comma = plain.indexOf(',', at);
        if (at < 0 || comma < 0 || !plain.contains(",g:" + group + ",")) {
            throw new Call.Refused(400, "Invalid nextPageKey");
        }
        return (int) Call.whole("nextPageKey", plain.substring(at + 2, comma));
    }
}
