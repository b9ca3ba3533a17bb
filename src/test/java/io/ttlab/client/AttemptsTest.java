package io.ttlab.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.Attempts.Break;
import io.ttlab.client.BodyException.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often and how patiently a GET is sent again. */
class AttemptsTest {
    private final FakeTicker ticker = new FakeTicker();
    private final RateLimiter limiter = new RateLimiter(0, ticker);
    private final List<String> told = new ArrayList<>();

    private static RetryPolicy policy(double jitter) {
        RetryPolicy usual = RetryPolicy.defaults();
        return new RetryPolicy(
                usual.mostTries(),
                usual.mostBodyTries(),
                usual.mostRefusedTries(),
                usual.mostConnectTries(),
                usual.firstPause(),
                usual.longestPause(),
                () -> jitter);
    }

    private Attempts attempts() {
        return new Attempts(policy(1), ticker, limiter, (reason, span) -> told.add(reason));
    }

    private static Reply reply(int status, Duration retryAfter) {
        return new Reply(status, "", retryAfter, new byte[0], "ID");
    }

    @Test
    void doublesPausesUpToALongestAndJittersTheirSecondHalf() {
        List<Long> longest = new ArrayList<>();
        List<Long> shortest = new ArrayList<>();
        for (int tries = 1; tries <= 9; tries++) {
            longest.add(policy(1).pause(tries).toMillis());
            shortest.add(policy(0).pause(tries).toMillis());
        }

        assertEquals(List.of(250L, 500L, 1_000L, 2_000L, 4_000L, 8_000L, 15_000L, 15_000L, 15_000L), longest);
        assertEquals(List.of(125L, 250L, 500L, 1_000L, 2_000L, 4_000L, 7_500L, 7_500L, 7_500L), shortest);
        assertEquals(15_000L, policy(1).pause(Integer.MAX_VALUE).toMillis());
    }

    @Test
    void retriesPassingStatusesAndNoOthers() throws InterruptedException {
        for (int status : new int[] {408, 429, 500, 502, 503, 504, 599}) {
            assertTrue(attempts().againAfterStatus(reply(status, Duration.ZERO), "", true), "status " + status);
        }
        for (int status : new int[] {400, 403, 404, 405, 413, 418, 300}) {
            assertFalse(attempts().againAfterStatus(reply(status, Duration.ZERO), "", true), "status " + status);
        }
    }

    @Test
    void givesAWarmGatewayTenTriesAndAColdOneSeven() throws InterruptedException {
        for (boolean warm : new boolean[] {true, false}) {
            Attempts attempts = attempts();
            int tries = 1;
            while (attempts.againAfterStatus(reply(503, Duration.ZERO), "", warm)) {
                tries++;
            }
            Attempts broken = attempts();
            int exchanges = 1;
            while (broken.againAfterBreak(Break.BROKEN, warm)) {
                exchanges++;
            }

            assertEquals(warm ? 10 : 7, tries);
            assertEquals(warm ? 10 : 7, exchanges);
            assertEquals(tries, attempts.count());
        }
    }

    @Test
    void givesUpSoonWhereNoConnectionIsMadeOrNoAnswerComes() throws InterruptedException {
        record Case(Break how, boolean warm, int tries) {}
        for (Case each : List.of(
                new Case(Break.NEVER_CONNECTED, false, 2),
                new Case(Break.NEVER_CONNECTED, true, 5),
                new Case(Break.TIMED_OUT, false, 2),
                new Case(Break.TIMED_OUT, true, 2))) {
            Attempts attempts = attempts();
            int tries = 1;
            while (attempts.againAfterBreak(each.how(), each.warm())) {
                tries++;
            }

            assertEquals(each.tries(), tries, each.toString());
        }
    }

    @Test
    void waitsAsLongAsTheGatewayAsksButNotForHours() throws InterruptedException {
        assertTrue(attempts().againAfterStatus(reply(503, Duration.ofSeconds(40)), "", false));
        assertEquals(List.of(Duration.ofSeconds(40)), ticker.sleeps());
        assertFalse(attempts().againAfterStatus(reply(503, Duration.ofHours(1)), "", true));
    }

    @Test
    void holdsEverybodyBackAfterA429() throws InterruptedException {
        assertTrue(attempts().againAfterStatus(reply(429, Duration.ofSeconds(3)), "Too Many Requests", true));
        assertEquals(List.of(), ticker.sleeps());
        assertEquals(List.of("the gateway asks for a slower pace"), told);
        assertEquals(Duration.ofSeconds(3), limiter.acquire());
    }

    @Test
    void doesNotAskAgainOnceTheDaysQuotaIsUsedUp() throws InterruptedException {
        assertFalse(attempts().againAfterStatus(reply(429, Duration.ZERO), "Limit Exceeded", true));
        assertFalse(attempts().againAfterStatus(reply(429, Duration.ZERO), "limit exceeded", true));
    }

    @Test
    void triesUnusableBodiesAFewTimesWithinSeconds() throws InterruptedException {
        for (Fault fault : Fault.values()) {
            Duration before = ticker.passed();
            Attempts attempts = attempts();
            int tries = 1;
            while (attempts.againAfterBody(fault)) {
                tries++;
            }

            assertEquals(fault == Fault.REFUSED ? 3 : 6, tries, fault.toString());
            assertTrue(ticker.passed().minus(before).compareTo(Duration.ofSeconds(4)) < 0);
        }
    }

    @Test
    void renewsATokenOnceOrAFewTimesWhereTokensHaveWorked() throws InterruptedException {
        Attempts cold = attempts();
        assertTrue(cold.againAfterUnauthorised(false));
        assertFalse(cold.againAfterUnauthorised(false));

        Attempts proven = attempts();
        assertTrue(proven.againAfterUnauthorised(true));
        assertTrue(proven.againAfterUnauthorised(true));
        assertTrue(proven.againAfterUnauthorised(true));
        assertFalse(proven.againAfterUnauthorised(true));
    }

    @Test
    void spendsLittleOnWhatCanBeDoneWithout() throws InterruptedException {
        Attempts attempts = new Attempts(policy(1).brief(), ticker, limiter, (reason, span) -> {});
        int tries = 1;
        while (attempts.againAfterStatus(reply(500, Duration.ZERO), "", true)) {
            tries++;
        }

        assertEquals(4, tries);
        assertTrue(ticker.passed().compareTo(Duration.ofSeconds(2)) < 0);
    }
}
