package io.ttlab.terminal;

import io.ttlab.client.FileFailures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every entry that succeeded, as soon as it has, so that a crash or a kill loses nothing. Confine to one thread.
 *
 * <p>Each session has a file of its own, readable by the owner alone; the newest ten stay. Entries that look like
 * secrets are not kept.
 */
final class Autosave {

    private static final String SEPARATOR = "//--- ttlab entry";
    private static final int KEPT = 10;

    private final Path folder;
    private @Nullable Path file;
    private boolean broken;

    Autosave(Path folder) {
        this.folder = folder;
    }

    void add(String source) {
        if (broken || PrivateHistory.looksSecret(source)) {
            return;
        }
        try {
            Path own = file;
            if (own == null) {
                own = folder.resolve("session-" + System.currentTimeMillis() + "-"
                        + ProcessHandle.current().pid() + ".jsh");
                PrivateHistory.prepare(own);
                file = own;
                sweep();
            }
            Files.writeString(own, SEPARATOR + "\n" + source + "\n", StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            // Said once, then no more: losing the safety net must not disturb the work.
            broken = true;
            System.err.println("Entries are not kept for /restore: cannot write in '" + folder + "': "
                    + FileFailures.writing(unwritable) + ".");
        }
    }

    /** Returns the entries of the newest session but this one, oldest first; none when there was none. */
    List<String> previous() {
        List<Path> files = files();
        files.remove(file);
        if (files.isEmpty()) {
            return List.of();
        }
        List<String> entries = new ArrayList<>();
        for (String entry : Session.read(files.get(files.size() - 1)).split(SEPARATOR + "\n")) {
            if (!entry.isBlank()) {
                entries.add(entry.stripTrailing());
            }
        }
        return entries;
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return new ArrayList<>();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return new ArrayList<>(
                    all.filter(each -> each.getFileName().toString().startsWith("session-"))
                            .sorted(Comparator.naturalOrder())
                            .toList());
        } catch (IOException unreadable) {
            throw new CommandException(FileFailures.listing(folder, unreadable));
        }
    }

    private void sweep() throws IOException {
        List<Path> files = files();
        for (Path old : files.subList(0, Math.max(0, files.size() - KEPT))) {
            Files.deleteIfExists(old);
        }
    }
}
