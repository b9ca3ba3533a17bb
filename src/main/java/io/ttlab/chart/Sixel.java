package io.ttlab.chart;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Arrays;

/** Pictures as sixels: bands six pixels high, drawn colour by colour, runs of one pattern counted. */
final class Sixel {
    static final String START = "\u001bP0;1q";
    private static final int BAND = 6;
    private static final int LONG_RUN = 3;

    private Sixel() {}

    static String encode(BufferedImage picture) {
        BufferedImage image = Png.indexed(picture, 256);
        IndexColorModel colours = (IndexColorModel) image.getColorModel();
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRaster().getSamples(0, 0, width, height, 0, (int[]) null);
        StringBuilder out = new StringBuilder(START)
                .append("\"1;1;")
                .append(width)
                .append(';')
                .append(height);
        for (int index = 0; index < colours.getMapSize(); index++) {
            out.append('#').append(index).append(";2;").append(percent(colours.getRed(index)));
            out.append(';')
                    .append(percent(colours.getGreen(index)))
                    .append(';')
                    .append(percent(colours.getBlue(index)));
        }
        int[][] columns = new int[colours.getMapSize()][];
        for (int top = 0; top < height; top += BAND) {
            band(out, pixels, width, top, Math.min(BAND, height - top), columns);
            out.append('-');
        }
        return out.append("\u001b\\").toString();
    }

    private static int percent(int value) {
        return (value * 100 + 127) / 255;
    }

    private static void band(StringBuilder out, int[] pixels, int width, int top, int rows, int[][] columns) {
        Arrays.fill(columns, null);
        for (int row = 0; row < rows; row++) {
            for (int x = 0; x < width; x++) {
                int color = pixels[(top + row) * width + x];
                if (columns[color] == null) {
                    columns[color] = new int[width];
                }
                columns[color][x] |= 1 << row;
            }
        }
        for (int color = 0; color < columns.length; color++) {
            if (columns[color] != null) {
                out.append('#').append(color);
                runs(out, columns[color]);
                out.append('$');
            }
        }
    }

    private static void runs(StringBuilder out, int[] patterns) {
        int end = patterns.length;
        while (end > 0 && patterns[end - 1] == 0) {
            end--;
        }
        for (int start = 0; start < end; ) {
            int next = start + 1;
            while (next < end && patterns[next] == patterns[start]) {
                next++;
            }
            char sixel = (char) (63 + patterns[start]);
            if (next - start > LONG_RUN) {
                out.append('!').append(next - start).append(sixel);
            } else {
                out.append(String.valueOf(sixel).repeat(next - start));
            }
            start = next;
        }
    }
}
