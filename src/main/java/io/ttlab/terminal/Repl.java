package io.ttlab.terminal;

import io.ttlab.display.Progress;
import io.ttlab.display.Screen;
import io.ttlab.display.Values;
import io.ttlab.shell.Engine;
import io.ttlab.shell.Outcome;
import io.ttlab.shell.Prelude;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The prompt on a terminal.
 *
 * <p>The prompt is painted first; the engine warms up behind it, and what is typed meanwhile is kept. Confine to one
 * thread.
 */
public final class Repl {

    private static final long ESCALATION_NS = 1_000_000_000L;

    private final Terminal terminal;
    private final ReplOptions options;
    private final ShellOutput shellOutput;
    private final PrintStream out;
    private final Session session;
    private final LineReader reader;
    private final @Nullable PlainReading plain;
    private final Commands commands;
    private final SnippetCompleter completer;
    private final Pager pager;
    private final CountDownLatch painted = new CountDownLatch(1);
    private final AtomicLong lastInterruptNs = new AtomicLong(System.nanoTime() - 2 * ESCALATION_NS);

    private Repl(Terminal terminal, Engine engine, ReplOptions options) throws IOException {
        this.terminal = terminal;
        if (terminal.getWidth() <= 0 || terminal.getHeight() <= 0) {
            // A pseudo-terminal that nobody has given a size; JLine would paint dots instead of a prompt.
            terminal.setSize(new Size(80, 24));
        }
        this.options = options;
        this.shellOutput = new ShellOutput(
                terminal.output(), terminal.output(), !terminal.getType().startsWith("dumb"), this::width);
        this.out = new PrintStream(shellOutput, true, StandardCharsets.UTF_8);
        this.session = new Session(engine, options, out, out, this::width);
        session.recording().printedText(shellOutput::entryText);
        this.commands = new Commands(out);
        this.completer = new SnippetCompleter(session, commands);
        this.reader = Reading.reader(terminal, session, completer, options, painted::countDown);
        this.plain = PlainReading.insteadOf(reader, painted::countDown);
        this.pager = new Pager(terminal, session);
        DisplaySettings settings = new DisplaySettings(session, reader, options.home());
        ShellCommands.addTo(commands, session, reader, pager, settings);
        settings.load();
    }

    /**
     * Reads and evaluates entries until the user leaves.
     *
     * @param engine the engine, which need not be warm
     * @param options what the session needs to know
     * @return the exit status of the process
     * @throws IOException when the terminal cannot be opened
     */
    public static int run(Engine engine, ReplOptions options) throws IOException {
        KnownTerminals.use();
        try (Terminal terminal = TerminalBuilder.builder()
                .name("TT Lab")
                .system(true)
                .provider("jni")
                .dumb(true)
                .build()) {
            return run(terminal, engine, options);
        }
    }

    /** Like {@link #run(Engine, ReplOptions)}, on a terminal that is open already. */
    public static int run(Terminal terminal, Engine engine, ReplOptions options) throws IOException {
        // Rules of tables as the characters that they are, not by a character set of terminals long gone.
        System.setProperty(TerminalBuilder.PROP_DISABLE_ALTERNATE_CHARSET, "true");
        return new Repl(terminal, engine, options).loop();
    }

    private int width() {
        int columns = terminal.getWidth();
        return columns > 0 ? columns : 80;
    }

    private int height() {
        int lines = terminal.getHeight();
        return lines > 0 ? lines : 24;
    }

    private int loop() throws IOException {
        PrintStream formerOut = System.out;
        PrintStream formerErr = System.err;
        System.setOut(out);
        System.setErr(out);
        Thread preparation = new Thread(this::prepare, "ttlab-prepare");
        preparation.setDaemon(true);
        preparation.start();
        terminal.handle(Terminal.Signal.INT, signal -> interrupt());
        greet();
        try {
            while (turn()) {
                // Each turn is one entry.
            }
            return 0;
        } catch (ExitRequested exit) {
            return exit.status();
        } finally {
            out.flush();
            System.setOut(formerOut);
            System.setErr(formerErr);
        }
    }

    /** Reads and runs one entry; false at the end. What fails in the shell itself is told, and costs that entry alone. */
    private boolean turn() throws IOException {
        try {
            String line = read();
            if (line == null) {
                return false;
            }
            if (!line.isBlank()) {
                handle(line);
            }
        } catch (ExitRequested exit) {
            throw exit;
        } catch (RuntimeException | AssertionError | LinkageError | VirtualMachineError failure) {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            out.println("The shell itself failed on this entry (" + Screen.safe(String.valueOf(cause))
                    + "). The session goes on; /restore after a restart brings its entries back.");
        }
        return true;
    }

    /** Waits for the prompt, so that nothing competes with it, then makes the session ready. */
    private void prepare() {
        try {
            painted.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return;
        }
        new Conversation(terminal).connect(Prelude.tt);
        new TerminalFace(shellOutput, this::height).connect(Prelude.tt, session::textOptions);
        Prelude.setPrinter(
                value -> out.println(Values.render(value, session.textOptions().withQuoted(false))));
        session.prepare();
        options.whenReady().run();
    }

    private void greet() {
        if (options.live()) {
            String text = "LIVE: this session can see and reach real orders and real money.";
            out.println(options.color() ? "\u001b[1;31m" + text + "\u001b[0m" : text);
        }
        out.println("TT Lab " + options.version() + ", " + options.environment()
                + ". Tab completes, /help lists the commands, Ctrl-D leaves.");
    }

    private String prompt() {
        if (options.live()) {
            return session.color ? "\u001b[1;31mLIVE live> \u001b[0m" : "LIVE live> ";
        }
        String name = options.environment() + "> ";
        return session.color ? "\u001b[1;" + session.theme().prompt() + "m" + name + "\u001b[0m" : name;
    }

    /** Returns the next entry, an empty one after Ctrl-C, or null after Ctrl-D. */
    private @Nullable String read() throws IOException {
        Progress.clear();
        session.forgetInterrupt();
        shellOutput.reading(reader);
        try {
            return plain == null ? reader.readLine(prompt()) : plain.read(prompt());
        } catch (UserInterruptException cleared) {
            return "";
        } catch (EndOfFileException left) {
            return null;
        } finally {
            shellOutput.running();
        }
    }

    private void handle(String line) {
        if (Commands.isCommand(line)) {
            command(line);
            return;
        }
        for (String name : completer.importsFor(line)) {
            Outcome imported = session.evaluate("import " + name + ";", "import");
            if (imported.status() == Outcome.Status.OK) {
                out.println("import " + name + ";");
            }
        }
        pager.afterEntry(session.submit(line));
    }

    private void command(String line) {
        try {
            commands.run(line);
        } catch (CommandException problem) {
            String color = session.theme().bad();
            out.println(
                    session.color
                            ? "\u001b[" + color + "m" + problem.getMessage() + "\u001b[0m"
                            : problem.getMessage());
        }
    }

    /** Runs on JLine's signal thread while an entry runs. */
    private void interrupt() {
        long nowNs = System.nanoTime();
        long beforeNs = lastInterruptNs.getAndSet(nowNs);
        if (nowNs - beforeNs < ESCALATION_NS) {
            out.println("Still stopping: waiting for the entry's thread to end. If it cannot, it is left behind.");
        }
        session.interrupt();
    }

    /** Returns the file that keeps what was typed. */
    static Path historyFile(ReplOptions options) {
        return options.home().resolve("history");
    }
}
