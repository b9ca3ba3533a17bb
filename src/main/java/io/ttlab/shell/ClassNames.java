package io.ttlab.shell;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The public classes of the JDK's {@code java.*} modules and of the class path, by simple name, so that a class which is not
 * imported can be offered. Thread-safe; read on a background thread, empty until then.
 */
final class ClassNames {
    private static final int MOST = 40;
    private volatile NavigableMap<String, List<String>> packagesByName = new TreeMap<>();
    private @Nullable Thread reader;

    /** Starts to read if that was not done yet. */
    synchronized void read(List<Path> classpath) {
        if (reader == null) {
            start(classpath);
        }
    }

    /** Reads anew. */
    synchronized void refresh(List<Path> classpath) {
        if (reader != null) {
            start(classpath);
        }
    }

    private void start(List<Path> classpath) {
        Thread started = new Thread(() -> packagesByName = scan(classpath), "ttlab-class-names");
        started.setDaemon(true);
        started.setPriority(Thread.MIN_PRIORITY);
        reader = started;
        started.start();
    }

    /** Waits until the first reading is done; for tests and warm-ups. */
    void await() throws InterruptedException {
        Thread started;
        synchronized (this) {
            started = reader;
        }
        if (started != null) {
            started.join();
        }
    }

    /** Qualified names of the classes whose simple name starts with that, the likeliest packages first. */
    List<String> startingWith(String prefix, ClassLoader loader) {
        List<String> found = new ArrayList<>();
        for (var entry :
                packagesByName.subMap(prefix, true, prefix + '\uffff', true).entrySet()) {
            for (String packageName : entry.getValue()) {
                found.add(packageName + "." + entry.getKey());
            }
        }
        found.sort(Comparator.comparingInt(ClassNames::rank).thenComparing(Comparator.naturalOrder()));
        return found.stream().filter(name -> isPublic(name, loader)).limit(MOST).toList();
    }

    /** Qualified names of the public classes of that simple name, the likeliest packages first. */
    List<String> named(String name, ClassLoader loader) {
        return packagesByName.getOrDefault(name, List.of()).stream()
                .map(packageName -> packageName + "." + name)
                .sorted(Comparator.comparingInt(ClassNames::rank).thenComparing(Comparator.naturalOrder()))
                .filter(each -> isPublic(each, loader))
                .toList();
    }

    private static int rank(String name) {
        List<String> order = List.of(
                "java.util.",
                "java.time.",
                "java.io.",
                "java.nio.",
                "java.math.",
                "java.net.",
                "io.ttlab.",
                "tech.tablesaw.");
        for (int i = 0; i < order.size(); i++) {
            if (name.startsWith(order.get(i))) {
                return i;
            }
        }
        return name.startsWith("java.") ? order.size() : order.size() + 1;
    }

    private static boolean isPublic(String name, ClassLoader loader) {
        try {
            return java.lang.reflect.Modifier.isPublic(
                    Class.forName(name, false, loader).getModifiers());
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    private static NavigableMap<String, List<String>> scan(List<Path> classpath) {
        NavigableMap<String, Set<String>> found = new TreeMap<>();
        try {
            scanJdk(found);
            for (Path entry : classpath) {
                if (Files.isDirectory(entry)) {
                    try (Stream<Path> files = Files.walk(entry)) {
                        files.forEach(
                                file -> add(entry.relativize(file).toString().replace('\\', '/'), found));
                    }
                } else if (Files.isRegularFile(entry)) {
                    try (JarFile jar = new JarFile(entry.toFile())) {
                        jar.stream().forEach(each -> add(each.getName(), found));
                    }
                }
            }
        } catch (IOException e) {
            // Completion then offers what was read so far.
            System.getLogger(ClassNames.class.getName())
                    .log(System.Logger.Level.DEBUG, "the class path cannot be read", e);
        }
        NavigableMap<String, List<String>> result = new TreeMap<>();
        found.forEach((name, packages) -> result.put(name, List.copyOf(packages)));
        return result;
    }

    private static void scanJdk(NavigableMap<String, Set<String>> found) throws IOException {
        FileSystem runtime = FileSystems.getFileSystem(URI.create("jrt:/"));
        for (Module module : ModuleLayer.boot().modules()) {
            if (module.getName() == null || !module.getName().startsWith("java.")) {
                continue;
            }
            Set<String> exported =
                    module.getPackages().stream().filter(module::isExported).collect(Collectors.toSet());
            for (String packageName : exported) {
                Path folder = runtime.getPath("modules", module.getName(), packageName.replace('.', '/'));
                if (Files.isDirectory(folder)) {
                    try (Stream<Path> files = Files.list(folder)) {
                        files.forEach(file -> add(packageName.replace('.', '/') + "/" + file.getFileName(), found));
                    }
                }
            }
        }
    }

    private static void add(String file, NavigableMap<String, Set<String>> found) {
        int slash = file.lastIndexOf('/');
        boolean offered = file.endsWith(".class")
                && slash > 0
                && file.indexOf('$') < 0
                && !file.startsWith("META-INF/")
                && !file.endsWith("-info.class");
        if (offered) {
            String name = file.substring(slash + 1, file.length() - ".class".length());
            found.computeIfAbsent(name, each -> new TreeSet<>())
                    .add(file.substring(0, slash).replace('/', '.'));
        }
    }
}
