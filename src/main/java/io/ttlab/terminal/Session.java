package io.ttlab.terminal;

import io.ttlab.display.TextOptions;
import io.ttlab.shell.Engine;
import io.ttlab.shell.Outcome;
import io.ttlab.shell.Step;
import io.ttlab.shell.Submission;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** One session: the engine, how its values are shown, and the entries it has evaluated. Confine to one thread. */
final class Session {

    private final Engine engine;
    private final ReplOptions options;
    private final PrintStream out;
    private final OutcomePrinter printer;
    private final IntSupplier terminalWidth;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final List<String> succeeded = new ArrayList<>();
    private final List<String> entered = new ArrayList<>();
    private @Nullable Object lastValue;

    /** 0 follows the terminal. */
    int width;

    int rows = 20;
    boolean color;

    Session(Engine engine, ReplOptions options, PrintStream out, PrintStream err, IntSupplier terminalWidth) {
        this.engine = engine;
        this.options = options;
        this.out = out;
        this.terminalWidth = terminalWidth;
        this.color = options.color();
        this.printer = new OutcomePrinter(out, err, this::textOptions);
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
                .withZone(options.zone());
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
            printer.failure(engine.eval(new Submission(Files.readString(startup), startup.toString())), true);
        } catch (IOException unreadable) {
            out.println("Cannot read '" + startup + "': " + unreadable.getMessage());
        }
    }

    /** Evaluates {@code source} as the next entry, shows what came of it, and returns it. */
    Outcome submit(String source) {
        entered.add(source);
        Outcome outcome = evaluate(source, "REPL " + entered.size());
        printer.print(outcome);
        for (Step step : outcome.steps()) {
            if (step.hasValue()) {
                lastValue = step.value();
            }
        }
        if (outcome.status() == Outcome.Status.OK) {
            succeeded.add(source);
        }
        return outcome;
    }

    /** Like {@link #submit}, for a file, whose name errors show with the line. */
    void submitFile(String source, String file) {
        Outcome outcome = evaluate(source, file);
        printer.printLocated(outcome);
        if (outcome.status() == Outcome.Status.OK) {
            succeeded.add(source);
        }
    }

    /** Evaluates {@code source} under {@code name} without showing anything. */
    Outcome evaluate(String source, String name) {
        ready.join();
        return engine.eval(new Submission(source, name));
    }

    /** Forgets everything that was declared, and runs the user's {@code startup.jsh} again. */
    void reset() {
        ready.join();
        engine.reset();
        succeeded.clear();
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
            throw new CommandException("Cannot read '" + file + "': " + reason(failure) + ".");
        } catch (UncheckedIOException failure) {
            throw new CommandException("Cannot read '" + file + "': " + reason(failure.getCause()) + ".");
        }
    }

    static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
