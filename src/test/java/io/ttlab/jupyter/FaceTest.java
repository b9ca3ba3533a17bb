package io.ttlab.jupyter;

import io.ttlab.demo.DemoGateway;
import io.ttlab.jupyter.WireClient.Ran;
import io.ttlab.jupyter.WireClient.Received;
import io.ttlab.shell.FaceTranscript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The transcript of all faces, in a notebook: what its front end shows where it shows text. */
class FaceTest {

    @Test
    @Timeout(120)
    void showsInANotebookWhatEveryFaceShows(@TempDir Path folder) throws Exception {
        try (DemoGateway gateway = FaceTranscript.gateway();
                KernelProcess kernel = KernelProcess.start(folder, FaceTranscript.variables(gateway));
                WireClient client = kernel.client()) {
            FaceTranscript.check(entry -> shows(client.run(entry)), false);
        }
    }

    private static List<String> shows(Ran ran) {
        List<String> lines = new ArrayList<>();
        StringBuilder printed = new StringBuilder();
        for (Received message : ran.output()) {
            switch (message.type()) {
                case "stream" -> printed.append(message.text("text"));
                case "execute_result" ->
                    printed.append(message.object("data").get("text/plain")).append('\n');
                case "error" -> failure(printed, (List<?>) message.content().get("traceback"));
                default -> {}
            }
        }
        printed.toString().lines().forEach(lines::add);
        return lines;
    }

    /** Takes off what a notebook adds: the kind of a failure that is no exception, and file and line in a gutter. */
    private static void failure(StringBuilder out, List<?> traceback) {
        int gutter = 0;
        for (Object each : traceback) {
            String line = String.valueOf(each).replaceAll("\u001b\\[[0-9;]*m", "");
            int bar = line.indexOf(" | ");
            if (line.startsWith("Cell ") && bar > 0) {
                gutter = bar + 3;
                line = "  " + line.substring(gutter);
            } else if (gutter > 0
                    && line.length() > gutter
                    && line.substring(0, gutter).isBlank()) {
                line = "  " + line.substring(gutter);
            } else {
                line = line.replaceFirst("^(CompilationError|CommandError|UsageError): ", "")
                        .replaceFirst("^ {4}", "  ");
            }
            out.append(line).append('\n');
        }
    }
}
