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
 * @param works whether it does work of the session, as Java does: a cell of nothing else is no part of an export
 */
record Command(
        List<String> names,
        String usage,
        String summary,
        String details,
        Argument argument,
        Action action,
        boolean works) {

    /** A command that asks about the session, or writes it down. */
    Command(List<String> names, String usage, String summary, String details, Argument argument, Action action) {
        this(names, usage, summary, details, argument, action, false);
    }

    /** Returns the same command as one that does work of the session. */
    Command working() {
        return new Command(names, usage, summary, details, argument, action, true);
    }

    /** What an argument is, for completion. */
    enum Argument {
        NONE,
        FILE,
        JAVA,
        /** Java that runs: it comes with blank lines before it, so that its lines count as in the cell. */
        CODE,
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
