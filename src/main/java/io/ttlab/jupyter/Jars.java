package io.ttlab.jupyter;

import io.ttlab.client.FileFailures;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Paths of jars as IJava's users write them: files, folders, and patterns such as {@code lib/*.jar}. */
final class Jars {
    private Jars() {}

    /** What the words name; a word that names nothing fails. */
    static List<Path> find(String words) {
        if (words.isBlank()) {
            throw new CommandException("/jars needs a path, such as /jars lib/*.jar.");
        }
        List<Path> found = new ArrayList<>();
        for (String word : words.strip().split("\\s+")) {
            List<Path> matches = matches(word);
            if (matches.isEmpty()) {
                throw new CommandException("Nothing at \"" + word + "\" in \""
                        + Path.of("").toAbsolutePath() + "\". Give a path from there.");
            }
            found.addAll(matches);
        }
        return found;
    }

    private static List<Path> matches(String word) {
        if (!word.contains("*")) {
            Path path = Path.of(word);
            return Files.exists(path) ? List.of(path.toAbsolutePath()) : List.of();
        }
        int slash = word.lastIndexOf('/');
        Path folder = Path.of(slash < 0 ? "." : word.substring(0, slash + 1));
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, word.substring(slash + 1))) {
            files.forEach(file -> found.add(file.toAbsolutePath().normalize()));
        } catch (IOException e) {
            throw new CommandException(FileFailures.listing(folder, e));
        }
        found.sort(Comparator.naturalOrder());
        return found;
    }
}
