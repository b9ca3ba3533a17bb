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
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Charts as small PNG files: they have few colours, so a byte a pixel is enough. */
final class Png {
    private static final int COLOURS = 256;
    private static final int FEW_COLOURS = 64;

    private Png() {}

    static byte[] of(Chart chart, double scale) {
        return bytes(indexed(ImageCanvas.draw(chart, scale), COLOURS));
    }

    /** The chart as small as it can be without anybody seeing it: of the shades at edges the rarest are merged. */
    static byte[] small(Chart chart) {
        return bytes(indexed(ImageCanvas.draw(chart, 1), FEW_COLOURS));
    }

    static byte[] bytes(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        // Straight to memory: the usual stream writes a temporary file.
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam tight = writer.getDefaultWriteParam();
            tight.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            tight.setCompressionQuality(0);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), tight);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** The picture with at most so many colours, each pixel in the nearest. */
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
        int[] byUse = counts.entrySet().stream()
                .sorted((a, b) -> a.getValue()[0] != b.getValue()[0]
                        ? Integer.compare(b.getValue()[0], a.getValue()[0])
                        : Integer.compare(a.getKey(), b.getKey()))
                .mapToInt(Map.Entry::getKey)
                .toArray();
        int[] palette = palette(byUse, most);
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
                    at = nearest(palette, palette.length, color);
                    index.put(color, at);
                }
                row[x] = (byte) (int) at;
            }
            small.getRaster().setDataElements(0, y, width, 1, row);
        }
        return small;
    }

    /**
     * The most used colours, of which none is so near to another that it could stand in for it: so a rare colour far from
     * all others, such as the one bright cell of a heat map, is kept before one more shade of an edge.
     */
    private static int[] palette(int[] byUse, int most) {
        if (byUse.length <= most) {
            return byUse;
        }
        for (int apart = 64; ; apart = apart * 3 / 2) {
            int[] palette = new int[most];
            int count = 0;
            boolean all = true;
            for (int color : byUse) {
                boolean needed = count == 0 || distance(palette[nearest(palette, count, color)], color) > apart;
                all &= !needed || count < most;
                if (needed && count < most) {
                    palette[count++] = color;
                }
            }
            if (all) {
                return Arrays.copyOf(palette, count);
            }
        }
    }

    private static int nearest(int[] palette, int count, int color) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int index = 0; index < count; index++) {
            int distance = distance(palette[index], color);
            if (distance < least) {
                least = distance;
                best = index;
            }
        }
        return best;
    }

    private static int distance(int a, int b) {
        int red = (a >> 16 & 0xFF) - (b >> 16 & 0xFF);
        int green = (a >> 8 & 0xFF) - (b >> 8 & 0xFF);
        int blue = (a & 0xFF) - (b & 0xFF);
        return red * red + green * green + blue * blue;
    }
}
