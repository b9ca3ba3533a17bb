package io.ttlab.shell;

import io.ttlab.client.Nearest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a script's own usage text says of its arguments: the options it names, the values of those that list them, and
 * whether it takes words that belong to no option.
 */
final class ScriptUsage {
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");
    /** As in {@code --by account|product}; a list with anything but words, such as {@code today|2026-11-20}, is open. */
    private static final Pattern CHOICES = Pattern.compile("(--[a-z][a-z-]*) ([a-z]+(?:\\|[a-z]+)+)(?![\\w|.…-])");

    private static final Pattern SYNOPSIS = Pattern.compile("(?s)usage:.*?\\.jsh\\b(.*?)(?:\\n\\s*\\n|$)");
    private static final Pattern NUMBER = Pattern.compile("-?[\\d.]+.*");

    private final List<String> known;
    private final Map<String, List<String>> choices = new LinkedHashMap<>();
    private final boolean takesWords;

    ScriptUsage(String text) {
        known = OPTION.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        CHOICES.matcher(text)
                .results()
                .forEach(found -> choices.putIfAbsent(
                        found.group(1), Arrays.asList(found.group(2).split("\\|"))));
        takesWords = SYNOPSIS.matcher(text)
                .results()
                .findFirst()
                .map(found ->
                        found.group(1).replaceAll("\\[-[^\\]]*\\]", "").replaceAll("--[a-z-]+( [^\\s-]\\S*)?", ""))
                .map(rest -> !rest.isBlank())
                .orElse(true);
    }

    /** Returns what is wrong with some arguments, for people; empty where nothing is. */
    String problem(List<String> args) {
        for (int i = 0; i < args.size(); i++) {
            String word = args.get(i);
            if (!word.startsWith("-") || NUMBER.matcher(word).matches()) {
                boolean value = i > 0
                        && args.get(i - 1).startsWith("--")
                        && !args.get(i - 1).contains("=");
                if (!value && !takesWords) {
                    return "'" + word + "' belongs to no option.";
                }
                continue;
            }
            int cut = word.indexOf('=');
            String option = cut < 0 ? word : word.substring(0, cut);
            if (!known.contains(option)) {
                return "no option '" + option + "'." + Nearest.sentence(option, known);
            }
            List<String> allowed = choices.get(option);
            String given = cut >= 0 ? word.substring(cut + 1) : i + 1 < args.size() ? args.get(i + 1) : "";
            if (allowed != null && !allowed.contains(given)) {
                return option + " is '" + given + "' but must be " + or(allowed) + ".";
            }
        }
        return "";
    }

    private static String or(List<String> words) {
        int last = words.size() - 1;
        return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
}
