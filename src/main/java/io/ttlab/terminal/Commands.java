package io.ttlab.terminal;

import io.ttlab.client.Nearest;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The commands by name: finds, runs, completes and explains them. */
final class Commands {

    private final Map<String, Command> byName = new TreeMap<>();
    private final PrintStream out;

    Commands(PrintStream out) {
        this.out = out;
        add(new Command(
                "help",
                "[COMMAND]",
                "Lists the commands, or explains one",
                "/help save explains /save. tt.help() lists the methods of tt, and tt.help(\"fills\") explains one.",
                this::help,
                typed -> List.copyOf(byName.keySet())));
    }

    void add(Command command) {
        byName.put(command.name(), command);
    }

    /** Whether {@code line} is a command: {@code /} or {@code %}, then a letter; comments and code are not. */
    static boolean isCommand(String line) {
        return line.length() > 1
                        && (line.charAt(0) == '/' || line.charAt(0) == '%')
                        && Character.isLetter(line.charAt(1))
                || line.equals("/")
                || line.equals("/?");
    }

    /** Runs the command in {@code line}; a command that fails throws {@link CommandException}. */
    void run(String line) {
        String text = line.strip().substring(1);
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        String name = text.substring(0, end);
        Command command = name.isEmpty() || name.equals("?") ? byName.get("help") : find(name);
        command.action().accept(text.substring(end).strip());
    }

    private Command find(String name) {
        Command exact = byName.get(name);
        if (exact != null) {
            return exact;
        }
        List<Command> starting = byName.values().stream()
                .filter(each -> each.name().startsWith(name))
                .toList();
        if (starting.size() == 1) {
            return starting.get(0);
        }
        if (starting.size() > 1) {
            String names = String.join(
                    ", ", starting.stream().map(each -> "/" + each.name()).toList());
            throw new CommandException("'/" + name + "' could be " + names + ". Type a letter more.");
        }
        List<String> names = byName.keySet().stream().map(each -> "/" + each).toList();
        throw new CommandException(
                "No command '/" + name + "'." + Nearest.sentence("/" + name, names) + " /help lists them all.");
    }

    /** Returns where the Java begins that a command takes, such as {@code /time}'s; -1 when {@code typed} has none. */
    int javaIn(String typed) {
        int space = typed.indexOf(' ');
        Command command = space < 0 ? null : byName.get(typed.substring(1, space));
        if (command == null || command.completion() != Command.JAVA) {
            return -1;
        }
        int start = space;
        while (start < typed.length() && typed.charAt(start) == ' ') {
            start++;
        }
        return start;
    }

    /** Returns what completes the last word of {@code typed}: a command name with its slash, or an argument. */
    List<String> complete(String typed) {
        int space = typed.indexOf(' ');
        if (space < 0) {
            String slash = typed.substring(0, 1);
            return byName.keySet().stream().map(name -> slash + name).toList();
        }
        Command command = byName.get(typed.substring(1, space));
        return command == null
                ? List.of()
                : command.completion().apply(typed.substring(space + 1).stripLeading());
    }

    private void help(String name) {
        if (!name.isEmpty()) {
            Command command = find(name.replaceFirst("^[/%]", ""));
            out.println(command.synopsis() + "\n  " + command.summary() + ".\n  " + command.details());
            return;
        }
        int width = byName.values().stream()
                .mapToInt(command -> command.synopsis().length())
                .max()
                .orElse(0);
        out.println("Java at the prompt, and these commands:");
        for (Command command : byName.values()) {
            String synopsis = command.synopsis();
            out.println("  " + synopsis + " ".repeat(width - synopsis.length() + 2) + command.summary());
        }
        out.println("Tab completes, a second Tab explains. Ctrl-C stops a running entry, Ctrl-D leaves.");
        out.println("ans is the last value, $1, $2, ... the numbered ones. tt.help() shows what tt can do.");
    }
}
