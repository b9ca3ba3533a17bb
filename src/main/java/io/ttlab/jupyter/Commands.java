package io.ttlab.jupyter;

import io.ttlab.client.Nearest;
import io.ttlab.jupyter.Command.Argument;
import io.ttlab.shell.Candidate;
import io.ttlab.shell.Doc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The commands of a notebook by name, with {@code %} or {@code /} before it; {@code %%} where the cell is its argument. */
final class Commands {
    private final Map<String, Command> byName = new TreeMap<>();
    private final List<Command> all = new ArrayList<>();

    Commands(List<Command> commands) {
        commands.forEach(this::add);
        add(new Command(
                List.of("help"),
                "[COMMAND]",
                "Lists the commands, or explains one",
                "/help save explains /save. tt.help() lists the methods of tt.",
                Argument.COMMAND,
                this::help));
        all.sort(Comparator.comparing(Command::name));
    }

    private void add(Command command) {
        all.add(command);
        command.names().forEach(name -> byName.put(name.toLowerCase(Locale.ROOT), command));
    }

    /** Runs the command that a piece of a cell is. */
    CellResult run(Cell cell, String piece) {
        String name = nameIn(piece);
        int end = piece.indexOf(name) + name.length();
        try {
            Command command = find(name);
            String argument = piece.substring(end).strip();
            boolean code = command.argument() == Argument.CODE && !argument.isEmpty();
            return command.action()
                    .run(cell, code ? blankLines(piece, piece.indexOf(argument, end)) + argument : argument);
        } catch (CommandException e) {
            return CellResult.failed(Tracebacks.simple("CommandError", String.valueOf(e.getMessage())));
        }
    }

    private static String blankLines(String piece, int end) {
        return "\n".repeat((int) piece.substring(0, end).lines().count() - 1 + (piece.charAt(end - 1) == '\n' ? 1 : 0));
    }

    private Command find(String name) {
        Command found = named(name);
        if (found != null) {
            return found;
        }
        List<String> names = byName.keySet().stream().map(each -> "/" + each).toList();
        throw new CommandException(
                "No command '/" + name + "'." + Nearest.sentence("/" + name, names) + " /help lists them all.");
    }

    /** Whether the command that a piece of a cell is does work of the session, as Java does. */
    boolean works(String piece) {
        Command command = named(nameIn(piece));
        return command != null && command.works();
    }

    private static String nameIn(String piece) {
        return piece.strip().replaceFirst("^[%/]{1,2}", "").split("\\s", 2)[0];
    }

    /** The command of that name, without regard to case, or null. */
    @Nullable
    Command named(String name) {
        return byName.get(name.equals("?") ? "help" : name.toLowerCase(Locale.ROOT));
    }

    /** What {@code /help} tells of a command, or null where there is none of that name. */
    @Nullable
    Doc documentation(String name) {
        Command command = named(name);
        return command == null ? null : new Doc(synopsis(command), command.summary() + ".\n\n" + command.details());
    }

    /** The commands that begin with what is typed, its sign included. */
    List<Candidate> starting(String typed) {
        String name = typed.replaceFirst("^[%/]+", "");
        String sign = typed.substring(0, typed.length() - name.length());
        return byName.keySet().stream()
                .filter(each -> each.startsWith(name.toLowerCase(Locale.ROOT)))
                .map(each -> new Candidate(
                        sign + each,
                        sign + each,
                        Candidate.Kind.KEYWORD,
                        byName.get(each).usage(),
                        "",
                        true))
                .toList();
    }

    private CellResult help(Cell cell, String name) {
        if (!name.isEmpty()) {
            Command command = find(name.replaceFirst("^[%/]+", ""));
            System.out.println(synopsis(command) + "\n  " + command.summary() + ".\n  " + command.details());
            if (command.names().size() > 1) {
                System.out.println("  Also: %"
                        + String.join(
                                ", %",
                                command.names().subList(1, command.names().size())));
            }
            return CellResult.NOTHING;
        }
        int width = all.stream()
                .mapToInt(command -> synopsis(command).length())
                .max()
                .orElse(0);
        System.out.println("Java in any cell, and these commands, with / or %:");
        for (Command command : all) {
            String synopsis = synopsis(command);
            System.out.println("  " + synopsis + " ".repeat(width - synopsis.length() + 2) + command.summary());
        }
        System.out.println("Tab completes, Shift-Tab explains. ans is the last value, $1, $2, ... the numbered ones."
                + " tt.help() shows what tt can do.");
        return CellResult.NOTHING;
    }

    private static String synopsis(Command command) {
        return "/" + command.name() + (command.usage().isEmpty() ? "" : " " + command.usage());
    }
}
