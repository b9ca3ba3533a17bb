package io.ttlab.chart;

import io.ttlab.client.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** The script that draws a chart into its element once {@code window.Plotly} is there. */
final class ChartScript {
    /** Above this many characters a figure is packed, to about a quarter. */
    private static final int PACK_FROM = 12_000;

    private static final String DRAW = """
            (function(){
            var id=%id,dark=%dark;
            function load(){%load}
            function dress(o){for(var k in o){var v=o[k];
            if(typeof v==='string'){var c=dark[v.slice(0,7)];if(c&&v[0]==='#')o[k]=c+v.slice(7);}
            else if(v&&typeof v==='object'&&typeof v[0]!=='number')dress(v);}}
            function isDark(){var b=document.body;
            if(b.dataset.jpThemeLight)return b.dataset.jpThemeLight==='false';
            return b.classList.contains('vscode-dark')||%auto;}
            function draw(){var host=document.getElementById(id);
            if(!host||host.dataset.drawn||!window.Plotly)return;
            host.dataset.drawn='1';
            load().then(function(f){
            if(isDark()){dress(f.layout);dress(f.data);}
            var box=document.createElement('div');box.style.cssText=%style;host.appendChild(box);
            return window.Plotly.newPlot(box,f.data,f.layout,f.config).then(function(){
            var still=host.querySelector('img');if(still)still.style.display='none';
            host.dataset.drawn='2';});});}
            window.addEventListener('ttlab-plotly',draw);
            if(window.Plotly)draw();%else
            })();
            """;

    private ChartScript() {}

    /**
     * Returns the script.
     *
     * @param id the id of the element that the chart goes into
     * @param style CSS of the box in it
     * @param auto a JavaScript expression that says whether the surroundings are dark where no notebook says so
     * @param otherwise what to do where there is no library yet
     */
    static String of(Chart chart, String id, String style, String auto, String otherwise) {
        String json = json(PlotlyFigure.of(chart));
        Map<String, Object> dark = Json.map();
        if (chart.look().dark() == null) {
            dark = Theme.darkened();
        }
        return DRAW.replace("%id", json(id))
                .replace("%dark", json(dark))
                .replace("%style", json(style))
                .replace("%auto", auto)
                .replace("%else", otherwise)
                .replace("%load", json.length() < PACK_FROM ? "return Promise.resolve(" + json + ");" : packed(json));
    }

    private static String packed(String json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "var b=Uint8Array.from(atob(\"" + Base64.getEncoder().encodeToString(bytes.toByteArray())
                + "\"),function(c){return c.charCodeAt(0);});"
                + "return new Response(new Blob([b]).stream().pipeThrough(new DecompressionStream('gzip'))).json();";
    }

    /** The tree as JSON that may stand within a script element: no {@code <} that could end it. */
    static String json(Object tree) {
        return new String(Json.bytes(tree), StandardCharsets.UTF_8)
                .replace("<", "\\u003c")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
