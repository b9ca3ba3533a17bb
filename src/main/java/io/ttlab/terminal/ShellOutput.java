package io.ttlab.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jline.reader.LineReader;
import org.jspecify.annotations.Nullable;

/**
 * Standard output of a session at the prompt.
 *
 * <p>While an entry runs, text goes straight to the terminal; while the user types, what background threads print
 * appears above the line being typed. Thread-safe.
 */
final class ShellOutput extends OutputStream {

    private final OutputStream terminal;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean atLineStart = true;

    /** Set while the user types; guarded by this. */
    private @Nullable LineReader reader;

    ShellOutput(OutputStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return;
        }
        if (reader == null) {
            terminal.write(bytes, offset, length);
            atLineStart = bytes[offset + length - 1] == '\n';
            return;
        }
        for (int index = offset; index < offset + length; index++) {
            line.write(bytes[index]);
            if (bytes[index] == '\n') {
                showAbove(reader);
            }
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        if (reader == null) {
            terminal.flush();
        }
    }

    /** From now on whole lines appear above what {@code lineReader} is reading; first ends a line left open. */
    synchronized void reading(LineReader lineReader) throws IOException {
        if (!atLineStart) {
            terminal.write('\n');
            atLineStart = true;
        }
        terminal.flush();
        reader = lineReader;
    }

    /** From now on text goes straight to the terminal again. */
    synchronized void running() throws IOException {
        reader = null;
        if (line.size() > 0) {
            line.writeTo(terminal);
            line.reset();
            atLineStart = false;
        }
    }

    private void showAbove(LineReader lineReader) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        lineReader.printAbove(text);
    }
}
