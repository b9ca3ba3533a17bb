package io.ttlab.jupyter;

import io.ttlab.client.FileFailures;
import io.ttlab.display.Screen;
import io.ttlab.display.TextOptions;
import io.ttlab.display.Values;
import io.ttlab.jupyter.Command.Argument;
import io.ttlab.shell.Engine;
import io.ttlab.shell.HistoryEntry;
import io.ttlab.shell.Outcome;
import io.ttlab.shell.SavedSession;
import io.ttlab.shell.Transcript;
import io.ttlab.shell.Variable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The commands about the session: what it holds, its files, its time. */
final class SessionCommands {
    private final Engine engine;
    private final Transcript transcript;
    private final Inspections inspections;
    private final CodeRunner code;

    /** Runs Java and commands as part of a cell, under a name that errors show. */
    @FunctionalInterface
    interface CodeRunner {
        CellResult run(Cell cell, String source, String name);
    }

    private SessionCommands(Engine engine, Transcript transcript, CodeRunner code) {
        this.engine = engine;
        this.transcript = transcript;
        this.inspections = new Inspections(engine, name -> null);
        this.code = code;
    }

    static List<Command> of(Engine engine, Transcript transcript, CodeRunner code) {
        SessionCommands session = new SessionCommands(engine, transcript, code);
        return List.of(
                new Command(
                        List.of("vars"),
                        "[TEXT]",
                        "Lists the variables with their types and values",
                        "/vars ord lists those whose name contains 'ord'.",
                        Argument.JAVA,
                        session::variables),
                command(
                        "methods",
                        "Lists the methods and types declared here",
                        "Declare one again to change it.",
                        session::declarations),
                command("imports", "Lists the imports", "An import is written as in any Java file.", session::imports),
                new Command(
                        List.of("history"),
                        "[TEXT]",
                        "Lists what succeeded in this session",
                        "/history fills lists the entries that contain 'fills'.",
                        Argument.NONE,
                        session::history),
                file(
                        List.of("save"),
                        "FILE",
                        "Saves what succeeded as a script for ttlab run",
                        "A file that TT Lab wrote is replaced, any other is left alone. Secrets are left out.",
                        session::save),
                file(
                        List.of("export"),
                        "FILE.ipynb|.html|.jsh",
                        "Writes what succeeded as a notebook, a page to read, or a script",
                        "Outputs are kept, secrets are not. A file that TT Lab wrote is replaced, any other is left alone.",
                        session::export),
                file(
                                List.of("open", "load"),
                                "FILE",
                                "Runs a script or a notebook's code cells here",
                                "Its variables and methods stay, as if they had been typed here.",
                                session::open)
                        .working(),
                new Command(
                        List.of("edit"),
                        "[TEXT]",
                        "Puts the last cell that contains TEXT into the next cell",
                        "/edit price brings back the last one that succeeded and contains 'price'.",
                        Argument.NONE,
                        session::edit),
                command(
                        "reset",
                        "Forgets every variable and declaration",
                        "The preloaded names and the libraries stay.",
                        session::reset),
                new Command(
                                List.of("time"),
                                "CODE",
                                "Runs code and prints how long it took",
                                "%%time in the first line of a cell times the whole cell.",
                                Argument.CODE,
                                session::time)
                        .working(),
                new Command(
                        List.of("doc"),
                        "NAME",
                        "Shows signature and documentation in a pager",
                        "/doc String.substring, /doc tt.ledger.fills, /doc Table.",
                        Argument.JAVA,
                        session::documentation));
    }

    private static Command command(String name, String summary, String details, Command.Action action) {
        return new Command(List.of(name), "", summary, details, Argument.NONE, action);
    }

    private static Command file(
            List<String> names, String usage, String summary, String details, Command.Action action) {
        return new Command(names, usage, summary, details, Argument.FILE, action);
    }

    private CellResult variables(Cell cell, String part) {
        // Made where user code runs: the values' texts are the user's.
        Outcome outcome = engine.call("/vars", () -> {
            List<Variable> variables = engine.variables().stream()
                    .filter(variable -> variable.name().contains(part))
                    .toList();
            String none = part.isEmpty() ? "No variables yet." : "No variable whose name contains '" + part + "'.";
            return variables.isEmpty()
                    ? none
                    : variables.stream().map(SessionCommands::line).collect(Collectors.joining("\n"));
        });
        return printed(outcome);
    }

    private static String line(Variable variable) {
        return variable.typeName() + " " + variable.name() + " ==> "
                + Values.brief(variable.value(), TextOptions.defaults().withWidth(100));
    }

    private static CellResult printed(Outcome outcome) {
        if (outcome.status() != Outcome.Status.OK) {
            return CellResult.failed(Tracebacks.of(outcome));
        }
        System.out.println(outcome.steps().get(0).value());
        return CellResult.NOTHING;
    }

    private CellResult declarations(Cell cell, String ignored) {
        List<String> lines = new ArrayList<>(engine.methods());
        engine.types().forEach(type -> lines.add("type " + type));
        System.out.println(lines.isEmpty() ? "No methods or types yet." : String.join("\n", lines));
        return CellResult.NOTHING;
    }

