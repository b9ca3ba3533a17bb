package io.ttlab.client;

import io.ttlab.client.BodyException.Fault;
import io.ttlab.client.TtException.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the token at first use and renews it before it expires; keeps it in memory only. Thread-safe.
 *
 * <p>However many threads need a token, one asks for it while the others wait for that answer.
 */
public final class Tokens {
    /** TT gives no number; an hour is what its own samples expect at least. */
    private static final Duration LIFETIME_WHERE_UNSAID = Duration.ofHours(1);

    private final Gateway gateway;
    private final Ticker ticker;
    private final AtomicReference<@Nullable Token> token = new AtomicReference<>();
    /** Held by the one thread that fetches; waiting for it can be interrupted. */
    private final ReentrantLock fetching = new ReentrantLock();
    /** How many fetches have failed, and how the last one did: those who waited for it fail alike. Guarded by the lock. */
    private volatile int failures;

    private @Nullable TtException failure;

    Tokens(Gateway gateway, Ticker ticker) {
        this.gateway = gateway;
        this.ticker = ticker;
    }

    /**
     * Returns a token that is good for a while yet.
     *
     * @throws InterruptedException when interrupted while another thread fetches it
     */
    Token current() throws InterruptedException {
        Token known = token.get();
        if (isGood(known)) {
            return Objects.requireNonNull(known);
        }
        int failuresBefore = failures;
        fetching.lockInterruptibly();
        try {
            known = token.get();
            if (isGood(known)) {
                return Objects.requireNonNull(known);
            }
            TtException failed = failure;
            if (failures != failuresBefore && failed != null) {
                throw failed;
            }
            Token fetched = fetch();
            token.set(fetched);
            return fetched;
        } catch (TtException failed) {
            if (failed.kind() != Kind.INTERRUPTED) {
                failure = failed;
                failures++;
            }
            throw failed;
        } finally {
            fetching.unlock();
        }
    }

    private boolean isGood(@Nullable Token known) {
        return known != null && ticker.now().isBefore(known.renewAt());
    }

    /** Forgets a token that was refused, unless another thread has renewed it already. */
    void drop(Token refused) {
        token.compareAndSet(refused, null);
    }

    /** Forgets the token. */
    void forget() {
        token.set(null);
    }

    /** Returns when the token expires, or null before the first one. */
    public @Nullable Instant expires() {
        Token known = token.get();
        return known == null ? null : known.expires();
    }

    /** Returns the id of the user whose key this is, read from the token; empty when it does not say. */
    public String userId() {
        Token known = token.get();
        return known == null ? "" : known.claim("id");
    }

    /** Returns the company's id, read from the token; empty when it does not say. */
    public String companyId() {
        Token known = token.get();
        return known == null ? "" : known.claim("company_id");
    }

    private Token fetch() {
        Settings settings = gateway.settings();
        String whole = settings.apiKey().reveal() + ":" + settings.apiSecret().reveal();
        byte[] form = ("grant_type=user_app&app_key=" + Call.encode(whole)).getBytes(StandardCharsets.UTF_8);
        Call call = Call.of("ttid", "token").patient(Call.Patience.SINGLE);
        return gateway.login(call, form, this::read);
    }

    private Token read(byte[] body) throws BodyException {
        Map<String, Object> answer = answer(body);
        Object text = answer.get("access_token");
        if (!(text instanceof String word) || word.isBlank()) {
            throw new BodyException(Fault.UNEXPECTED, "it has no access_token", null);
        }
        gateway.redactor().hide(word);
        Duration lifetime = lifetime(answer.get("seconds_until_expiry"));
        Duration margin = lifetime.dividedBy(10).compareTo(Duration.ofMinutes(2)) > 0
                ? Duration.ofMinutes(2)
                : lifetime.dividedBy(10);
        Instant now = ticker.now();
        return new Token(Secret.of(word), now.plus(lifetime), now.plus(lifetime).minus(margin));
    }

    /** Reads the answer; a complaint quotes nothing of it, since it may hold a token that nobody knows yet. */
    private static Map<String, Object> answer(byte[] body) throws BodyException {
        try {
            return Bodies.object(body);
        } catch (BodyException unusable) {
            if (unusable.fault() == Fault.MALFORMED) {
                throw new BodyException(Fault.MALFORMED, "not quoted here, as it may hold a token", null);
            }
            throw unusable;
        }
    }

    private static Duration lifetime(@Nullable Object seconds) {
        try {
            long known = seconds == null ? 0 : (long) Double.parseDouble(String.format(Locale.ROOT, "%s", seconds));
            return known > 0 ? Duration.ofSeconds(Math.min(known, 30L * 24 * 3600)) : LIFETIME_WHERE_UNSAID;
        } catch (NumberFormatException unreadable) {
            return LIFETIME_WHERE_UNSAID;
        }
    }
}
