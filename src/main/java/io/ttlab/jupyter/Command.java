package io.ttlab.jupyter;

import java.util.List;

/**
 * One command of a notebook.
 *
 * @param names its name without a sign, then other names for it, such as IJava's
 * @param usage what follows the name, empty for nothing
 * @param summary one line for the list of commands
 * @param details what {@code /help NAME} adds, complete sentences
 * @param argument what completes the argument
 * @param action runs it with what was typed after the name, stripped
 */
record Command(List<String> names, String usage, String summary, String details, Argument argument, Action action) {
    /** What an argument is, for completion. */
    enum Argument {
        NONE,
        FILE,
        JAVA,
        COMMAND,
        OPTION
    }

    /** What a command does; a failure that the user can mend is a {@link CommandException}. */
    @FunctionalInterface
    interface Action {
        CellResult run(Cell cell, String argument);
    }

    String name() {
        return names.get(0);
    }
}
