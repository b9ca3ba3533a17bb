package io.ttlab.jupyter;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bytes that a cell prints, as characters of its stream: one that arrives in parts is shown when it is whole. */
final class CellOutput extends OutputStream {
    private final String stream;
    private final CapturedStreams streams;
    private final IoPub iopub;
    /** The first bytes of a character whose rest is still to come, by the thread that writes it; nearly always empty. */
    private final Map<Thread, Rest> rests = new ConcurrentHashMap<>();

    private record Rest(Cell cell, byte[] bytes) {}

    CellOutput(String stream, CapturedStreams streams, IoPub iopub) {
        this.stream = stream;
        this.streams = streams;
        this.iopub = iopub;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        Cell cell = streams.cell();
        Thread thread = Thread.currentThread();
        byte[] text = bytes;
        int start = offset;
        int end = offset + length;
        if (!rests.isEmpty()) {
            Rest rest = rests.remove(thread);
            if (rest != null) {
                text = Arrays.copyOf(rest.bytes(), rest.bytes().length + length);
                System.arraycopy(bytes, offset, text, rest.bytes().length, length);
                start = 0;
                end = text.length;
            }
        }
        int whole = end - unfinished(text, start, end);
        if (whole < end) {
            rests.put(thread, new Rest(cell, Arrays.copyOfRange(text, whole, end)));
        }
        if (whole > start) {
            cell.markShown();
            String characters = new String(text, start, whole - start, StandardCharsets.UTF_8);
            cell.outputs().print(characters);
            iopub.print(cell, stream, characters);
        }
    }

    /** How many bytes at the end begin a UTF-8 sequence that needs more: 0 to 3. */
    static int unfinished(byte[] text, int start, int end) {
        for (int back = 1; back <= 3 && end - back >= start; back++) {
            int b = text[end - back] & 0xFF;
            if (b < 0x80) {
                return 0;
            }
            if (b >= 0xC0) {
                int needed = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
                return needed > back ? back : 0;
            }
        }
        return 0;
    }

    /** Shows the first parts of characters that the cell, or a thread that has ended, never finished. */
    void flushRest(Cell cell) {
        rests.forEach((thread, rest) -> {
            if ((rest.cell() == cell || !thread.isAlive()) && rests.remove(thread, rest)) {
                iopub.print(rest.cell(), stream, new String(rest.bytes(), StandardCharsets.UTF_8));
            }
        });
    }
}
