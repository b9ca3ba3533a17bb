package io.ttlab.shell;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The files that both compilers see, JShell's and the engine's own: the class path, opened once, and of the session what the
 * other one made, as far as the source at hand can use it.
 */
final class CompilerFiles {
    private final StandardJavaFileManager standard;
    private final List<Path> classpath;
    private final @Nullable ClassIndex index;
    /** Jars that came later and are in no index; null where there are none, or no index. */
    private volatile @Nullable StandardJavaFileManager added;

    private final List<Path> later = new ArrayList<>();
    /** Classes that JShell compiled. */
    private final ConcurrentMap<String, byte[]> fromJShell = new ConcurrentHashMap<>();
    /** What the engine's own cells declared, of which compilers see one class. */
    private final CellVariables variables;
    /** The names in all sources that JShell evaluated: what it compiles when it evaluates can use no other variable. */
    private final Set<String> namedToJShell = ConcurrentHashMap.newKeySet();

    private volatile @Nullable Thread evaluating;
    private final AtomicInteger evaluations = new AtomicInteger();

    /** @param index the classes on the class path, or null where it has to be read jar by jar */
    CompilerFiles(
            StandardJavaFileManager standard,
            Collection<Path> classpath,
            @Nullable ClassIndex index,
            CellVariables variables) {
        this.standard = inTurns(standard);
        this.index = index;
        this.variables = variables;
        this.classpath = new ArrayList<>(classpath);
        apply(this.standard, this.classpath);
    }

    private static void apply(StandardJavaFileManager manager, List<Path> classpath) {
        try {
            manager.setLocationFromPaths(StandardLocation.CLASS_PATH, classpath);
        } catch (IOException e) {
            throw new UncheckedIOException("The compiler cannot use the class path " + classpath, e);
        }
    }

