package io.ttlab.client;

import java.time.Duration;
import java.util.Locale;

/** The tries of one call: counts them, decides whether another is due and waits before it. Confine to one thread. */
final class Attempts {
    /** Hears why a call waits. */
    interface Waiting {
        void tell(String reason, Duration span);
    }

    private final RetryPolicy policy;
    private final Ticker ticker;
    private final RateLimiter limiter;
    private final Waiting waiting;
    private int tries;
    private int statusTries;
    private int breaks;
    private int bodyTries;
    private int refusals;
    private int unauthorised;

    Attempts(RetryPolicy policy, Ticker ticker, RateLimiter limiter, Waiting waiting) {
        this.policy = policy;
        this.ticker = ticker;
        this.limiter = limiter;
        this.waiting = waiting;
    }

    /** Returns how often the call was sent so far, once it has failed at least once. */
    int count() {
        return tries;
    }

    /** Decides about a body that could not be used; {@code warm} says that the gateway answered well lately. */
    boolean againAfterBody(BodyException.Fault fault, boolean warm) throws InterruptedException {
        tries++;
        bodyTries++;
        boolean refused = fault == BodyException.Fault.REFUSED;
        refusals += refused ? 1 : 0;
        // A proxy's page comes again and again, at once: waiting long for it helps nobody.
        return bodyTries < policy.mostBodyTries()
                && (!refused || refusals < policy.mostRefusedTries(warm))
                && pause("the answer was unusable", policy.pause(bodyTries).dividedBy(2));
    }

    /** Decides about a status other than 200 and 401; {@code warm} says that the gateway answered well lately. */
    boolean againAfterStatus(Reply reply, String reason, boolean warm) throws InterruptedException {
        tries++;
        statusTries++;
        int status = reply.status();
        boolean passing = status == 408 || status == 429 || status >= 500;
        if (!passing || statusTries >= policy.mostTries(warm) || isQuota(reason)) {
            return false;
        }
        Duration asked = reply.retryAfter();
        if (asked.compareTo(RetryPolicy.LONGEST_ASKED) > 0) {
            return false;
        }
        Duration span = asked.isZero() ? policy.pause(statusTries) : asked;
        if (status == 429) {
            limiter.pause(span);
            waiting.tell("the gateway asks for a slower pace", span);
            return true;
        }
        return pause("the server failed with " + status, span);
    }

    /** Returns whether a reason says that the day's quota is used up, which no waiting within a call cures. */
    static boolean isQuota(String reason) {
        return reason.toLowerCase(Locale.ROOT).contains("limit exceeded");
    }

    /** Decides about an exchange that broke. */
    boolean againAfterBreak(Break how, boolean warm) throws InterruptedException {
        tries++;
        breaks++;
        int most =
                switch (how) {
                    case NEVER_CONNECTED -> policy.mostConnectTries(warm);
                    case TIMED_OUT -> RetryPolicy.MOST_TIMEOUTS;
                    case BROKEN -> policy.mostTries(warm);
                    case TOO_LARGE -> 1;
                };
        return breaks < most && pause("the connection broke", policy.pause(breaks));
    }

    /** How an exchange broke. */
    enum Break {
        /** There never was a connection: name, route, port or TLS. */
        NEVER_CONNECTED,
        /** There was one, and no whole answer in time. */
        TIMED_OUT,
        /** It was cut off. */
        BROKEN,
        /** The answer was given up, since it would be as large again. */
        TOO_LARGE
    }

    /** Decides about a 401: one new token, or a few where tokens have worked before. */
    boolean againAfterUnauthorised(boolean proven) throws InterruptedException {
        tries++;
        unauthorised++;
        if (unauthorised == 1) {
            return true;
        }
        return proven && unauthorised <= 3 && pause("the token was refused", policy.pause(unauthorised));
    }

    private boolean pause(String reason, Duration span) throws InterruptedException {
        waiting.tell(reason, span);
        ticker.sleep(span);
        return true;
    }
}
