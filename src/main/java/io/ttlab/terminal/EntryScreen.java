package io.ttlab.terminal;

import io.ttlab.display.Screen;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the running entry has written since it began, and where in it the values lie that can be replaced.
 *
 * <p>The newest {@link #KEPT} bytes are kept; what lies before them is out of reach, as it is on the screen. Confine to
 * the holder of the output's lock.
 */
final class EntryScreen {

    /** More than a screen holds. */
    static final int KEPT = 64 * 1024;

    /** A value's place, from its first byte to the one behind its last. */
    private record Block(String id, int start, int end) {
        Block moved(int by) {
            return new Block(id, start + by, end + by);
        }
    }

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final List<Block> blocks = new ArrayList<>();
    private boolean whole = true;

    /** Begins anew: nothing is written yet. */
    void begin() {
        written.reset();
        blocks.clear();
        whole = true;
    }

    void add(byte[] bytes, int offset, int length) {
        written.write(bytes, offset, length);
        int over = written.size() - KEPT;
        if (over > KEPT) {
            byte[] rest = written.toByteArray();
            written.reset();
            written.write(rest, over, rest.length - over);
            blocks.replaceAll(block -> block.moved(-over));
            blocks.removeIf(block -> block.start() < 0);
            whole = false;
        }
    }

    /** Remembers that the value {@code id} takes the last {@code length} bytes. */
    void mark(String id, int length) {
        blocks.removeIf(block -> block.id().equals(id));
        blocks.add(new Block(id, written.size() - length, written.size()));
    }

    /** Whether a value of that name is in reach. */
    boolean has(String id) {
        return blocks.stream().anyMatch(block -> block.id().equals(id));
    }

    /** Whether everything since the beginning is in reach. */
    boolean isWhole() {
        return whole;
    }

    /** Returns everything that was written and is in reach. */
    String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    /** Returns how many lines the cursor is below the first line of the value {@code id}. */
    int linesFrom(String id, int width) {
        byte[] all = written.toByteArray();
        int start = block(id).start();
        return lines(new String(all, start, all.length - start, StandardCharsets.UTF_8), width);
    }

    /** Returns how many lines the cursor is below the first line of everything. */
    int lines(int width) {
        return lines(text(), width);
    }

    /** Puts {@code text} in the place of the value {@code id}; returns what has to be written from its start on. */
    byte[] replace(String id, byte[] text) {
        Block old = block(id);
        byte[] all = written.toByteArray();
        written.reset();
        written.write(all, 0, old.start());
        written.writeBytes(text);
        written.write(all, old.end(), all.length - old.end());
        int by = text.length - (old.end() - old.start());
        blocks.replaceAll(block -> block.start() >= old.end() ? block.moved(by) : block);
        blocks.set(blocks.indexOf(old), new Block(id, old.start(), old.start() + text.length));
        byte[] now = written.toByteArray();
        return Arrays.copyOfRange(now, old.start(), now.length);
    }

    private Block block(String id) {
        return blocks.stream()
                .filter(block -> block.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Returns how many lines a terminal of {@code width} columns goes down while it shows {@code text}. */
    static int lines(String text, int width) {
        int lines = 0;
        int column = 0;
        int index = 0;
        while (index < text.length()) {
            int point = text.codePointAt(index);
            int next = index + Character.charCount(point);
            if (point == '\u001b') {
                index = afterSequence(text, next);
                continue;
            }
            if (point == '\n') {
                lines++;
                column = 0;
            } else if (point == '\r') {
                column = 0;
            } else {
                int wide = point == '\t' ? 8 - column % 8 : Screen.width(text.substring(index, next));
                if (column + wide > width && point != '\t') {
                    lines++;
                    column = 0;
                }
                column = Math.min(width, column + wide);
            }
            index = next;
        }
        return lines;
    }

    /** Skips what stands between an escape character and the letter that ends its sequence. */
    private static int afterSequence(String text, int from) {
        int index = from;
        if (index < text.length() && text.charAt(index) == '[') {
            index++;
            while (index < text.length() && (text.charAt(index) < '@' || text.charAt(index) > '~')) {
                index++;
            }
        }
        return Math.min(text.length(), index + 1);
    }
}
