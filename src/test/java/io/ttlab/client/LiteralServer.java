package io.ttlab.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Another server than the demo: a socket on loopback that says what a test has written down, byte for byte, so that
 * nothing is taken for granted that only our own gateway does.
 */
public final class LiteralServer implements AutoCloseable {
    /** Says what to answer. */
    public interface Handler {
        /** Answers one request; called from a thread per connection. */
        Answer answer(Request request);
    }

    /** A request as it came; header names in lower case. */
    public record Request(String method, String path, String query, Map<String, String> headers, String body) {
        /** Returns the path behind service and environment, such as {@code ttledger/orders/5}. */
        public String endpoint() {
            return path.replaceFirst("^/([^/]+)/[^/]+/", "$1/");
        }

        /** Returns a query parameter, decoded, or empty. */
        public String parameter(String name) {
            for (String part : query.split("&")) {
                if (part.startsWith(name + "=")) {
                    return URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8);
                }
            }
            return "";
        }
    }

    /**
     * An answer.
     *
     * @param sent how many bytes of the body are sent before the connection ends, whatever Content-Length says; -1 for all
     */
    public record Answer(int status, Map<String, String> headers, byte[] body, int sent) {
        /** Returns 200 with JSON. */
        public static Answer json(String body) {
            return of(200, "application/json", body);
        }

        /** Returns 200 with bytes as they are. */
        public static Answer bytes(byte[] body) {
            return new Answer(200, Map.of("Content-Type", "application/json"), body, -1);
        }

        /** Returns any status and body. */
        public static Answer of(int status, String type, String body) {
            return new Answer(status, Map.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8), -1);
        }

        /** Returns a copy with a header more. */
        public Answer with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Answer(status, more, body, sent);
        }

        /** Returns a copy that ends early. */
        public Answer cutAfter(int bytes) {
            return new Answer(status, headers, body, bytes);
        }
    }

    /** An answer that every log-in gets which a handler does not care about. */
    public static final String TOKEN_BODY =
            "{\"access_token\": \"eyJhbGciOiJIUzI1NiJ9.eyJpZCI6IDQyLCAiY29tcGFueV9pZCI6IDd9"
                    + ".c2lnbmF0dXJl\", \"seconds_until_expiry\": 3600, \"status\": \"Ok\", \"token_type\": \"bearer\"}";

    private final ServerSocket listener;
    private final Handler handler;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** Starts on a free port. */
    public LiteralServer(Handler handler) throws IOException {
        this.handler = handler;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "literal-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns the base URL. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Returns the requests so far. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Returns how many requests came for an endpoint such as {@code ttledger/fills}. */
    public int count(String endpoint) {
        return (int) requests.stream()
                .filter(request -> request.endpoint().equals(endpoint))
                .count();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                open.add(socket);
                start(() -> serve(socket));
            }
        } catch (IOException closed) {
            assert listener.isClosed() : closed;
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (Request request = read(in); request != null; request = read(in)) {
                requests.add(request);
                Answer answer = request.endpoint().equals("ttid/token") && !tokens
                        ? Answer.json(TOKEN_BODY)
                        : handler.answer(request);
                out.write(wire(answer));
                out.flush();
                if (answer.sent() >= 0) {
                    return;
                }
            }
        } catch (IOException gone) {
            assert true : "the client went away, as some tests make it do";
        } finally {
            open.remove(socket);
        }
    }

    private volatile boolean tokens;

    /** Has the handler answer log-ins too. */
    public LiteralServer answeringTokens() {
        tokens = true;
        return this;
    }

    private static byte[] wire(Answer answer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " Said\r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (!answer.headers().containsKey("Content-Length") && !answer.headers().containsKey("Transfer-Encoding")) {
            head.append("Content-Length: ").append(answer.body().length).append("\r\n");
        }
        head.append("\r\n");
        bytes.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(answer.body(), 0, answer.sent() < 0 ? answer.body().length : answer.sent());
        return bytes.toByteArray();
    }

    private static Request read(InputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                return null;
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        String[] parts = first.split(" ");
        int mark = parts[1].indexOf('?');
        return new Request(
                parts[0],
                mark < 0 ? parts[1] : parts[1].substring(0, mark),
                mark < 0 ? "" : parts[1].substring(mark + 1),
                headers,
                new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : new ArrayList<>(open)) {
            socket.close();
        }
    }
}
