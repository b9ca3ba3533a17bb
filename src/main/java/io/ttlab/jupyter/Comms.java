package io.ttlab.jupyter;

import java.util.Map;

/** Comms: this kernel has no targets, so that every one that a client opens is closed at once. */
final class Comms {
    private final IoPub iopub;

    Comms(IoPub iopub) {
        this.iopub = iopub;
    }

    /** Handles {@code comm_open}; messages to comms that are closed, and their closing, need nothing. */
    void handle(Request request) {
        if (request.type().equals("comm_open")) {
            iopub.publish(
                    request.rawHeader(),
                    "comm_close",
                    Json.map("comm_id", Json.text(request.content(), "comm_id", ""), "data", Map.of()));
        }
    }
}
