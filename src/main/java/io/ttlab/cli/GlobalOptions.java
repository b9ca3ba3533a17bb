package io.ttlab.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options that every command takes, before or after its name.
 *
 * @param environment what {@code --env} says, or null
 * @param profile what {@code --profile} says, or null
 * @param noColor whether {@code --no-color} was given
 */
record GlobalOptions(@Nullable String environment, @Nullable String profile, boolean noColor) {

    static final GlobalOptions NONE = new GlobalOptions(null, null, false);

    /**
     * Takes one global option off {@code args} at {@code index}, where there is one.
     *
     * @return the options with it, or null when the argument there is none, or lacks its value
     */
    @Nullable
    GlobalOptions take(List<String> args, int index) {
        String word = args.get(index);
        if (word.equals("--no-color")) {
            args.remove(index);
            return new GlobalOptions(environment, profile, true);
        }
        for (String name : List.of("--env", "--profile")) {
            String value = value(args, index, name);
            if (value != null) {
                return name.equals("--env")
                        ? new GlobalOptions(value, profile, noColor)
                        : new GlobalOptions(environment, value, noColor);
            }
        }
        return null;
    }

    /** Removes {@code name VALUE} or {@code name=VALUE} at {@code index} and returns the value, or null. */
    static @Nullable String value(List<String> args, int index, String name) {
        String word = args.get(index);
        if (word.startsWith(name + "=")) {
            args.remove(index);
            return word.substring(name.length() + 1);
        }
        if (word.equals(name) && index + 1 < args.size()) {
            args.remove(index);
            return args.remove(index);
        }
        return null;
    }
}
