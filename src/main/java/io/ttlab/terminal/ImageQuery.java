package io.ttlab.terminal;

import io.ttlab.chart.TerminalImages;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/** Asks a terminal what it can show. */
final class ImageQuery {
    /** A terminal on the other end of a slow line answers within this; one that never answers costs it once. */
    private static final long PATIENCE_MS = 500;

    private static final int LONGEST_ANSWER = 64;

    private ImageQuery() {}

    /** Returns whether the terminal names sixels among its device attributes. Not while a line is being read. */
    static boolean answersSixel(Terminal terminal) {
        Attributes before = terminal.enterRawMode();
        try {
            terminal.writer().print("\u001b[c");
            terminal.flush();
            StringBuilder answer = new StringBuilder();
            NonBlockingReader reader = terminal.reader();
            int next = reader.read(PATIENCE_MS);
            while (next >= 0 && next != 'c' && answer.length() < LONGEST_ANSWER) {
                answer.append((char) next);
                next = reader.read(PATIENCE_MS);
            }
            return TerminalImages.answersSixel(answer + (next == 'c' ? "c" : ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            terminal.setAttributes(before);
        }
    }
}
