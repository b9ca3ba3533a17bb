package io.ttlab.terminal;

import io.ttlab.client.Nearest;
import io.ttlab.display.TextOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jline.reader.LineReader;

/** What {@code /set} shows and changes. */
final class DisplaySettings {

    private static final Map<String, List<String>> VALUES = new TreeMap<>(Map.of(
            "rows", List.of("all", "20", "50", "100"),
            "width", List.of("auto", "all", "80", "120", "200"),
            "color", List.of("on", "off"),
            "editor", List.of("emacs", "vi")));

    private final Session session;
    private final LineReader reader;

    DisplaySettings(Session session, LineReader reader) {
        this.session = session;
        this.reader = reader;
    }

    static List<String> complete(String typed) {
        int space = typed.indexOf(' ');
        return space < 0 ? List.copyOf(VALUES.keySet()) : VALUES.getOrDefault(typed.substring(0, space), List.of());
    }

    String shown() {
        String width =
                session.width == 0 ? "auto (" + session.textOptions().width() + " columns)" : limit(session.width);
        boolean vi = reader.getKeyMap().equals(LineReader.VIINS)
                || reader.getKeyMap().equals(LineReader.VICMD);
        return "rows    " + limit(session.rows) + "\nwidth   " + width + "\ncolor   " + (session.color ? "on" : "off")
                + "\neditor  " + (vi ? "vi" : "emacs");
    }

    private static String limit(int value) {
        return value == TextOptions.UNLIMITED ? "all" : Integer.toString(value);
    }

    void change(String[] words) {
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
            case "color" -> session.color = one(name, value).equals("on");
            default -> reader.setKeyMap(one(name, value).equals("vi") ? LineReader.VIINS : LineReader.EMACS);
        }
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
