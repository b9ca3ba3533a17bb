package io.ttlab.jupyter;

import io.ttlab.client.FileFailures;
import io.ttlab.shell.SecretText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cells of this session and of earlier ones, in a file that only its owner can read. Thread-safe.
 *
 * <p>One JSON object a line; several kernels append to the same file, each under a session number of its own. Cells
 * that hold something like a key and secret are not kept. The file is read when first needed.
 */
final class History {
    /** How many cells of earlier sessions are remembered; the file is cut back when it holds twice as many lines. */
    static final int KEPT = 5_000;

    /** How much of a result's text is kept, in characters. */
    static final int MOST_OUTPUT = 64 * 1024;

    /**
     * One cell.
     *
     * @param session counted from 1 over all sessions of this file
     * @param line the execution count
     * @param output the text of the result, or null where there was none
     */
    record Entry(
            int session, int line, String source, @Nullable String output) {}

    private final Path file;
    private final KernelLog log;
    private final Map<Long, Entry> entries = new LinkedHashMap<>();
    /** What was kept before the file was open. */
    private final List<Runnable> waiting = new ArrayList<>();
    /** The number of this session; 0 until the file is open. */
    private int session;

    private int lastSession;
    private boolean broken;

    History(Path file, KernelLog log) {
        this.file = file;
        this.log = log;
    }

    /** Reads the file, and writes what has been kept since; later calls do nothing. */
    synchronized void open() {
        if (session == 0) {
            read();
            List<Runnable> kept = List.copyOf(waiting);
            waiting.clear();
            kept.forEach(Runnable::run);
        }
    }

    /** Writes what still waits for the file to be opened. */
    synchronized void flush() {
        if (!waiting.isEmpty()) {
            open();
        }
    }

    /** Keeps a cell that is about to run. The file is not opened for that: the first cell does not wait for it. */
    synchronized void add(int line, String source) {
        if (session == 0) {
            waiting.add(() -> add(line, source));
            return;
        }
        put(new Entry(session, line, source, null));
        if (!SecretText.looksSecret(source)) {
            append(Json.map("session", session, "line", line, "in", source));
        }
    }

    /** Keeps the text of a cell's result, the start of it if it is long. */
    synchronized void setOutput(int line, String text) {
        if (session == 0) {
            waiting.add(() -> setOutput(line, text));
            return;
        }
        String output = text.length() <= MOST_OUTPUT ? text : text.substring(0, MOST_OUTPUT) + "\n(more was shown)";
        Entry entry = entries.get(key(session, line));
        if (entry != null) {
            put(new Entry(session, line, entry.source(), output));
            if (!SecretText.looksSecret(entry.source()) && !SecretText.looksSecret(output)) {
                append(Json.map("session", session, "line", line, "out", output));
            }
        }
    }

    /** The last {@code n} cells over all sessions, oldest first. */
    synchronized List<Entry> tail(int n) {
        open();
        return last(List.copyOf(entries.values()), n);
    }

    /**
     * Cells of one session.
     *
     * @param of a session number; 0 is this one, -1 the one before
     * @param start the first line
     * @param stop the line after the last
     */
    synchronized List<Entry> range(int of, int start, int stop) {
        open();
        int wanted = of > 0 ? of : session + of;
        return entries.values().stream()
                .filter(e -> e.session() == wanted && e.line() >= start && e.line() < stop)
                .toList();
    }

    /**
     * The last {@code n} cells whose whole source matches a glob pattern ({@code *}, {@code ?}, {@code [abc]}).
     *
     * @param unique whether of cells with the same source only the newest is kept
     */
    synchronized List<Entry> search(String glob, boolean unique, int n) {
        open();
        Pattern pattern = Glob.compile(glob);
        List<Entry> found = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (pattern.matcher(entry.source()).matches()) {
                if (unique) {
                    found.removeIf(e -> e.source().equals(entry.source()));
                }
                found.add(entry);
            }
        }
        return last(found, n);
    }

    private static List<Entry> last(List<Entry> all, int n) {
        return n <= 0 ? List.of() : all.subList(Math.max(0, all.size() - n), all.size());
    }

    private static long key(int session, int line) {
        return ((long) session << 32) | line;
    }

    private void put(Entry entry) {
        // A cell that ran again under its number takes its place, at the end.
        entries.remove(key(entry.session(), entry.line()));
        entries.put(key(entry.session(), entry.line()), entry);
    }

    private void read() {
        session = 1;
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            createPrivate(file);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                // Held until the channel closes: no other kernel takes the same number.
                channel.lock();
                List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
                lines.forEach(this::load);
                session =
                        entries.values().stream().mapToInt(Entry::session).max().orElse(0) + 1;
                session = Math.max(session, lastSession + 1);
                dropOldest();
                if (lines.size() > 4 * KEPT) {
                    rewrite(channel);
                }
                channel.position(channel.size());
                write(channel, Json.map("session", session));
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    private void load(String line) {
        Map<String, ?> json;
        try {
            json = Json.object(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // A line cut short when a kernel was killed: the others are as good as before.
            return;
        }
        int of = Json.integer(json, "session", 0);
        int number = Json.integer(json, "line", 0);
        lastSession = Math.max(lastSession, of);
        if (json.get("in") instanceof String source) {
            put(new Entry(of, number, source, null));
        } else if (json.get("out") instanceof String output) {
            entries.computeIfPresent(key(of, number), (k, e) -> new Entry(of, number, e.source(), output));
        }
    }

    private void dropOldest() {
        var oldestFirst = entries.values().iterator();
        for (int surplus = entries.size() - KEPT; surplus > 0; surplus--) {
            oldestFirst.next();
            oldestFirst.remove();
        }
    }

    private void rewrite(FileChannel channel) throws IOException {
        channel.truncate(0);
        for (Entry e : entries.values()) {
            write(channel, Json.map("session", e.session(), "line", e.line(), "in", e.source()));
            if (e.output() != null) {
                write(channel, Json.map("session", e.session(), "line", e.line(), "out", e.output()));
            }
        }
    }

    private void append(Map<String, ?> line) {
        if (broken) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            write(channel, line);
        } catch (IOException e) {
            fail(e);
        }
    }

    private static void write(FileChannel channel, Map<String, ?> line) throws IOException {
        byte[] json = Json.bytes(line);
        ByteBuffer buffer =
                ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static void createPrivate(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.newByteChannel(
                            file,
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                    .close();
        } else {
            Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE))
                    .close();
        }
    }

    /** History is a convenience: without its file the kernel goes on, keeps this session's cells, and says so once. */
    private void fail(IOException e) {
        broken = true;
        log.note("history is not kept in \"" + file + "\": " + FileFailures.writing(e)
                + ". Make the file writable and restart the kernel.");
    }
}
