package io.ttlab.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class WireServerTest {
    private static WireServer echo() throws IOException {
        return new WireServer(
                0,
                "echo",
                request -> WireResponse.text(
                        200,
                        "text/plain",
                        request.method() + " " + request.path() + " " + request.parameters() + " "
                                + new String(request.body(), StandardCharsets.UTF_8)));
    }

    private static String talk(WireServer server, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void keepsTheConnectionForTheNextRequest() throws IOException {
        try (WireServer server = echo()) {
            String answers = talk(
                    server,
                    "GET /a?x=%41+b&y=1&y=2 HTTP/1.1\r\nHost: h\r\n\r\n"
                            + "POST /b HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc");
            assertTrue(answers.contains("GET /a {x=A b, y=1,2} HTTP/1.1 200 OK"), answers);
            assertTrue(answers.endsWith("POST /b {} abc"), answers);
        }
    }

    @Test
    void joinsChunksAndInvitesLargeBodies() throws IOException {
        try (WireServer server = echo()) {
            String answer = talk(
                    server,
                    "PUT /c HTTP/1.1\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"
                            + "3\r\nabc\r\nA;x=1\r\n0123456789\r\n0\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"), answer);
            assertTrue(answer.endsWith("PUT /c {} abc0123456789"), answer);
        }
    }

    @Test
    void dropsWhatIsNoHttp() throws IOException {
        try (WireServer server = echo()) {
            assertEquals("", talk(server, "\u0016\u0003\u0001hello\r\n\r\n"));
            assertEquals("", talk(server, "GET / HTTP/1.1\r\nContent-Length: many\r\n\r\n"));
            assertEquals("", talk(server, "GET / HTTP/1.1\r\nno colon\r\n\r\n"));
        }
    }

    @Test
    void packsLargeAnswersForThoseWhoAsk() throws IOException {
        byte[] body = "abcdefghij".repeat(500).getBytes(StandardCharsets.US_ASCII);
        try (WireServer server =
                new WireServer(0, "large", request -> WireResponse.of(200, "text/plain", body, body.length))) {
            try (Socket socket = new Socket("127.0.0.1", server.port())) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream()
                        .write("GET / HTTP/1.1\r\nAccept-Encoding: br, gzip\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                byte[] answer = socket.getInputStream().readAllBytes();
                String text = new String(answer, StandardCharsets.ISO_8859_1);
                assertTrue(text.contains("Content-Encoding: gzip\r\n"));
                int start = text.indexOf("\r\n\r\n") + 4;
                InputStream packed = new ByteArrayInputStream(answer, start, answer.length - start);
                assertTrue(answer.length - start < 500);
                assertArrayEquals(body, new GZIPInputStream(packed).readAllBytes());
            }
        }
    }

    @Test
    void listensOnLoopbackOnlyAndNotAfterItsClosing() throws IOException {
        int port;
        try (WireServer server = echo()) {
            port = server.port();
        }
        assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", port).close());
    }

    @Test
    void aPortInUseIsReported() throws IOException {
        try (WireServer server = echo()) {
            int port = server.port();
            assertThrows(
                    IOException.class,
                    () -> DemoGateway.start(DemoOptions.defaults().withPort(port)));
        }
    }

    @Test
    void theLogKeepsHeadersToItself() {
        RequestLog log = new RequestLog();
        for (int i = 0; i < 5_000; i++) {
            log.add(
                    "gateway",
                    new WireRequest("GET", "/p" + i % 2, "", Map.of("authorization", "Bearer x" + i), new byte[0]));
        }
        assertEquals(5_000, log.total());
        assertEquals(2_500, log.count("/p1"));
        assertEquals(2_500, log.countEndingWith("p0"));
        assertEquals(4_096, log.recent().size());
        assertEquals("GET /p1 at gateway", log.recent().get(4_095).toString());
        log.clear();
        assertEquals(0, log.total());
    }
}
