package io.ttlab.terminal;

import io.ttlab.chart.Plot;
import io.ttlab.display.Screen;
import io.ttlab.display.TextOptions;
import io.ttlab.display.Values;
import io.ttlab.shell.Failure;
import io.ttlab.shell.Outcome;
import io.ttlab.shell.Step;
import java.io.PrintStream;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * Writes what an evaluation did: results as {@code $3 ==> 42}, tables in full, declarations on one line, errors in red.
 *
 * <p>Confine to one thread.
 */
public final class OutcomePrinter {

    private final PrintStream out;
    private final PrintStream err;
    private final Supplier<TextOptions> options;
    private BiConsumer<Step, String> listener = (step, text) -> {};

    /**
     * Makes a printer.
     *
     * @param out takes results
     * @param err takes errors
     * @param options asked at each value, so that a resized terminal is used at once
     */
    public OutcomePrinter(PrintStream out, PrintStream err, Supplier<TextOptions> options) {
        this.out = out;
        this.err = err;
        this.options = options;
    }

    /** Has a listener hear the text of each value and declaration that is shown. */
    void listen(BiConsumer<Step, String> newListener) {
        listener = newListener;
    }

    /** Writes results with their names, as the prompt shows them, and the failure if there is one. */
    public void print(Outcome outcome) {
        outcome.steps().forEach(this::step);
        failure(outcome, false);
    }

    /** Like {@link #print}, for a file: its name and the line stand before the failure. */
    public void printLocated(Outcome outcome) {
        outcome.steps().forEach(this::step);
        failure(outcome, true);
    }

    /** Writes the values of expressions alone, without their names, and the failure; leaving on purpose is none. */
    public void printValues(Outcome outcome) {
        for (Step step : outcome.steps()) {
            if (step.shows()) {
                out.println(Values.render(step.value(), options.get()));
            }
            note(step, err);
        }
        if (outcome.status() != Outcome.Status.EXITED) {
            failure(outcome, false);
        }
    }

    /** Writes the failure of {@code outcome}, if there is one, with its file and line if {@code located}. */
    public void failure(Outcome outcome, boolean located) {
        Failure failure = outcome.failure();
        if (failure != null) {
            write(failure, located || failure.line() > 1);
        }
    }

    /** Like {@link #failure}, for code that stands within other code: its line there says nothing to the user. */
    void failureWithin(Outcome outcome) {
        Failure failure = outcome.failure();
        if (failure != null) {
            write(failure, false);
        }
    }

    private void write(Failure failure, boolean located) {
        out.flush();
        TextOptions now = options.get();
        err.print(FailureText.render(failure, located, now.color(), now.width()));
        err.flush();
    }

    private void step(Step step) {
        TextOptions now = options.get();
        switch (step.kind()) {
            case EXPRESSION -> {
                if (step.shows()) {
                    expression(step, now);
                }
            }
            case VARIABLE, ASSIGNMENT -> {
                String text = arrow(step.name()) + brief(step.value(), step, now);
                listener.accept(step, text);
                out.println(text);
            }
            case METHOD, TYPE -> out.println(faint(step.typeName(), now));
            case IMPORT, STATEMENT -> {}
        }
        note(step, out);
    }

    private void expression(Step step, TextOptions now) {
        String text = Values.render(step.value(), now);
        listener.accept(step, text);
        boolean below = step.value() instanceof Table
                || step.value() instanceof Plot
                || text.indexOf('\n') >= 0 && isWide(text, step, now);
        out.println(below ? arrow(step.name()).stripTrailing() + "\n" + text : arrow(step.name()) + text);
    }

    /** A first line that fits beside the name stays there: {@code $2 ==> [}; others start below it. */
    private static boolean isWide(String text, Step step, TextOptions now) {
        int first = Screen.width(text.substring(0, text.indexOf('\n')));
        return first + arrow(step.name()).length() > now.width();
    }

    private static String arrow(String name) {
        return name.isEmpty() ? "" : name + " ==> ";
    }

    private static String brief(@Nullable Object value, Step step, TextOptions now) {
        if (!step.hasValue()) {
            return "";
        }
        return Values.brief(
                value,
                now.withWidth(Math.max(20, now.width() - arrow(step.name()).length())));
    }

    private void note(Step step, PrintStream to) {
        if (!step.note().isEmpty()) {
            to.println(faint(Screen.safe(step.note()), options.get()));
        }
    }

    private static String faint(String text, TextOptions now) {
        return now.color() ? "\u001b[2m" + text + "\u001b[0m" : text;
    }
}
