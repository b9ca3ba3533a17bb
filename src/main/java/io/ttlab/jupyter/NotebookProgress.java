package io.ttlab.jupyter;

import io.ttlab.api.ProgressDisplay;
import io.ttlab.display.MimeBundle;
import java.util.UUID;

/** A line that is replaced in place while a call of a cell takes its time. Thread-safe. */
final class NotebookProgress implements ProgressDisplay {
    private final CapturedStreams streams;
    private final IoPub iopub;
    /** The cell that shows the line now, and the line's id; guarded by this. */
    private Cell shownIn = Cell.NONE;

    private String id = "";

    NotebookProgress(CapturedStreams streams, IoPub iopub) {
        this.streams = streams;
        this.iopub = iopub;
    }

    @Override
    public synchronized void show(String line) {
        Cell cell = line.isEmpty() ? Cell.NONE : streams.cell();
        boolean first = shownIn != cell;
        if (first) {
            takeAway();
        }
        if (line.isEmpty()) {
            return;
        }
        if (first) {
            shownIn = cell;
            id = UUID.randomUUID().toString();
        }
        NotebookSink.publish(iopub, cell, first ? "display_data" : "update_display_data", MimeBundle.text(line), id);
    }

    /** A saved notebook must not show that a call was slow: the whole output goes where the line is all there is. */
    private void takeAway() {
        Cell cell = shownIn;
        shownIn = Cell.NONE;
        if (cell == Cell.NONE) {
            return;
        }
        if (cell.shown()) {
            NotebookSink.publish(iopub, cell, "update_display_data", MimeBundle.text(""), id);
        } else {
            iopub.publish(cell, "clear_output", Json.map("wait", false));
        }
    }
}
