package io.ttlab.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ttlab.chart.Figures;
import java.nio.file.Path;
import java.util.Map;
import jupyter.Displayers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What the display calls say, whole, when they are asked for what cannot be shown. */
class DisplayRefusalsTest {
    private static void assertSays(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void namesTheLeastThatCanBeShown() {
        assertSays(
                "A limit of '1' rows is too small: at least 2.",
                () -> HtmlOptions.defaults().withRows(1));
        assertSays(
                "A limit of '1' rows is too small: at least 2.",
                () -> TextOptions.defaults().withRows(1));
        assertSays(
                "A width of '9' is too small: at least 10.",
                () -> TextOptions.defaults().withWidth(9));
    }

    @Test
    void saysWhichDisplayerOfTheUsersFailed() {
        Displayers.Broken value = new Displayers.Broken();
        assertEquals(
                "The jvm-repr displayer of jupyter.Displayers$Broken failed: java.lang.IllegalStateException: no form",
                assertThrows(IllegalStateException.class, () -> JvmRepr.forms(value))
                        .getMessage());
    }

    @Test
    void saysThatALibraryIsNotTheOneMeant(@TempDir Path folder) throws Exception {
        try (var loader = Sources.compiled(
                folder,
                Map.of(
                        "jupyter/Displayers.java",
                        "package jupyter; public class Displayers {}",
                        "tech/tablesaw/plotly/components/Figure.java",
                        "package tech.tablesaw.plotly.components; public class Figure {}"))) {
            Thread thread = Thread.currentThread();
            ClassLoader former = thread.getContextClassLoader();
            thread.setContextClassLoader(loader);
            try {
                assertEquals(
                        "The jupyter.Displayers on the class path is not jvm-repr's: java.lang.NoSuchMethodException:"
                                + " jupyter.Displayers.display(java.lang.Object)",
                        assertThrows(IllegalStateException.class, () -> JvmRepr.forms(1))
                                .getMessage());
            } finally {
                thread.setContextClassLoader(former);
            }
            Object figure = loader.loadClass("tech.tablesaw.plotly.components.Figure")
                    .getConstructor()
                    .newInstance();
            assertEquals(
                    "The Figure has no method asJavascript(String): take tablesaw-jsplot 0.44.4 or near it.",
                    assertThrows(IllegalStateException.class, () -> Figures.html(figure, "id"))
                            .getMessage());
        }
    }

    @Test
    void saysWhatIsNoPictureAndWhatIsNoType(@TempDir Path folder) {
        assertSays("No PNG, JPEG, GIF or SVG picture: 3 bytes.", () -> Display.Image(new byte[3]));
        Path none = folder.resolve("none.png");
        assertSays(
                "No picture \"" + none + "\" in \"" + Path.of("").toAbsolutePath()
                        + "\". Pass a path from there, or an absolute one.",
                () -> Display.Image(none));
        assertSays("\"html\" is no MIME type. Use for example \"text/html\".", () -> Display.render("<b>", "html"));
    }
}
