package io.ttlab.jupyter;

import io.ttlab.jupyter.CellResult.CellError;
import io.ttlab.shell.Failure;
import io.ttlab.shell.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Failures as the errors that front ends show: coloured, the user's frames only, the source line with its caret. */
final class Tracebacks {
    private static final String RED = "\u001b[31m";
    private static final String BOLD_RED = "\u001b[1;31m";
    private static final String FAINT = "\u001b[2m";
    private static final String RESET = "\u001b[0m";

    private Tracebacks() {}

    /** The error of an outcome that is not OK. */
    static CellError of(Outcome outcome) {
        Failure failure = outcome.failure();
        return switch (outcome.status()) {
            case INTERRUPTED -> interrupted(failure);
            case EXITED -> {
                String message = "System.exit(" + outcome.exitCode().orElse(0)
                        + ") was called. The kernel goes on; use the front end's menu to shut it down.";
                yield new CellError("SystemExit", message, List.of(BOLD_RED + "SystemExit" + RESET + ": " + message));
            }
            default -> failure == null ? simple("Failure", "The cell failed without saying why.") : of(failure);
        };
    }

    private static CellError of(Failure failure) {
        Throwable thrown = failure.thrown();
        if (thrown == null) {
            return new CellError(
                    "CompilationError", failure.headline(), lines("CompilationError", failure.headline(), failure));
        }
        // The engine's headline is "class: message", made safely: the user's own getMessage() may throw.
        int colon = failure.headline().indexOf(": ");
        String type = colon < 0 ? failure.headline() : failure.headline().substring(0, colon);
        boolean split = thrown.getClass().getName().endsWith(type.replace('.', '$'))
                || thrown.getClass().getName().equals(type);
        String name = split ? type : thrown.getClass().getSimpleName();
        String message = !split
                ? failure.headline()
                : colon < 0 ? "" : failure.headline().substring(colon + 2);
        return new CellError(name, message, lines(name, message, failure));
    }

    /** The error of a cell that was stopped. */
    static CellError interrupted(@Nullable Failure failure) {
        String message = failure == null ? "The cell was interrupted." : failure.headline();
        if (failure == null) {
            return simple("Interrupted", message);
        }
        return new CellError("Interrupted", message, lines("Interrupted", message, failure));
    }

    /** An error without a place in the source. */
    static CellError simple(String name, String message) {
        return new CellError(name, message, List.of(BOLD_RED + name + RESET + ": " + message));
    }

    private static List<String> lines(String name, String message, Failure failure) {
        List<String> lines = new ArrayList<>();
        lines.add(BOLD_RED + name + RESET + (message.isEmpty() ? "" : ": " + message));
        if (!failure.sourceLine().isBlank()) {
            String gutter = failure.sourceName() + (failure.line() > 0 ? ":" + failure.line() : "") + " | ";
            lines.add(FAINT + gutter + RESET + failure.sourceLine());
            if (!failure.caretLine().isBlank()) {
                lines.add(" ".repeat(gutter.length()) + RED + failure.caretLine() + RESET);
            }
        }
        for (String frame : failure.frames()) {
            lines.add("    " + Objects.requireNonNull(frame));
        }
        String label = failure.thrown() == null ? "also: " : "caused by: ";
        for (String cause : failure.causes()) {
            lines.add(RED + label + RESET + cause);
        }
        return lines;
    }
}
