package io.ttlab.shell;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The names of files, for completion; {@code ~/} is the user's folder. */
public final class FileNames {
    private static final int MOST_FILES = 200;

    private FileNames() {}

    /** Returns the files and folders whose path begins with {@code prefix}, folders with a slash. */
    public static List<Candidate> starting(String prefix) {
        int slash = prefix.lastIndexOf('/');
        String folder = prefix.substring(0, slash + 1);
        String start = prefix.substring(slash + 1);
        String place = folder.startsWith("~/") ? System.getProperty("user.home") + folder.substring(1) : folder;
        List<Candidate> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(place.isEmpty() ? "." : place))) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                boolean hidden = name.startsWith(".") && !start.startsWith(".");
                if (name.startsWith(start) && !hidden && found.size() < MOST_FILES) {
                    String text = folder + name + (Files.isDirectory(entry) ? "/" : "");
                    found.add(new Candidate(text, text, Candidate.Kind.LITERAL, "file", "", true));
                }
            }
        } catch (IOException | InvalidPathException e) {
            // A folder that is not there has no files to offer.
            return List.of();
        }
        found.sort(Comparator.comparing(Candidate::text));
        return found;
    }
}
