package io.ttlab.jupyter;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * {@code System.in} in a notebook: each line that is read and not there yet is asked for in the front end.
 *
 * <p>What is left of a line belongs to the cell that asked for it; the next cell asks anew.
 */
final class CellInput extends InputStream {
    private final CapturedStreams streams;
    private final StdinChannel stdin;
    /** Guarded by this. */
    private byte[] line = new byte[0];
    /** Guarded by this. */
    private int next;
    /** Guarded by this. */
    private Cell lineOf = Cell.NONE;

    CellInput(CapturedStreams streams, StdinChannel stdin) {
        this.streams = streams;
        this.stdin = stdin;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        Cell cell = streams.cell();
        if (next >= line.length || lineOf != cell) {
            line = (stdin.ask(cell, "", false) + "\n").getBytes(StandardCharsets.UTF_8);
            next = 0;
            lineOf = cell;
        }
        int count = Math.min(length, line.length - next);
        System.arraycopy(line, next, target, offset, count);
        next += count;
        return count;
    }

    @Override
    public synchronized int available() {
        return lineOf == streams.cell() ? line.length - next : 0;
    }
}
