package io.ttlab.terminal;

import io.ttlab.chart.TerminalImages;
import io.ttlab.client.FileFailures;
import io.ttlab.display.TextOptions;
import io.ttlab.display.Theme;
import io.ttlab.shell.Engine;
import io.ttlab.shell.Outcome;
import io.ttlab.shell.SavedSession;
import io.ttlab.shell.Step;
import io.ttlab.shell.Submission;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jline.reader.UserInterruptException;
import org.jspecify.annotations.Nullable;

/** One session: the engine, how its values are shown, and the entries it has evaluated. Confine to one thread. */
final class Session {

    private static final long POLL_MS = 50;
    private static final long PATIENCE_MS = 300;

    private final Engine engine;
    private final ReplOptions options;
    private final PrintStream out;
    private final OutcomePrinter printer;
    private final IntSupplier terminalWidth;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final List<String> succeeded = new ArrayList<>();
    private final List<String> entered = new ArrayList<>();
    private @Nullable Object lastValue;
    private final Autosave autosave;
    private final Recording recording = new Recording();

    /** Set by an interrupt, which may come before the entry runs; cleared when the next one is read. */
    private volatile boolean interrupted;

    /** The thread that shows the last outcome, while it does. */
    private volatile @Nullable Thread showing;

    /** 0 follows the terminal. */
    int width;

    int rows = 20;
    boolean color;

    /** Null follows the terminal. */
    @Nullable
    Theme theme;

    Pager.Mode pager = Pager.Mode.AUTO;

    /** How the engine is waited for. */
    private Waiting waiting = Future::get;

    /** How charts are shown; the environment says at the start, {@code /set images} afterwards. */
    TerminalImages images = TerminalImages.detect(System.getenv());

    Session(Engine engine, ReplOptions options, PrintStream out, PrintStream err, IntSupplier terminalWidth) {
        this.engine = engine;
        this.options = options;
        this.out = out;
        this.terminalWidth = terminalWidth;
        this.color = options.color();
        this.autosave = new Autosave(options.home().resolve("sessions"));
        this.printer = new OutcomePrinter(out, err, this::textOptions);
        printer.listen(recording::shown);
    }

    Engine engine() {
        return engine;
    }

    PrintStream out() {
        return out;
    }

    OutcomePrinter printer() {
        return printer;
    }

    /** Returns how values are shown right now. */
    TextOptions textOptions() {
        int columns = width > 0 ? width : terminalWidth.getAsInt();
        return TextOptions.defaults()
                .withWidth(Math.max(20, columns))
                .withRows(rows)
                .withColor(color)
                .withTheme(theme())
                .withImages(images)
                .withZone(options.zone());
    }

    /** Returns the colours: the ones that were set, else those that suit the terminal. */
    Theme theme() {
        return theme == null ? Theme.of(System.getenv().getOrDefault("COLORFGBG", "")) : theme;
    }

    /** Waits for something to be done. */
    interface Waiting {
        void until(Future<?> done) throws InterruptedException, ExecutionException;
    }

    void onWaiting(Waiting how) {
        waiting = how;
    }

    /** Warms the engine and runs the user's {@code startup.jsh}; entries wait for it. Any thread. */
    void prepare() {
        try {
            engine.warmUp();
            runStartup();
            ready.complete(null);
        } catch (RuntimeException | Error failure) {
            ready.completeExceptionally(failure);
        }
    }

    private void runStartup() {
        Path startup = options.home().resolve("startup.jsh");
        if (!Files.isRegularFile(startup)) {
            return;
        }
        try {
            printer.failure(evaluateNow(Files.readString(startup), startup.toString()), true);
        } catch (IOException unreadable) {
            out.println("Cannot read '" + startup + "': " + unreadable.getMessage());
        }
    }

    /** Evaluates {@code source} as the next entry, shows what came of it, and returns it. */
    Outcome submit(String source) {
        entered.add(source);
        Outcome outcome = evaluate(source, "REPL " + entered.size());
        recording.begin();
        show(outcome);
        for (Step step : outcome.steps()) {
            if (step.hasValue()) {
                lastValue = step.value();
            }
        }
        if (outcome.status() == Outcome.Status.OK) {
            succeeded.add(source);
            autosave.add(source);
            recording.keep(source);
        }
        return outcome;
    }

    private void show(Outcome outcome) {
        show(() -> printer.print(outcome));
    }

    /** Returns a text that the user's code has a part in; null when it was interrupted. */
    @Nullable
    String textOf(Supplier<String> making) {
        AtomicReference<@Nullable String> text = new AtomicReference<>();
        show(() -> text.set(making.get()));
        return text.get();
    }

