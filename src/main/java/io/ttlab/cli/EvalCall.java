package io.ttlab.cli;

import io.ttlab.display.Progress;
import io.ttlab.display.TableFormat;
import io.ttlab.shell.Connection;
import io.ttlab.shell.Engine;
import io.ttlab.shell.Input;
import io.ttlab.shell.Outcome;
import io.ttlab.shell.Prelude;
import io.ttlab.shell.Submission;
import io.ttlab.terminal.OutcomePrinter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ttlab eval CODE}: one piece of code, its values on standard output. */
final class EvalCall {

    private EvalCall() {}

    /** Runs it when {@code args} is nothing but options and one piece of code; else null. */
    static @Nullable Integer quick(GlobalOptions first, List<String> args) {
        CallOptions options = CallOptions.of(first, args);
        if (args.size() != 1 || args.get(0).startsWith("-")) {
            return null;
        }
        return run(options, args.get(0));
    }

    static int run(CallOptions options, String code) {
        Prelude.setInput(Input.of(() -> System.in));
        try (Connection connection = Sessions.connection(options.globals());
                Engine engine = Sessions.open(connection)) {
            Faces.installPrinter(options.globals(), connection.zone(), options.format());
            Sessions.connectScreens(connection, options.globals());
            if (code.contains("tt.")) {
                connection.prepare();
            }
            Outcome outcome = engine.eval(new Submission(code, "eval"));
            Progress.clear();
            TableFormat format = options.format();
            if (format == null || format == TableFormat.TABLE) {
                OutcomePrinter printer = new OutcomePrinter(
                        System.out,
                        System.err,
                        () -> Faces.options(options.globals(), connection.zone())
                                .withQuoted(true));
                printer.printValues(outcome);
            } else {
                Sessions.printExpressions(outcome);
                new OutcomePrinter(System.out, System.err, () -> Faces.options(options.globals(), connection.zone()))
                        .failure(outcome, false);
            }
            return Sessions.exitStatus(outcome);
        }
    }
}
