package io.ttlab.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One request over a socket, without retries, redirects or opinions. Thread-safe; the JDK's client pools connections.
 *
 * <p>The time allowed covers the whole answer, body included; an interrupt cancels the exchange.
 */
final class Transport {
    /** What an answer was, before anybody looked at it. */
    record Answer(int status, Map<String, java.util.List<String>> headers, byte[] body) {
        String header(String name) {
            for (Map.Entry<String, java.util.List<String>> header : headers.entrySet()) {
                if (header.getKey().equalsIgnoreCase(name) && !header.getValue().isEmpty()) {
                    return header.getValue().get(0);
                }
            }
            return "";
        }
    }

    /** An answer that is larger than any table needs; it was not read to its end. */
    static final class OversizeException extends IOException {
        private static final long serialVersionUID = 1L;

        OversizeException(int mostBytes) {
            super("more than " + (mostBytes >> 20) + " MB");
        }
    }

    /** TT's largest answers known are lists of products, of a few megabytes. */
    private static final int MOST_BYTES = 128 << 20;

    private final Duration timeout;
    private final int mostBytes;
    private volatile @Nullable HttpClient client;

    Transport(Duration timeout) {
        this(timeout, MOST_BYTES);
    }

    Transport(Duration timeout, int mostBytes) {
        this.timeout = timeout;
        this.mostBytes = mostBytes;
    }

    /** Sends and waits for the whole answer. */
    Answer send(String method, URI uri, Map<String, String> headers, byte @Nullable [] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(timeout);
        headers.forEach(request::header);
        if (body == null) {
            // Not method("GET", noBody()), which announces a body of length zero.
            request.GET();
        } else {
            request.method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        }
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client().sendAsync(request.build(), answer -> new BoundedBody(mostBytes, answer));
        try {
            HttpResponse<byte[]> response = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            byte[] bytes = response.body();
            boolean packed = response.headers()
                    .firstValue("Content-Encoding")
                    .filter(encoding ->
                            encoding.toLowerCase(java.util.Locale.ROOT).contains("gzip"))
                    .isPresent();
            return new Answer(response.statusCode(), response.headers().map(), packed ? unpack(bytes) : bytes);
        } catch (TimeoutException slow) {
            exchange.cancel(true);
            throw timedOut();
        } catch (InterruptedException interrupted) {
            exchange.cancel(true);
            throw interrupted;
        } catch (ExecutionException failed) {
            boolean slow = failed.getCause() instanceof HttpTimeoutException
                    && !(failed.getCause() instanceof HttpConnectTimeoutException);
            if (slow) {
                throw timedOut();
            }
            if (failed.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(failed.getCause());
        }
    }

    private HttpTimeoutException timedOut() {
        return new HttpTimeoutException("no whole answer within "
                + (timeout.toSeconds() > 0 ? timeout.toSeconds() + " s" : timeout.toMillis() + " ms"));
    }

    private byte[] unpack(byte[] packed) throws IOException {
        if (packed.length == 0) {
            return packed;
        }
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 15)) {
            byte[] bytes = stream.readNBytes(mostBytes);
            if (stream.read() >= 0) {
                throw new OversizeException(mostBytes);
            }
            return bytes;
        }
    }

    private HttpClient client() {
        HttpClient known = client;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            if (client == null) {
                client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(Duration.ofSeconds(10))
                        .proxy(java.net.ProxySelector.getDefault())
                        .build();
            }
            return java.util.Objects.requireNonNull(client);
        }
    }
}
