package io.ttlab.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The hosts beside the gateway that it sends clients to: one that redirects lead to, and the storage that files are
 * uploaded to. Both take a ticket in the path and refuse any request that brings credentials. Thread-safe.
 */
final class OtherHosts implements AutoCloseable {
    /** Tickets that nobody fetches are forgotten some time. */
    private static final int REMEMBERED = 1_000;

    /** Answers to tickets that may be taken once. */
    private final Map<String, WireResponse> answers = new ConcurrentHashMap<>();

    private final Map<String, Function<byte[], WireResponse>> uploads = new ConcurrentHashMap<>();
    private final AtomicLong number = new AtomicLong();
    private final RequestLog log;
    private final int port;
    /** Started when the first ticket is issued; most gateways never need it. */
    private @Nullable WireServer server;

    OtherHosts(RequestLog log) {
        this(log, 0);
    }

    /**
     * @param port where the second host listens once it is needed; 0 for any free one
     */
    OtherHosts(RequestLog log, int port) {
        this.port = port;
        this.log = log;
    }

    /** An address that answers once, without credentials, what the gateway would have answered. */
    String redirectTo(WireResponse answer) {
        String ticket = ticket();
        if (answers.size() > REMEMBERED) {
            answers.clear();
        }
        answers.put("/elsewhere/" + ticket, answer);
        return address("/elsewhere/" + ticket);
    }

    /** An address that takes a file by PUT. */
    String uploadTo(Function<byte[], WireResponse> taker) {
        String ticket = ticket();
        uploads.put("/upload/" + ticket, taker);
        return address("/upload/" + ticket);
    }

    private String ticket() {
        return Ids.uuid(0x71C4E7, "ticket", number.incrementAndGet());
    }

    private synchronized String address(String path) {
        if (server == null) {
            try {
                server = new WireServer(port, "ttlab-demo-elsewhere", this::handle);
            } catch (IOException e) {
                throw new UncheckedIOException("The demo's second host found no free port on loopback.", e);
            }
        }
        return "http://127.0.0.1:" + server.port() + path;
    }

    private WireResponse handle(WireRequest request) {
        boolean upload = request.path().startsWith("/upload/");
        log.add(upload ? "upload" : "elsewhere", request);
        if (request.has("authorization") || request.has("x-api-key")) {
            return WireResponse.text(
                    400,
                    "application/xml",
                    "<Error><Code>InvalidArgument</Code><Message>Only one auth mechanism allowed; this host takes no "
                            + "credentials of another</Message></Error>");
        }
        Function<byte[], WireResponse> taker = uploads.get(request.path());
        if (request.method().equals("PUT") && taker != null) {
            return taker.apply(request.body());
        }
        WireResponse answer = request.isGet() ? answers.remove(request.path()) : null;
        return answer != null
                ? answer
                : WireResponse.text(403, "application/xml", "<Error><Code>AccessDenied</Code></Error>");
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.close();
        }
    }
}
