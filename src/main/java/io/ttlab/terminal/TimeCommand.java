package io.ttlab.terminal;

import io.ttlab.shell.Outcome;
import io.ttlab.shell.Step;

/** {@code /time}: compiles the code once and runs it several times. */
final class TimeCommand {

    private final Session session;

    TimeCommand(Session session) {
        this.session = session;
    }

    void run(String code) {
        if (code.isEmpty()) {
            throw new CommandException("/time needs code, such as /time tt.ledger.orders().");
        }
        String body = code.endsWith(";") ? code.substring(0, code.length() - 1) : code;
        Outcome outcome = session.evaluate("io.ttlab.terminal.Timing.of(() -> " + body + ")", "/time");
        if (outcome.status() == Outcome.Status.REJECTED) {
            outcome = session.evaluate("io.ttlab.terminal.Timing.ofCode(() -> { " + code + "; })", "/time");
        }
        for (Step step : outcome.steps()) {
            if (step.value() instanceof Timing timing) {
                session.out().println(timing);
            }
        }
        session.printer().failure(outcome, false);
    }
}
