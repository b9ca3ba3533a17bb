package io.ttlab.display;

import java.util.Locale;

/**
 * The colours that suit a dark or a light background, as the parameters of ANSI's SGR sequence. Thread-safe.
 *
 * <p>Dark takes them from the sixteen that every terminal has; light needs deeper ones than those.
 */
public enum Theme {
    /** Light text on a dark background. */
    DARK("32", "31", "36", "35", "36", "32", "94"),
    /** Dark text on a light background. */
    LIGHT("38;5;28", "38;5;124", "38;5;25", "38;5;90", "38;5;24", "38;5;28", "38;5;20");

    private final String good;
    private final String bad;
    private final String prompt;
    private final String keyword;
    private final String type;
    private final String string;
    private final String number;

    Theme(String good, String bad, String prompt, String keyword, String type, String string, String number) {
        this.good = good;
        this.bad = bad;
        this.prompt = prompt;
        this.keyword = keyword;
        this.type = type;
        this.string = string;
        this.number = number;
    }

    /**
     * Returns the theme for a terminal by its variable {@code COLORFGBG}, which some set to the numbers of their text
     * and background colours, such as {@code 0;15}; dark where it is empty or says nothing.
     */
    public static Theme of(String colorFgBg) {
        String background = colorFgBg.substring(colorFgBg.lastIndexOf(';') + 1).strip();
        return background.matches("7|9|1[0-5]") ? LIGHT : DARK;
    }

    /** Returns the name as users type it: {@code dark} or {@code light}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the colour of gains and of the side that buys. */
    public String good() {
        return good;
    }

    /** Returns the colour of losses, errors and the side that sells. */
    public String bad() {
        return bad;
    }

    /** Returns the colour of the prompt. */
    public String prompt() {
        return prompt;
    }

    /** Returns the colour of Java's keywords. */
    public String keyword() {
        return keyword;
    }

    /** Returns the colour of the names of types. */
    public String type() {
        return type;
    }

    /** Returns the colour of string and character literals. */
    public String string() {
        return string;
    }

    /** Returns the colour of numbers. */
    public String number() {
        return number;
    }
}
