package io.ttlab.shell;

import io.ttlab.client.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a script's own text says of how it is called, held against its arguments.
 *
 * <p>An option is a word such as {@code --account}. In the line that begins with {@code usage:}, {@code --account NAME}
 * needs a value, and {@code --by account|product} one of these; a list with anything but words, such as {@code
 * today|2026-11-20}, is open. What else follows the script's name there is an argument. Thread-safe.
 */
final class Usage {
    private static final Pattern SYNOPSIS = Pattern.compile("(?s)usage:.*?\\.jsh\\b(.*?)(?:\\n\\s*\\n|$)");
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");
    private static final Pattern VALUED = Pattern.compile("(" + OPTION + ")[ =]([^\\s\\[\\]-][^\\s\\]]*)");
    private static final Pattern WORDS = Pattern.compile("[a-z]+(?:\\|[a-z]+)+");

    private final List<String> options;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final boolean takesArguments;

    private Usage(String text) {
        options = OPTION.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        Optional<String> synopsis =
                SYNOPSIS.matcher(text).results().map(found -> found.group(1)).findFirst();
        VALUED.matcher(synopsis.orElse(""))
                .results()
                .forEach(found -> values.put(found.group(1), choices(found.group(2))));
        // Without a line "usage: … name.jsh …" nothing is known about arguments, and any is let pass.
        takesArguments = synopsis.map(
                        line -> VALUED.matcher(line).replaceAll("").replaceAll("\\[?" + OPTION, ""))
                .map(rest -> !rest.replaceAll("[\\[\\]\\s]", "").isEmpty())
                .orElse(true);
    }

    static Usage of(String text) {
        return new Usage(text);
    }

    private static List<String> choices(String value) {
        return WORDS.matcher(value).matches() ? List.of(value.split("\\|")) : List.of();
    }

    /** Returns what is wrong with {@code args}, for the user to read; empty when nothing is. */
    Optional<String> problem(List<String> args) {
        for (int index = 0; index < args.size(); index++) {
            String arg = args.get(index);
            String option = arg.replaceFirst("=.*", "");
            boolean isOption = option.startsWith("-") && !option.matches("-?[\\d.]+.*") && !option.equals("-");
            if (!isOption) {
                if (!takesArguments) {
                    return Optional.of("'" + arg + "' belongs to no option.");
                }
                continue;
            }
            if (!options.contains(option)) {
                return Optional.of("no option '" + option + "'." + Nearest.sentence(option, options));
            }
            boolean within = arg.length() > option.length();
            String next = index + 1 < args.size() ? args.get(index + 1) : "--";
            String value = within ? arg.substring(option.length() + 1) : next.startsWith("--") ? "" : next;
            List<String> choices = values.get(option);
            if (choices == null) {
                index += !within && value.matches("(?i)true|false|yes|no") ? 1 : 0;
                continue;
            }
            if (!choices.isEmpty() && !choices.contains(value)) {
                return Optional.of(option + " is '" + value + "' but must be " + or(choices) + ".");
            }
            if (value.isEmpty()) {
                return Optional.of(option + " needs a value.");
            }
            index += within ? 0 : 1;
        }
        return Optional.empty();
    }

    private static String or(List<String> words) {
        int last = words.size() - 1;
        return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
}