    /** To be called after JShell was told, since JShell puts the JVM's whole class path there. */
    void addToClasspath(List<Path> jars) {
        classpath.addAll(jars);
        apply(standard, classpath);
        if (index != null) {
            later.addAll(jars);
            added = inTurns(ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null));
            apply(added, later);
        }
    }

    /** Lists classes, those of the application's jars from the index where there is one. */
    private Iterable<JavaFileObject> found(
            JavaFileManager.Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
            throws IOException {
        if (location == StandardLocation.CLASS_PATH && packageName.equals(Snippets.PACKAGE)) {
            return List.of();
        }
        if (index == null || location != StandardLocation.CLASS_PATH || recurse) {
            return standard.list(location, packageName, kinds, recurse);
        }
        List<JavaFileObject> found = new ArrayList<>();
        if (kinds.contains(JavaFileObject.Kind.CLASS)) {
            found.addAll(index.list(packageName));
        }
        StandardJavaFileManager more = added;
        if (more != null) {
            more.list(location, packageName, kinds, false).forEach(found::add);
        }
        return found;
    }

    ConcurrentMap<String, byte[]> fromJShell() {
        return fromJShell;
    }

    /**
     * Evaluates a source by JShell, whose compiler sees of the cells' variables those that may be used meanwhile. Completion
     * on another thread sees them all.
     */
    <T> T evaluating(Set<String> names, Supplier<T> evaluation) {
        namedToJShell.addAll(names);
        evaluations.incrementAndGet();
        Thread before = evaluating;
        evaluating = Thread.currentThread();
        try {
            return evaluation.get();
        } finally {
            evaluating = before;
        }
    }

    /** How often JShell has evaluated, and may have changed classes. */
    int evaluations() {
        return evaluations.get();
    }

    private byte[] viewForJShell() {
        return evaluating == Thread.currentThread() ? variables.view(namedToJShell) : variables.view();
    }

    /** What JShell's compiler reads. */
    StandardJavaFileManager forJShell() {
        return new ForJShell(standard);
    }

    /** What a compiler of the engine's own reads, and where it leaves what it made. */
    ForCells forCells() {
        return new ForCells(standard);
    }

    /** One call at a time: JShell's compiler and the engine's share the manager, which is not thread-safe. */
    private static StandardJavaFileManager inTurns(StandardJavaFileManager shared) {
        Object turn = new Object();
        return (StandardJavaFileManager) Proxy.newProxyInstance(
                CompilerFiles.class.getClassLoader(),
                new Class<?>[] {StandardJavaFileManager.class},
                (proxy, method, arguments) -> {
                    try {
                        synchronized (turn) {
                            return method.invoke(shared, arguments);
                        }
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private static boolean isSnippets(
            JavaFileManager.Location location, String packageName, Set<JavaFileObject.Kind> kinds) {
        return location == StandardLocation.CLASS_PATH
                && packageName.equals(Snippets.PACKAGE)
                && kinds.contains(JavaFileObject.Kind.CLASS);
    }

    /** Reads the classes of both, and keeps what is written. */
    final class ForCells extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, MemoryFiles.Output> written = new LinkedHashMap<>();
        private volatile Set<String> usedVariables = Set.of();

        private ForCells(StandardJavaFileManager standard) {
            super(standard);
        }

        /** Says which variables the next source uses: its compiler sees no other. */
        void use(Set<String> variablesOfNextSource) {
            usedVariables = variablesOfNextSource;
        }

        /** Takes what was written since the last call. */
        Map<String, byte[]> takeWritten() {
            Map<String, byte[]> result = new LinkedHashMap<>();
            written.forEach((name, output) -> result.put(name, output.bytes()));
            written.clear();
            return result;
        }

        @Override
        public Iterable<JavaFileObject> list(
                Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
                throws IOException {
            if (!isSnippets(location, packageName, kinds)) {
                return found(location, packageName, kinds, recurse);
            }
            List<JavaFileObject> all = new ArrayList<>();
            fromJShell.forEach((name, bytes) -> all.add(new MemoryFiles.ClassFile(name, bytes)));
            all.add(new MemoryFiles.ClassFile(CellVariables.VIEW_CLASS, variables.view(usedVariables)));
            return all;
        }

        @Override
        public String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof MemoryFiles.Named known ? known.binaryName() : super.inferBinaryName(location, file);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            MemoryFiles.Output output = new MemoryFiles.Output(className);
            written.put(className, output);
            return output;
        }

        @Override
        public boolean isSameFile(FileObject a, FileObject b) {
            return a.equals(b);
        }

        @Override
        public void close() {
            // The class path stays open for the next compilation.
        }
    }

    /** Reads the cells' classes beside the class path. */
    private final class ForJShell extends ForwardingJavaFileManager<StandardJavaFileManager>
            implements StandardJavaFileManager {

        private ForJShell(StandardJavaFileManager standard) {
            super(standard);
        }

        @Override
        public Iterable<JavaFileObject> list(
                Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
                throws IOException {
            return isSnippets(location, packageName, kinds)
                    ? List.of(new MemoryFiles.ClassFile(CellVariables.VIEW_CLASS, viewForJShell()))
                    : found(location, packageName, kinds, recurse);
        }

        @Override
        public String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof MemoryFiles.Named known ? known.binaryName() : super.inferBinaryName(location, file);
        }

        @Override
        public boolean isSameFile(FileObject a, FileObject b) {
            boolean isForeign = a instanceof MemoryFiles.Named || b instanceof MemoryFiles.Named;
            return a.equals(b) || !isForeign && super.isSameFile(a, b);
        }

        @Override
        public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(Iterable<? extends File> files) {
            return fileManager.getJavaFileObjectsFromFiles(files);
        }

        @Override
        public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
            return fileManager.getJavaFileObjects(files);
        }

        @Override
        public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
            return fileManager.getJavaFileObjectsFromStrings(names);
        }

        @Override
        public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
            return fileManager.getJavaFileObjects(names);
        }

        @Override
        public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
            fileManager.setLocation(location, files);
        }

        @Override
        public Iterable<? extends File> getLocation(Location location) {
            return fileManager.getLocation(location);
        }

        @Override
        public Iterable<? extends Path> getLocationAsPaths(Location location) {
            return fileManager.getLocationAsPaths(location);
        }

        @Override
        public Iterable<? extends JavaFileObject> getJavaFileObjectsFromPaths(Collection<? extends Path> paths) {
            return fileManager.getJavaFileObjectsFromPaths(paths);
        }

        @Override
        public Iterable<? extends JavaFileObject> getJavaFileObjects(Path... paths) {
            return fileManager.getJavaFileObjects(paths);
        }

        @Override
        public void setLocationFromPaths(Location location, Collection<? extends Path> paths) throws IOException {
            fileManager.setLocationFromPaths(location, paths);
        }

        @Override
        public void setLocationForModule(Location location, String module, Collection<? extends Path> paths)
                throws IOException {
            fileManager.setLocationForModule(location, module, paths);
        }

        @Override
        public Path asPath(FileObject file) {
            return fileManager.asPath(file);
        }

        @Override
        public void setPathFactory(PathFactory factory) {
            fileManager.setPathFactory(factory);
        }

        @Override
        public boolean handleOption(String current, Iterator<String> remaining) {
            return fileManager.handleOption(current, remaining);
        }
    }
}
