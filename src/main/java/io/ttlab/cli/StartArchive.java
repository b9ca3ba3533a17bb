package io.ttlab.cli;

import io.ttlab.shell.EngineOptions;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The archive of loaded classes that makes the next start fast: an AOT cache from JDK 25 on, a CDS archive before.
 *
 * <p>A child JVM makes it after the first session or command of an installation, by living through a session of its own. It
 * is made anew when the JDK or a jar has changed. Whatever goes wrong costs the fast start and nothing else.
 */
final class StartArchive {

    /** Set in the child, whose only work is to load what a session loads. */
    static final String TRAINING = "ttlab.training";

    /** Names the archive; set by the launcher, empty to go without. */
    private static final String ARCHIVE = "ttlab.archive";

    private static final int FIRST_JDK_WITH_AOT_OUTPUT = 25;
    private static final long LIMIT_MINUTES = 3;

    /**
     * Goes without the profiles of the session that is lived through: by them the next one would set the strong compiler
     * to work at once, for which the prompt and a first cell wait, a quarter of their time.
     */
    private static final List<String> WITHOUT_PROFILES =
            List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");

    private StartArchive() {}

    /** Starts the child in the background where the archive is missing or does not match; returns at once. */
    static void refresh() {
        Path archive = wanted();
        if (archive == null) {
            return;
        }
        try {
            if (!upToDate(archive)) {
                Files.createDirectories(archive.getParent());
                command(List.of("-D" + ARCHIVE + "=" + archive, "-D" + TRAINING + "=make", "-XX:TieredStopAtLevel=1"))
                        .start();
            }
        } catch (IOException unwritable) {
            // No archive then: the next start is as slow as this one was.
            return;
        }
    }

    private static @Nullable Path wanted() {
        String archive = System.getProperty(ARCHIVE, "");
        boolean jar = System.getProperty("java.class.path", "").endsWith(".jar");
        return archive.isEmpty() || !jar || System.getProperty(TRAINING) != null ? null : Path.of(archive);
    }

    private static boolean upToDate(Path archive) throws IOException {
        Path key = key(archive);
        return Files.isReadable(archive)
                && Files.isReadable(key)
                && Files.readString(key).equals(fingerprint());
    }

    private static Path key(Path archive) {
        return archive.resolveSibling(archive.getFileName() + ".key");
    }

    /** Returns what an archive depends on: the JDK, and size and age of every jar. */
    private static String fingerprint() throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(System.getProperty("java.home"))
                .append(' ')
                .append(Runtime.version())
                .append('\n');
        Path jar = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
        File[] jars = jar.getParent().toFile().listFiles((folder, name) -> name.endsWith(".jar"));
        List<File> sorted = new ArrayList<>(List.of(jars == null ? new File[0] : jars));
        sorted.sort(null);
        for (File each : sorted) {
            text.append(each)
                    .append(' ')
                    .append(each.length())
                    .append(' ')
                    .append(each.lastModified())
                    .append('\n');
        }
        return text.toString();
    }

    /** The child: makes the archive beside the old one, then puts it in its place. Returns the exit status. */
    static int make() throws IOException, InterruptedException {
        Path archive = Path.of(System.getProperty(ARCHIVE));
        Path lock = archive.resolveSibling(archive.getFileName() + ".lock");
        try (RandomAccessFile file = new RandomAccessFile(lock.toFile(), "rw");
                FileLock held = file.getChannel().tryLock()) {
            if (held == null || upToDate(archive)) {
                return 0;
            }
            String own = "." + archive.getFileName();
            // Under the lock, what is unfinished was left by a child that was killed.
            delete(archive.getParent(), own + "-");
            deleteUnused(archive.getParent());
            String fingerprint = fingerprint();
            Path fresh = Files.createTempFile(archive.getParent(), own + "-archive", ".new");
            Path classes = Files.createTempFile(archive.getParent(), own + "-classes", ".new");
            try {
                Files.delete(fresh);
                EngineOptions.writeClassIndex(classIndex(archive));
                boolean made = Runtime.version().feature() >= FIRST_JDK_WITH_AOT_OUTPUT
                        ? run(archive, "-XX:AOTCacheOutput=" + fresh)
                        : run(archive, "-XX:DumpLoadedClassList=" + classes)
                                && run(
                                        archive,
                                        "-Xshare:dump",
                                        "-XX:SharedClassListFile=" + classes,
                                        "-XX:SharedArchiveFile=" + fresh);
                if (!made || !Files.exists(fresh)) {
                    return 1;
                }
                Files.move(fresh, archive, StandardCopyOption.REPLACE_EXISTING);
                Files.writeString(key(archive), fingerprint);
                return 0;
            } finally {
                delete(archive.getParent(), own + "-");
            }
        }
    }

    /** Archives of installations that are gone; each is some 60 MB. */
    private static void deleteUnused(Path folder) throws IOException {
        try (DirectoryStream<Path> keys = Files.newDirectoryStream(folder, "*.key")) {
            for (Path key : keys) {
                List<String> lines = Files.readAllLines(key);
                String jar = lines.get(lines.size() - 1).replaceFirst(" \\d+ \\d+$", "");
                if (lines.size() > 1 && !Files.exists(Path.of(jar))) {
                    String name = key.getFileName().toString();
                    delete(folder, name.substring(0, name.length() - ".key".length()));
                }
            }
        }
    }

    private static void delete(Path folder, String prefix) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                folder, file -> file.getFileName().toString().startsWith(prefix))) {
            for (Path each : files) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static Path classIndex(Path archive) {
        return archive.resolveSibling(archive.getFileName() + ".classes");
    }

    private static boolean run(Path archive, String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(WITHOUT_PROFILES);
        all.add("-D" + ARCHIVE + "=");
        all.add("-Dttlab.classes=" + classIndex(archive));
        all.add("-D" + TRAINING + "=session");
        Process child = command(all).start();
        if (!child.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            child.destroyForcibly();
            return false;
        }
        return child.exitValue() == 0;
    }

    /** The launcher's own options come first: an archive serves a JVM that runs as it did when it was made. */
    private static ProcessBuilder command(List<String> options) {
        List<String> words = new ArrayList<>();
        if (new File("/usr/bin/nice").canExecute()) {
            words.addAll(List.of("/usr/bin/nice", "-n", "10"));
        }
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xlog:disable"));
        if (Runtime.version().feature() >= 24) {
            words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        words.addAll(options);
        words.addAll(List.of("-jar", System.getProperty("java.class.path")));
        return new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
    }
}
