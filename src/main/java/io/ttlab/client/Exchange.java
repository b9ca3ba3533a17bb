package io.ttlab.client;

import io.ttlab.client.Transport.Answer;
import io.ttlab.client.TtException.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, within the rate, counted, told to the observer, and with redirects followed by hand:
 * credentials stay with the host that they were meant for. Thread-safe.
 */
final class Exchange {
    private final Ticker ticker;
    private final RateLimiter limiter;
    private final Transport transport;
    private final Redactor redactor;
    private final DailyCount daily;
    private final AtomicLong requests = new AtomicLong();
    private volatile Observer observer = Observer.none();
    private volatile @Nullable Instant lastAnswer;
    private volatile @Nullable Duration clockSkew;

    Exchange(Ticker ticker, RateLimiter limiter, Transport transport, Redactor redactor, DailyCount daily) {
        this.ticker = ticker;
        this.limiter = limiter;
        this.transport = transport;
        this.redactor = redactor;
        this.daily = daily;
    }

    void observe(Observer other) {
        observer = other;
    }

    long requestsSent() {
        return requests.get();
    }

    /** Returns when the last answer came, or null before the first. */
    @Nullable
    Instant lastAnswer() {
        return lastAnswer;
    }

    /** Returns how far this machine's clock is ahead of the gateway's, or null where that has not told its time. */
    @Nullable
    Duration clockSkew() {
        return clockSkew;
    }

    /** Sends, and follows redirects by hand: credentials stay with the host that they were meant for. */
    Reply send(String method, URI uri, Map<String, String> headers, byte @Nullable [] body, String requestId)
            throws IOException, InterruptedException {
        URI target = uri;
        Map<String, String> sending = headers;
        String sendingMethod = method;
        byte @Nullable [] sendingBody = body;
        for (int hop = 0; ; hop++) {
            Duration waited = limiter.acquire();
            if (waited.toMillis() > 0) {
                observer.waiting("rate limit, " + trimmed(limiter.perSecond()) + "/s", waited);
            }
            requests.incrementAndGet();
            daily.add();
            long start = ticker.nanoTime();
            String shown = redactor.clean(target.toString());
            observer.sent(sendingMethod, shown, shownHeaders(sending));
            Answer answer = transport.send(sendingMethod, target, sending, sendingBody);
            observer.answered(sendingMethod, shown, answer.status(), answer.body().length, elapsed(start));
            lastAnswer = ticker.now();
            date(answer.header("Date")).ifPresent(date -> clockSkew = Duration.between(date, ticker.now()));
            int status = answer.status();
            boolean redirect = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
            String location = answer.header("Location");
            boolean login = method.equals("POST") && !sending.containsKey("Authorization");
            if (!redirect || location.isEmpty() || method.equals("POST") && !login) {
                return new Reply(status, answer.header("Content-Type"), retryAfter(answer), answer.body(), requestId);
            }
            if (hop == Redirects.MOST) {
                throw new TtException(
                        Kind.ADDRESS,
                        "The gateway redirected " + Redirects.MOST + " times in a row, last to "
                                + redactor.line(withoutQuery(target), 120) + ". Check TT_BASE_URL; try again later.");
            }
            URI next = resolve(target, location);
            if (!Redirects.isSafe(next)) {
                throw new TtException(
                        Kind.ADDRESS,
                        "The gateway redirected to '" + redactor.line(withoutQuery(next), 120)
                                + "', which is not https. It was not followed. Check TT_BASE_URL.");
            }
            if (!Redirects.sameOrigin(uri, next)) {
                if (login) {
                    throw new TtException(
                            Kind.ADDRESS,
                            "The gateway redirected the log-in to another host, '"
                                    + redactor.line(next.getAuthority(), 120)
                                    + "'. The secret was not sent there. If that host is right, set TT_BASE_URL to it.");
                }
                sending = Map.of("Accept", "application/json", "Accept-Encoding", "gzip");
            }
            target = next;
        }
    }

    private URI resolve(URI from, String location) {
        try {
            return from.resolve(location.strip());
        } catch (IllegalArgumentException notAUri) {
            throw new TtException(
                    Kind.ADDRESS,
                    "The gateway redirected to '" + redactor.line(location, 120)
                            + "', which is no address. Check TT_BASE_URL; try again later.");
        }
    }

    /** Sends bytes to an address that the gateway named, without any credential; returns the status. */
    int upload(URI target, byte[] content, String contentType) {
        if (!Redirects.isSafe(target)) {
            throw new TtException(
                    Kind.BODY,
                    "The gateway named an upload address that is not https: '" + redactor.line(target.toString(), 120)
                            + "'. Nothing was sent. Tell TT.");
        }
        long start = ticker.nanoTime();
        String shown = redactor.clean(withoutQuery(target));
        try {
            observer.sent("PUT", shown, "Content-Type: " + contentType);
            Answer answer = transport.send("PUT", target, Map.of("Content-Type", contentType), content);
            observer.answered("PUT", shown, answer.status(), answer.body().length, elapsed(start));
            return answer.status();
        } catch (IOException broken) {
            throw new TtException(
                    Kind.FATE_UNKNOWN,
                    "The upload to " + shown + " broke: " + redactor.line(String.valueOf(broken.getMessage()), 160)
                            + ". The file may have arrived: look at tt.monitor.sodUpload(batchId) before you send it again.",
                    0,
                    broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TtException(Kind.INTERRUPTED, "Interrupted during the upload to " + shown + ".", 0, interrupted);
        }
    }

    private static String shownHeaders(Map<String, String> headers) {
        StringBuilder shown = new StringBuilder();
        headers.forEach((name, value) -> {
            boolean secret = name.equals("x-api-key") || name.equals("Authorization");
            shown.append(shown.isEmpty() ? "" : ", ").append(name).append(": ");
            shown.append(secret ? (value.startsWith("Bearer ") ? "Bearer " : "") + Secret.of(value) : value);
        });
        return shown.toString();
    }

    private Duration retryAfter(Answer answer) {
        String text = answer.header("Retry-After").strip();
        if (text.matches("\\d{1,6}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        Duration span =
                date(text).map(until -> Duration.between(ticker.now(), until)).orElse(Duration.ZERO);
        return span.isNegative() ? Duration.ZERO : span;
    }

    /** Reads a date as HTTP writes it; empty where it is none. */
    private static Optional<Instant> date(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private Duration elapsed(long startNs) {
        return Duration.ofNanos(ticker.nanoTime() - startNs);
    }

    private static String withoutQuery(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority() + (uri.getRawPath() == null ? "" : uri.getRawPath());
    }

    private static String trimmed(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
