package io.ttlab.chart;

/** A surface of pixels to draw on; y grows downward, colours are 0xAARRGGBB. Confine to one thread. */
interface Canvas {
    /** Where a text's given point lies in it. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** A line's look. */
    record Stroke(int argb, double width, double[] dashes) {
        static final double[] SOLID = {};

        Stroke(int argb, double width) {
            this(argb, width, SOLID);
        }
    }

    /** A text's look; {@code upward} turns it to read from below. */
    record Type(int argb, double size, boolean bold, Anchor anchor, boolean upward) {
        Type(int argb, double size, Anchor anchor) {
            this(argb, size, false, anchor, false);
        }
    }

    /** Joins the first {@code count} points. */
    void polyline(double[] x, double[] y, int count, Stroke stroke);

    /** Fills the area within the first {@code count} points. */
    void polygon(double[] x, double[] y, int count, int argb);

    /** Fills a rectangle. */
    void rect(double x, double y, double width, double height, int argb);

    /** Fills a circle. */
    void circle(double x, double y, double radius, int argb);

    /** Writes a text, with its middle height at y. */
    void text(String text, double x, double y, Type type);

    /** How wide a text would be. */
    double textWidth(String text, double size, boolean bold);

    /** Lets what is drawn until {@link #unclip} be seen only within a rectangle. */
    void clip(double x, double y, double width, double height);

    /** Ends {@link #clip}. */
    void unclip();

    /** The least width of a mark that can be seen. */
    default double hairline() {
        return 1;
    }

    /** Joins two points. */
    default void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        polyline(new double[] {x1, x2}, new double[] {y1, y2}, 2, stroke);
    }

    /** The text, cut with an ellipsis where it is wider. */
    default String fit(String text, double size, boolean bold, double width) {
        if (textWidth(text, size, bold) <= width) {
            return text;
        }
        int length = text.length();
        while (length > 1 && textWidth(text.substring(0, length) + "…", size, bold) > width) {
            length--;
        }
        // Half of a pair of characters is none.
        boolean half = Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, half ? length - 1 : length) + "…";
    }
}
