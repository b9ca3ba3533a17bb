package io.ttlab.terminal;

import io.ttlab.demo.DemoGateway;
import io.ttlab.shell.FaceTranscript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The transcript of all faces, at the prompt of a terminal. */
class FaceIT {

    @TempDir
    Path home;

    @Test
    void showsAtThePromptWhatEveryFaceShows() throws Exception {
        try (DemoGateway gateway = FaceTranscript.gateway();
                PseudoTerminal terminal =
                        PseudoTerminal.open(FaceTranscript.COLUMNS, 45, home, FaceTranscript.variables(gateway))) {
            terminal.until("the prompt", screen -> screen.endsWith("\nuat>"));
            FaceTranscript.check(entry -> shows(terminal, entry), true);
        }
    }

    private static List<String> shows(PseudoTerminal terminal, String entry) throws Exception {
        terminal.type("\u000c");
        terminal.until("an empty screen", screen -> screen.equals("uat>"));
        terminal.enter(entry.replace("\n", "\r"));
        String screen = terminal.until("a prompt after " + entry, now -> now.endsWith("\nuat>"));
        List<String> lines = new ArrayList<>(screen.lines().toList());
        lines.subList(0, (int) entry.lines().count()).clear();
        lines.remove(lines.size() - 1);
        lines.removeIf(line -> line.matches("\\$\\d+ ==>"));
        lines.replaceAll(line -> line.replaceFirst("^\\$\\d+ ==> ", ""));
        return lines;
    }
}
