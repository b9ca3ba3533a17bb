package io.ttlab.terminal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a Maven local repository holds, by coordinate; folder by folder, so that completion stays quick. */
final class LocalRepository {

    private final Path root;

    private LocalRepository(Path root) {
        this.root = root;
    }

    static LocalRepository at(Path root) {
        return new LocalRepository(root);
    }

    /**
     * Returns ways to go on with {@code typed}, one step further each: a group's next word, its artifacts, their versions.
     */
    List<String> starting(String typed) {
        int colon = typed.lastIndexOf(':');
        try {
            if (colon >= 0) {
                String known = typed.substring(0, colon + 1);
                Path folder = folder(known);
                boolean artifacts = typed.indexOf(':') == colon;
                return folders(folder).stream()
                        .filter(each -> artifacts ? isArtifact(folder.resolve(each)) : hasJar(folder, each))
                        .map(each -> known + each + (artifacts ? ":" : ""))
                        .toList();
            }
            int dot = typed.lastIndexOf('.');
            String known = typed.substring(0, dot + 1);
            Path folder = folder(known);
            List<String> found = new ArrayList<>();
            for (String each : folders(folder)) {
                boolean group = folders(folder.resolve(each)).stream()
                        .anyMatch(below -> isArtifact(folder.resolve(each).resolve(below)));
                found.add(known + each + (group ? ":" : "."));
            }
            return found;
        } catch (InvalidPathException noPath) {
            return List.of();
        }
    }

    private Path folder(String coordinateSoFar) {
        String[] parts = coordinateSoFar.split(":");
        Path folder = root.resolve(parts[0].replace('.', '/'));
        return parts.length > 1 ? folder.resolve(parts[1]) : folder;
    }

    private static boolean isArtifact(Path folder) {
        return folders(folder).stream().anyMatch(version -> hasJar(folder, version));
    }

    private static boolean hasJar(Path artifact, String version) {
        return Files.exists(artifact.resolve(version).resolve(artifact.getFileName() + "-" + version + ".jar"));
    }

    private static List<String> folders(Path folder) {
        List<String> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, Files::isDirectory)) {
            all.forEach(each -> found.add(each.getFileName().toString()));
            found.removeIf(name -> name.startsWith("."));
        } catch (IOException unreadable) {
            // A folder that cannot be listed has nothing to offer.
            return List.of();
        }
        found.sort(null);
        return found;
    }
}
