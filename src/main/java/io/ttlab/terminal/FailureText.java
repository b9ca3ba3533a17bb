package io.ttlab.terminal;

import io.ttlab.display.Screen;
import io.ttlab.shell.Failure;

/** A failed evaluation as a user reads it: what happened, where in the user's own source, and why. */
public final class FailureText {

    private static final String RED = "\u001b[31m";
    private static final String FAINT = "\u001b[2m";
    private static final String RESET = "\u001b[0m";

    private FailureText() {}

    /**
     * Returns the failure as lines, each with its line break.
     *
     * <pre>{@code
     * report.jsh:3: java.lang.ArithmeticException: / by zero
     *   int x = 1 / 0;
     *           ^^^^^
     * }</pre>
     *
     * @param failure what the engine reports
     * @param located whether the first line names file and line, as scripts need and a one-line entry does not
     * @param color whether the headline is red
     * @param width where long messages are wrapped at a blank, in columns
     */
    public static String render(Failure failure, boolean located, boolean color, int width) {
        StringBuilder out = new StringBuilder();
        String place = located && failure.line() > 0 ? failure.sourceName() + ":" + failure.line() + ": " : "";
        out.append(color ? RED : "").append(Screen.wrap(place + visible(failure.headline()), width));
        out.append(color ? RESET : "").append('\n');
        if (!failure.sourceLine().isBlank()) {
            int indent = failure.sourceLine().length()
                    - failure.sourceLine().stripLeading().length();
            line(out, "  ", failure.sourceLine().substring(indent), "");
            if (failure.caretLine().length() > indent && !failure.caretLine().isBlank()) {
                line(out, "  ", failure.caretLine().substring(indent), color ? RED : "");
            }
        }
        failure.frames().forEach(frame -> line(out, "  ", frame, color ? FAINT : ""));
        String cause = failure.thrown() == null ? "" : "caused by: ";
        failure.causes().forEach(each -> line(out, "", Screen.wrap(cause + visible(each), width), ""));
        return out.toString();
    }

    private static void line(StringBuilder out, String indent, String text, String paint) {
        out.append(paint).append(indent).append(visible(text.stripTrailing()));
        out.append(paint.isEmpty() ? "" : RESET).append('\n');
    }

    /** Messages may quote text from the wire: keeps line breaks and tabs, spells out other control characters. */
    private static String visible(String text) {
        return Screen.safe(text);
    }
}
