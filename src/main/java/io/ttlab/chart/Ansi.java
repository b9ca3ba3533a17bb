package io.ttlab.chart;

/** Colours of a terminal: the 6 by 6 by 6 cube that all have, since not all have every colour. */
final class Ansi {
    static final String END = "\u001b[0m";

    private static final int[] LEVELS = {0, 95, 135, 175, 215, 255};

    private Ansi() {}

    /** The code of the colour of the cube that is nearest. */
    static String color(int rgb) {
        return "38;5;" + (16 + 36 * level(rgb >> 16 & 0xFF) + 6 * level(rgb >> 8 & 0xFF) + level(rgb & 0xFF));
    }

    private static int level(int value) {
        int best = 0;
        for (int level = 1; level < LEVELS.length; level++) {
            if (Math.abs(LEVELS[level] - value) < Math.abs(LEVELS[best] - value)) {
                best = level;
            }
        }
        return best;
    }
}
