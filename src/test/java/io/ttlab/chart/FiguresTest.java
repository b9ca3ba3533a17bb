package io.ttlab.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.TtException;
import io.ttlab.display.MimeBundle;
import io.ttlab.display.MimeRenderer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.plotly.api.ScatterPlot;
import tech.tablesaw.plotly.components.Figure;

/** Figures of Tablesaw's own plotting library; {@link ChromiumIT} looks at what a browser draws of them. */
class FiguresTest {
    static final Figure FIGURE = ScatterPlot.create("Fills <b>", SampleCharts.fills(60), "price", "qty", "side");

    @Test
    void aFigureIsADivAndAScriptForANotebookAndASentenceForATerminal() {
        MimeBundle bundle = MimeRenderer.defaults().render(FIGURE);
        String html = String.valueOf(bundle.data().get("text/html"));
        assertTrue(html.contains("Plotly.newPlot(") && !html.contains("src="), html);
        assertEquals("[Tablesaw figure: a browser draws it. Open it with Charts.show(figure)]", bundle.text());
        assertTrue(String.valueOf(bundle.metadata().get("text/html")).contains(ChartForms.LIBRARY));
    }

    @Test
    void saysWhyAFigureOfTheUsersOwnCannotBeDrawn() {
        class Broken extends Figure {
            @Override
            public String asJavascript(String id) {
                throw new IllegalStateException("no data for " + id);
            }
        }

        assertEquals(
                "The figure failed to write itself: java.lang.IllegalStateException: no data for chart",
                assertThrows(IllegalStateException.class, () -> Figures.html(new Broken(), "chart"))
                        .getMessage());
    }

    @Test
    void savesAPageAndNothingElse(@TempDir Path folder) throws Exception {
        Path page = Charts.save(FIGURE, folder.resolve("f.html").toString());
        assertFalse(Files.readString(page).contains("src=\"http"));
        assertEquals(
                "A figure of Tablesaw's plotting library can only be saved as .html, not as 'f.png': the browser draws it.",
                assertThrows(TtException.class, () -> Charts.save(FIGURE, "f.png"))
                        .getMessage());
        assertEquals(
                "A value of type 'java.lang.String' is no chart. Make one with plot(…), or pass a Figure of Tablesaw's"
                        + " plotting library.",
                assertThrows(TtException.class, () -> Charts.save("text", "f.html"))
                        .getMessage());
    }
}
