package io.ttlab.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.chart.Charts;
import io.ttlab.chart.Plot;
import io.ttlab.chart.TerminalImages;
import io.ttlab.client.FakeTicker;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code display(plot)} hands to a terminal. */
class ChartDisplayTest {
    private static final Plot PLOT =
            Charts.plot(new double[] {1, 3, 2}).title("three").size(200, 100);

    private final List<String> shown = new ArrayList<>();

    private void connect(TextOptions options) {
        Display.connect(
                new DisplaySink() {
                    @Override
                    public void show(MimeBundle bundle, String id) {
                        shown.add(bundle.text());
                    }

                    @Override
                    public void update(MimeBundle bundle, String id) {
                        shown.add(bundle.text());
                    }

                    @Override
                    public void clear(boolean wait) {
                        shown.clear();
                    }
                },
                new MimeRenderer(options, HtmlOptions.defaults()));
    }

    @BeforeEach
    void connectATerminalWithPictures() {
        connect(TextOptions.defaults().withColor(true).withImages(TerminalImages.SIXEL));
    }

    @Test
    void aTerminalThatTakesPicturesGetsThePictureThatAResultHas() {
        Display.display(PLOT);
        assertTrue(TerminalImages.isImage(shown.get(0)), shown.get(0));
        assertEquals(Values.render(PLOT, TextOptions.defaults().withImages(TerminalImages.SIXEL)), shown.get(0));
    }

    @Test
    void whatIsToBeReplacedStaysTextWhoseLinesCanBeCounted() throws Exception {
        String id = Display.display(PLOT, "mine");
        Display.updateDisplay(id, PLOT);
        new Watch(new FakeTicker(), line -> {}, ZoneOffset.UTC).show(Duration.ofSeconds(5), 2, () -> PLOT);
        assertEquals(4, shown.size());
        for (String text : shown) {
            assertTrue(text.contains("three") && text.contains("└"), text);
        }
    }

    @Test
    void withoutPicturesTheTextIsColouredAsAResultIs() {
        TextOptions options = TextOptions.defaults().withColor(true);
        connect(options);
        Display.display(PLOT);
        assertEquals(List.of(Values.render(PLOT, options)), shown);
        assertTrue(shown.get(0).contains("\u001b[38;5;"), shown.get(0));
    }
}
