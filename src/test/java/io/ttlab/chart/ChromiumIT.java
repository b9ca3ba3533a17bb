package io.ttlab.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pages in a real browser without a network: marks are counted, and its console must stay silent. */
@Timeout(300)
class ChromiumIT {
    private static final Map<String, Plot> CHARTS = SampleCharts.all();

    /** What plotly draws for each kind, and at least how many of it. */
    private static final Map<String, List<Mark>> MARKS = Map.ofEntries(
            Map.entry("line", List.of(new Mark("path class=\"js-line\"", 3))),
            Map.entry("step", List.of(new Mark("path class=\"js-line\"", 1))),
            Map.entry("area", List.of(new Mark("path class=\"js-line\"", 1), new Mark("path class=\"js-fill\"", 1))),
            Map.entry("bar", List.of(new Mark("g class=\"point\"", 8))),
            Map.entry("bar-stacked", List.of(new Mark("g class=\"point\"", 8))),
            Map.entry("bar-horizontal", List.of(new Mark("g class=\"point\"", 4))),
            Map.entry("scatter", List.of(new Mark("path class=\"point\"", 500))),
            Map.entry("hist", List.of(new Mark("g class=\"point\"", 40))),
            Map.entry("box", List.of(new Mark("path class=\"box\"", 4), new Mark("path class=\"point\"", 20))),
            Map.entry("heatmap", List.of(new Mark("<image [^>]*href=\"data:image/png", 1))),
            Map.entry("heatmap-diverging", List.of(new Mark("<image [^>]*href=\"data:image/png", 1))),
            Map.entry("candles", List.of(new Mark("path class=\"box\"", 30))),
            Map.entry("candles-trading-time", List.of(new Mark("path class=\"box\"", 30))),
            Map.entry("facet", List.of(new Mark("path class=\"point\"", 500))),
            Map.entry("right-axis", List.of(new Mark("path class=\"js-line\"", 2))),
            Map.entry("below", List.of(new Mark("path class=\"js-line\"", 2))),
            Map.entry("bar-many-names", List.of(new Mark("g class=\"point\"", 20))),
            Map.entry("log", List.of(new Mark("path class=\"point\"", 20))),
            Map.entry("prices-in-32nds", List.of(new Mark("path class=\"js-line\"", 1))));

    @TempDir
    Path folder;

    private String chromium = "";

    private record Mark(String start, int least) {
        int count(String html) {
            String pattern = start.startsWith("<") ? start : "<" + Pattern.quote(start);
            return (int) Pattern.compile(pattern).matcher(html).results().count();
        }
    }

    @BeforeEach
    void findChromium() {
        for (String folders : System.getenv().getOrDefault("PATH", "").split(":")) {
            for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
                if (chromium.isEmpty() && Files.isExecutable(Path.of(folders, name))) {
                    chromium = Path.of(folders, name).toString();
                }
            }
        }
        if (chromium.isEmpty()) {
            System.out.println("skipped: install chromium");
        }
        assumeTrue(!chromium.isEmpty(), "skipped: install chromium");
    }

    @Test
    void drawsEveryKindInANotebook() throws Exception {
        StringBuilder page =
                new StringBuilder("<!DOCTYPE html><meta charset=utf-8><link rel=icon href='data:,'><body>");
        // The library comes behind some of the charts and before others, as in a notebook that is run again.
        int at = 0;
        for (Plot plot : CHARTS.values()) {
            page.append("<section>").append(ChartForms.notebook(plot).html()).append("</section>");
            if (++at == 5) {
                page.append(PlotlyLibrary.forNotebook());
            }
        }
        String[] sections = render("notebook", page.toString()).split("<section>");
        assertEquals(CHARTS.size() + 1, sections.length);
        at = 0;
        for (String kind : CHARTS.keySet()) {
            String section = sections[++at];
            assertTrue(section.contains("data-drawn=\"2\""), kind + " was not drawn");
            assertTrue(
                    Pattern.compile("<img [^>]*display: ?none").matcher(section).find(), kind + " keeps its picture");
            assertMarks(kind, section);
        }
    }

    @Test
    void withoutALibraryTheStaticPictureStays() throws Exception {
        String html = render(
                "static",
                "<!DOCTYPE html><link rel=icon href='data:,'><body>"
                        + ChartForms.notebook(plot("line")).html());
        assertTrue(Pattern.compile("<img [^>]*src=\"data:image/png;base64,")
                .matcher(html)
                .find());
        assertTrue(!html.contains("display:none") && !html.contains("data-drawn") && !html.contains("js-line"));
    }

    @Test
    void aSavedPageDrawsItselfInLightAndDark() throws Exception {
        Map<String, Plot> pages = new LinkedHashMap<>();
        pages.put("line", plot("line"));
        pages.put("heatmap", plot("heatmap").dark());
        for (Map.Entry<String, Plot> page : pages.entrySet()) {
            Path file = page.getValue().save(folder.resolve(page.getKey() + ".html"));
            String html = dom(file);
            assertMarks(page.getKey(), html);
            assertTrue(html.contains(page.getKey().equals("line") ? "rgb(255, 255, 255)" : "rgb(22, 27, 34)"));
        }
    }

    @Test
    void figuresOfTablesawsOwnLibraryAreDrawn() throws Exception {
        String html = dom(
                Charts.save(FiguresTest.FIGURE, folder.resolve("figure.html").toString()));
        assertEquals(60, new Mark("path class=\"point\"", 60).count(html));
        assertTrue(html.contains("Fills "), "no title");
    }

    @Test
    void aMillionPointsAreDrawnInThePage() throws Exception {
        double[] y = new double[1_000_000];
        for (int index = 0; index < y.length; index++) {
            y[index] = Math.sin(index / 40_000.0) + index % 97 / 97.0;
        }
        String html = dom(Charts.plot(y).save(folder.resolve("million.html")));
        assertEquals(1, new Mark("path class=\"js-line\"", 1).count(html));
        assertTrue(
                Pattern.compile("1,000,000 points drawn as 1\\d,\\d{3}, highest and lowest kept")
                        .matcher(html)
                        .find(),
                "no note");
    }

    private static Plot plot(String kind) {
        return Objects.requireNonNull(CHARTS.get(kind));
    }

    private static void assertMarks(String kind, String html) {
        for (Mark mark : Objects.requireNonNull(MARKS.get(kind), kind)) {
            int count = mark.count(html);
            assertTrue(count >= mark.least(), kind + ": " + count + " of " + mark.start());
        }
    }

    private String render(String name, String html) throws Exception {
        return dom(Files.writeString(folder.resolve(name + ".html"), html, StandardCharsets.UTF_8));
    }

    /** The page's elements once its scripts have run; fails when the console says anything. */
    private String dom(Path page) throws IOException, InterruptedException {
        Path elements = folder.resolve("dom.txt");
        Path log = folder.resolve("chromium.log");
        Process process = new ProcessBuilder(
                        chromium,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--host-resolver-rules=MAP * ~NOTFOUND",
                        "--enable-logging=stderr",
                        "--virtual-time-budget=60000",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(elements.toFile())
                .redirectError(log.toFile())
                .start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("Chromium took too long: " + Files.readString(log));
        }
        List<String> console = Files.readAllLines(log).stream()
                .filter(line -> line.contains(":CONSOLE"))
                .toList();
        assertEquals(List.of(), console);
        // Without the scripts themselves, whose source holds the names of elements too.
        return Files.readString(elements).replaceAll("(?s)<script.*?</script>", "");
    }
}
