package io.ttlab.shell;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * The classes of the application's jars by package, in a file that is made once for an installation: javac walks through
 * every jar before it compiles its first line, and with this it opens none. Immutable.
 *
 * <p>Classes are read through the class loader, which has the jars open anyway.
 */
final class ClassIndex {
    private static final int VERSION = 1;

    /** Where a package's names lie in the file, one after the other with a space between. */
    private record Place(int offset, int length) {}

    private final byte[] bytes;
    private final int namesStart;
    private final Map<String, Place> packages;

    private ClassIndex(byte[] bytes, int namesStart, Map<String, Place> packages) {
        this.bytes = bytes;
        this.namesStart = namesStart;
        this.packages = packages;
    }

    /** Reads an index; null where there is none of exactly the jars in {@code folder} as they are now. */
    static @Nullable ClassIndex read(Path file, Path folder) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            if (in.readInt() != VERSION || !in.readUTF().equals(fingerprint(jars(folder)))) {
                return null;
            }
            int count = in.readInt();
            Map<String, Place> packages = new HashMap<>(count * 2);
            for (int i = 0; i < count; i++) {
                packages.put(in.readUTF(), new Place(in.readInt(), in.readInt()));
            }
            return new ClassIndex(bytes, bytes.length - in.available(), packages);
        } catch (IOException absentOrCut) {
            // Nothing is lost but time: javac reads the jars itself.
            return null;
        }
    }

    /** Writes the index of the jars in {@code folder}. */
    static void write(Path file, Path folder) throws IOException {
        File[] jars = jars(folder);
        TreeMap<String, TreeSet<String>> names = new TreeMap<>();
        for (File jar : jars) {
            try (JarFile opened = new JarFile(jar)) {
                Enumeration<JarEntry> entries = opened.entries();
                while (entries.hasMoreElements()) {
                    String name = entries.nextElement().getName();
                    int slash = name.lastIndexOf('/');
                    if (name.endsWith(".class") && slash > 0 && !name.startsWith("META-INF/")) {
                        names.computeIfAbsent(name.substring(0, slash).replace('/', '.'), k -> new TreeSet<>())
                                .add(name.substring(slash + 1, name.length() - ".class".length()));
                    }
                }
            }
        }
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), ".classes", ".new");
        write(draft, fingerprint(jars), names);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(Path file, String fingerprint, Map<String, TreeSet<String>> names) throws IOException {
        StringBuilder text = new StringBuilder();
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(VERSION);
            out.writeUTF(fingerprint);
            out.writeInt(names.size());
            int offset = 0;
            for (Map.Entry<String, TreeSet<String>> each : names.entrySet()) {
                String joined = String.join(" ", each.getValue());
                int length = joined.getBytes(StandardCharsets.UTF_8).length;
                out.writeUTF(each.getKey());
                out.writeInt(offset);
                out.writeInt(length);
                text.append(joined);
                offset += length;
            }
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static File[] jars(Path folder) throws IOException {
        File[] jars = folder.toFile().listFiles((parent, name) -> name.endsWith(".jar"));
        if (jars == null) {
            throw new FileNotFoundException(folder.toString());
        }
        Arrays.sort(jars);
        return jars;
    }

    /** What an index depends on: name, size and age of every jar. */
    private static String fingerprint(File[] jars) {
        StringBuilder text = new StringBuilder();
        for (File jar : jars) {
            text.append(jar.getName())
                    .append(' ')
                    .append(jar.length())
                    .append(' ')
                    .append(jar.lastModified())
                    .append('\n');
        }
        return text.toString();
    }

    /** Returns the classes of a package, nested ones included; none for a package that is not there. */
    List<JavaFileObject> list(String packageName) {
        Place place = packages.get(packageName);
        if (place == null) {
            return List.of();
        }
        String names = new String(bytes, namesStart + place.offset(), place.length(), StandardCharsets.UTF_8);
        List<JavaFileObject> found = new ArrayList<>();
        int start = 0;
        while (start < names.length()) {
            int space = names.indexOf(' ', start);
            int end = space < 0 ? names.length() : space;
            found.add(new Entry(packageName, names.substring(start, end)));
            start = end + 1;
        }
        return found;
    }

    /** A class file in one of the jars. */
    private record Entry(String packageName, String name) implements JavaFileObject, MemoryFiles.Named {

        @Override
        public String binaryName() {
            return packageName + "." + name;
        }

        private String path() {
            return packageName.replace('.', '/') + "/" + name + ".class";
        }

        @Override
        public Kind getKind() {
            return Kind.CLASS;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.CLASS && simpleName.equals(name);
        }

        @Override
        public @Nullable NestingKind getNestingKind() {
            return null;
        }

        @Override
        public @Nullable Modifier getAccessLevel() {
            return null;
        }

        @Override
        public URI toUri() {
            return URI.create("ttlab:///" + path().replace("$", "%24"));
        }

        @Override
        public String getName() {
            return path();
        }

        @Override
        public InputStream openInputStream() throws IOException {
            InputStream in = ClassIndex.class.getClassLoader().getResourceAsStream(path());
            if (in == null) {
                throw new FileNotFoundException(path());
            }
            return in;
        }

        @Override
        public OutputStream openOutputStream() {
            throw new IllegalStateException(path() + " is there to be read");
        }

        @Override
        public Reader openReader(boolean ignoreEncodingErrors) {
            throw new UnsupportedOperationException(path() + " is no text");
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            throw new UnsupportedOperationException(path() + " is no text");
        }

        @Override
        public Writer openWriter() {
            throw new IllegalStateException(path() + " is there to be read");
        }

        @Override
        public long getLastModified() {
            return 0;
        }

        @Override
        public boolean delete() {
            return false;
        }
    }
}
