package io.ttlab.chart;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;

/**
 * Two pictures, compared by what their marks cover and in which colours.
 *
 * <p>Fonts differ between machines, and move what stands beside texts by a few pixels. So only colourful pixels count,
 * which no text and no grid line has, in cells of {@link #CELL} pixels, each compared with its neighbourhood.
 */
final class GoldenPicture {
    private static final int CELL = 10;
    private static final int COLOURFUL = 48;
    private static final double LEAST_COVER = 0.04;
    private static final int COLOUR_TOLERANCE = 70;
    private static final double MISSES_ALLOWED = 0.02;
    private static final double TOTAL_TOLERANCE = 0.12;
    private static final String FOLDER = "src/test/resources/io/ttlab/chart/golden/";

    private final int columns;
    private final int rows;
    private final double[] cover;
    private final int[] colour;

    private GoldenPicture(BufferedImage image) {
        columns = image.getWidth() / CELL;
        rows = image.getHeight() / CELL;
        cover = new double[columns * rows];
        colour = new int[columns * rows];
        for (int cell = 0; cell < cover.length; cell++) {
            measure(image, cell);
        }
    }

    private void measure(BufferedImage image, int cell) {
        long[] sum = new long[3];
        int count = 0;
        for (int pixel = 0; pixel < CELL * CELL; pixel++) {
            int rgb = image.getRGB(cell % columns * CELL + pixel % CELL, cell / columns * CELL + pixel / CELL);
            int[] parts = {rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF};
            int low = Math.min(parts[0], Math.min(parts[1], parts[2]));
            int high = Math.max(parts[0], Math.max(parts[1], parts[2]));
            if (high - low >= COLOURFUL) {
                count++;
                for (int part = 0; part < 3; part++) {
                    sum[part] += parts[part];
                }
            }
        }
        cover[cell] = (double) count / (CELL * CELL);
        colour[cell] = count == 0 ? 0 : (int) (sum[0] / count << 16 | sum[1] / count << 8 | sum[2] / count);
    }

    /** Says how a picture differs from the golden one of that name; nothing where it does not. */
    static List<String> differences(String name, BufferedImage actual) throws IOException {
        return new GoldenPicture(read(name)).compare(new GoldenPicture(actual));
    }

    /** How many cells the marks of a picture would fill. */
    static double covered(BufferedImage image) {
        return new GoldenPicture(image).total();
    }

    /** Whether two pictures have the same marks. */
    static boolean same(BufferedImage a, BufferedImage b) {
        return new GoldenPicture(a).compare(new GoldenPicture(b)).isEmpty();
    }

    /** Replaces the golden picture: {@code mvn test -Dtest=PictureTest -Dtest.jvm.options=-Dttlab.golden=write}, then look at it. */
    static void write(String name, Chart chart) throws IOException {
        Files.createDirectories(Path.of(FOLDER));
        Files.write(Path.of(FOLDER + name + ".png"), Png.of(chart, 1));
    }

    static BufferedImage read(String name) throws IOException {
        try (InputStream in = GoldenPicture.class.getResourceAsStream("golden/" + name + ".png")) {
            return ImageIO.read(Objects.requireNonNull(in, "no golden picture for " + name));
        }
    }

    private List<String> compare(GoldenPicture actual) {
        List<String> found = new ArrayList<>();
        if (columns != actual.columns || rows != actual.rows) {
            found.add("size");
            return found;
        }
        double expected = total();
        double drawn = actual.total();
        if (expected < 1) {
            found.add("the golden picture has no marks");
        }
        if (Math.abs(drawn - expected) > expected * TOTAL_TOLERANCE) {
            found.add("marks cover " + drawn + " cells instead of " + expected);
        }
        double missing = missing(this, actual);
        double added = missing(actual, this);
        if (missing > MISSES_ALLOWED) {
            found.add("missing: " + missing);
        }
        if (added > MISSES_ALLOWED) {
            found.add("added: " + added);
        }
        return found;
    }

    private double total() {
        double total = 0;
        for (double each : cover) {
            total += each;
        }
        return total;
    }

    /** The share of the covered cells of one picture that the other has nothing like, there or beside it. */
    private static double missing(GoldenPicture of, GoldenPicture in) {
        int covered = 0;
        int missed = 0;
        for (int cell = 0; cell < of.cover.length; cell++) {
            if (of.cover[cell] >= LEAST_COVER) {
                covered++;
                missed += in.has(of.colour[cell], cell) ? 0 : 1;
            }
        }
        return covered == 0 ? 0 : (double) missed / covered;
    }

    private boolean has(int wanted, int cell) {
        for (int down = -1; down <= 1; down++) {
            for (int across = -1; across <= 1; across++) {
                int x = cell % columns + across;
                int y = cell / columns + down;
                if (x >= 0 && y >= 0 && x < columns && y < rows) {
                    int other = y * columns + x;
                    if (cover[other] > 0 && distance(wanted, colour[other]) <= COLOUR_TOLERANCE) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    static int distance(int a, int b) {
        int most = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            most = Math.max(most, Math.abs((a >> shift & 0xFF) - (b >> shift & 0xFF)));
        }
        return most;
    }
}
