package io.ttlab.display;

/** The few colours of the output, from the sixteen that every terminal theme adapts to light and dark. */
enum Paint {
    NONE(""),
    HEADER("1"),
    FAINT("2"),
    GOOD("32"),
    BAD("31");

    private final String code;

    Paint(String code) {
        this.code = code;
    }

    /** Returns {@code text} in this colour, or unchanged when {@code color} is off. */
    String on(String text, boolean color) {
        return color && this != NONE && !text.isBlank() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
