package io.ttlab.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Every kind of chart as a static picture, beside the golden one that somebody looked at. */
class PictureTest {
    private static final Map<String, Plot> CHARTS = SampleCharts.all();

    static Stream<String> kinds() {
        return CHARTS.keySet().stream();
    }

    private static Plot plot(String kind) {
        return Objects.requireNonNull(CHARTS.get(kind));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void looksLikeItsGoldenPicture(String kind) throws Exception {
        if ("write".equals(System.getProperty("ttlab.golden"))) {
            GoldenPicture.write(kind, plot(kind).chart());
            return;
        }
        assertEquals(List.of(), GoldenPicture.differences(kind, plot(kind).image()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isLikeNoOtherGoldenPicture(String kind) throws Exception {
        BufferedImage image = plot(kind).image();
        for (String other : CHARTS.keySet()) {
            if (!other.equals(kind)) {
                assertFalse(GoldenPicture.differences(other, image).isEmpty(), kind + " passes for " + other);
            }
        }
    }

    @Test
    void aLineThatIsMissingIsSeen() throws Exception {
        var pnl = SampleCharts.pnl(400);
        Plot without = Charts.plot(pnl.where(pnl.stringColumn("account").isNotEqualTo("C")))
                .line("time", "pnl")
                .by("account")
                .hline(0)
                .title("P&L by account");
        assertFalse(GoldenPicture.differences("line", without.image()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void darkHasTheSameMarksOnADarkGround(String kind) {
        BufferedImage dark = plot(kind).dark().image();
        assertEquals(Theme.DARK.ground, dark.getRGB(2, 2) & 0xFFFFFF);
        BufferedImage light = plot(kind).light().image();
        assertEquals(Theme.LIGHT.ground, light.getRGB(2, 2) & 0xFFFFFF);
        double marks = GoldenPicture.covered(light);
        // Of a translucent area on dark more counts as colour; what matters is that nothing is lost.
        assertTrue(GoldenPicture.covered(dark) > marks * 0.75, GoldenPicture.covered(dark) + " of " + marks);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void svgIsWellFormedAndHasAsManyMarks(String kind) throws Exception {
        String svg = plot(kind).svg();
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        int marks = Stream.of("path", "circle", "rect")
                .mapToInt(name -> document.getElementsByTagName(name).getLength())
                .sum();
        assertTrue(marks > 12 && document.getElementsByTagName("text").getLength() > 5, svg);
    }

    @Test
    void svgShowsAnyTextAsText() throws Exception {
        String svg = Charts.plot(new double[] {1, 2})
                .title("<script>alert('&')</script>\u0007")
                .svg();
        assertFalse(svg.contains("<script>"));
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void savesByTheEndingOfTheName(@TempDir Path folder) throws Exception {
        Plot plot = plot("bar");
        BufferedImage png = ImageIO.read(plot.save(folder.resolve("a.PNG")).toFile());
        assertEquals(2 * 860, png.getWidth());
        assertTrue(Files.readString(plot.save(folder.resolve("a.svg"))).startsWith("<svg "));
        String html = Files.readString(plot.save(folder.resolve("a.html")));
        assertTrue(html.startsWith("<!DOCTYPE html>"));
        assertFalse(html.contains("src=\"http") || html.contains("href=\"http"), "fetches something");
    }

    @Test
    void aSmallPaletteMovesNoPixelFarFromItsColour() {
        BufferedImage heat = plot("heatmap").image();
        BufferedImage small = Png.indexed(heat, 64);
        for (int y = 0; y < heat.getHeight(); y++) {
            for (int x = 0; x < heat.getWidth(); x++) {
                int off = GoldenPicture.distance(heat.getRGB(x, y), small.getRGB(x, y));
                assertTrue(off < 40, x + "," + y + " is off by " + off);
            }
        }
    }

    @Test
    void aPictureOfAChartTakesAByteAPixelAtMost() {
        CHARTS.forEach((kind, plot) -> {
            int bytes = Png.of(plot.chart(), 1).length;
            assertTrue(bytes < 60_000, kind + ": " + bytes);
        });
    }
}
