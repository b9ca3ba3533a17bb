package io.ttlab.chart;

import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * Figures of Tablesaw's own plotting library, which a user may have loaded with {@code /deps}; reached by reflection, since
 * it is no part of this product.
 *
 * <p>Its scripts are written for plotly.js 1: titles that are plain texts, which plotly.js 3 ignores, are made objects, and
 * numbers that are texts are made numbers, before they are drawn.
 */
public final class Figures {
    private static final String TYPE = "tech.tablesaw.plotly.components.Figure";

    private static final String SHIM = """
            (function(W){
            function fix(o){if(!o||typeof o!=='object')return o;
            for(var k in o){var v=o[k];
            if(k==='title'&&typeof v==='string'){o[k]={text:v};if(o.titlefont)o[k].font=o.titlefont;}
            else if(Array.isArray(v)&&v.length&&v.every(function(s){return typeof s==='string'&&s!==''&&isFinite(s);}))\
            o[k]=v.map(Number);
            else fix(v);}return o;}
            function draw(){var Plotly={newPlot:function(t,d,l){return W.Plotly.newPlot(t,fix(d),fix(l)||{},\
            {showSendToCloud:false,plotlyServerURL:'',displaylogo:false,responsive:true});}};
            %s
            }
            if(W.Plotly)draw();else W.addEventListener('ttlab-plotly',draw,{once:true});
            })(window);
            """;

    private Figures() {}

    /** Whether a value is such a figure. Loads nothing. */
    public static boolean isFigure(Object value) {
        return type(value) != null;
    }

    /** Returns the library's own class of a figure, whose methods can be called even where the user's cannot; or null. */
    private static @Nullable Class<?> type(Object value) {
        Class<?> type = value.getClass();
        while (type != null && !type.getName().equals(TYPE)) {
            type = type.getSuperclass();
        }
        return type;
    }

    /**
     * Returns the figure as a {@code div} with a script that draws it once {@code window.Plotly} is there.
     *
     * @param id the id of the {@code div}, unique on its page
     */
    public static String html(Object figure, String id) {
        Class<?> type = type(figure);
        if (type == null) {
            throw Columns.unusable("A value of type '" + figure.getClass().getName()
                    + "' is no chart. Make one with plot(…), or pass a Figure of Tablesaw's plotting library.");
        }
        String script;
        try {
            script = (String) type.getMethod("asJavascript", String.class).invoke(figure, id);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("The figure failed to write itself: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "The Figure has no method asJavascript(String): take tablesaw-jsplot 0.44.4 or near it.", e);
        }
        String body = script.replaceAll("(?i)</?script[^>]*>", "");
        return "<div id=\"" + id + "\"></div>\n<script>" + SHIM.replace("%s", body) + "</script>\n";
    }
}
