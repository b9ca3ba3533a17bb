package io.ttlab.cli;

import io.ttlab.client.TtException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the {@code ttlab} command begins.
 *
 * <p>The commands that people wait for (the prompt, {@code run}, {@code eval}, {@code --version}) are recognised by
 * hand; help, errors and every other command go through picocli, whose start costs more than theirs.
 */
public final class Main {

    private Main() {}

    /** Runs the command and ends the process with its exit status. */
    public static void main(String[] args) {
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
        int status = run(args);
        System.out.flush();
        System.err.flush();
        // Ends the process even when a script has left threads of its own behind.
        System.exit(status);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static int run(String[] args) {
        String training = System.getProperty(StartArchive.TRAINING);
        if (training != null) {
            return train(training);
        }
        try {
            Integer status = quick(new ArrayList<>(Arrays.asList(args)));
            return status == null ? CommandLines.run(args) : status;
        } catch (UsageException | TtException refused) {
            System.err.println("ttlab: " + refused.getMessage());
            return refused instanceof UsageException ? 2 : 1;
        }
    }

    private static int train(String kind) {
        try {
            return kind.equals("make") ? StartArchive.make() : Training.run();
        } catch (IOException unwritable) {
            // Nobody reads what this child says; without an archive the next start is as slow as this one was.
            return 1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** Returns the exit status of a command that needs no picocli, or null where picocli has to look. */
    private static @Nullable Integer quick(List<String> args) {
        GlobalOptions globals = GlobalOptions.NONE;
        while (!args.isEmpty()) {
            GlobalOptions more = globals.take(args, 0);
            if (more == null) {
                break;
            }
            globals = more;
        }
        if (args.isEmpty()) {
            return ShellStart.run(globals);
        }
        return switch (args.remove(0)) {
            case "--version", "-V" -> args.isEmpty() ? version() : null;
            case "run" -> withArchive(ScriptCall.quick(globals, args));
            case "eval" -> withArchive(EvalCall.quick(globals, args));
            case "kernel" -> kernel(globals, args);
            default -> null;
        };
    }

    /** Lets the next start be faster, once this command has done its work. */
    private static @Nullable Integer withArchive(@Nullable Integer status) {
        if (status != null) {
            StartArchive.refresh();
        }
        return status;
    }

    /** Jupyter waits for the kernel: its own way of starting it needs no parser. */
    private static @Nullable Integer kernel(GlobalOptions globals, List<String> args) {
        if (args.size() != 3 || !args.get(0).equals("run") || !args.get(1).equals("-f")) {
            return null;
        }
        return KernelCommand.run(globals, Path.of(args.get(2)));
    }

    private static int version() {
        System.out.println(
                "ttlab " + Version.text() + " (Java " + Runtime.version().feature() + ")");
        return 0;
    }
}
