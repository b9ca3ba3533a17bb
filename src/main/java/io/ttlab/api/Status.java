package io.ttlab.api;

import io.ttlab.client.Gateway;
import io.ttlab.client.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Says how the session stands. */
final class Status {
    private Status() {}

    static Table of(Session session) {
        Gateway gateway = session.gateway();
        Settings settings = gateway.settings();
        Instant now = gateway.ticker().now();
        Instant expires = gateway.tokens().expires();
        String userId = gateway.tokens().userId();
        String known = userId.isEmpty() ? null : session.names().known(Names.Subject.USER, userId);
        StringColumn items = StringColumn.create("item");
        StringColumn values = StringColumn.create("value");
        String[][] lines = {
            {
                "environment",
                settings.environment().label() + " (" + settings.environment().segment() + ")"
            },
            {"gateway", settings.baseUrl() + (settings.demoGateway() ? " (started by this session)" : "")},
            {"profile", settings.profile().isEmpty() ? "none" : settings.profile()},
            {"key", settings.apiKey().toString()},
            {
                "user",
                userId.isEmpty()
                        ? "not known before the first call"
                        : known == null ? userId : known + " (" + userId + ")"
            },
            {"token", expires == null ? "none yet" : "expires in " + span(Duration.between(now, expires))},
            {"requests", requests(gateway, settings)},
            {
                "last answer",
                gateway.lastAnswer() == null ? "none yet" : span(Duration.between(gateway.lastAnswer(), now)) + " ago"
            },
            {"names", String.format(Locale.ROOT, "%,d kept", total(session))},
            {"zone", zone(settings)}
        };
        for (String[] line : lines) {
            items.append(line[0]);
            values.append(line[1]);
        }
        return Table.create("status", items, values);
    }

    private static String requests(Gateway gateway, Settings settings) {
        long sent = gateway.requestsSent();
        return String.format(
                Locale.ROOT,
                "%,d in this session, %,d today%s; plan: %s",
                sent,
                gateway.requestsToday(),
                gateway.countsForAllSessions() ? "" : " without other sessions' (the count's file cannot be used)",
                plan(settings.requestsPerSecond()));
    }

    /** Returns a plan by its rate, with its quota where TT has such a plan. */
    static String plan(double rate) {
        return rate == 0 ? "no limit" : trimmed(rate) + "/s" + quota(rate);
    }

    /** TT's plans: 3, 5, 10 and 25 requests a second have 10,000, 15,000, 30,000 and 75,000 a day. */
    private static String quota(double rate) {
        int quota = rate == 3 ? 10_000 : rate == 5 ? 15_000 : rate == 10 ? 30_000 : rate == 25 ? 75_000 : 0;
        return quota == 0 ? "" : String.format(Locale.ROOT, ", %,d a day", quota);
    }

    private static int total(Session session) {
        int total = 0;
        for (Names.Subject subject : Names.Subject.values()) {
            total += session.names().known(subject).size();
        }
        return total;
    }

    static Table cache(Session session) {
        Instant now = session.gateway().ticker().now();
        StringColumn kinds = StringColumn.create("kind");
        IntColumn entries = IntColumn.create("entries");
        StringColumn ages = StringColumn.create("age");
        LongColumn sizes = LongColumn.create("bytes");
        StringColumn files = StringColumn.create("file");
        for (Names.Subject subject : Names.Subject.values()) {
            List<NameStore.Entry> known = session.names().known(subject);
            @Nullable Path file = session.names().store(subject).file();
            kinds.append(subject.name().toLowerCase(Locale.ROOT) + "s");
            entries.append(known.size());
            ages.append(known.stream()
                    .map(NameStore.Entry::seen)
                    .max(Instant::compareTo)
                    .map(seen -> span(Duration.between(seen, now)))
                    .orElse(""));
            sizes.append(size(file));
            files.append(session.names().store(subject).place());
        }
        for (Map.Entry<String, Map.Entry<Integer, Instant>> source :
                session.enumerations().contents().entrySet()) {
            kinds.append("codes of " + source.getKey());
            entries.append(source.getValue().getKey());
            ages.append(span(Duration.between(source.getValue().getValue(), now)));
            sizes.append(0L);
            files.append("in memory");
        }
        return Table.create("cache", kinds, entries, ages, sizes, files);
    }

    private static long size(@Nullable Path file) {
        try {
            return file == null || !Files.exists(file) ? 0 : Files.size(file);
        } catch (IOException unreadable) {
            return 0;
        }
    }

    /** Returns the zone's name as people say it. */
    static String zone(Settings settings) {
        return settings.zone().equals(java.time.ZoneOffset.UTC)
                ? "UTC"
                : settings.zone().getId();
    }

    /** Returns a span as people say it: 42 s, 12 min, 3 h, 2 d. */
    static String span(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        return seconds < 120
                ? seconds + " s"
                : seconds < 7_200
                        ? seconds / 60 + " min"
                        : seconds < 172_800 ? seconds / 3_600 + " h" : seconds / 86_400 + " d";
    }

    static String trimmed(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
