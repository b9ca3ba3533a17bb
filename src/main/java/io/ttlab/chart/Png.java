package io.ttlab.chart;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/** Charts as small PNG files: they have few colours, so a byte a pixel is enough. */
final class Png {
    private static final int COLOURS = 256;

    private Png() {}

    static byte[] of(Chart chart, double scale) {
        return bytes(indexed(ImageCanvas.draw(chart, scale), COLOURS));
    }

    static byte[] bytes(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            // Straight to memory: the default cache writes temporary files.
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The picture with at most so many colours: the most used, and for the others the nearest of those. */
    static BufferedImage indexed(BufferedImage image, int most) {
        int width = image.getWidth();
        int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        Map<Integer, int[]> counts = new HashMap<>();
        for (int start = 0; start < pixels.length; ) {
            int end = start + 1;
            while (end < pixels.length && pixels[end] == pixels[start]) {
                end++;
            }
            counts.computeIfAbsent(pixels[start] & 0xFFFFFF, color -> new int[1])[0] += end - start;
            start = end;
        }
        int[] palette = counts.entrySet().stream()
                .sorted((a, b) -> a.getValue()[0] != b.getValue()[0]
                        ? Integer.compare(b.getValue()[0], a.getValue()[0])
                        : Integer.compare(a.getKey(), b.getKey()))
                .limit(most)
                .mapToInt(Map.Entry::getKey)
                .toArray();
        Map<Integer, Integer> index = new HashMap<>();
        for (int entry = 0; entry < palette.length; entry++) {
            index.put(palette[entry], entry);
        }
        int[] argb = Arrays.stream(palette).map(color -> 0xFF000000 | color).toArray();
        IndexColorModel colours = new IndexColorModel(8, argb.length, argb, 0, false, -1, DataBuffer.TYPE_BYTE);
        BufferedImage small = new BufferedImage(width, image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colours);
        byte[] row = new byte[width];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < width; x++) {
                int color = pixels[y * width + x] & 0xFFFFFF;
                Integer at = index.get(color);
                if (at == null) {
                    at = nearest(palette, color);
                    index.put(color, at);
                }
                row[x] = (byte) (int) at;
            }
            small.getRaster().setDataElements(0, y, width, 1, row);
        }
        return small;
    }

    private static int nearest(int[] palette, int color) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int index = 0; index < palette.length; index++) {
            int red = (palette[index] >> 16 & 0xFF) - (color >> 16 & 0xFF);
            int green = (palette[index] >> 8 & 0xFF) - (color >> 8 & 0xFF);
            int blue = (palette[index] & 0xFF) - (color & 0xFF);
            int distance = red * red + green * green + blue * blue;
            if (distance < least) {
                least = distance;
                best = index;
            }
        }
        return best;
    }
}
