package io.ttlab.chart;

import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/** The ways in which terminals take pictures, and which one a terminal has. */
public enum TerminalImages {
    /** None: charts are drawn with Unicode dots. */
    OFF,
    /** Kitty's graphics protocol, which Ghostty and Konsole have too: PNG in pieces of 4,096 characters. */
    KITTY,
    /** iTerm2's inline images, which WezTerm and mintty have too: one PNG. */
    ITERM,
    /** DEC's sixels: xterm, foot, mlterm, Windows Terminal. */
    SIXEL;

    /** Pixels of a column: what terminals have at usual font sizes. */
    private static final int COLUMN_PX = 9;

    private static final int MOST_COLUMNS = 110;
    private static final String KITTY_START = "\u001b_G";
    private static final String ITERM_START = "\u001b]1337;File=";
    private static final int KITTY_PIECE = 4096;

    /**
     * Returns which protocol the terminal of an environment says it has; inside tmux or screen none, since they pass no
     * pictures on.
     */
    public static TerminalImages detect(Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "").toLowerCase(Locale.ROOT);
        String program = environment.getOrDefault("TERM_PROGRAM", "").toLowerCase(Locale.ROOT);
        if (!mayAsk(environment)) {
            return OFF;
        }
        if (environment.containsKey("KITTY_WINDOW_ID")
                || term.contains("kitty")
                || term.contains("ghostty")
                || program.equals("ghostty")) {
            return KITTY;
        }
        if (program.equals("iterm.app") || program.equals("wezterm") || program.equals("mintty")) {
            return ITERM;
        }
        boolean sixel = term.startsWith("foot") || term.startsWith("mlterm") || term.contains("sixel");
        return sixel ? SIXEL : OFF;
    }

    /** Returns whether a terminal could show pictures at all: inside tmux or screen, or without a terminal, none does. */
    public static boolean mayAsk(Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "").toLowerCase(Locale.ROOT);
        return !environment.containsKey("TMUX")
                && !term.startsWith("tmux")
                && !term.startsWith("screen")
                && !term.equals("dumb")
                && !term.isEmpty();
    }

    /** Returns whether the answer to a request for device attributes, {@code ESC [ c}, names sixels: attribute 4. */
    public static boolean answersSixel(String answer) {
        return answer.matches("(?s).*\u001b\\[\\?(\\d+;)*4(;\\d+)*c.*");
    }

    /** Returns whether a text is an inline image of any protocol, and so covers lines that nobody can count. */
    public static boolean isImage(String text) {
        return text.startsWith(KITTY_START) || text.startsWith(ITERM_START) || text.startsWith(Sixel.START);
    }

    /** The chart as the sequence that makes a terminal draw it. */
    String encode(Chart chart, int columns) {
        if (this == OFF) {
            return TextPainter.draw(chart, columns, true);
        }
        int wide = Math.max(20, Math.min(MOST_COLUMNS, columns));
        int width = Math.min(chart.look().width(), wide * COLUMN_PX);
        int height = Math.max(
                90,
                Math.min(
                        chart.look().height(),
                        width * chart.look().height() / chart.look().width()));
        Chart fitting = chart.withLook(new Chart.Look(chart.look().dark(), Math.max(120, width), height));
        if (this == SIXEL) {
            return Sixel.encode(ImageCanvas.draw(fitting, 1));
        }
        BufferedImage image = Png.indexed(ImageCanvas.draw(fitting, 2), 256);
        byte[] png = Png.bytes(image);
        String text = Base64.getEncoder().encodeToString(png);
        int taken = Math.min(wide, (fitting.look().width() + COLUMN_PX - 1) / COLUMN_PX);
        return this == KITTY ? kitty(text, taken) : iterm(text, png.length, taken);
    }

    private static String kitty(String base64, int columns) {
        StringBuilder out = new StringBuilder();
        for (int start = 0; start < base64.length(); start += KITTY_PIECE) {
            int end = Math.min(base64.length(), start + KITTY_PIECE);
            out.append(KITTY_START);
            if (start == 0) {
                // Transmit and show a PNG, over so many columns; no answer, which would be read as typing.
                out.append("a=T,f=100,q=2,c=").append(columns).append(',');
            }
            out.append("m=").append(end < base64.length() ? 1 : 0).append(';');
            out.append(base64, start, end).append("\u001b\\");
        }
        return out.toString();
    }

    private static String iterm(String base64, int bytes, int columns) {
        return ITERM_START + "inline=1;size=" + bytes + ";width=" + columns + ";preserveAspectRatio=1:" + base64
                + "\u0007";
    }
}
