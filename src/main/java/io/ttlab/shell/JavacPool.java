package io.ttlab.shell;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * Compiles with javac's own pool of compilers, the one that JShell uses: a warm compilation takes a millisecond or two.
 *
 * <p>The pool lives in packages of {@code jdk.compiler} that are not exported. They are opened through the agent's {@link
 * Instrumentation} or the manifest's {@code Add-Exports}; without either {@link #open} returns null and JShell does
 * everything.
 */
final class JavacPool {
    private static final String API = "com.sun.tools.javac.api";
    private static final String CODE = "com.sun.tools.javac.code";
    private static final String UTIL = "com.sun.tools.javac.util";
    private static final int CONTEXTS = 2;

    /** What to do with a parsed and attributed unit; the trees are valid only meanwhile. */
    interface Reader<T> {
        T read(JavacTask task, CompilationUnitTree unit);
    }

    /** The outcome of a compilation. */
    record Compiled<T>(@Nullable T read, List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        boolean hasErrors() {
            return diagnostics.stream().anyMatch(d -> d.getKind() == Diagnostic.Kind.ERROR);
        }
    }

    private final Internals internals;
    private Object pool;

    private JavacPool(Internals internals) throws ReflectiveOperationException {
        this.internals = internals;
        this.pool = internals.newPool();
    }

    /** A pool, or null where javac's packages stay closed. */
    static @Nullable JavacPool open(@Nullable Instrumentation instrumentation) {
        try {
            Module javac = JavacTask.class.getModule();
            Module own = JavacPool.class.getModule();
            if (!javac.isExported(API, own) && instrumentation != null) {
                Map<String, Set<Module>> exports = Map.of(API, Set.of(own), CODE, Set.of(own), UTIL, Set.of(own));
                instrumentation.redefineModule(javac, Set.of(), exports, Map.of(), Set.of(), Map.of());
            }
            return javac.isExported(CODE, own) && javac.isExported(API, own) && javac.isExported(UTIL, own)
                    ? new JavacPool(new Internals())
                    : null;
        } catch (ReflectiveOperationException unknownJdk) {
            System.getLogger(JavacPool.class.getName())
                    .log(System.Logger.Level.DEBUG, "javac's pool is not as known", unknownJdk);
            return null;
        }
    }

    /** Forgets everything that was read from the class path. */
    synchronized void classpathChanged() {
        try {
            pool = internals.newPool();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("javac's pool cannot be made anew", e);
        }
    }

    /** Parses and attributes a source; then generates classes if asked to and possible. */
    synchronized <T> Compiled<T> compile(
            JavaFileManager files, JavaFileObject source, List<String> options, boolean generate, Reader<T> reader) {
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        List<T> read = new ArrayList<>(1);
        InvocationHandler worker = (proxy, method, arguments) -> {
            JavacTask task = (JavacTask) arguments[0];
            Object context = internals.contextOf(task);
            try {
                if (generate) {
                    // Not analyze and generate one after the other: a used compiler then writes nothing.
                    task.addTaskListener(new TaskListener() {
                        @Override
                        public void finished(TaskEvent event) {
                            if (event.getKind() == TaskEvent.Kind.ANALYZE && read.isEmpty() && !hasErrors(collector)) {
                                read.add(reader.read(task, event.getCompilationUnit()));
                            }
                        }
                    });
                    task.call();
                } else {
                    CompilationUnitTree unit = task.parse().iterator().next();
                    if (!hasErrors(collector)) {
                        task.analyze();
                        read.add(reader.read(task, unit));
                    }
                }
            } catch (IOException e) {
                throw new IllegalStateException("javac cannot read from memory", e);
            } finally {
                internals.purgeSnippets(context);
            }
            return null;
        };
        internals.run(pool, files, collector, options, source, worker);
        return new Compiled<>(read.isEmpty() ? null : read.get(0), List.copyOf(collector.getDiagnostics()));
    }

    private static boolean hasErrors(DiagnosticCollector<JavaFileObject> collector) {
        return collector.getDiagnostics().stream().anyMatch(d -> d.getKind() == Diagnostic.Kind.ERROR);
    }

