package io.ttlab.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimiterTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private final FakeTicker ticker = new FakeTicker();

    private static void assertNeverMoreThan(int most, long windowNs, List<Long> released) {
        for (int i = most; i < released.size(); i++) {
            long span = released.get(i) - released.get(i - most);
            assertTrue(span >= windowNs, most + 1 + " requests within " + span + " ns");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 10, 25})
    void neverLetsMoreThroughInAnySecondHoweverRequestsCome(int perSecond) throws InterruptedException {
        RateLimiter limiter = new RateLimiter(perSecond, ticker);
        Random random = new Random(perSecond);
        List<Long> released = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            ticker.pass(Duration.ofNanos(random.nextInt(4) == 0 ? random.nextInt(700_000_000) : random.nextInt(1_000)));
            limiter.acquire();
            released.add(ticker.nanoTime());
        }

        assertNeverMoreThan(perSecond, SECOND_NS, released);
    }

    @Test
    void usesUpTheRateWhereManyWait() throws InterruptedException {
        RateLimiter limiter = new RateLimiter(10, ticker);
        for (int i = 0; i < 1_000; i++) {
            limiter.acquire();
        }

        assertTrue(ticker.passed().compareTo(Duration.ofSeconds(103)) < 0, "took " + ticker.passed());
    }

    @Test
    void spreadsLessThanOneRequestASecond() throws InterruptedException {
        RateLimiter limiter = new RateLimiter(0.5, ticker);
        List<Long> released = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            limiter.acquire();
            released.add(ticker.nanoTime());
        }

        assertNeverMoreThan(1, 2 * SECOND_NS, released);
    }

    @Test
    void letsEverythingThroughWithoutALimit() throws InterruptedException {
        RateLimiter limiter = new RateLimiter(0, ticker);
        for (int i = 0; i < 100; i++) {
            assertEquals(Duration.ZERO, limiter.acquire());
        }
        assertEquals(List.of(), ticker.sleeps());
    }

    @Test
    void holdsEverybodyBackAsLongAsTheGatewayAsks() throws InterruptedException {
        for (double rate : new double[] {0, 3}) {
            RateLimiter limiter = new RateLimiter(rate, ticker);
            limiter.pause(Duration.ofSeconds(7));
            limiter.pause(Duration.ofSeconds(2));

            assertEquals(Duration.ofSeconds(7), limiter.acquire());
            assertEquals(Duration.ZERO, limiter.acquire());
        }
    }

    @Test
    void neverLetsMoreThroughWhereManyThreadsAsk() throws InterruptedException {
        RateLimiter limiter = new RateLimiter(5, ticker);
        List<Long> released = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            Thread thread = new Thread(() -> {
                try {
                    go.await();
                    for (int i = 0; i < 50; i++) {
                        limiter.acquire();
                        released.add(ticker.nanoTime());
                    }
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            });
            thread.start();
            threads.add(thread);
        }
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertEquals(400, released.size());
        assertTrue(ticker.passed().compareTo(Duration.ofSeconds(79)) >= 0, "took " + ticker.passed());
    }
}
