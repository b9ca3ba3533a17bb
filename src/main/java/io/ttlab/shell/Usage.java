package io.ttlab.shell;

import io.ttlab.client.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a script's own text says of how it is called, held against its arguments.
 *
 * <p>An option is a word such as {@code --account}; written {@code [--account NAME]} it needs a value. What follows the
 * script's name outside of brackets, or in brackets without dashes, is an argument. Thread-safe.
 */
final class Usage {
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");
    private static final Pattern VALUED = Pattern.compile("\\[(" + OPTION + ")[ =][^\\]]+\\]");
    private static final Pattern SYNOPSIS = Pattern.compile("(?s)usage:.*?\\.jsh\\b(.*?)(?:\\n\\s*\\n|$)");

    private final List<String> options;
    private final List<String> valued;
    private final boolean takesArguments;

    private Usage(List<String> options, List<String> valued, boolean takesArguments) {
        this.options = options;
        this.valued = valued;
        this.takesArguments = takesArguments;
    }

    static Usage of(String text) {
        List<String> options = OPTION.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        List<String> valued =
                VALUED.matcher(text).results().map(found -> found.group(1)).toList();
        // Without a line "usage: … name.jsh …" nothing is known about arguments, and any is let pass.
        boolean takesArguments = SYNOPSIS.matcher(text)
                .results()
                .allMatch(synopsis ->
                        !synopsis.group(1).replaceAll("\\[--[^\\]]*\\]", "").isBlank());
        return new Usage(options, valued, takesArguments);
    }

    /** Returns what is wrong with {@code args}, for the user to read; empty when nothing is. */
    Optional<String> problem(List<String> args) {
        for (int index = 0; index < args.size(); index++) {
            String arg = args.get(index);
            String option = arg.replaceFirst("=.*", "");
            boolean isOption = option.startsWith("-") && !option.matches("-?[\\d.]+.*") && !option.equals("-");
            if (!isOption) {
                if (!takesArguments) {
                    return Optional.of("one argument too many: '" + arg + "'.");
                }
                continue;
            }
            if (!options.contains(option)) {
                return Optional.of("no option '" + option + "'." + Nearest.sentence(option, options));
            }
            boolean within = arg.length() > option.length();
            String next = index + 1 < args.size() ? args.get(index + 1) : "--";
            String value = within ? arg.substring(option.length() + 1) : next.startsWith("--") ? "" : next;
            if (valued.contains(option)) {
                if (value.isEmpty()) {
                    return Optional.of(option + " needs a value.");
                }
                if (option.equals("--format")) {
                    // What names a table format has been taken by ttlab run.
                    return Optional.of("--format is '" + value + "' but must be table, csv, json or markdown.");
                }
                index += within ? 0 : 1;
            } else if (!within && value.matches("(?i)true|false|yes|no")) {
                index++;
            }
        }
        return Optional.empty();
    }
}
