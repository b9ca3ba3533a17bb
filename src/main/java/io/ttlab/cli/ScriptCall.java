package io.ttlab.cli;

import io.ttlab.client.FileFailures;
import io.ttlab.display.Progress;
import io.ttlab.display.TextOptions;
import io.ttlab.shell.Connection;
import io.ttlab.shell.Engine;
import io.ttlab.shell.Input;
import io.ttlab.shell.Outcome;
import io.ttlab.shell.Prelude;
import io.ttlab.shell.Submission;
import io.ttlab.terminal.FailureText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ttlab run FILE}: a script without a prompt; only what it prints reaches standard output. */
final class ScriptCall {

    private ScriptCall() {}

    /** Runs it when {@code args} is nothing but options, a file and the script's arguments; else null. */
    static @Nullable Integer quick(GlobalOptions first, List<String> args) {
        if (args.contains("--help") && args.indexOf("--help") == 0 || args.contains("-h") && args.indexOf("-h") == 0) {
            return null;
        }
        CallOptions options = CallOptions.of(first, args);
        if (args.isEmpty() || args.get(0).startsWith("-") && !args.get(0).equals("-")) {
            return null;
        }
        String file = args.remove(0);
        args.remove("--");
        return run(options, file, args);
    }

    static int run(CallOptions options, String file, List<String> args) {
        String source;
        try {
            source = read(file);
        } catch (IOException failure) {
            System.err.println("ttlab: cannot read the script '" + file + "': " + FileFailures.reading(failure) + ".");
            return 1;
        }
        Prelude.setArgs(args);
        Prelude.setInput(
                file.equals("-")
                        ? Input.empty("input is empty: the script itself came from standard input."
                                + " Run it from a file to pipe data into it.")
                        : Input.of(() -> System.in));
        try (Connection connection = Sessions.connection(options.globals());
                Engine engine = Sessions.open(connection)) {
            Faces.installPrinter(options.globals(), connection.zone(), options.format());
            Sessions.connectScreens(connection, options.globals());
            if (source.contains("tt.")) {
                connection.prepare();
            }
            Outcome outcome = engine.eval(new Submission(withoutShebang(source), name(file)));
            Progress.clear();
            System.out.flush();
            if (outcome.failure() != null && outcome.status() != Outcome.Status.EXITED) {
                System.err.print(FailureText.render(outcome.failure(), true, false, TextOptions.UNLIMITED));
            }
            return Sessions.exitStatus(outcome);
        }
    }

    private static String read(String file) throws IOException {
        if (file.equals("-")) {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        }
        return Files.readString(Path.of(file));
    }

    private static String name(String file) {
        return file.equals("-") ? "standard input" : file;
    }

    /**
     * Turns a first line {@code #!/usr/bin/env -S ttlab run} into a comment, so that line numbers stay, and drops the
     * byte order mark that some editors put before everything.
     */
    static String withoutShebang(String source) {
        String text = source.startsWith("\ufeff") ? source.substring(1) : source;
        return text.startsWith("#!") ? "//" + text : text;
    }
}
