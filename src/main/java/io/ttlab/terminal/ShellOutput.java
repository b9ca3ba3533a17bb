package io.ttlab.terminal;

import io.ttlab.display.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import org.jline.reader.LineReader;
import org.jspecify.annotations.Nullable;

/**
 * Standard output of a session on a terminal.
 *
 * <p>While an entry runs, text goes straight to the terminal, above the progress line if there is one; while the user
 * types, what background threads print appears above the line being typed. Thread-safe.
 */
public final class ShellOutput extends OutputStream {

    private static final byte[] ERASE_LINE = ascii("\r\u001b[K");

    private final OutputStream terminal;
    private final OutputStream statusLine;
    private final boolean obeys;
    private final IntSupplier width;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final EntryScreen entry = new EntryScreen();
    private boolean atLineStart = true;

    /** The progress line, and the columns that it has on the screen now, 0 where it is not there; guarded by this. */
    private String status = "";

    private int statusColumns;

    /** What the running entry has shown is to go once something new comes; guarded by this. */
    private boolean clearPending;

    /** Set while the user types; guarded by this. */
    private @Nullable LineReader reader;

    /**
     * Makes an output in front of a terminal.
     *
     * @param terminal takes the bytes
     * @param statusLine takes the bytes of the progress line: the same terminal by another way, for a script
     * @param obeys whether the terminal obeys escape sequences; a dumb one shows no progress
     * @param width the terminal's columns, asked whenever they matter
     */
    public ShellOutput(OutputStream terminal, OutputStream statusLine, boolean obeys, IntSupplier width) {
        this.terminal = terminal;
        this.statusLine = statusLine;
        this.obeys = obeys;
        this.width = width;
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
            hideStatus();
            if (clearPending) {
                clear(Integer.MAX_VALUE);
            }
            entry.add(bytes, offset, length);
            put(bytes, offset, length);
            showStatus();
            return;
        }
        for (int index = offset; index < offset + length; index++) {
            line.write(bytes[index]);
            if (bytes[index] == '\n') {
                showAbove(reader);
            }
        }
    }

    private void put(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            terminal.write(bytes, offset, length);
            atLineStart = bytes[offset + length - 1] == '\n';
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        if (reader == null) {
            terminal.flush();
        }
    }

    /** Shows a value on lines of its own, under a name by which {@link #replace} finds it. */
    synchronized void show(String id, String text) throws IOException {
        byte[] bytes = lines(text);
        if (reader == null && !atLineStart) {
            write('\n');
        }
        write(bytes, 0, bytes.length);
        if (reader == null && obeys) {
            entry.mark(id, bytes.length);
        }
        flush();
    }

    /**
     * Puts a value in the place of the one that was shown under its name, and below everything where that is out of
     * reach.
     *
     * @param height the terminal's lines
     */
    synchronized void replace(String id, String text, int height) throws IOException {
        if (reader != null || !obeys || clearPending || !entry.has(id)) {
            show(id, text);
            return;
        }
        int up = entry.linesFrom(id, width.getAsInt());
        if (up >= height) {
            show(id, text);
            return;
        }
        hideStatus();
        byte[] rest = entry.replace(id, lines(text));
        moveUp(up);
        put(rest, 0, rest.length);
        showStatus();
        flush();
    }

    /**
     * Takes away what the running entry has written so far.
     *
     * @param wait whether only when something new comes
     * @param height the terminal's lines
     */
    synchronized void clear(boolean wait, int height) throws IOException {
        if (reader != null || !obeys) {
            return;
        }
        if (wait) {
            clearPending = true;
        } else {
            hideStatus();
            clear(height);
            showStatus();
            flush();
        }
    }

    private void clear(int height) throws IOException {
        clearPending = false;
        int up = entry.lines(width.getAsInt());
        if (entry.isWhole() && up < height) {
            moveUp(up);
        } else {
            terminal.write(ascii("\u001b[H\u001b[J"));
        }
        entry.begin();
        atLineStart = true;
    }

    private void moveUp(int lines) throws IOException {
        terminal.write(up(lines));
    }

    private static byte[] up(int lines) {
        return ascii("\r" + (lines > 0 ? "\u001b[" + lines + "A" : "") + "\u001b[J");
    }

    /** Shows a progress line below everything, in place of the one before; an empty one takes it away. */
    synchronized void status(String text) throws IOException {
        if (!obeys) {
            return;
        }
        hideStatus();
        status = reader == null ? text : "";
        showStatus();
    }

    private void hideStatus() throws IOException {
        if (statusColumns > 0) {
            // A terminal that became narrower since has broken the line.
            int up = (statusColumns - 1) / Math.max(1, width.getAsInt());
            statusLine.write(up > 0 ? up(up) : ERASE_LINE);
            statusLine.flush();
            statusColumns = 0;
        }
    }

    /** An open line of output is not to be disturbed: the progress line waits for its end. */
    private void showStatus() throws IOException {
        if (!status.isEmpty() && atLineStart) {
            String shown = Screen.line(status, Math.max(20, width.getAsInt()) - 1);
            terminal.flush();
            statusLine.write(shown.getBytes(StandardCharsets.UTF_8));
            statusLine.flush();
            statusColumns = Screen.width(shown);
        }
    }

    /** From now on whole lines appear above what {@code lineReader} is reading; first ends a line left open. */
    synchronized void reading(LineReader lineReader) throws IOException {
        status("");
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
        clearPending = false;
        entry.begin();
        if (line.size() > 0) {
            line.writeTo(terminal);
            line.reset();
            atLineStart = false;
        }
    }

    /** Returns the last of what the running entry has written. */
    synchronized String entryText() {
        return entry.text();
    }

    private void showAbove(LineReader lineReader) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        lineReader.printAbove(text);
    }

    private static byte[] lines(String text) {
        return (text.endsWith("\n") ? text : text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
