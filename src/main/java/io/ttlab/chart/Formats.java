package io.ttlab.chart;

import io.ttlab.client.Nearest;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** Patterns and zones that a user spells, with messages that help. */
final class Formats {
    private Formats() {}

    static DoubleFunction<String> decimal(String pattern) {
        try {
            DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
            return value -> {
                synchronized (format) {
                    return format.format(value);
                }
            };
        } catch (IllegalArgumentException e) {
            throw Columns.unusable(
                    "'" + pattern + "' is no pattern for numbers: " + e.getMessage() + ". Use for example '#,##0.00'.");
        }
    }

    static DateTimeFormatter time(String pattern) {
        try {
            return TimeText.of(pattern);
        } catch (IllegalArgumentException e) {
            throw Columns.unusable(
                    "'" + pattern + "' is no pattern for times: " + e.getMessage() + ". Use for example 'HH:mm'.");
        }
    }

    static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw Columns.unusable("No zone '" + zone + "'." + Nearest.sentence(zone, ZoneId.getAvailableZoneIds())
                    + " Use a name such as 'America/Chicago'.");
        }
    }
}
