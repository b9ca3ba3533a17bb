package io.ttlab.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Inline images, decoded again the way terminals do. */
class TerminalImagesTest {
    private static final Chart CHART =
            Objects.requireNonNull(SampleCharts.all().get("scatter")).chart();

    /** At 80 columns of nine pixels. */
    private static final Chart FITTED = CHART.withLook(new Chart.Look(null, 720, 720 * 420 / 860));

    @Test
    void kittyGetsThePngInPieces() throws Exception {
        String sent = TerminalImages.KITTY.encode(CHART, 80);
        StringBuilder base64 = new StringBuilder();
        Matcher pieces =
                Pattern.compile("\u001b_G([^;]*);([A-Za-z0-9+/=]*)\u001b\\\\").matcher(sent);
        int end = 0;
        int count = 0;
        while (pieces.find()) {
            assertEquals(end, pieces.start(), "something stands between the pieces");
            end = pieces.end();
            assertTrue(pieces.group(2).length() <= 4096);
            assertEquals(count == 0, pieces.group(1).startsWith("a=T,f=100,q=2,c=80,"), pieces.group(1));
            assertEquals(end == sent.length() ? "m=0" : "m=1", pieces.group(1).replaceAll(".*,", ""));
            base64.append(pieces.group(2));
            count++;
        }
        assertEquals(sent.length(), end);
        assertTrue(count > 1, "one piece would not show how they are joined");
        assertSame(ImageCanvas.draw(FITTED, 2), png(base64.toString()));
    }

    @Test
    void itermGetsOnePng() throws Exception {
        String sent = TerminalImages.ITERM.encode(CHART, 80);
        Matcher matcher = Pattern.compile(
                        "\u001b]1337;File=inline=1;size=(\\d+);width=80;preserveAspectRatio=1:([A-Za-z0-9+/=]*)\u0007")
                .matcher(sent);
        assertTrue(matcher.matches());
        assertEquals(Integer.parseInt(matcher.group(1)), Base64.getDecoder().decode(matcher.group(2)).length);
        assertSame(ImageCanvas.draw(FITTED, 2), png(matcher.group(2)));
    }

    @Test
    void sixelsAreTheSamePicture() {
        BufferedImage decoded = SixelDecoder.decode(TerminalImages.SIXEL.encode(CHART, 80));
        assertSame(ImageCanvas.draw(FITTED, 1), decoded);
    }

    @Test
    void aPictureIsNoWiderThanTheTerminal() {
        BufferedImage narrow = SixelDecoder.decode(TerminalImages.SIXEL.encode(CHART, 30));
        assertEquals(270, narrow.getWidth());
    }

    @Test
    void tellsTheProtocolByTheEnvironment() {
        assertEquals(TerminalImages.KITTY, TerminalImages.detect(Map.of("TERM", "xterm-kitty")));
        assertEquals(TerminalImages.KITTY, TerminalImages.detect(Map.of("TERM", "xterm-ghostty")));
        assertEquals(TerminalImages.ITERM, TerminalImages.detect(Map.of("TERM", "xterm", "TERM_PROGRAM", "iTerm.app")));
        assertEquals(TerminalImages.ITERM, TerminalImages.detect(Map.of("TERM", "xterm", "TERM_PROGRAM", "WezTerm")));
        assertEquals(TerminalImages.SIXEL, TerminalImages.detect(Map.of("TERM", "foot")));
        assertEquals(TerminalImages.OFF, TerminalImages.detect(Map.of("TERM", "xterm-256color")));
        assertEquals(TerminalImages.OFF, TerminalImages.detect(Map.of()));
    }

    @Test
    void takesUnicodeInsideTmux() {
        assertEquals(
                TerminalImages.OFF,
                TerminalImages.detect(Map.of("TERM", "tmux-256color", "TMUX", "/tmp/t,1,0", "KITTY_WINDOW_ID", "1")));
        assertFalse(TerminalImages.mayAsk(Map.of("TERM", "screen")));
    }

    @Test
    void readsSixelsFromTheTerminalsOwnAnswer() {
        assertTrue(TerminalImages.answersSixel("\u001b[?62;4;6;22c"));
        assertTrue(TerminalImages.answersSixel("\u001b[?64;1;4c"));
        assertFalse(TerminalImages.answersSixel("\u001b[?1;2c"));
        assertFalse(TerminalImages.answersSixel("\u001b[?64;14;44c"));
        assertFalse(TerminalImages.answersSixel(""));
    }

    private static BufferedImage png(String base64) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
    }

    /** Pixel by pixel; the palette of 256 colours moves a few of those at the edges of translucent marks. */
    private static void assertSame(BufferedImage expected, BufferedImage actual) {
        assertEquals(expected.getWidth(), actual.getWidth());
        assertEquals(expected.getHeight(), actual.getHeight());
        int off = 0;
        for (int y = 0; y < expected.getHeight(); y++) {
            for (int x = 0; x < expected.getWidth(); x++) {
                int difference = GoldenPicture.distance(expected.getRGB(x, y), actual.getRGB(x, y));
                assertTrue(difference <= 64, x + "," + y + ": " + difference);
                off += difference > 4 ? 1 : 0;
            }
        }
        assertTrue(off < expected.getWidth() * expected.getHeight() / 50, off + " pixels are off");
    }
}
