package io.ttlab.terminal;

import io.ttlab.display.TextOptions;
import io.ttlab.shell.Completeness;
import io.ttlab.shell.Engine;
import io.ttlab.shell.Outcome;
import io.ttlab.shell.Submission;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Entries from a pipe: results on standard output, errors on standard error, no prompts. Confine to one thread. */
public final class PipeShell {

    private static final int LONGEST_LINE = 1_000_000;
    private static final Pattern CONTINUATION = Pattern.compile("\\s*(?:\\.\\w|(?:else|catch|finally)\\b)");

    private PipeShell() {}

    /**
     * Evaluates each entry of {@code input} as soon as it is whole.
     *
     * @return 0 when all went well, 1 when an entry failed, and the code of a {@code System.exit}, which ends it
     * @throws IOException when {@code input} cannot be read
     */
    public static int run(Engine engine, InputStream input, TextOptions options) throws IOException {
        OutcomePrinter printer = new OutcomePrinter(System.out, System.err, () -> options);
        BufferedReader lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        StringBuilder entry = new StringBuilder();
        int entries = 0;
        int status = 0;
        for (String line = lines.readLine(); line != null || entry.length() > 0; line = lines.readLine()) {
            if (line != null && entry.length() == 0 && Commands.isCommand(line)) {
                System.err.println("'" + line.strip() + "' is for the prompt: what comes from a pipe is Java.");
                status = 1;
                continue;
            }
            if (line != null) {
                entry.append(line).append('\n');
                if (engine.completeness(entry.toString()).status() == Completeness.Status.INCOMPLETE || goesOn(lines)) {
                    continue;
                }
            }
            Outcome outcome = engine.eval(new Submission(entry.toString(), "line " + ++entries));
            entry.setLength(0);
            printer.print(outcome);
            if (outcome.status() == Outcome.Status.EXITED) {
                return outcome.exitCode().orElse(0);
            }
            status = outcome.status() == Outcome.Status.OK ? status : 1;
        }
        return status;
    }

    /** Whether the next line, if it has come already, goes on with a statement that would be whole without it. */
    private static boolean goesOn(BufferedReader lines) throws IOException {
        if (!lines.ready()) {
            return false;
        }
        lines.mark(LONGEST_LINE);
        String next = lines.readLine();
        if (next == null) {
            return false;
        }
        lines.reset();
        return CONTINUATION.matcher(next).lookingAt();
    }
}
