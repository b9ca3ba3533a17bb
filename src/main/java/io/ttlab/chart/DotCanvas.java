package io.ttlab.chart;

/**
 * Draws with the dots of Unicode's braille patterns, two by four to a character, and with blocks where an area is full.
 *
 * <p>Coordinates are dots. A character has one colour, that of what was drawn in it last.
 */
final class DotCanvas implements Canvas {
    private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    /** Pixels of a picture for each dot: what circles are reduced by. */
    private static final double REDUCTION = 3.5;

    final int columns;
    final int rows;
    private final int[] dots;
    private final int[] colours;
    private final boolean[] filled;
    private final char[] letters;

    DotCanvas(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        this.dots = new int[columns * rows];
        this.colours = new int[columns * rows];
        this.filled = new boolean[columns * rows];
        this.letters = new char[columns * rows];
    }

    private void dot(int x, int y, int argb, boolean fill) {
        if (x < 0 || y < 0 || x >= columns * 2 || y >= rows * 4) {
            return;
        }
        int cell = y / 4 * columns + x / 2;
        filled[cell] = fill && (dots[cell] == 0 || filled[cell]);
        dots[cell] |= BITS[y % 4][x % 2];
        colours[cell] = argb | 0xFF000000;
    }

    /** Puts a letter where dots would be. */
    void letter(int column, int row, char letter, int argb) {
        if (column >= 0 && row >= 0 && column < columns && row < rows) {
            letters[row * columns + column] = letter;
            colours[row * columns + column] = argb | 0xFF000000;
        }
    }

    /** What stands in a place: a space, a letter, a block or dots. */
    char at(int column, int row) {
        int cell = row * columns + column;
        if (letters[cell] != 0) {
            return letters[cell];
        }
        int pattern = dots[cell];
        if (pattern == 0) {
            return ' ';
        }
        if (filled[cell]) {
            switch (pattern) {
                // Three quarters from above have no block of their own.
                case 0xFF, 0x3F:
                    return '█';
                case 0xF6:
                    return '▆';
                case 0xE4:
                    return '▄';
                case 0xC0:
                    return '▂';
                case 0x47:
                    return '▌';
                case 0xB8:
                    return '▐';
                case 0x1B:
                    return '▀';
                case 0x09:
                    return '▔';
                default:
                    break;
            }
        }
        return (char) (0x2800 + pattern);
    }

    int colour(int column, int row) {
        return colours[row * columns + column];
    }

    @Override
    public void polyline(double[] x, double[] y, int count, Stroke stroke) {
        double walked = 0;
        double period = 0;
        for (double dash : stroke.dashes()) {
            period += dash;
        }
        for (int index = 1; index < count; index++) {
            double fromX = limit(x[index - 1], columns * 2);
            double fromY = limit(y[index - 1], rows * 4);
            double toX = limit(x[index], columns * 2);
            double toY = limit(y[index], rows * 4);
            int steps = (int) Math.max(1, Math.ceil(Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY))));
            for (int step = 0; step <= steps; step++) {
                double share = (double) step / steps;
                if (period == 0 || drawn(stroke.dashes(), (walked + step) % period)) {
                    dot(
                            (int) Math.floor(fromX + (toX - fromX) * share),
                            (int) Math.floor(fromY + (toY - fromY) * share),
                            stroke.argb(),
                            false);
                }
            }
            walked += steps;
        }
    }

    private static double limit(double value, int size) {
        // The last dot also takes what lies just on the far edge.
        return value >= size && value < size + 1 ? size - 0.5 : Math.max(-size, Math.min(2.0 * size, value));
    }

    private static boolean drawn(double[] dashes, double at) {
        double left = at;
        for (int index = 0; index < dashes.length; index++) {
            if (left < dashes[index]) {
                return index % 2 == 0;
            }
            left -= dashes[index];
        }
        return true;
    }

    /** Every other dot of every other row, so that a line above it can be told from what it bounds. */
    @Override
    public void polygon(double[] x, double[] y, int count, int argb) {
        for (int row = 0; row < rows * 4; row += 2) {
            for (int column = row / 2 % 2; column < columns * 2; column += 2) {
                if (contains(x, y, count, column + 0.5, row + 0.5)) {
                    dot(column, row, argb, false);
                }
            }
        }
    }

    private static boolean contains(double[] x, double[] y, int count, double atX, double atY) {
        boolean inside = false;
        for (int index = 0, before = count - 1; index < count; before = index++) {
            if (y[index] > atY != y[before] > atY
                    && atX < (x[before] - x[index]) * (atY - y[index]) / (y[before] - y[index]) + x[index]) {
                inside = !inside;
            }
        }
        return inside;
    }

    @Override
    public void rect(double x, double y, double width, double height, int argb) {
        boolean sparse = argb >>> 24 < 0x80;
        int right = (int) Math.min(columns * 2, Math.max(Math.rint(x + width), Math.rint(x) + 1));
        int bottom = (int) Math.min(rows * 4, Math.max(Math.rint(y + height), Math.rint(y) + 1));
        for (int row = (int) Math.max(0, Math.rint(y)); row < bottom; row++) {
            for (int column = (int) Math.max(0, Math.rint(x)); column < right; column++) {
                if (!sparse || row % 2 == 0 && (column + row / 2) % 2 == 0) {
                    dot(column, row, argb, !sparse);
                }
            }
        }
    }

    @Override
    public void circle(double x, double y, double radius, int argb) {
        double reach = radius / REDUCTION;
        double middleX = limit(x, columns * 2);
        double middleY = limit(y, rows * 4);
        dot((int) Math.floor(middleX), (int) Math.floor(middleY), argb, false);
        for (double down = -reach; down <= reach; down++) {
            for (double across = -reach; across <= reach; across++) {
                if (reach > 1 && across * across + down * down <= reach * reach) {
                    dot((int) Math.floor(middleX + across), (int) Math.floor(middleY + down), argb, false);
                }
            }
        }
    }

    @Override
    public void text(String text, double x, double y, Type type) {
        // Texts stand around the dots, not among them.
    }

    @Override
    public double textWidth(String text, double size, boolean bold) {
        return text.length() * 2.0;
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        // Dots outside are never kept.
    }

    @Override
    public void unclip() {
        // See clip.
    }
}
