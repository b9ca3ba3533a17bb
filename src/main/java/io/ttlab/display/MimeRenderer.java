package io.ttlab.display;

import io.ttlab.chart.Figures;
import io.ttlab.chart.Plot;
import io.ttlab.chart.TerminalImages;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * Any value in the forms that a notebook can show. Thread-safe.
 *
 * @param text how the plain text is laid out
 * @param html how tables are written as HTML
 */
public record MimeRenderer(TextOptions text, HtmlOptions html) {

    /** Returns text of 120 columns and the defaults otherwise. */
    public static MimeRenderer defaults() {
        return new MimeRenderer(TextOptions.defaults().withWidth(120), HtmlOptions.defaults());
    }

    /** Returns a copy for what may be replaced: charts as text, since no terminal tells how many lines a picture takes. */
    MimeRenderer inPlace() {
        return new MimeRenderer(text.withImages(TerminalImages.OFF), html);
    }

    /**
     * Returns the value's forms: its own if it is {@link Displayable}, a table as HTML, a picture, what a {@code
     * jvm-repr} displayer on the class path makes of it, and always its text.
     */
    public MimeBundle render(@Nullable Object value) {
        if (value instanceof Displayable rich) {
            return rich.toMimeBundle();
        }
        if (value instanceof Plot plot) {
            return ChartBundle.of(plot, text);
        }
        if (value instanceof Table table) {
            return MimeBundle.of("text/html", HtmlTable.render(table, html), Values.render(table, text));
        }
        if (value != null && isForeign(value.getClass())) {
            if (Figures.isFigure(value)) {
                return ChartBundle.ofFigure(value);
            }
            if (value instanceof BufferedImage image) {
                return Pictures.of(image);
            }
            Map<String, String> forms = JvmRepr.forms(value);
            if (!forms.isEmpty()) {
                Map<String, Object> data = new LinkedHashMap<>(forms);
                data.computeIfAbsent(MimeBundle.TEXT, type -> Values.render(value, text));
                return new MimeBundle(data, Map.of());
            }
        }
        return MimeBundle.text(Values.render(value, text));
    }

    /** Whether a library could have registered something for it: the everyday types need no look-up. */
    private static boolean isForeign(Class<?> type) {
        return !type.isPrimitive()
                && !type.getName().startsWith("java.lang.")
                && !type.getName().startsWith("java.util.");
    }
}
