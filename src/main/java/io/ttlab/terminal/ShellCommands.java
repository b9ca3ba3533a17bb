package io.ttlab.terminal;

import io.ttlab.client.Counts;
import io.ttlab.display.Screen;
import io.ttlab.display.TextOptions;
import io.ttlab.display.TextTable;
import io.ttlab.display.Values;
import io.ttlab.shell.Doc;
import io.ttlab.shell.Variable;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import tech.tablesaw.api.Table;

/** The commands about the session itself: what it holds, how it is shown, its end. */
final class ShellCommands {

    private static final Function<String, List<String>> NOTHING = typed -> List.of();

    private final Session session;
    private final LineReader reader;
    private final Pager pager;
    private final DisplaySettings settings;
    private final PrintStream out;

    private ShellCommands(Session session, LineReader reader, Pager pager, DisplaySettings settings) {
        this.session = session;
        this.reader = reader;
        this.pager = pager;
        this.settings = settings;
        this.out = session.out();
    }

    static void addTo(Commands commands, Session session, LineReader reader, Pager pager, DisplaySettings settings) {
        ShellCommands shell = new ShellCommands(session, reader, pager, settings);
        commands.add(new Command(
                "vars",
                "[NAME]",
                "Lists the variables with their types and values",
                "/vars ord lists those whose name contains 'ord'.",
                shell::variables,
                typed -> shell.variableNames()));
        commands.add(command(
                "methods",
                "",
                "Lists the methods and types declared in this session",
                "Redeclare one to change it, or change it in an editor with /edit NAME.",
                typed -> shell.declarations()));
        commands.add(command(
                "imports",
                "",
                "Lists the imports",
                "Type an import as in any Java file; Tab on an unknown type offers one.",
                typed ->
                        session.engine().imports().forEach(each -> session.out().println("import " + each + ";"))));
        commands.add(command(
                "history",
                "[TEXT]",
                "Lists what was typed, here and in earlier sessions",
                "/history fills lists the entries that contain 'fills'. Ctrl-R searches while you type.",
                shell::history));
        commands.add(new Command(
                "doc",
                "NAME",
                "Shows signature and documentation",
                "/doc String.substring, /doc tt.ledger.fills, /doc Table.",
                shell::documentation,
                Command.JAVA));
        commands.add(new Command(
                "set",
                "[OPTION VALUE]",
                "Shows or changes how the shell looks and behaves",
                "/set rows 50 (or all), /set width 120 (auto follows the terminal, all never folds),"
                        + " /set color on or off, /set theme dark, light or auto, /set keys emacs or vi,"
                        + " /set pager on (values longer or wider than the screen open in the pager), auto"
                        + " (documentation and lists do) or off. rows, theme, keys and pager are kept for later sessions.",
                shell::set,
                DisplaySettings::complete));
        commands.add(command(
                "wide",
                "",
                "Shows the last value with all its columns",
                "A table that is wider than the screen goes on below: its first columns, then the next ones. /page shows its"
                        + " lines whole, to be scrolled sideways; /set width all lets the lines of every value wrap.",
                typed -> shell.wide()));
        commands.add(command(
                "page",
                "",
                "Shows the last value in full, a screen at a time",
                "/ searches, n and N repeat it, the arrows move in all four directions, q leaves. /set pager on does this for"
                        + " every value that the screen cannot hold.",
                typed -> shell.page()));
        commands.add(new Command(
                "time",
                "CODE",
                "Runs code several times and shows how long it takes",
                "The code is compiled once and runs until a few seconds have passed, at most 100 times.",
                new TimeCommand(session)::run,
                Command.JAVA));
        commands.add(command(
                "reset",
                "",
                "Forgets every variable and declaration",
                "The preloaded names stay, and startup.jsh runs again.",
                typed -> shell.reset()));
        commands.add(command(
                "restore",
                "",
                "Runs what succeeded in the last session again",
                "Every entry that succeeds is kept as soon as it has run, so a crash or a kill loses nothing.",
                typed -> shell.restore()));
        commands.add(command("exit", "", "Leaves", "Ctrl-D at an empty prompt does the same.", typed -> {
            throw new ExitRequested(0);
        }));
        FileCommands.addTo(commands, session);
        LibraryCommands.addTo(commands, session);
    }

    private static Command command(String name, String usage, String summary, String details, Consumer<String> action) {
        return new Command(name, usage, summary, details, action, NOTHING);
    }

