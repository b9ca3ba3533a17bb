package io.ttlab.client;

import io.ttlab.client.Call.Patience;
import io.ttlab.client.Transport.Answer;
import io.ttlab.client.TtException.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The executor that carries every request: request id, headers, limiter, token, redirects, retries and words for
 * failures. Thread-safe.
 *
 * <p>Only GETs are sent again: on 408, 429 (after its {@code Retry-After}), 5xx, broken connections and unusable bodies,
 * with growing, jittered pauses. A POST is sent once; if no answer comes the error says that its fate is unknown.
 */
public final class Gateway {
    /** Turns a body into what the caller wants, or says why it cannot be used. */
    public interface Reader<T> {
        /** Reads one answer; must leave nothing behind when it throws. */
        T read(byte[] body) throws BodyException;
    }

    private static final String JSON = "application/json";

    /** A gateway that answered well within this span is expected to do so again. */
    private static final Duration WARM = Duration.ofSeconds(90);

    private final Settings settings;
    private final Ticker ticker;
    private final RetryPolicy policy;
    private final RateLimiter limiter;
    private final RequestIds requestIds;
    private final Redactor redactor = new Redactor();
    private final Failures failures;
    private final Transport transport;
    private final Tokens tokens;
    private final AtomicLong requests = new AtomicLong();
    private final DailyCount daily;
    private volatile Observer observer = Observer.none();
    private volatile @Nullable Instant lastAnswer;
    private volatile @Nullable Duration clockSkew;
    /** When a call last succeeded: then a 401 is more likely to pass, and a failure soon after is too. */
    private volatile @Nullable Instant lastSuccess;

    /** Creates an executor with the machine's own time and the usual patience. */
    public Gateway(Settings settings) {
        this(settings, Ticker.system(), RetryPolicy.defaults(), Duration.ofSeconds(60));
    }

    /** Creates an executor; {@code timeout} covers one whole answer. */
    public Gateway(Settings settings, Ticker ticker, RetryPolicy policy, Duration timeout) {
        this.settings = settings;
        this.ticker = ticker;
        this.policy = policy;
        this.limiter = new RateLimiter(settings.requestsPerSecond(), ticker);
        this.requestIds = new RequestIds(settings.app(), settings.company());
        this.failures = new Failures(settings, redactor);
        this.transport = new Transport(timeout);
        this.tokens = new Tokens(this, ticker);
        this.daily = new DailyCount(
                ticker,
                settings.demoGateway()
                        ? null
                        : settings.home()
                                .resolve("cache")
                                .resolve(settings.cacheName())
                                .resolve("requests"));
        redactor.hide(settings.apiSecret().reveal());
        redactor.hide(settings.apiKey().reveal());
    }

    /** Returns the settings that this executor was made from. */
    public Settings settings() {
        return settings;
    }

    /** Returns what takes secrets out of texts. */
    public Redactor redactor() {
        return redactor;
    }

    /** Returns the time source. */
    public Ticker ticker() {
        return ticker;
    }

    /** Has {@code other} hear of requests, answers and waits from now on. */
    public void observe(Observer other) {
        this.observer = other;
    }

    /** Returns how many requests this session has sent, tokens included. */
    public long requestsSent() {
        return requests.get();
    }

    /** Returns how many requests all sessions of this environment have sent in the current UTC day. */
    public long requestsToday() {
        return daily.today();
    }

    /** Whether {@link #requestsToday} counts other sessions too: not where the file for that cannot be used. */
    public boolean countsForAllSessions() {
        return daily.isShared();
    }

    /** Returns when the last answer came, or null before the first. */
    public @Nullable Instant lastAnswer() {
        return lastAnswer;
    }

    /** Fetches a token, unless there is one that is good for a while yet. */
    public void fetchToken() {
        try {
            tokens.current();
        } catch (InterruptedException interrupted) {
            throw interrupted(Call.of("ttid", "token"));
        }
    }

    /** Forgets the token, so that the next call fetches one. */
    public void forgetToken() {
        tokens.forget();
    }

    /** Returns how far this machine's clock is ahead of the gateway's, or null where the gateway has not told its time. */
    public @Nullable Duration clockSkew() {
        return clockSkew;
    }

    /** Returns the token's keeper. */
    public Tokens tokens() {
        return tokens;
    }

    /**
     * Asks and reads the answer.
     *
     * @throws TtException on every failure
     */
    public <T> T get(Call call, Reader<T> reader) {
        Attempts attempts = attempts(call);
        String url = settings.url(call.service(), call.endpoint());
        while (true) {
            try {
                Token token = tokens.current();
                String requestId = requestIds.next();
                Reply reply =
                        exchange("GET", URI.create(url + "?" + call.query(requestId)), headers(token), null, requestId);
                if (reply.status() == 200) {
                    try {
                        T result = reader.read(reply.body());
                        lastSuccess = ticker.now();
                        return result;
                    } catch (BodyException fault) {
                        if (isFinal(call, fault) || !attempts.againAfterBody(fault.fault(), isWarm())) {
                            throw failures.body(call, reply, fault, attempts.count());
                        }
                    }
                } else if (reply.status() == 401 && attempts.againAfterUnauthorised(lastSuccess != null)) {
                    tokens.drop(token);
                } else if (isTooMuch(call, reply) || !attempts.againAfterStatus(reply, reason(reply), isWarm())) {
                    throw failures.status(call, url, reply, attempts.count());
                }
            } catch (IOException broken) {
                again(call, url, attempts, broken);
            } catch (InterruptedException interrupted) {
                throw interrupted(call);
            }
        }
    }