    private CellResult imports(Cell cell, String ignored) {
        engine.imports().forEach(each -> System.out.println("import " + each + ";"));
        return CellResult.NOTHING;
    }

    private CellResult history(Cell cell, String part) {
        for (HistoryEntry entry : engine.history()) {
            if (entry.source().contains(part)) {
                System.out.println(entry.name() + ": "
                        + Screen.safe(entry.source().strip()).replace("\n", "\n    "));
            }
        }
        return CellResult.NOTHING;
    }

    private CellResult save(Cell cell, String name) {
        Path file = path(name, "/save needs a file name, such as /save morning.jsh.");
        try {
            System.out.println("Saved " + saved().saveScript(file) + ". Run it with: ttlab run " + file);
        } catch (IllegalArgumentException refused) {
            throw new CommandException(String.valueOf(refused.getMessage()));
        }
        return CellResult.NOTHING;
    }

    private CellResult export(Cell cell, String name) {
        Path file = path(
                name, "/export needs a file name, such as /export day.ipynb, /export day.html or /export day.jsh.");
        try {
            System.out.println("Exported " + saved().export(file) + ".");
        } catch (IllegalArgumentException refused) {
            throw new CommandException(String.valueOf(refused.getMessage()));
        }
        return CellResult.NOTHING;
    }

    private SavedSession saved() {
        return new SavedSession(
                transcript.entries(),
                engine.history().stream().map(HistoryEntry::source).toList(),
                engine.libraries().coordinates());
    }

    private CellResult open(Cell cell, String name) {
        Path file = path(name, "/open needs a file name, such as /open scripts/working-orders.jsh.");
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new CommandException(
                    "No file \"" + file + "\" in \"" + Path.of("").toAbsolutePath() + "\". Give a path from there.");
        } catch (IOException e) {
            throw new CommandException("Cannot read \"" + file + "\": " + FileFailures.reading(e) + ".");
        }
        if (!file.toString().endsWith(".ipynb")) {
            return code.run(cell, text.startsWith("#!") ? "//" + text : text, file.toString());
        }
        CellResult result = CellResult.NOTHING;
        List<String> sources = codeCells(file, text);
        for (int i = 0; i < sources.size() && result.error() == null; i++) {
            result = code.run(cell, sources.get(i), file + " cell " + (i + 1));
        }
        return result;
    }

    private static List<String> codeCells(Path file, String notebook) {
        List<String> sources = new ArrayList<>();
        try {
            Map<String, ?> json = Json.object(notebook.getBytes(StandardCharsets.UTF_8));
            if (json.get("cells") instanceof List<?> cells) {
                for (Object each : cells) {
                    if (each instanceof Map<?, ?> map && "code".equals(map.get("cell_type"))) {
                        sources.add(text(map.get("source")));
                    }
                }
            }
        } catch (IOException e) {
            throw new CommandException("\"" + file + "\" is no notebook: " + e.getMessage() + ".");
        }
        return sources;
    }

    private static String text(@Nullable Object source) {
        return source instanceof List<?> lines
                ? lines.stream().map(String::valueOf).collect(Collectors.joining())
                : String.valueOf(source);
    }

    private CellResult edit(Cell cell, String part) {
        String found = "";
        for (Transcript.Entry entry : transcript.entries()) {
            found = entry.source().contains(part) ? entry.source() : found;
        }
        if (found.isEmpty()) {
            throw new CommandException(
                    part.isEmpty()
                            ? "Nothing has succeeded yet, so there is nothing to edit."
                            : "No cell that succeeded contains \"" + part + "\".");
        }
        cell.payloads().add(Json.map("source", "set_next_input", "text", found, "replace", false));
        return CellResult.NOTHING;
    }

    private CellResult reset(Cell cell, String ignored) {
        engine.reset();
        transcript.clear();
        System.out.println("Variables and declarations are gone.");
        return CellResult.NOTHING;
    }

    private CellResult time(Cell cell, String source) {
        if (source.isEmpty()) {
            throw new CommandException("/time needs code, such as /time tt.ledger.orders().");
        }
        long started = System.nanoTime();
        CellResult result = code.run(cell, source, cell.name());
        double ms = (System.nanoTime() - started) / 1e6;
        System.out.println(
                ms < 1_000
                        ? String.format(Locale.ROOT, "Wall time: %.1f ms", ms)
                        : String.format(Locale.ROOT, "Wall time: %.2f s", ms / 1_000));
        return result;
    }

    private CellResult documentation(Cell cell, String name) {
        if (name.isEmpty()) {
            throw new CommandException("/doc needs a name, such as /doc Table or /doc tt.ledger.fills.");
        }
        var data = inspections.describe(name, name.length(), true);
        if (data.isEmpty()) {
            throw new CommandException("Nothing is known about \"" + name + "\". Type a part of it and press Tab.");
        }
        cell.payloads().add(Json.map("source", "page", "data", data, "start", 0));
        return CellResult.NOTHING;
    }

    private static Path path(String name, String missing) {
        if (name.isEmpty()) {
            throw new CommandException(missing);
        }
        return name.startsWith("~/") ? Path.of(System.getProperty("user.home"), name.substring(2)) : Path.of(name);
    }
}
