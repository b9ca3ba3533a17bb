package io.ttlab.cli;

import io.ttlab.display.TableFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code run} and {@code eval}.
 *
 * @param globals the options of every command
 * @param format how {@code print} writes tables, or null for what suits the stream
 */
record CallOptions(GlobalOptions globals, @Nullable TableFormat format) {

    /**
     * Takes every global option and {@code --format} off {@code args}, up to {@code --}.
     *
     * <p>They are also found behind a script's name, where people write them; a {@code --format} with a value that is
     * no table format is left to the script.
     */
    static CallOptions of(GlobalOptions first, List<String> args) {
        GlobalOptions globals = first;
        TableFormat format = null;
        int index = 0;
        while (index < args.size() && !args.get(index).equals("--")) {
            GlobalOptions more = globals.take(args, index);
            TableFormat asked = more == null ? format(args, index) : null;
            if (more != null) {
                globals = more;
            } else if (asked != null) {
                format = asked;
            } else {
                index++;
            }
        }
        return new CallOptions(globals, format);
    }

    private static @Nullable TableFormat format(List<String> args, int index) {
        String word = args.get(index);
        String name = null;
        if (word.startsWith("--format=")) {
            name = word.substring("--format=".length());
        } else if (word.equals("--format") && index + 1 < args.size()) {
            name = args.get(index + 1);
        }
        if (name == null) {
            return null;
        }
        for (TableFormat format : TableFormat.values()) {
            if (format.name().equalsIgnoreCase(name)) {
                GlobalOptions.value(args, index, "--format");
                return format;
            }
        }
        return null;
    }
}
