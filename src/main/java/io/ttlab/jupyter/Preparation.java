package io.ttlab.jupyter;

import io.ttlab.api.ProgressDisplay;
import io.ttlab.api.TT;
import io.ttlab.api.Wiring;
import io.ttlab.client.FileFailures;
import io.ttlab.display.Ask;
import io.ttlab.display.Progress;
import io.ttlab.display.ProgressBoard;
import io.ttlab.display.Values;
import io.ttlab.shell.Connection;
import io.ttlab.shell.Engine;
import io.ttlab.shell.Failure;
import io.ttlab.shell.Outcome;
import io.ttlab.shell.Prelude;
import io.ttlab.shell.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a session needs before its first cell: the engine warm, {@code tt} connected, the user's {@code startup.jsh} run.
 * Thread-safe.
 */
final class Preparation {
    private static final long FIRST_CELL_WAIT_MS = 2_000;

    private final Engine engine;
    private final @Nullable String environment;
    private final @Nullable String profile;
    private final Path home;
    private final Runnable behind;
    private final CompletableFuture<Connection> connected = new CompletableFuture<>();
    private final CompletableFuture<Void> firstCell = new CompletableFuture<>();

    /**
     * Starts to warm the engine, which needs a processor and nothing else.
     *
     * @param environment what {@code tt} is to connect to, by name, or null for the user's default
     * @param profile the stored profile to use, by name, or null
     * @param home where {@code startup.jsh} may lie
     * @param behind work for when the first cell has run
     */
    Preparation(Engine engine, @Nullable String environment, @Nullable String profile, Path home, Runnable behind) {
        this.engine = engine;
        this.environment = environment;
        this.profile = profile;
        this.home = home;
        this.behind = behind;
        Thread warming = new Thread(this::warm, "ttlab-warm");
        warming.setDaemon(true);
        warming.start();
    }

    private void warm() {
        engine.warmUpFirstCell();
        // A first cell that is on its way has the machine to itself; without one, the rest goes on soon.
        Connection connection = connected.join();
        firstCell
                .completeOnTimeout(null, FIRST_CELL_WAIT_MS, TimeUnit.MILLISECONDS)
                .join();
        engine.warmUp();
        connection.prepareToType();
        behind.run();
    }

    /** Completes when the first cell has ended, or none came for a while. */
    CompletableFuture<Void> firstCell() {
        return firstCell;
    }

    /** Does all that but for the warming, and returns what the user should be told of it; empty when all is well. */
    String run(NotebookSettings settings, ProgressDisplay progress) {
        // Settings that cannot be used are told by the first call on tt: a kernel that does not start tells nothing.
        Connection connection = Connection.of(environment, profile, System.getenv());
        settings.show(connection.zone());
        connectFace(connection.tt(), settings, progress);
        Prelude.connect(connection);
        connected.complete(connection);
        return startup();
    }

    private static void connectFace(TT tt, NotebookSettings settings, ProgressDisplay progress) {
        Prelude.setPrinter(
                value -> System.out.println(Values.render(value, settings.text().withQuoted(false))));
        ProgressBoard board = new ProgressBoard(progress);
        Progress.connect(board);
        Wiring.of(tt).progress(board.part());
        Wiring.of(tt).confirmations(Preparation::confirms);
    }

    private static boolean confirms(String question) {
        String answer;
        try {
            answer = Ask.readLine(question);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "Nothing was sent, since nobody can be asked here. Look at what would go, and add confirm(true) to the"
                            + " call:\n" + question.replaceFirst("\\n[^\\n]*$", ""),
                    e);
        }
        return answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }

    private String startup() {
        Path file = home.resolve("startup.jsh");
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try {
            Outcome outcome = engine.eval(new Submission(Files.readString(file), file.toString()));
            Failure failure = outcome.failure();
            return failure == null
                    ? ""
                    : file + (failure.line() > 0 ? ":" + failure.line() : "") + ": " + failure.headline() + "\n"
                            + (failure.sourceLine().isEmpty() ? "" : "  " + failure.sourceLine() + "\n");
        } catch (IOException e) {
            return "Cannot read \"" + file + "\": " + FileFailures.reading(e) + ". Make it readable, or remove it.\n";
        }
    }
}
