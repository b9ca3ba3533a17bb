package io.ttlab.terminal;

import io.ttlab.chart.TerminalImages;
import io.ttlab.client.FileFailures;
import io.ttlab.client.Nearest;
import io.ttlab.display.TextOptions;
import io.ttlab.display.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;

/** What {@code /set} shows and changes; what is no matter of the terminal at hand is kept for later sessions. */
final class DisplaySettings {

    private static final Map<String, List<String>> VALUES = new TreeMap<>(Map.of(
            "rows", List.of("all", "20", "50", "100"),
            "width", List.of("auto", "all", "80", "120", "200"),
            "color", List.of("on", "off"),
            "images", List.of("auto", "kitty", "iterm", "sixel", "off"),
            "theme", List.of("auto", "dark", "light"),
            "pager", List.of("auto", "on", "off"),
            "keys", List.of("emacs", "vi")));

    private static final List<String> KEPT = List.of("rows", "theme", "pager", "keys");

    private final Session session;
    private final LineReader reader;
    private final Path file;

    DisplaySettings(Session session, LineReader reader, Path home) {
        this.session = session;
        this.reader = reader;
        this.file = home.resolve("settings");
    }

    static List<String> complete(String typed) {
        int space = typed.indexOf(' ');
        return space < 0 ? List.copyOf(VALUES.keySet()) : VALUES.getOrDefault(typed.substring(0, space), List.of());
    }

    /** Takes over what earlier sessions kept; a line that says nothing is told and left out. */
    void load() {
        if (!Files.isRegularFile(file)) {
            return;
        }
        for (String line : Session.read(file).split("\\R")) {
            try {
                if (!line.isBlank()) {
                    apply(line.strip().split("\\s+"));
                }
            } catch (CommandException unknown) {
                session.out().println("In '" + file + "': " + unknown.getMessage());
            }
        }
    }

    String shown() {
        StringBuilder out = new StringBuilder();
        VALUES.keySet()
                .forEach(name -> out.append(String.format(Locale.ROOT, "%-7s", name))
                        .append(value(name))
                        .append('\n'));
        return out.toString().stripTrailing();
    }

    private String value(String name) {
        return switch (name) {
            case "rows" -> limit(session.rows);
            case "width" ->
                session.width == 0 ? "auto (" + session.textOptions().width() + " columns)" : limit(session.width);
            case "color" -> session.color ? "on" : "off";
            case "images" -> session.images.name().toLowerCase(Locale.ROOT);
            case "theme" ->
                session.theme == null
                        ? "auto (" + session.theme().label() + ")"
                        : session.theme().label();
            case "pager" -> session.pager.name().toLowerCase(Locale.ROOT);
            default -> keys().get(LineReader.MAIN) == keys().get(LineReader.VIINS) ? "vi" : "emacs";
        };
    }

    private Map<String, KeyMap<Binding>> keys() {
        return reader.getKeyMaps();
    }

    private static String limit(int value) {
        return value == TextOptions.UNLIMITED ? "all" : Integer.toString(value);
    }

    void change(String[] words) {
        apply(words);
        if (KEPT.contains(words[0])) {
            keep();
        }
    }

    private void keep() {
        List<String> lines = new ArrayList<>();
        KEPT.forEach(name -> lines.add(name + " " + value(name).replaceFirst(" .*", "")));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, lines);
        } catch (IOException unwritable) {
            throw new CommandException("Set for this session alone, since '" + file + "' cannot be written: "
                    + FileFailures.writing(unwritable) + ".");
        }
    }

    private void apply(String[] words) {
        String name = words[0];
        if (!VALUES.containsKey(name)) {
            throw new CommandException("No option '" + name + "'." + Nearest.sentence(name, VALUES.keySet())
                    + " There are: " + String.join(", ", VALUES.keySet()) + ".");
        }
        if (words.length != 2) {
            throw new CommandException("/set " + name + " needs one value, such as /set " + name + " "
                    + VALUES.get(name).get(1) + ".");
        }
        String value = words[1];
        switch (name) {
            case "rows" -> session.rows = value.equals("all") ? TextOptions.UNLIMITED : number(name, value, 2);
            case "width" -> session.width = width(value);
            case "images" -> session.images = images(one(name, value));
            case "color" -> session.color = one(name, value).equals("on");
            case "theme" ->
                session.theme = one(name, value).equals("auto") ? null : Theme.valueOf(value.toUpperCase(Locale.ROOT));
            case "pager" -> session.pager = Pager.Mode.valueOf(one(name, value).toUpperCase(Locale.ROOT));
            default ->
                keys().put(
                                LineReader.MAIN,
                                keys().get(one(name, value).equals("vi") ? LineReader.VIINS : LineReader.EMACS));
        }
    }

    /** By name; {@code auto} looks at the environment, and where that says nothing asks the terminal itself. */
    private TerminalImages images(String value) {
        if (!value.equals("auto")) {
            return TerminalImages.valueOf(value.toUpperCase(Locale.ROOT));
        }
        TerminalImages known = TerminalImages.detect(System.getenv());
        boolean asks = known == TerminalImages.OFF && TerminalImages.mayAsk(System.getenv());
        return asks && ImageQuery.answersSixel(reader.getTerminal()) ? TerminalImages.SIXEL : known;
    }

    private static int width(String value) {
        return switch (value) {
            case "auto" -> 0;
            case "all" -> TextOptions.UNLIMITED;
            default -> number("width", value, 20);
        };
    }

    private static int number(String name, String value, int least) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new CommandException(
                    "'" + value + "' is no value for " + name + ": a whole number from " + least + ", or all.");
        }
        throw new CommandException("'" + value + "' is too small for " + name + ": at least " + least + ".");
    }

    private static String one(String name, String value) {
        if (!VALUES.get(name).contains(value)) {
            throw new CommandException(
                    "'" + value + "' is no value for " + name + ": " + String.join(" or ", VALUES.get(name)) + ".");
        }
        return value;
    }
}
