package io.ttlab.demo;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Counts requests of each key: a bucket that refills by the second, and a quota for the UTC day. Thread-safe. */
final class RateBuckets {
    enum Verdict {
        GRANTED,
        TOO_FAST,
        QUOTA_SPENT
    }

    private static final class Bucket {
        double tokens;
        long lastMs;
        long day;
        int spentToday;
    }

    private final int perSecond;
    private final int perDay;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new HashMap<>();

    RateBuckets(int perSecond, int perDay, Clock clock) {
        this.perSecond = perSecond;
        this.perDay = perDay;
        this.clock = clock;
    }

    synchronized Verdict take(String key) {
        long nowMs = clock.millis();
        Bucket bucket = buckets.computeIfAbsent(key, k -> {
            Bucket full = new Bucket();
            full.tokens = perSecond;
            full.lastMs = nowMs;
            return full;
        });
        long day = Math.floorDiv(nowMs, 86_400_000L);
        if (bucket.day != day) {
            bucket.day = day;
            bucket.spentToday = 0;
        }
        bucket.tokens = Math.min(perSecond, bucket.tokens + (nowMs - bucket.lastMs) / 1000.0 * perSecond);
        bucket.lastMs = nowMs;
        if (perDay > 0 && bucket.spentToday >= perDay) {
            return Verdict.QUOTA_SPENT;
        }
        if (perSecond > 0 && bucket.tokens < 1) {
            return Verdict.TOO_FAST;
        }
        bucket.tokens--;
        bucket.spentToday++;
        return Verdict.GRANTED;
    }

    /** Requests of a key that were granted since midnight UTC. */
    synchronized int spentToday(String key) {
        Bucket bucket = buckets.get(key);
        return bucket == null ? 0 : bucket.spentToday;
    }
}
