package io.ttlab.cli;

import io.ttlab.api.Wiring;
import io.ttlab.client.TtException;
import io.ttlab.display.Ask;
import io.ttlab.display.Display;
import io.ttlab.display.HtmlOptions;
import io.ttlab.display.MimeRenderer;
import io.ttlab.display.Progress;
import io.ttlab.display.ProgressBoard;
import io.ttlab.display.TextOptions;
import io.ttlab.shell.Connection;
import io.ttlab.shell.Engine;
import io.ttlab.shell.EngineOptions;
import io.ttlab.shell.Outcome;
import io.ttlab.shell.Prelude;
import io.ttlab.shell.Step;
import io.ttlab.terminal.ShellOutput;
import io.ttlab.terminal.TerminalFace;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Opens engines for the commands, and reads off what became of an evaluation. */
final class Sessions {

    private Sessions() {}

    /** Opens an engine for a command that evaluates code. */
    static Engine open(Connection connection) {
        Prelude.connect(connection);
        if (Terminals.error() && Terminals.input()) {
            Wiring.of(connection.tt())
                    .confirmations(question -> Ask.readLine(question).strip().matches("(?i)y|yes"));
        }
        return Engine.open(EngineOptions.defaults());
    }

    /**
     * Has a command without a prompt replace values in place where its output is a screen, and show progress on standard
     * error where that is one.
     */
    static void connectScreens(Connection connection, GlobalOptions globals) {
        boolean obeys = !"dumb".equals(System.getenv("TERM"));
        boolean progress = Terminals.error() && obeys;
        Supplier<TextOptions> options =
                () -> Faces.options(globals, connection.zone()).withQuoted(false);
        if (Terminals.output() && obeys) {
            OutputStream status = progress ? System.err : OutputStream.nullOutputStream();
            ShellOutput screen = new ShellOutput(
                    System.out, status, true, () -> Terminals.size().getColumns());
            System.setOut(new PrintStream(screen, true, StandardCharsets.UTF_8));
            new TerminalFace(screen, () -> Terminals.size().getRows()).connect(connection.tt(), options);
            return;
        }
        Display.connectText(() -> new MimeRenderer(options.get(), HtmlOptions.defaults()));
        if (progress) {
            ProgressBoard board = new ProgressBoard(line -> {
                System.err.print("\r\u001b[K" + line);
                System.err.flush();
            });
            Progress.connect(board);
            Wiring.of(connection.tt()).progress(board.part());
        }
    }

    /** Reads what {@code tt} connects to; an environment or profile that cannot be used ends the command. */
    static Connection connection(GlobalOptions globals) {
        Connection connection = Connection.of(globals.environment(), globals.profile(), System.getenv());
        TtException problem = connection.problem();
        if (problem != null && (globals.environment() != null || globals.profile() != null)) {
            throw problem;
        }
        return connection;
    }

    /** Prints the value of each expression as {@code print} does. */
    static void printExpressions(Outcome outcome) {
        for (Step step : outcome.steps()) {
            if (step.shows()) {
                Prelude.print(step.value());
            }
        }
    }

    /** Returns 0 for success, the code of {@code System.exit}, 130 for an interrupt, else 1. */
    static int exitStatus(Outcome outcome) {
        return switch (outcome.status()) {
            case OK -> 0;
            case EXITED -> outcome.exitCode().orElse(0);
            case INTERRUPTED -> 130;
            case REJECTED, THREW -> 1;
        };
    }
}
