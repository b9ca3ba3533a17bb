package io.ttlab.display;

/** Text as a screen needs it: safe, measured in columns, cut to fit. Thread-safe. */
public final class Screen {

    private Screen() {}

    /**
     * Returns {@code text} with control characters and direction overrides spelled as Java escapes; line breaks and
     * tabs stay. {@code Screen.safe("\u001b[2J")} is {@code \\u001b[2J}.
     */
    public static String safe(String text) {
        return VisibleText.lines(text);
    }

    /** Returns {@code text} on one line of at most {@code width} columns, its line breaks spelled as escapes. */
    public static String line(String text, int width) {
        return VisibleText.cut(VisibleText.of(text), width);
    }

    /** Returns how many columns {@code text} takes: wide characters two, combining marks none. */
    public static int width(String text) {
        return VisibleText.width(text);
    }

    /** Returns {@code text} with line breaks in place of blanks, so that no line is wider than {@code width}. */
    public static String wrap(String text, int width) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        int used = 0;
        for (String word : text.split("(?<=[ \n])")) {
            int wide = VisibleText.width(word.stripTrailing());
            if (used > 0 && used + wide > width && out.charAt(out.length() - 1) == ' ') {
                out.setCharAt(out.length() - 1, '\n');
                used = 0;
            }
            out.append(word);
            used = word.endsWith("\n") ? 0 : used + VisibleText.width(word);
        }
        return out.toString();
    }
}
