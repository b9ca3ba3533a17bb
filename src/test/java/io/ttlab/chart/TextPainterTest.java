package io.ttlab.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Charts as text: exact, since no font is involved. */
class TextPainterTest {
    private static final Map<String, Plot> CHARTS = SampleCharts.all();
    private static final String FOLDER = "src/test/resources/io/ttlab/chart/golden/";

    static Stream<String> kinds() {
        return CHARTS.keySet().stream();
    }

    private static Chart chart(String kind) {
        return Objects.requireNonNull(CHARTS.get(kind)).chart();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isTheGoldenTextAt80And200Columns(String kind) throws Exception {
        for (int columns : new int[] {80, 200}) {
            String name = kind + "-" + columns + ".txt";
            String text = TextPainter.draw(chart(kind), columns, false) + "\n";
            if ("write".equals(System.getProperty("ttlab.golden"))) {
                Files.createDirectories(Path.of(FOLDER));
                Files.writeString(Path.of(FOLDER + name), text);
                continue;
            }
            try (InputStream in = TextPainterTest.class.getResourceAsStream("golden/" + name)) {
                byte[] golden = Objects.requireNonNull(in, name).readAllBytes();
                assertEquals(new String(golden, StandardCharsets.UTF_8), text);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void fitsAnyWidth(String kind) {
        Chart chart = chart(kind);
        for (int columns = 20; columns <= 300; columns += 7) {
            int width = columns;
            TextPainter.draw(chart, columns, false)
                    .lines()
                    .forEach(line -> assertTrue(line.length() <= width, width + ": " + line));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void colourChangesNoCharacterButWherePatternsStandIn(String kind) {
        String colored = TextPainter.draw(chart(kind), 80, true);
        assertTrue(colored.contains("\u001b[38;5;"), colored);
        String plain = colored.replaceAll("\u001b\\[[0-9;]*m", "");
        assertFalse(plain.contains("\u001b"), plain);
        assertEquals(
                TextPainter.draw(chart(kind), 80, false).lines().count(),
                plain.lines().count());
    }

    @Test
    void controlCharactersInNamesReachNoTerminal() {
        String text = Charts.plot(Map.of("a\u001b[2Jb", 1, "c\u202ed", 2))
                .title("x\u0007")
                .toString();
        assertTrue(text.chars().noneMatch(each -> each == 0x1b || each == 7 || each == 0x202e), text);
    }

    @Test
    void decodedDotsLieOnTheLine() {
        double[] y = new double[400];
        for (int index = 0; index < y.length; index++) {
            y[index] = index;
        }
        String[] lines = TextPainter.draw(
                        Charts.plot(y).yRange(0, 399).xRange(0, 399).chart(), 80, false)
                .split("\n");
        int[] last = {-1};
        int[] dots = {0};
        for (int row = 20; row >= 1; row--) {
            String line = lines[row];
            int start = Math.max(line.indexOf('┤'), line.indexOf('│')) + 1;
            for (int column = start; column < line.length(); column++) {
                if (line.charAt(column) > 0x2800) {
                    assertTrue(
                            column >= last[0], "the line turns back in row " + row + "\n" + String.join("\n", lines));
                    last[0] = column;
                    dots[0] += Integer.bitCount(line.charAt(column) - 0x2800);
                }
            }
        }
        assertTrue(dots[0] >= 140, "dots: " + dots[0]);
    }
}
