package io.ttlab.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ttlab.client.LiteralServer.Answer;
import io.ttlab.client.Transport.OversizeException;
import io.ttlab.client.TtException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Answers that are larger than any table needs. */
class OversizeTest extends FailureCase {
    private static final int MB = 1 << 20;
    private static final String TOLD =
            "ttledger/orders has an answer of more than 128 MB, which was not read to its end. Ask for less: a shorter"
                    + " time span, fewer accounts, one product.";

    private static byte[] packed(int bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed, 1 << 16)) {
            byte[] blanks = new byte[1 << 16];
            for (int left = bytes; left > 0; left -= blanks.length) {
                gzip.write(blanks, 0, Math.min(left, blanks.length));
            }
        }
        return packed.toByteArray();
    }

    private static byte[] together(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] chunk(byte[] content) {
        return together(
                (Integer.toHexString(content.length) + "\r\n").getBytes(StandardCharsets.US_ASCII),
                content,
                "\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private void assertToldAtOnce(Answer answer) throws IOException {
        try (LiteralServer server = new LiteralServer(request -> answer)) {
            assertSays(Kind.TOO_LARGE, TOLD, orders(server));
            assertEquals(1, server.count("ttledger/orders"), "it would be as large again");
        }
    }

    @Test
    void tellsOfAnAnswerThatUnpacksToMoreThanAnyTable() throws IOException {
        assertToldAtOnce(Answer.bytes(packed(129 * MB)).with("Content-Encoding", "gzip"));
    }

    @Test
    void tellsOfAnAnswerThatAnnouncesMoreThanAnyTable() throws IOException {
        assertToldAtOnce(Answer.json("{\"orders\": [").with("Content-Length", String.valueOf(129 * MB)));
    }

    @Test
    void countsWhatAnAnswerDoesNotSayOfItsSize() throws Exception {
        assertGivenUp(Answer.bytes(packed(2 * MB)).with("Content-Encoding", "gzip"));
        byte[] endless = together(chunk(new byte[MB]), chunk(new byte[MB]), chunk(new byte[0]));
        assertGivenUp(Answer.bytes(endless).with("Transfer-Encoding", "chunked"));
    }

    private static void assertGivenUp(Answer answer) throws IOException {
        try (LiteralServer server = new LiteralServer(request -> answer)) {
            OversizeException given = assertThrows(OversizeException.class, () -> send(server));
            assertEquals("more than 1 MB", given.getMessage());
        }
    }

    private static byte[] send(LiteralServer server) throws Exception {
        return new Transport(Duration.ofSeconds(60), MB)
                .send("GET", server.url().resolve("/ttledger/x/orders"), Map.of(), null)
                .body();
    }

    @Test
    void takesAnAnswerThatJustFits() throws Exception {
        for (Answer answer : new Answer[] {
            Answer.bytes(new byte[MB]), Answer.bytes(packed(MB)).with("Content-Encoding", "gzip")
        }) {
            try (LiteralServer server = new LiteralServer(request -> answer)) {
                assertEquals(MB, send(server).length);
            }
        }
    }
}
