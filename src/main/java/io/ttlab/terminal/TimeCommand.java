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
        boolean ended = code.endsWith(";");
        String body = ended ? code.substring(0, code.length() - 1) : code;
        // On lines of its own, so that an error shows what was typed and nothing else.
        Outcome outcome = session.evaluate("io.ttlab.terminal.Timing.of(() ->\n" + body + "\n)", "/time");
        if (outcome.status() == Outcome.Status.REJECTED) {
            Outcome statements =
                    session.evaluate("io.ttlab.terminal.Timing.ofCode(() -> {\n" + code + "\n;})", "/time");
            boolean expression = !ended && !code.contains(";") && !code.endsWith("}");
            outcome = expression && statements.status() == Outcome.Status.REJECTED ? outcome : statements;
        }
        for (Step step : outcome.steps()) {
            if (step.value() instanceof Timing timing) {
                session.out().println(timing);
            }
        }
        session.printer().failureWithin(outcome);
    }
}
