package io.ttlab.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests of the current UTC day, since plans have a quota a day. Thread-safe.
 *
 * <p>The count is kept in a small file, where one is given, so that all sessions of an environment count together. Where
 * the file cannot be used the count is that of this session.
 */
final class DailyCount {
    /** One process holds a file's lock once: its threads take turns by this. */
    private static final Object PROCESS = new Object();

    private static final int LONGEST = 64;

    private final Ticker ticker;
    private final @Nullable Path file;
    private LocalDate day = LocalDate.MIN;
    private long count;
    /** Whether the file could be used the last time. */
    private boolean fileUsable = true;

    DailyCount(Ticker ticker, @Nullable Path file) {
        this.ticker = ticker;
        this.file = file;
    }

    /** Counts a request. */
    synchronized void add() {
        turn();
        count++;
        if (file != null) {
            count = Math.max(count, shared(file, 1));
        }
    }

    /** Returns the requests of the day so far. */
    synchronized long today() {
        turn();
        if (file != null) {
            count = Math.max(count, shared(file, 0));
        }
        return count;
    }

    /** Whether the sessions that share the file are counted together: not where it cannot be used. */
    synchronized boolean isShared() {
        return file == null || fileUsable;
    }

    private void turn() {
        LocalDate today = LocalDate.ofInstant(ticker.now(), ZoneOffset.UTC);
        if (!today.equals(day)) {
            day = today;
            count = 0;
        }
    }

    /** Adds to the file's count of the day and returns it; 0 where the file cannot be used. */
    private long shared(Path path, int more) {
        synchronized (PROCESS) {
            try {
                PrivateFiles.makeFolder(path.toAbsolutePath().getParent());
                try (FileChannel channel = FileChannel.open(
                                path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                        FileLock lock = channel.lock()) {
                    long known = lock.isValid() ? read(channel) : 0;
                    if (more > 0) {
                        byte[] line = (day + " " + (known + more) + "\n").getBytes(StandardCharsets.US_ASCII);
                        channel.truncate(0).write(ByteBuffer.wrap(line), 0);
                    }
                    fileUsable = true;
                    return known + more;
                }
            } catch (IOException unusable) {
                fileUsable = false;
                return 0;
            }
        }
    }

    private long read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
        channel.read(bytes, 0);
        String[] words = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII)
                .strip()
                .split(" ");
        return words.length == 2 && words[0].equals(day.toString()) && words[1].matches("\\d{1,18}")
                ? Long.parseLong(words[1])
                : 0;
    }
}
