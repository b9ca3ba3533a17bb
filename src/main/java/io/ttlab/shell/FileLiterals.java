package io.ttlab.shell;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Offers the names of files where a path is meant. */
final class FileLiterals implements LiteralCompleter {
    private static final int MOST_FILES = 200;
    private static final Set<String> RECEIVERS = Set.of("Path", "Paths", "Files", "java.nio.file.Path");
    private static final Set<String> METHODS = Set.of(
            "File",
            "FileReader",
            "FileWriter",
            "FileInputStream",
            "FileOutputStream",
            "Image",
            "csv",
            "file",
            "open",
            "parquet",
            "report",
            "save",
            "uploadSod",
            "write");

    @Override
    public List<Candidate> complete(Literal literal) {
        Call call = literal.call();
        if (call == null || !(RECEIVERS.contains(call.receiver()) || METHODS.contains(call.method()))) {
            return List.of();
        }
        String prefix = literal.prefix();
        int slash = prefix.lastIndexOf('/');
        String folder = prefix.substring(0, slash + 1);
        String start = prefix.substring(slash + 1);
        List<Candidate> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(folder.isEmpty() ? "." : folder))) {
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