    /** The few members of javac's internals that are needed. */
    private static final class Internals {
        private final Class<?> poolClass = Class.forName(API + ".JavacTaskPool");
        private final Class<?> workerClass = Class.forName(API + ".JavacTaskPool$Worker");
        private final Class<?> contextClass = Class.forName(UTIL + ".Context");
        private final Class<?> nameClass = Class.forName(UTIL + ".Name");
        private final Class<?> symtabClass = Class.forName(CODE + ".Symtab");
        private final Class<?> symbolClass = Class.forName(CODE + ".Symbol");
        private final Class<?> moduleClass = Class.forName(CODE + ".Symbol$ModuleSymbol");
        private final Class<?> packageClass = Class.forName(CODE + ".Symbol$PackageSymbol");
        private final Class<?> classFinderClass = Class.forName(CODE + ".ClassFinder");
        private final Class<?> namesClass = Class.forName(UTIL + ".Names");
        private final Method getTask = poolClass.getMethod(
                "getTask",
                java.io.Writer.class,
                JavaFileManager.class,
                javax.tools.DiagnosticListener.class,
                Iterable.class,
                Iterable.class,
                Iterable.class,
                workerClass);
        private final Method getContext = Class.forName(API + ".BasicJavacTask").getMethod("getContext");
        private final Method symtabOf = symtabClass.getMethod("instance", contextClass);
        private final Method namesOf = namesClass.getMethod("instance", contextClass);
        private final Method classFinderOf = classFinderClass.getMethod("instance", contextClass);
        private final Method fromString = namesClass.getMethod("fromString", String.class);
        private final Method getPackage = symtabClass.getMethod("getPackage", moduleClass, nameClass);
        private final Method getAllClasses = symtabClass.getMethod("getAllClasses");
        private final Method removeClass = symtabClass.getMethod("removeClass", moduleClass, nameClass);
        private final Method packageOf = symbolClass.getMethod("packge");
        private final Method flatName = symbolClass.getMethod("flatName");
        private final Method completer = classFinderClass.getMethod("getCompleter");

        Internals() throws ReflectiveOperationException {}

        Object newPool() throws ReflectiveOperationException {
            return poolClass.getConstructor(int.class).newInstance(CONTEXTS);
        }

        void run(
                Object pool,
                JavaFileManager files,
                DiagnosticCollector<JavaFileObject> collector,
                List<String> options,
                JavaFileObject source,
                InvocationHandler worker) {
            Object proxy =
                    Proxy.newProxyInstance(JavacPool.class.getClassLoader(), new Class<?>[] {workerClass}, worker);
            try {
                getTask.invoke(pool, null, files, collector, options, null, List.of(source), proxy);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                if (e.getCause() instanceof Error failure) {
                    throw failure;
                }
                throw new IllegalStateException("javac failed", e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("javac's pool is closed", e);
            }
        }

        /** To be asked at once: a task that has generated classes no longer knows its context. */
        Object contextOf(JavacTask task) throws ReflectiveOperationException {
            return getContext.invoke(task);
        }

        /** As JShell does: the next compilation reads the snippets' package anew. */
        void purgeSnippets(Object context) throws ReflectiveOperationException {
            Object symtab = symtabOf.invoke(null, context);
            Object javaBase = symtabClass.getField("java_base").get(symtab);
            Object noModule = symtabClass.getField("noModule").get(symtab);
            Object module = javaBase == noModule
                    ? noModule
                    : symtabClass.getField("unnamedModule").get(symtab);
            Object name = fromString.invoke(namesOf.invoke(null, context), Snippets.PACKAGE);
            Object snippets = getPackage.invoke(symtab, module, name);
            if (snippets == null) {
                return;
            }
            List<Object> names = new ArrayList<>();
            for (Object type : (Iterable<?>) getAllClasses.invoke(symtab)) {
                if (packageOf.invoke(type) == snippets) {
                    names.add(flatName.invoke(type));
                }
            }
            for (Object each : names) {
                removeClass.invoke(symtab, module, each);
            }
            packageClass.getField("members_field").set(snippets, null);
            symbolClass.getField("completer").set(snippets, completer.invoke(classFinderOf.invoke(null, context)));
        }
    }
}
