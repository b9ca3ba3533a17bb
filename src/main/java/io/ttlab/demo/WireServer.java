package io.ttlab.demo;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A small HTTP/1.1 server on loopback: a daemon thread for each connection, keep-alive, gzip, and the means to break an
 * answer on purpose, which no library's server offers. Thread-safe.
 */
final class WireServer implements AutoCloseable {
    private static final int HEADER_LIMIT = 64 * 1024;
    private static final int BODY_LIMIT = 64 * 1024 * 1024;
    private static final int GZIP_FROM = 1_000;
    private static final long CLOSE_LIMIT_MS = 5_000;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final ServerSocket listener;
    private final Function<WireRequest, WireResponse> handler;
    private final ExecutorService connections;
    private final Thread acceptor;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    WireServer(int port, String name, Function<WireRequest, WireResponse> handler) throws IOException {
        this.handler = handler;
        listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 256);
        connections = Executors.newCachedThreadPool(task -> daemon(task, name + "-" + NUMBER.incrementAndGet()));
        acceptor = daemon(this::accept, name + "-accept");
        acceptor.start();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                if (listener.isClosed()) {
                    socket.close();
                    return;
                }
                open.add(socket);
                connections.execute(() -> serve(socket));
            } catch (IOException e) {
                // The listener was closed, or one connection failed before it began: nothing to answer either way.
                if (listener.isClosed()) {
                    return;
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
            OutputStream out = socket.getOutputStream();
            boolean again = true;
            while (again) {
                WireRequest request = read(in, out);
                if (request == null) {
                    return;
                }
                WireResponse response = handler.apply(request);
                pause(response.delayMs());
                if (response.delivery() == WireResponse.Delivery.RESET) {
                    socket.setSoLinger(true, 0);
                    return;
                }
                again = !request.header("connection").toLowerCase(Locale.ROOT).contains("close")
                        && response.delivery() == WireResponse.Delivery.WHOLE;
                write(out, request, response, again);
            }
        } catch (IOException e) {
            // The client went away or sent what is no HTTP; the connection ends and nobody is left to tell.
            return;
        } finally {
            open.remove(socket);
        }
    }

    private static void pause(long ms) throws IOException {
        if (ms > 0) {
            try {
                Thread.sleep(ms);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("The server is closing.", e);
            }
        }
    }

    private static WireRequest read(InputStream in, OutputStream out) throws IOException {
        String start = line(in);
        while (start != null && start.isEmpty()) {
            start = line(in);
        }
        if (start == null) {
            return null;
        }
        String[] parts = start.split(" ");
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
            throw new IOException("No HTTP request: '" + start + "'");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        int length = 0;
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            length += line.length();
            if (colon < 1 || length > HEADER_LIMIT) {
                throw new IOException("Bad header in '" + start + "'");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        if (headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        String target = parts[1];
        if (target.startsWith("http://")) {
            target = target.substring(Math.max(target.indexOf('/', 7), 7));
        }
        int question = target.indexOf('?');
        return new WireRequest(
                parts[0],
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                headers,
                body(in, headers));
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            while (true) {
                String size = line(in);
                int length = size == null ? -1 : number(size.split(";")[0].strip(), 16);
                if (length < 0 || all.size() + length > BODY_LIMIT) {
                    throw new IOException("Bad chunk");
                }
                all.write(exactly(in, length));
                line(in);
                if (length == 0) {
                    return all.toByteArray();
                }
            }
        }
        int length = number(headers.getOrDefault("content-length", "0"), 10);
        if (length < 0 || length > BODY_LIMIT) {
            throw new IOException("Bad Content-Length");
        }
        return exactly(in, length);
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("The request ended early.");
        }
        return bytes;
    }

    private static int number(String text, int radix) throws IOException {
        try {
            return Integer.parseInt(text, radix);
        } catch (NumberFormatException e) {
            throw new IOException("No length: '" + text + "'", e);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(120);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            if (line.length() > HEADER_LIMIT) {
                throw new IOException("Line too long");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    private static void write(OutputStream out, WireRequest request, WireResponse response, boolean again)
            throws IOException {
        byte[] body = response.body();
        int size = response.size();
        StringBuilder head = new StringBuilder(256);
        head.append("HTTP/1.1 ")
                .append(response.status())
                .append(' ')
                .append(reason(response.status()))
                .append("\r\n");
        response.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (size >= GZIP_FROM
                && request.header("accept-encoding").toLowerCase(Locale.ROOT).contains("gzip")) {
            body = gzip(body, size);
            size = body.length;
            head.append("Content-Encoding: gzip\r\n");
        }
        head.append("Content-Length: ").append(size).append("\r\n");
        head.append(again ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");
        int carried = response.delivery() == WireResponse.Delivery.BROKEN_OFF ? size * 2 / 3 : size;
        byte[] headBytes = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[headBytes.length + carried];
        System.arraycopy(headBytes, 0, all, 0, headBytes.length);
        System.arraycopy(body, 0, all, headBytes.length, carried);
        out.write(all);
        out.flush();
    }

    private static byte[] gzip(byte[] body, int size) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(size / 4 + 64);
        try (GZIPOutputStream gzip = new FastGzip(packed)) {
            gzip.write(body, 0, size);
        }
        return packed.toByteArray();
    }

    /** Trades size for speed: on loopback the wire is not what takes the time. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 8192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 303 -> "See Other";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 408 -> "Request Timeout";
            case 413 -> "Payload Too Large";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 504 -> "Gateway Timeout";
            default -> "Status";
        };
    }

    /** Stops listening for good, then drops all connections. */
    @Override
    public void close() {
        try {
            listener.close();
            awaitAcceptor();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The demo gateway could not close its sockets.", e);
        } finally {
            connections.shutdownNow();
        }
    }

    /** Until the accepting thread has left its call, the port would still take one more connection. */
    private void awaitAcceptor() {
        try {
            acceptor.join(CLOSE_LIMIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