    private List<String> variableNames() {
        return session.engine().variables().stream().map(Variable::name).toList();
    }

    private void variables(String part) {
        List<Variable> variables = session.engine().variables().stream()
                .filter(variable -> variable.name().contains(part))
                .toList();
        if (variables.isEmpty()) {
            out.println(part.isEmpty() ? "No variables yet." : "No variable whose name contains '" + part + "'.");
        }
        TextOptions options = session.textOptions();
        for (Variable variable : variables) {
            String left = variable.typeName() + " " + variable.name() + " ==> ";
            int room = Math.max(20, options.width() - Screen.width(left));
            out.println(left + Values.brief(variable.value(), options.withWidth(room)));
        }
    }

    private void declarations() {
        List<String> methods = session.engine().methods();
        List<String> types = session.engine().types();
        if (methods.isEmpty() && types.isEmpty()) {
            out.println("No methods or types yet.");
        }
        methods.forEach(out::println);
        types.forEach(type -> out.println("type " + type));
    }

    private void history(String part) {
        List<History.Entry> found = StreamSupport.stream(reader.getHistory().spliterator(), false)
                .filter(entry -> entry.line().contains(part) && !isThisCommand(entry))
                .toList();
        if (found.isEmpty()) {
            out.println(part.isEmpty() ? "Nothing was typed yet." : "No entry contains '" + part + "'.");
        }
        StringBuilder list = new StringBuilder();
        for (History.Entry entry : found) {
            list.append(String.format(Locale.ROOT, "%5d  ", entry.index() + 1));
            list.append(Screen.safe(entry.line()).replace("\n", "\n       ")).append('\n');
        }
        if (!found.isEmpty()) {
            pager.print("/history", list.toString().stripTrailing());
        }
    }

    /** A command that is running is the newest entry itself, and would always find itself. */
    private boolean isThisCommand(History.Entry entry) {
        return entry.index() == reader.getHistory().last() && Commands.isCommand(entry.line());
    }

    private void documentation(String name) {
        if (name.isEmpty()) {
            throw new CommandException("/doc needs a name, such as /doc Table or /doc tt.ledger.fills.");
        }
        // A method of a type, String.substring, is looked up on a value of that type; nothing is evaluated.
        String onValue = name.replaceFirst("^((?:\\w+\\.)*[A-Z]\\w*)\\.(\\w+)$", "(($1) null).$2(");
        for (String source : List.of(name + "(", onValue, name)) {
            List<Doc> docs = new ArrayList<>(session.engine().documentation(source, source.length()));
            if (!docs.isEmpty()) {
                docs.addAll(resultOf(name, docs.get(0)));
                int width = session.textOptions().width();
                pager.print("/doc " + name, Documentation.text(docs, Documentation.Extent.WHOLE, width));
                return;
            }
        }
        throw new CommandException("Nothing is known about '" + name + "'. Type a part of it and press Tab.");
    }

    /** What one of our functions returns is documented with it: {@code execution(…)} says little, Execution all. */
    private List<Doc> resultOf(String function, Doc doc) {
        String type = doc.brief().replaceFirst("[ <].*", "");
        return !doc.brief().startsWith(type + " " + function + "(")
                ? List.of()
                : session.engine().documentation(type, type.length()).stream()
                        .filter(result -> result.signature().startsWith("io.ttlab."))
                        .toList();
    }

    private void set(String text) {
        if (text.isEmpty()) {
            out.println(settings.shown());
        } else {
            settings.change(text.split("\\s+"));
        }
    }

    private void wide() {
        Object last = last("wide");
        String text = session.textOf(() -> last instanceof Table table
                ? TextTable.folded(table, session.textOptions())
                : Values.render(last, session.textOptions().withWidth(TextOptions.UNLIMITED)));
        if (text != null) {
            out.println(text);
        }
    }

    private void page() {
        pager.value("the last value", last("by the page"));
    }

    private Object last(String how) {
        Object last = session.lastValue();
        if (last == null) {
            throw new CommandException("No value yet to show " + how + ".");
        }
        return last;
    }

    private void reset() {
        session.reset();
        out.println("Variables and declarations are gone.");
    }

    private void restore() {
        Session.Restored restored = session.restore();
        String count = Counts.of(restored.of(), "entry") + ".";
        out.println(
                restored.of() == 0
                        ? "There is no earlier session to restore."
                        : "Restored " + (restored.done() < restored.of() ? restored.done() + " of " : "") + count);
    }
}
