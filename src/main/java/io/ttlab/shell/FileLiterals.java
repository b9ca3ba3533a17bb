package io.ttlab.shell;

import java.util.List;
import java.util.Set;

/** Offers the names of files where a path is meant. */
final class FileLiterals implements LiteralCompleter {
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
        return FileNames.starting(literal.prefix());
    }
}
