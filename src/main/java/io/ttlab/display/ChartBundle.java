package io.ttlab.display;

import io.ttlab.chart.ChartForms;
import io.ttlab.chart.Figures;
import io.ttlab.chart.Plot;
import io.ttlab.chart.TerminalImages;
import java.util.Map;
import java.util.UUID;

/** Charts as bundles: interactive, as a picture, and as text. */
final class ChartBundle {
    private static final int DEFAULT_COLUMNS = 80;
    private static final int FIGURE_ID_CHARS = 8;

    private ChartBundle() {}

    /** Every form at once: which of them a notebook keeps is not ours to know. */
    static MimeBundle of(Plot plot, TextOptions text) {
        ChartForms.Notebook forms = ChartForms.notebook(plot);
        return MimeBundle.of("text/html", forms.html(), text(plot, text))
                .with("image/png", forms.png())
                .with("application/vnd.plotly.v1+json", forms.plotly())
                .withMetadata("image/png", Map.of("width", forms.width(), "height", forms.height()))
                .withMetadata("text/html", Map.of(MimeBundle.LIBRARY, ChartForms.LIBRARY));
    }

    /** A figure of Tablesaw's own plotting library, which only a browser can draw. */
    static MimeBundle ofFigure(Object figure) {
        String id = "figure-" + UUID.randomUUID().toString().substring(0, FIGURE_ID_CHARS);
        return MimeBundle.of("text/html", Figures.html(figure, id), figureText())
                .withMetadata("text/html", Map.of(MimeBundle.LIBRARY, ChartForms.LIBRARY));
    }

    static String figureText() {
        return "[Tablesaw figure: a browser draws it. Open it with Charts.show(figure)]";
    }

    /** What a terminal shows of a chart: a picture where it takes one, else text. */
    static String text(Plot plot, TextOptions options) {
        boolean dark = options.theme() == Theme.DARK;
        int columns = columns(options);
        if (options.images() != TerminalImages.OFF) {
            return ChartForms.image(plot, options.images(), columns, dark);
        }
        return options.color() ? ChartForms.colored(plot, columns, dark) : ChartForms.text(plot, columns);
    }

    private static int columns(TextOptions options) {
        return options.width() == TextOptions.UNLIMITED ? DEFAULT_COLUMNS : options.width();
    }
}
