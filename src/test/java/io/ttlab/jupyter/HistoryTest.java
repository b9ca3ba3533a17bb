package io.ttlab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    @Test
    void saysOnceThatItIsNotKeptAndKeepsTheSessionsCells(@TempDir Path folder) throws IOException {
        Path file = Files.createDirectory(folder.resolve("history.jsonl"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        History history = new History(file, new KernelLog(new PrintStream(out, true, StandardCharsets.UTF_8)));
        history.open();
        history.add(1, "1 + 1");
        history.add(2, "2 + 2");
        assertEquals(2, history.tail(10).size());
        assertEquals(
                "ttlab kernel: history is not kept in \"" + file
                        + "\": Is a directory. Make the file writable and restart the kernel.",
                out.toString(StandardCharsets.UTF_8).strip());
    }
}
