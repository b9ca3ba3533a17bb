package io.ttlab.chart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** plotly.js from our own class path, as scripts that need no network. Thread-safe. */
public final class PlotlyLibrary {
    static final String VERSION = "3.3.1";

    private static final String FILE = "/META-INF/resources/webjars/plotly.js-dist/" + VERSION + "/plotly.js";

    /** Unpacks the library, and runs it apart from module loaders, which would take it for one of theirs. */
    private static final String UNPACK = """
            function(b64){
            var bytes=Uint8Array.from(atob(b64),function(c){return c.charCodeAt(0);});
            return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text()\
            .then(function(source){
            new Function('module','exports','define','require',source).call(window);
            window.dispatchEvent(new Event('ttlab-plotly'));});}
            """;

    /** Keeps the library in the browser, so that a page that is opened again without a kernel finds it there. */
    private static final String KEEP = """
            function(b64){try{
            var open=indexedDB.open('ttlab',1);
            open.onupgradeneeded=function(){open.result.createObjectStore('files');};
            open.onsuccess=function(){try{
            open.result.transaction('files','readwrite').objectStore('files').put(b64,'plotly-%s');
            }catch(e){}};
            }catch(e){}}
            """.replace("%s", VERSION);

    /** Given up when memory is short; guarded by the class. */
    private static @Nullable SoftReference<String> kept;

    private PlotlyLibrary() {}

    /** Returns a script element that defines {@code window.Plotly}, about 2.5 million characters. */
    static String inline() {
        return "<script>(" + UNPACK + ")(\"" + packed() + "\");</script>\n";
    }

    /**
     * Returns the script element that a notebook is sent once: it defines {@code window.Plotly} and keeps the library in
     * the browser for the next time. About 2.5 million characters.
     */
    public static String forNotebook() {
        return "<script>(function(){var b64=\"" + packed() + "\";if(!window.Plotly)(" + UNPACK + ")(b64);(" + KEEP
                + ")(b64);})();</script>";
    }

    /** What a chart's script does while there is no library: take the copy that the browser keeps, if it does. */
    static String recall() {
        return """
            if(!window.ttlabRecall){window.ttlabRecall=true;try{
            var open=indexedDB.open('ttlab',1);
            open.onupgradeneeded=function(){open.result.createObjectStore('files');};
            open.onsuccess=function(){try{
            var get=open.result.transaction('files').objectStore('files').get('plotly-%s');
            get.onsuccess=function(){if(get.result&&!window.Plotly)(%u)(get.result);};
            }catch(e){}};
            }catch(e){}}
            """.replace("%s", VERSION).replace("%u", UNPACK);
    }

    /** The source without spaces at the starts of lines: a tenth less to send. */
    private static byte[] withoutIndents(byte[] source) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(source.length);
        boolean start = true;
        for (byte each : source) {
            if (start && (each == ' ' || each == '\t')) {
                continue;
            }
            start = each == '\n';
            out.write(each);
        }
        return out.toByteArray();
    }

    private static synchronized String packed() {
        String known = kept == null ? null : kept.get();
        if (known != null) {
            return known;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream in = PlotlyLibrary.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "plotly.js " + VERSION + " is not on the class path: the installation is not whole.");
            }
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(withoutIndents(in.readAllBytes()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String packed = Base64.getEncoder().encodeToString(bytes.toByteArray());
        kept = new SoftReference<>(packed);
        return packed;
    }
}
