import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Run by the build: writes the Javadoc of all public types of a source folder or jar into one compressed file, which
 * {@code io.ttlab.shell.ShippedDocs} reads.
 *
 * <p>Usage: {@code java DocIndexMaker.java SOURCES OUTPUT TITLE ...}. A line of the output is a key ({@code Table},
 * {@code Table.name}, {@code Table.sortOn(String[])}), the package and the comment, parted by tabs.
 */
public final class DocIndexMaker {
    private static final String MISSING = "";

    /** What is known of a type or member: its package, and its comment if it has one. */
    private record Found(String packageName, String comment) {}

    private final Map<String, Found> comments = new TreeMap<>();
    private final Map<String, List<String>> supertypes = new TreeMap<>();

    public static void main(String[] args) throws IOException {
        for (int first = 0; first + 2 < args.length; first += 3) {
            make(Path.of(args[first]), Path.of(args[first + 1]), args[first + 2]);
        }
    }

    private static void make(Path sources, Path output, String title) throws IOException {
        if (isFresh(output, sources)) {
            return;
        }
        DocIndexMaker maker = new DocIndexMaker();
        if (Files.isDirectory(sources)) {
            maker.read(sources);
        } else {
            URI jar = URI.create("jar:" + sources.toUri());
            try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
                maker.read(files.getPath("/"));
            }
        }
        maker.inherit();
        maker.write(output, title);
    }

    private static boolean isFresh(Path output, Path sources) throws IOException {
        if (!Files.exists(output)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(sources)) {
            for (Path each : all.toList()) {
                if (Files.getLastModifiedTime(each).compareTo(Files.getLastModifiedTime(output)) >= 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private void read(Path root) throws IOException {
        List<JavaFileObject> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(each -> each.toString().endsWith(".java")).sorted().toList()) {
                files.add(source(Files.readString(file)));
            }
        }
        // Annotation processors have no say here, and problems are the compiler's to tell.
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(
                        new OutputStreamWriter(new PrintStream(OutputStream.nullOutputStream()), StandardCharsets.UTF_8),
                        null,
                        problem -> {},
                        List.of("-proc:none"),
                        null,
                        files);
        DocTrees docs = DocTrees.instance(task);
        for (CompilationUnitTree unit : task.parse()) {
            new Scanner(docs, String.valueOf(unit.getPackageName())).scan(unit, null);
        }
    }

    private static JavaFileObject source(String text) {
        return new SimpleJavaFileObject(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }

            @Override
            public boolean isNameCompatible(String simpleName, Kind kind) {
                return true;
            }
        };
    }

    private final class Scanner extends TreePathScanner<Void, Void> {
        private final DocTrees docs;
        private final String packageName;
        private String type = "";
        private boolean members;

        Scanner(DocTrees docs, String packageName) {
            this.docs = docs;
            this.packageName = packageName;
        }

        @Override
        public Void visitClass(ClassTree tree, Void ignored) {
            if (tree.getSimpleName().isEmpty() || !isPublic(tree.getModifiers())) {
                return null;
            }
            String outerType = type;
            boolean outerMembers = members;
            type = tree.getSimpleName().toString();
            members = tree.getKind() == Tree.Kind.INTERFACE || tree.getKind() == Tree.Kind.ANNOTATION_TYPE;
            List<String> above = new ArrayList<>();
            if (tree.getExtendsClause() != null) {
                above.add(erased(tree.getExtendsClause().toString()));
            }
            tree.getImplementsClause().forEach(each -> above.add(erased(each.toString())));
            supertypes.put(type, above);
            keep(type);
            super.visitClass(tree, null);
            type = outerType;
            members = outerMembers;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void ignored) {
            if (isPublic(tree.getModifiers())) {
                String parameters = tree.getParameters().stream()
                        .map(parameter -> erased(parameter.getType().toString()))
                        .collect(Collectors.joining(","));
                boolean constructor = tree.getName().contentEquals("<init>");
                keep((constructor ? type : type + "." + tree.getName()) + "(" + parameters + ")");
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree tree, Void ignored) {
            boolean constant = tree.getModifiers().toString().contains("/*enum*/")
                    || tree.toString().contains("/*public static final*/");
            if (isPublic(tree.getModifiers()) || constant) {
                keep(type + "." + tree.getName());
            }
            return null;
        }

        private boolean isPublic(ModifiersTree modifiers) {
            return modifiers.getFlags().contains(Modifier.PUBLIC)
                    || members && !modifiers.getFlags().contains(Modifier.PRIVATE);
        }

        private void keep(String key) {
            TreePath path = getCurrentPath();
            String comment = docs.getDocComment(path);
            boolean own = comment != null && !comment.strip().equals("{@inheritDoc}");
            comments.putIfAbsent(key, new Found(packageName, own ? comment.strip() : MISSING));
        }
    }

    /** A type as signatures show it, without type arguments, packages and annotations; varargs are arrays. */
    private static String erased(String type) {
        String plain = type.replaceAll("@\\w+(\\([^)]*\\))?\\s*", "").replace("...", "[]");
        for (String before = MISSING; !before.equals(plain); ) {
            before = plain;
            plain = plain.replaceAll("<[^<>]*>", "");
        }
        return plain.replaceAll("\\s", "").replaceAll("(\\w+\\.)+(?=\\w)", "");
    }

    /** A method without a comment has the one that it overrides. */
    private void inherit() {
        comments.replaceAll((key, found) -> {
            int dot = key.indexOf('.');
            if (!found.comment().equals(MISSING) || dot < 0 || key.indexOf('(') < dot) {
                return found;
            }
            String comment = inherited(key.substring(0, dot), key.substring(dot), 0);
            return new Found(found.packageName(), comment);
        });
        comments.values().removeIf(found -> found.comment().equals(MISSING));
    }

    private String inherited(String type, String member, int depth) {
        for (String above : supertypes.getOrDefault(type, List.of())) {
            Found found = comments.get(above + member);
            if (found != null && !found.comment().equals(MISSING)) {
                return found.comment();
            }
            String further = depth > 8 ? MISSING : inherited(above, member, depth + 1);
            if (!further.equals(MISSING)) {
                return further;
            }
        }
        return MISSING;
    }

    private void write(Path file, String title) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (Writer out = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            out.write("# " + title + "\n");
            for (Map.Entry<String, Found> each : comments.entrySet()) {
                Found found = each.getValue();
                out.write(each.getKey() + "\t" + found.packageName() + "\t"
                        + found.comment().replace("\\", "\\\\").replace("\t", " ").replace("\n", "\\n") + "\n");
            }
        }
    }
}
