package io.ttlab.shell;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an engine is set up. Immutable; start from {@link #defaults()}.
 *
 * @param imports what follows {@code import}, in order: {@code java.util.*}, {@code static io.ttlab.shell.Prelude.*}
 * @param compileClasspath what javac reads; keep it to the jars whose types users write, since each costs time at start.
 *     Everything else on the class path of this JVM is still there at run time
 * @param compilerOptions further options for javac
 * @param resultHistory how many results {@code $1, $2, ...} stay reachable, default 100
 */
public record EngineOptions(
        List<String> imports, List<Path> compileClasspath, List<String> compilerOptions, int resultHistory) {

    /** Checks and copies. */
    public EngineOptions {
        if (resultHistory < 1) {
            throw new IllegalArgumentException("resultHistory must be at least 1, not " + resultHistory);
        }
        imports = List.copyOf(imports);
        compileClasspath = List.copyOf(compileClasspath);
        compilerOptions = List.copyOf(compilerOptions);
    }

    /** The everyday imports, the whole class path of this JVM, 100 results. */
    public static EngineOptions defaults() {
        return new EngineOptions(
                List.of(
                        "static io.ttlab.shell.Prelude.*",
                        "java.io.*",
                        "java.net.*",
                        "java.util.*",
                        "java.util.concurrent.*",
                        "java.util.function.*",
                        "java.util.regex.*",
                        "java.util.stream.*",
                        "java.time.*",
                        "java.nio.file.*",
                        "java.math.*",
                        "tech.tablesaw.api.*",
                        "io.ttlab.chart.*",
                        "io.ttlab.analytics.*",
                        "io.ttlab.report.*"),
                Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
                        .filter(entry -> !entry.isEmpty())
                        .map(Path::of)
                        .toList(),
                List.of(),
                100);
    }

    /**
     * Writes an index of the classes in the jars beside the application's own, so that later sessions compile their first
     * line sooner; a session finds it by the system property {@code ttlab.classes}.
     *
     * @throws IOException when the file cannot be written
     */
    public static void writeClassIndex(Path file) throws IOException {
        Path folder = jarFolder();
        if (folder == null) {
            throw new IOException("the application does not run from a jar");
        }
        ClassIndex.write(file, folder);
    }

    /** The index for the class path of this JVM; null where there is none, or another class path is used. */
    @Nullable
    ClassIndex classIndex() {
        String file = System.getProperty("ttlab.classes", "");
        Path folder = jarFolder();
        return file.isEmpty()
                        || folder == null
                        || !compileClasspath.equals(defaults().compileClasspath())
                ? null
                : ClassIndex.read(Path.of(file), folder);
    }

    /** The folder of the application's jar, which lies there with all that it needs; null where it is no jar. */
    private static @Nullable Path jarFolder() {
        String jar = System.getProperty("java.class.path", "");
        return jar.endsWith(".jar") && !jar.contains(File.pathSeparator)
                ? Path.of(jar).toAbsolutePath().getParent()
                : null;
    }

    /** A copy with other imports. */
    public EngineOptions withImports(List<String> other) {
        return new EngineOptions(other, compileClasspath, compilerOptions, resultHistory);
    }

    /** A copy with another class path for javac. */
    public EngineOptions withCompileClasspath(List<Path> other) {
        return new EngineOptions(imports, other, compilerOptions, resultHistory);
    }

    /** A copy with other options for javac. */
    public EngineOptions withCompilerOptions(List<String> other) {
        return new EngineOptions(imports, compileClasspath, other, resultHistory);
    }

    /** A copy that keeps another number of results. */
    public EngineOptions withResultHistory(int other) {
        return new EngineOptions(imports, compileClasspath, compilerOptions, other);
    }
}
