package io.ttlab.jupyter;

import io.ttlab.chart.PlotlyLibrary;
import io.ttlab.display.MimeBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Sends pages the JavaScript that charts need, once to each client, ahead of the first output that asks for it.
 *
 * <p>The library comes as an output of the cell, which is emptied when the cell ends: by then the page has run it, and the
 * saved notebook does not carry it. Who opens a page anew is a new client, with a session of its own. Thread-safe.
 */
final class PageLibraries {
    private final IoPub iopub;
    /** The clients that have the library; guarded by this. */
    private final Set<String> served = new HashSet<>();
    /** The cell whose output holds the library now, and its id; guarded by this. */
    private Cell holder = Cell.NONE;

    private String id = "";

    PageLibraries(IoPub iopub) {
        this.iopub = iopub;
    }

    /** Sends what the bundle needs, unless the cell's client has it. */
    synchronized void before(Cell cell, MimeBundle bundle) {
        boolean asks =
                bundle.metadata().get("text/html") instanceof Map<?, ?> html && html.containsKey(MimeBundle.LIBRARY);
        if (!asks || cell.silent() || !served.add(client(cell))) {
            return;
        }
        holder = cell;
        id = UUID.randomUUID().toString();
        String text = "(the library that draws charts)";
        MimeBundle library = MimeBundle.of("text/html", PlotlyLibrary.forNotebook(), text);
        NotebookSink.publish(iopub, cell, "display_data", library, id);
        if (cell.ended()) {
            after(cell);
        }
    }

    /** Empties the output that held the library, if the cell had it. */
    synchronized void after(Cell cell) {
        if (holder == cell && holder != Cell.NONE) {
            NotebookSink.publish(iopub, cell, "update_display_data", MimeBundle.text(""), id);
            holder = Cell.NONE;
        }
    }

    private static String client(Cell cell) {
        if (cell.parentHeader().length == 0) {
            return "";
        }
        try {
            return Json.text(Json.object(cell.parentHeader()), "session", "");
        } catch (IOException e) {
            throw new UncheckedIOException("The header of a request, read before, cannot be read again.", e);
        }
    }
}
