package io.ttlab.report;

import io.ttlab.analytics.Analytics;
import io.ttlab.client.FileFailures;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import io.ttlab.display.Displayable;
import io.ttlab.display.MimeBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * The end of a day as one HTML page that needs nothing but itself: profit and loss, blotter, execution, checks, charts.
 *
 * <p>For the current day it is all of that, with the positions and orders of now and the profit since the start of day. For a
 * day that is over TT tells fills alone: the page then has those, what they realised from a flat start, execution,
 * statistics and the checks that need nothing else, and says what it leaves out. Immutable.
 *
 * <pre>{@code
 * report("today").save("eod.html")
 * report("2026-11-20")              // a notebook shows the page's body
 * }</pre>
 */
public final class Report implements Displayable {
    private final LocalDate day;
    private final String title;
    private final String summary;
    private final String body;

    Report(LocalDate day, String title, String summary, String body) {
        this.day = day;
        this.title = title;
        this.summary = summary;
        this.body = body;
    }

    /**
     * Makes the report of a day.
     *
     * <p>Costs the walk over the day's fills, terms of instruments and currency rates; for the current day also the pages of
     * orders, positions and accounts, and two requests an account (start of day, credit).
     *
     * @param day {@code today}, {@code yesterday}, a date such as {@code 2026-11-20}, or a {@link LocalDate}; a day is read in
     *     {@code TT_ZONE}
     */
    public static Report of(Analytics analytics, Object day) {
        LocalDate today = analytics.now().toLocalDate();
        LocalDate asked = day instanceof LocalDate date ? date : date(String.valueOf(day), today);
        if (asked.isAfter(today)) {
            throw new TtException(
                    Kind.ARGUMENT,
                    "A report of '" + asked + "' cannot be made: today is " + today + " in "
                            + analytics.tt().zone() + ".");
        }
        return new DayReport(analytics, asked, asked.equals(today)).report();
    }

    private static LocalDate date(String text, LocalDate today) {
        String plain = text.strip();
        if (plain.isEmpty() || plain.equalsIgnoreCase("today")) {
            return today;
        }
        if (plain.equalsIgnoreCase("yesterday")) {
            return today.minusDays(1);
        }
        try {
            return LocalDate.parse(plain);
        } catch (DateTimeParseException noDate) {
            throw new TtException(
                    Kind.ARGUMENT, "'" + text + "' is no day. Say today, yesterday or a date such as " + today + ".");
        }
    }

    /** Returns the day that the page is about. */
    public LocalDate day() {
        return day;
    }

    /** Returns the whole page. */
    public String html() {
        return Page.whole(title, body);
    }

    /**
     * Writes the page to a file, beside which it is made first, so that nobody reads half of it.
     *
     * @return the file's absolute path
     * @throws TtException when it cannot be written
     */
    public Path save(Path file) {
        Path target = file.toAbsolutePath();
        try {
            Path part = Files.writeString(target.resolveSibling(target.getFileName() + ".part"), html());
            return Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new TtException(
                    Kind.ARGUMENT,
                    "Cannot write the report to '" + target + "': " + FileFailures.writing(unwritable)
                            + ". Name a file in a folder that exists and that you may write to.",
                    0,
                    unwritable);
        }
    }

    /** As {@link #save(Path)}, with the file's name: {@code report("today").save("eod.html")}. */
    public Path save(String file) {
        return save(Path.of(file));
    }

    /** Returns the page's body for a notebook, and a summary for a terminal. */
    @Override
    public MimeBundle toMimeBundle() {
        return MimeBundle.of("text/html", body, toString());
    }

    @Override
    public String toString() {
        return title + "\n" + summary + "\nWrite the page with .save(\"report.html\").";
    }
}