    /**
     * Sends a write once.
     *
     * @throws TtException of kind FATE_UNKNOWN when no answer came; other kinds when it was refused
     */
    public <T> T post(Call call, byte[] json, Reader<T> reader) {
        String url = settings.url(call.service(), call.endpoint());
        String requestId = requestIds.next();
        try {
            Token token = tokens.current();
            Map<String, String> headers = headers(token);
            headers.put("Content-Type", JSON);
            Reply reply = exchange("POST", URI.create(url + "?" + call.query(requestId)), headers, json, requestId);
            if (reply.status() == 401) {
                tokens.drop(token);
            }
            if (reply.status() == 408 || reply.status() >= 500) {
                throw failures.fateUnknown(
                        call, requestId, failures.status(call, url, reply, 1), "the answer was " + reply.status());
            }
            if (reply.status() / 100 != 2) {
                throw failures.status(call, url, reply, 1);
            }
            try {
                return reader.read(reply.body());
            } catch (BodyException fault) {
                TtException told = failures.body(call.patient(Patience.SINGLE), reply, fault, 1);
                throw fault.fault() == BodyException.Fault.REFUSED
                        ? told
                        : failures.fateUnknown(call, requestId, told, "the answer could not be read");
            }
        } catch (IOException broken) {
            TtException told = failures.broken(call, broken, 1);
            throw Failures.how(broken) == Attempts.Break.NEVER_CONNECTED
                    ? told
                    : failures.fateUnknown(call, requestId, told, "no answer came");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failures.fateUnknown(call, requestId, interrupted, "the wait for its answer was interrupted");
        }
    }

    /** Sends bytes to an address that the gateway named, without any credential; returns the status. */
    public int upload(URI target, byte[] content, String contentType) {
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

    /** Asks for a token: a POST that may be repeated, since it changes nothing. */
    <T> T login(Call call, byte[] form, Reader<T> reader) {
        Attempts attempts = attempts(call);
        String url = settings.url(call.service(), call.endpoint());
        while (true) {
            String requestId = requestIds.next();
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("x-api-key", settings.apiKey().reveal());
            headers.put("Accept", JSON);
            headers.put("Content-Type", "application/x-www-form-urlencoded");
            try {
                Reply reply = exchange("POST", URI.create(url + "?" + call.query(requestId)), headers, form, requestId);
                if (reply.status() == 200) {
                    try {
                        return reader.read(reply.body());
                    } catch (BodyException fault) {
                        if (isFinal(call, fault) || !attempts.againAfterBody(fault.fault(), isWarm())) {
                            throw failures.body(call, reply, fault, attempts.count());
                        }
                    }
                } else if (!attempts.againAfterStatus(reply, reason(reply), isWarm())) {
                    throw failures.status(call, url, reply, attempts.count());
                }
            } catch (IOException broken) {
                again(call, url, attempts, broken);
            } catch (InterruptedException interrupted) {
                throw interrupted(call);
            }
        }
    }

    private void again(Call call, String url, Attempts attempts, IOException broken) {
        try {
            Attempts.Break how = Failures.how(broken);
            boolean handOver = how == Attempts.Break.TIMED_OUT && call.patience() == Patience.NARROW;
            if (handOver || !attempts.againAfterBreak(how, isWarm())) {
                throw failures.broken(call, broken, attempts.count());
            }
        } catch (InterruptedException interrupted) {
            throw interrupted(call);
        }
    }

    /** Returns whether the gateway answered well so lately that a failure will pass. */
    private boolean isWarm() {
        Instant last = lastSuccess;
        return last != null && ticker.now().isBefore(last.plus(WARM));
    }

    /** Sends, and follows redirects by hand: credentials stay with the host that they were meant for. */
    private Reply exchange(
            String method, URI uri, Map<String, String> headers, byte @Nullable [] body, String requestId)
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
                sending = Map.of("Accept", JSON, "Accept-Encoding", "gzip");
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

    private Map<String, String> headers(Token token) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-api-key", settings.apiKey().reveal());
        headers.put("Authorization", "Bearer " + token.text().reveal());
        headers.put("Accept", JSON);
        headers.put("Accept-Encoding", "gzip");
        return headers;
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

    private Attempts attempts(Call call) {
        RetryPolicy patience = call.patience() == Patience.BRIEF ? policy.brief() : policy;
        return new Attempts(patience, ticker, limiter, (reason, span) -> observer.waiting(reason, span));
    }

    private String reason(Reply reply) {
        return failures.reason(reply.body(), reply.contentType());
    }

    private Duration elapsed(long startNs) {
        return Duration.ofNanos(ticker.nanoTime() - startNs);
    }

    private static boolean isFinal(Call call, BodyException fault) {
        return fault.fault() == BodyException.Fault.UNEXPECTED
                || fault.fault() == BodyException.Fault.REFUSED
                        && (call.patience() == Patience.SINGLE || call.patience() == Patience.BRIEF);
    }

    private static boolean isTooMuch(Call call, Reply reply) {
        return call.patience() == Patience.NARROW
                && (reply.status() == 408 || reply.status() == 504 || reply.status() == 413);
    }

    private TtException interrupted(Call call) {
        Thread.currentThread().interrupt();
        return new TtException(Kind.INTERRUPTED, "Interrupted while " + call.where() + " was asked.");
    }

    private static String withoutQuery(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority() + (uri.getRawPath() == null ? "" : uri.getRawPath());
    }

    private static String trimmed(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
