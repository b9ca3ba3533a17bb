package io.ttlab.terminal;

import io.ttlab.shell.SecretText;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.jline.reader.impl.history.DefaultHistory;

/** History that keeps entries which look like secrets out of its file. */
final class PrivateHistory extends DefaultHistory {

    /** Whether {@code entry} assigns, passes or quotes what looks like a key, secret, password or token. */
    static boolean looksSecret(String entry) {
        return SecretText.looksSecret(entry);
    }

    @Override
    public void add(Instant time, String line) {
        if (!looksSecret(line)) {
            super.add(time, line);
        }
    }

    /** Makes {@code file} and its folder if needed, readable by the owner alone. */
    static void prepare(Path file) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            if (posix) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException present) {
            if (posix) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }
}
