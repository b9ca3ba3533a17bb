package io.ttlab.jupyter;

import io.ttlab.client.Nearest;
import io.ttlab.display.MimeRenderer;
import io.ttlab.display.TextOptions;
import io.ttlab.jupyter.Command.Argument;
import io.ttlab.shell.Candidate;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a notebook shows values, and the command that changes it. Thread-safe. */
final class NotebookSettings {
    private static final Map<String, List<String>> VALUES = new TreeMap<>(Map.of(
            "rows", List.of("20", "50", "100", "all"),
            "width", List.of("80", "120", "200", "all"),
            "zone", List.of("UTC", "Europe/London", "America/Chicago", "America/New_York")));

    private volatile MimeRenderer renderer;

    NotebookSettings(MimeRenderer renderer) {
        this.renderer = renderer;
    }

    /** Returns how values are shown right now. */
    MimeRenderer renderer() {
        return renderer;
    }

    /** Returns how text is laid out right now. */
    TextOptions text() {
        return renderer.text();
    }

    Command command() {
        return new Command(
                List.of("set"),
                "[OPTION VALUE]",
                "Shows or changes how values are shown",
                "/set rows 50 (or all) for tables, /set width 200 (or all) for text, /set zone Europe/London for times.",
                Argument.OPTION,
                (cell, text) -> {
                    if (text.isEmpty()) {
                        System.out.println(shown());
                    } else {
                        change(text.split("\\s+"));
                    }
                    return CellResult.NOTHING;
                });
    }

    private String shown() {
        return "rows   " + limit(renderer.html().rows()) + "\nwidth  " + limit(text().width()) + "\nzone   "
                + (text().zone().equals(ZoneOffset.UTC) ? "UTC" : text().zone());
    }

    private static String limit(int value) {
        return value == TextOptions.UNLIMITED ? "all" : Integer.toString(value);
    }

    private void change(String[] words) {
        String name = words[0];
        if (!VALUES.containsKey(name)) {
            throw new CommandException("No option '" + name + "'." + Nearest.sentence(name, VALUES.keySet())
                    + " There are: " + String.join(", ", VALUES.keySet()) + ".");
        }
        if (words.length != 2) {
            throw new CommandException("/set " + name + " needs one value, such as /set " + name + " "
                    + VALUES.get(name).get(1) + ".");
        }
        MimeRenderer now = renderer;
        switch (name) {
            case "rows" -> {
                int rows = number(name, words[1], 2);
                renderer =
                        new MimeRenderer(now.text().withRows(rows), now.html().withRows(rows));
            }
            case "width" -> renderer = new MimeRenderer(now.text().withWidth(number(name, words[1], 20)), now.html());
            default -> show(zone(words[1]));
        }
    }

    /** Shows times in a zone from now on. */
    void show(ZoneId zone) {
        MimeRenderer now = renderer;
        renderer = new MimeRenderer(now.text().withZone(zone), now.html().withZone(zone));
    }

    private static int number(String name, String value, int least) {
        if (value.equals("all")) {
            return TextOptions.UNLIMITED;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw refused(name, value, least);
        }
        throw refused(name, value, least);
    }

    private static CommandException refused(String name, String value, int least) {
        return new CommandException(
                "'" + value + "' is no value for " + name + ": a whole number from " + least + ", or all.");
    }

    private static ZoneId zone(String value) {
        try {
            return ZoneId.of(value);
        } catch (DateTimeException unknown) {
            throw new CommandException(
                    "'" + value + "' is no time zone." + Nearest.sentence(value, ZoneId.getAvailableZoneIds())
                            + " Use a name such as Europe/London or UTC.");
        }
    }

    /** Returns how to go on with the last word of the argument. */
    static List<Candidate> complete(String typed) {
        int space = typed.indexOf(' ');
        String word = typed.substring(typed.lastIndexOf(' ') + 1);
        List<String> offered =
                space < 0 ? List.copyOf(VALUES.keySet()) : VALUES.getOrDefault(typed.substring(0, space), List.of());
        return offered.stream()
                .filter(each -> each.startsWith(word))
                .map(each -> new Candidate(each, each, Candidate.Kind.KEYWORD, "", "", true))
                .toList();
    }
}
