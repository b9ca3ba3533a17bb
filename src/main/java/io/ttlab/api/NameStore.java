package io.ttlab.api;

import io.ttlab.client.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What ids stand for, in memory and in one file a kind, so that it outlives the session, expiry and delisting.
 * Thread-safe; several processes can share the folder.
 *
 * <p>A file is replaced as a whole, under a lock, and takes in what another process has added meanwhile. A file that
 * cannot be read counts as empty: it holds nothing that the gateway does not.
 */
final class NameStore {
    /**
     * What an id stands for.
     *
     * @param name the name
     * @param owner the id of what it belongs to: an instrument's product, a product's market; or empty
     * @param seen when the gateway last said so
     */
    record Entry(String id, String name, String owner, Instant seen) {}

    private final @Nullable Path file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private boolean loaded;
    private boolean changed;
    /** Whether the file could be used the last time. */
    private boolean kept = true;

    /** Creates a store in a file, or in memory alone. */
    NameStore(@Nullable Path file) {
        this.file = file;
    }

    synchronized @Nullable Entry get(String id) {
        load();
        return entries.get(id);
    }

    synchronized List<Entry> all() {
        load();
        return new ArrayList<>(entries.values());
    }

    synchronized int size() {
        load();
        return entries.size();
    }

    /** Adds entries, over older ones of the same ids, in memory. */
    synchronized void putAll(Collection<Entry> more) {
        load();
        more.forEach(entry -> entries.put(entry.id(), entry));
        changed |= !more.isEmpty();
    }

    /** Writes what was added to the file. */
    synchronized void flush() {
        if (changed && file != null) {
            save(file);
        }
        changed = false;
    }

    /** Forgets everything, the file included. */
    synchronized void clear() throws IOException {
        entries.clear();
        changed = false;
        loaded = true;
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    @Nullable
    Path file() {
        return file;
    }

    /** Returns where the entries are kept, for people: the file, or why there is none. */
    synchronized String place() {
        load();
        return file == null ? "in memory" : kept ? file.toString() : "in memory: " + file + " cannot be used";
    }

    private void load() {
        if (loaded) {
            return;
        }
        loaded = true;
        if (file != null) {
            read(file).forEach(entries::putIfAbsent);
        }
    }

    private Map<String, Entry> read(Path file) {
        Map<String, Entry> read = new LinkedHashMap<>();
        if (!Files.exists(file)) {
            return read;
        }
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                String[] parts = line.split("\t", -1);
                if (parts.length == 4 && parts[3].matches("\\d{1,12}")) {
                    Entry entry = new Entry(
                            plain(parts[0]),
                            plain(parts[1]),
                            plain(parts[2]),
                            Instant.ofEpochSecond(Long.parseLong(parts[3])));
                    read.put(entry.id(), entry);
                }
            }
        } catch (IOException | UncheckedIOException unreadable) {
            read.clear();
            kept = false;
        }
        return read;
    }

    private void save(Path target) {
        // A process holds a file's lock once: two stores of this one take turns here, and with other processes below.
        synchronized (NameStore.class) {
            write(target);
        }
    }

    private void write(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        try {
            PrivateFiles.makeFolder(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                Map<String, Entry> merged = lock.isValid() ? read(target) : new LinkedHashMap<>();
                entries.forEach((id, entry) -> merged.merge(id, entry, NameStore::newer));
                entries.putAll(merged);
                List<String> lines = merged.values().stream()
                        .map(entry -> escaped(entry.id()) + "\t" + escaped(entry.name()) + "\t" + escaped(entry.owner())
                                + "\t" + entry.seen().getEpochSecond())
                        .toList();
                replace(target, lines);
                kept = true;
            }
        } catch (IOException | java.nio.channels.OverlappingFileLockException unwritable) {
            // A cache that cannot be kept costs requests next time and nothing else; tt.cache() tells.
            kept = false;
        }
    }

    private static void replace(Path target, List<String> lines) throws IOException {
        Path draft = PrivateFiles.temporary(
                target.toAbsolutePath().getParent(), target.getFileName().toString());
        try {
            Files.write(draft, lines, StandardCharsets.UTF_8);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static Entry newer(Entry known, Entry other) {
        return known.seen().isAfter(other.seen()) ? known : other;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String plain(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                plain.append(next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
