package io.ttlab.cli;

import io.ttlab.client.TtException;
import io.ttlab.display.TextOptions;
import io.ttlab.shell.Connection;
import io.ttlab.shell.Engine;
import io.ttlab.terminal.PipeShell;
import io.ttlab.terminal.Repl;
import io.ttlab.terminal.ReplOptions;
import java.io.IOException;
import java.nio.file.Path;

/** {@code ttlab} alone: the prompt, or an entry after the other from a pipe. */
final class ShellStart {

    private ShellStart() {}

    static int run(GlobalOptions globals) {
        try (Connection connection = Sessions.connection(globals);
                Engine engine = Sessions.open(connection)) {
            TtException problem = connection.problem();
            if (problem != null) {
                System.err.println(problem.getMessage());
            }
            if (!Terminals.input()) {
                TextOptions options = Faces.options(globals, connection.zone()).withQuoted(true);
                Faces.installPrinter(globals, connection.zone(), null);
                Sessions.connectScreens(connection, globals);
                return pipe(engine, options);
            }
            ReplOptions options = new ReplOptions(
                    connection.label(), home(), Faces.color(globals), connection.zone(), Version.text(), () -> {
                        connection.prepareToType();
                        StartArchive.refresh();
                    });
            return Repl.run(engine, options);
        } catch (IOException failure) {
            System.err.println("ttlab: cannot use the terminal: " + failure.getMessage()
                    + ". Start it in another one, or pipe Java into it.");
            return 1;
        }
    }

    private static int pipe(Engine engine, TextOptions options) {
        try {
            return PipeShell.run(engine, System.in, options);
        } catch (IOException failure) {
            System.err.println("ttlab: cannot read standard input: " + failure.getMessage()
                    + ". Pipe Java into it, or run a script with 'ttlab run FILE'.");
            return 1;
        }
    }

    static Path home() {
        String home = System.getenv("TTLAB_HOME");
        return home == null || home.isBlank() ? Path.of(System.getProperty("user.home"), ".ttlab") : Path.of(home);
    }
}
