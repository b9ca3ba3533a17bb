package io.ttlab.api;

import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Short spans of time as people write them: {@code 500ms}, {@code 15s}, {@code 5m}, {@code 4h}, {@code 5d}, {@code 2w}. */
public final class Spans {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,6})\\s*(ms|s|m|h|d|w)");

    private Spans() {}

    /**
     * Returns the span that a text says.
     *
     * @throws TtException of kind ARGUMENT when it says none
     */
    public static Duration parse(String text) {
        return find(text)
                .orElseThrow(() -> new TtException(
                        Kind.ARGUMENT,
                        "'" + text + "' is no span of time. Say 500ms, 5s, 15m, 4h or 1d, or pass a Duration."));
    }

    static Optional<Duration> find(String text) {
        Matcher span = SPAN.matcher(text.strip().toLowerCase(Locale.ROOT));
        return span.matches() ? Optional.of(of(Long.parseLong(span.group(1)), span.group(2))) : Optional.empty();
    }

    private static Duration of(long count, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
        };
    }
}