    /** Works on a thread of its own, since the text of a value is made by the user's code too. */
    private void show(Runnable work) {
        Thread thread = new Thread(work, "ttlab-show");
        thread.setDaemon(true);
        showing = thread;
        thread.start();
        try {
            while (thread.isAlive() && showing == thread) {
                thread.join(POLL_MS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        showing = null;
    }

    /** Ends what runs: the entry, or the making of its text, which is left behind when it does not heed. Any thread. */
    void interrupt() {
        interrupted = true;
        Thread thread = showing;
        if (thread == null) {
            engine.interrupt();
            return;
        }
        thread.interrupt();
        try {
            thread.join(PATIENCE_MS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            out.println("The value's text is still being made: it is left behind.");
            showing = null;
        }
    }

    /** Forgets an interrupt that came too late for the last entry, so that it does not strike the next one. */
    void forgetInterrupt() {
        interrupted = false;
        Thread.interrupted();
    }

    /** Remembers libraries that were fetched, so that {@code /restore} fetches them again. */
    void keepLibraries(List<String> coordinates) {
        autosave.add("//DEPS " + String.join(" ", coordinates));
    }

    /**
     * How much of an earlier session came back.
     *
     * @param done how many entries ran
     * @param of how many there were
     */
    record Restored(int done, int of) {}

    /** Brings back the entries of the last session that was not this one; one that fails is told, and the rest runs. */
    Restored restore() {
        List<String> entries = autosave.previous();
        int restored = 0;
        for (String entry : entries) {
            Outcome outcome = evaluate(entry, "restored " + (entries.indexOf(entry) + 1));
            if (outcome.status() == Outcome.Status.OK) {
                entered.add(entry);
                succeeded.add(entry);
                recording.begin();
                recording.keep(entry);
                autosave.add(entry);
                restored++;
            } else {
                printer.failure(outcome, true);
                if (outcome.status() == Outcome.Status.INTERRUPTED) {
                    break;
                }
            }
        }
        return new Restored(restored, entries.size());
    }

    /** Like {@link #submit}, for a file, whose name errors show with the line. */
    void submitFile(String source, String file) {
        Outcome outcome = evaluate(source, file);
        recording.begin();
        printer.printLocated(outcome);
        if (outcome.status() == Outcome.Status.OK) {
            succeeded.add(source);
            autosave.add(source);
            recording.keep(source);
        }
    }

    /** Evaluates {@code source} under {@code name} without showing anything. */
    Outcome evaluate(String source, String name) {
        awaitReady();
        return evaluateNow(source, name);
    }

    private Outcome evaluateNow(String source, String name) {
        return engine.eval(new Submission(source, name), () -> interrupted || Thread.interrupted());
    }

    /**
     * Waits until the engine is warm and startup.jsh has run: what was typed before that is kept, and comes then. An
     * interrupt ends startup.jsh, if it runs, and the waiting.
     *
     * @throws UserInterruptException after an interrupt
     */
    void awaitReady() {
        if (ready.isDone()) {
            ready.join();
            return;
        }
        try {
            waiting.until(ready);
        } catch (InterruptedException stopped) {
            engine.interrupt();
            throw new UserInterruptException("");
        } catch (ExecutionException failed) {
            ready.join();
        }
    }

    /** Forgets everything that was declared, and runs the user's {@code startup.jsh} again. */
    void reset() {
        awaitReady();
        engine.reset();
        succeeded.clear();
        recording.clear();
        runStartup();
    }

    /** Returns the value that was shown last, or null. */
    @Nullable
    Object lastValue() {
        return lastValue;
    }

    /** Returns every entry of this session, also those that failed. */
    List<String> entered() {
        return List.copyOf(entered);
    }

    /** Returns what notes what entries print and show. */
    Recording recording() {
        return recording;
    }

    /** Returns what succeeded, ready to be written to a file. */
    SavedSession saved() {
        return new SavedSession(
                recording.entries(), succeeded(), engine.libraries().coordinates());
    }

    /** Returns the entries that succeeded, in order: what {@code /save} writes. */
    List<String> succeeded() {
        return List.copyOf(succeeded);
    }

    /** Returns {@code path} as the user wrote it, with {@code ~} as the home folder. */
    static Path path(String text) {
        if (text.equals("~") || text.startsWith("~/")) {
            return Path.of(System.getProperty("user.home") + text.substring(1));
        }
        return Path.of(text);
    }

    /** Returns the text of the file, or fails in words a user can act on. */
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new CommandException("Cannot read '" + file + "': " + FileFailures.reading(failure) + ".");
        } catch (UncheckedIOException failure) {
            throw new CommandException("Cannot read '" + file + "': " + FileFailures.reading(failure.getCause()) + ".");
        }
    }
}
