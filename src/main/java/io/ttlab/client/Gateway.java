package io.ttlab.client;

import io.ttlab.client.Call.Patience;
import io.ttlab.client.TtException.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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
    private final Exchange exchange;
    private final RequestIds requestIds;
    private final Redactor redactor = new Redactor();
    private final Failures failures;
    private final Tokens tokens;
    private final DailyCount daily;
    private volatile Observer observer = Observer.none();
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
        this.tokens = new Tokens(this, ticker);
        this.daily = new DailyCount(
                ticker,
                settings.demoGateway()
                        ? null
                        : settings.home()
                                .resolve("cache")
                                .resolve(settings.cacheName())
                                .resolve("requests"));
        this.exchange = new Exchange(ticker, limiter, new Transport(timeout), redactor, daily);
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
        exchange.observe(other);
    }

    /** Returns how many requests this session has sent, tokens included. */
    public long requestsSent() {
        return exchange.requestsSent();
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
        return exchange.lastAnswer();
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
        return exchange.clockSkew();
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
                Reply reply = exchange.send(
                        "GET", URI.create(url + "?" + call.query(requestId)), headers(token), null, requestId);
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
            Reply reply =
                    exchange.send("POST", URI.create(url + "?" + call.query(requestId)), headers, json, requestId);
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
        return exchange.upload(target, content, contentType);
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
                Reply reply =
                        exchange.send("POST", URI.create(url + "?" + call.query(requestId)), headers, form, requestId);
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

    private Map<String, String> headers(Token token) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-api-key", settings.apiKey().reveal());
        headers.put("Authorization", "Bearer " + token.text().reveal());
        headers.put("Accept", JSON);
        headers.put("Accept-Encoding", "gzip");
        return headers;
    }

    private Attempts attempts(Call call) {
        RetryPolicy patience = call.patience() == Patience.BRIEF ? policy.brief() : policy;
        return new Attempts(patience, ticker, limiter, (reason, span) -> observer.waiting(reason, span));
    }

    private String reason(Reply reply) {
        return failures.reason(reply.body(), reply.contentType());
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
}
