package io.ttlab.jupyter;

import io.ttlab.display.DisplaySink;
import io.ttlab.display.MimeBundle;
import java.util.Map;

/** Sends what {@code display} and its kin show to the cell that the calling thread belongs to. */
final class NotebookSink implements DisplaySink {
    private final CapturedStreams streams;
    private final IoPub iopub;
    private final PageLibraries libraries;

    NotebookSink(CapturedStreams streams, IoPub iopub, PageLibraries libraries) {
        this.streams = streams;
        this.iopub = iopub;
        this.libraries = libraries;
    }

    @Override
    public void show(MimeBundle bundle, String id) {
        streams.cell().outputs().show(bundle, id);
        publish("display_data", bundle, id);
    }

    @Override
    public void update(MimeBundle bundle, String id) {
        streams.cell().outputs().update(bundle, id);
        publish("update_display_data", bundle, id);
    }

    @Override
    public void clear(boolean wait) {
        streams.cell().outputs().clear(wait);
        iopub.publish(streams.cell(), "clear_output", Json.map("wait", wait));
    }

    private void publish(String type, MimeBundle bundle, String id) {
        Cell cell = streams.cell();
        cell.markShown();
        libraries.before(cell, bundle);
        publish(iopub, cell, type, bundle, id);
    }

    /** Publishes a bundle as a display message of a cell. */
    static void publish(IoPub iopub, Cell cell, String type, MimeBundle bundle, String id) {
        iopub.publish(
                cell,
                type,
                Json.map(
                        "data",
                        bundle.data(),
                        "metadata",
                        bundle.metadata(),
                        "transient",
                        id.isEmpty() ? Map.of() : Json.map("display_id", id)));
    }
}
