package io.ttlab.terminal;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One of the shell's own commands.
 *
 * @param name its name without the slash
 * @param usage what follows the name, empty for nothing
 * @param summary one line for the list of commands
 * @param details what {@code /help NAME} adds, a complete text
 * @param action takes what was typed after the name, stripped
 * @param completion returns what may follow the name, given the argument typed so far
 */
record Command(
        String name,
        String usage,
        String summary,
        String details,
        Consumer<String> action,
        Function<String, List<String>> completion) {

    /** The completion of commands that take Java: the engine's. */
    static final Function<String, List<String>> JAVA = typed -> List.of();

    /** Returns the command as it is typed: {@code /save FILE}. */
    String synopsis() {
        return "/" + name + (usage.isEmpty() ? "" : " " + usage);
    }
}
