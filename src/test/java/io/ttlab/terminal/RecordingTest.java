package io.ttlab.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.chart.Charts;
import io.ttlab.chart.Plot;
import io.ttlab.chart.TerminalImages;
import io.ttlab.display.MimeBundle;
import io.ttlab.display.TextOptions;
import io.ttlab.display.Values;
import io.ttlab.shell.Step;
import org.junit.jupiter.api.Test;

/** What an export finds of an entry. */
class RecordingTest {
    private static final Plot PLOT = Charts.plot(new double[] {1, 3, 2}).title("three");

    private static String text(TerminalImages images) {
        Recording recording = new Recording();
        String picture = Values.render(PLOT, TextOptions.defaults().withImages(images));
        recording.printedText(() -> "before" + picture + "behind\n");
        recording.begin();
        recording.shown(step(), picture);
        recording.keep("plot(y)");
        var outputs = recording.entries().get(0).outputs();
        assertEquals("beforebehind\n", outputs.get(0).forms().get().text());
        MimeBundle bundle = outputs.get(1).forms().get();
        assertTrue(bundle.data().containsKey("image/png"));
        return bundle.text();
    }

    private static Step step() {
        return new Step(Step.Kind.EXPRESSION, "plot(y)", "$1", "Plot", PLOT, true, "");
    }

    @Test
    void keepsNoPictureOfATerminalInTheTextOfAnExport() {
        for (TerminalImages images :
                new TerminalImages[] {TerminalImages.KITTY, TerminalImages.ITERM, TerminalImages.SIXEL}) {
            String text = text(images);
            assertTrue(text.startsWith("three\n") && text.contains("└") && text.indexOf('\u001b') < 0, text);
        }
    }
}
