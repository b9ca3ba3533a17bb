package io.ttlab.cli;

import io.ttlab.display.TextOptions;
import io.ttlab.shell.Engine;
import io.ttlab.terminal.PipeShell;
import io.ttlab.terminal.Repl;
import io.ttlab.terminal.ReplOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** {@code ttlab} alone: the prompt, or an entry after the other from a pipe. */
final class ShellStart {

    private ShellStart() {}

    static int run(GlobalOptions globals) {
        try (Engine engine = Sessions.open(globals)) {
            if (!Terminals.input()) {
                TextOptions options = Faces.options(globals).withQuoted(true);
                Faces.installPrinter(globals, null);
                return PipeShell.run(engine, System.in, options);
            }
            ReplOptions options =
                    new ReplOptions(environment(globals), home(), Faces.color(globals), Faces.zone(), Version.text());
            return Repl.run(engine, options);
        } catch (IOException failure) {
            System.err.println("ttlab: cannot use the terminal: " + failure.getMessage());
            return 1;
        }
    }

    private static String environment(GlobalOptions globals) {
        String named = globals.environment() == null ? System.getenv("TT_ENV") : globals.environment();
        return named == null || named.isBlank() ? "demo" : named.strip().toLowerCase(Locale.ROOT);
    }

    static Path home() {
        String home = System.getenv("TTLAB_HOME");
        return home == null || home.isBlank() ? Path.of(System.getProperty("user.home"), ".ttlab") : Path.of(home);
    }
}
