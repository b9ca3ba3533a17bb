package io.ttlab.shell;

import com.sun.source.util.JavacTask;
import java.io.Writer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * The few members of javac's internals that are needed. Thread-safe.
 *
 * <p>They live in packages of {@code jdk.compiler} that are not exported. They are opened through the agent's {@link
 * Instrumentation} or the manifest's {@code Add-Exports}.
 */
final class JavacInternals {
    private static final String API = "com.sun.tools.javac.api";
    private static final String CODE = "com.sun.tools.javac.code";
    private static final String COMP = "com.sun.tools.javac.comp";
    private static final String UTIL = "com.sun.tools.javac.util";

    private final Class<?> poolClass = Class.forName(API + ".JavacTaskPool");
    private final Class<?> workerClass = Class.forName(API + ".JavacTaskPool$Worker");
    private final Class<?> contextClass = Class.forName(UTIL + ".Context");
    private final Class<?> nameClass = Class.forName(UTIL + ".Name");
    private final Class<?> namesClass = Class.forName(UTIL + ".Names");
    private final Class<?> symtabClass = Class.forName(CODE + ".Symtab");
    private final Class<?> symbolClass = Class.forName(CODE + ".Symbol");
    private final Class<?> moduleClass = Class.forName(CODE + ".Symbol$ModuleSymbol");
    private final Class<?> classClass = Class.forName(CODE + ".Symbol$ClassSymbol");
    private final Class<?> packageClass = Class.forName(CODE + ".Symbol$PackageSymbol");
    private final Class<?> classFinderClass = Class.forName(CODE + ".ClassFinder");
    private final Method getTask = method(
            poolClass,
            "getTask",
            Writer.class,
            JavaFileManager.class,
            DiagnosticListener.class,
            Iterable.class,
            Iterable.class,
            Iterable.class,
            workerClass);
    private final Method getContext = method(Class.forName(API + ".BasicJavacTask"), "getContext");
    private final Method symtabOf = method(symtabClass, "instance", contextClass);
    private final Method namesOf = method(namesClass, "instance", contextClass);
    private final Method classFinderOf = method(classFinderClass, "instance", contextClass);
    private final Method fromString = method(namesClass, "fromString", String.class);
    private final Method getPackage = method(symtabClass, "getPackage", moduleClass, nameClass);
    private final Method getAllClasses = method(symtabClass, "getAllClasses");
    private final Method packageOf = method(symbolClass, "packge");
    private final Method getSymbols = method(Class.forName(CODE + ".Scope"), "getSymbols");
    private final Method removeClass = method(symtabClass, "removeClass", moduleClass, nameClass);
    private final Method flatName = method(symbolClass, "flatName");
    private final Method classCompleter = method(classFinderClass, "getCompleter");
    private final Field javaBase = field(symtabClass, "java_base");
    private final Field noModule = field(symtabClass, "noModule");
    private final Field unnamedModule = field(symtabClass, "unnamedModule");
    private final Field members = field(packageClass, "members_field");
    private final Field classMembers = field(classClass, "members_field");
    private final Field completer = field(symbolClass, "completer");
    private final Class<?> argumentsClass = Class.forName(COMP + ".ArgumentAttr");
    private final Method argumentsOf = argumentsClass.getMethod("instance", contextClass);
    private final Field argumentTypes = argumentsClass.getDeclaredField("argumentTypeCache");
    /** Whether javac's cache of arguments can be reached: not without the agent. */
    private final boolean forgetsArguments = argumentsOf.trySetAccessible() && argumentTypes.trySetAccessible();

    private JavacInternals() throws ReflectiveOperationException {}

    /** The internals, or null where javac's packages stay closed. */
    static @Nullable JavacInternals open(@Nullable Instrumentation instrumentation) {
        try {
            Module javac = JavacTask.class.getModule();
            Module own = JavacInternals.class.getModule();
            if (!javac.isExported(API, own) && instrumentation != null) {
                Map<String, Set<Module>> exports = Map.of(API, Set.of(own), CODE, Set.of(own), UTIL, Set.of(own));
                Map<String, Set<Module>> opens = Map.of(COMP, Set.of(own));
                instrumentation.redefineModule(javac, Set.of(), exports, opens, Set.of(), Map.of());
            }
            return javac.isExported(CODE, own) && javac.isExported(API, own) && javac.isExported(UTIL, own)
                    ? new JavacInternals()
                    : null;
        } catch (ReflectiveOperationException unknownJdk) {
            System.getLogger(JavacInternals.class.getName())
                    .log(System.Logger.Level.DEBUG, "javac's pool is not as known", unknownJdk);
            return null;
        }
    }

    private static Method method(Class<?> owner, String name, Class<?>... parameters) throws NoSuchMethodException {
        return unchecked(owner.getMethod(name, parameters));
    }

    private static Field field(Class<?> owner, String name) throws NoSuchFieldException {
        return unchecked(owner.getField(name));
    }

    /** Public anyway; but without this each call asks anew whether its package is exported. */
    private static <T extends AccessibleObject> T unchecked(T member) {
        member.setAccessible(true);
        return member;
    }

    /** A pool of so many used compilers at most. */
    Object newPool(int most) {
        try {
            return poolClass.getConstructor(int.class).newInstance(most);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("javac's pool cannot be made", e);
        }
    }

    /** Has a worker of {@code JavacTaskPool.Worker}'s shape called with a task. */
    void run(
            Object pool,
            Writer log,
            JavaFileManager files,
            DiagnosticListener<JavaFileObject> listener,
            List<String> options,
            JavaFileObject source,
            InvocationHandler worker) {
        Object proxy =
                Proxy.newProxyInstance(JavacInternals.class.getClassLoader(), new Class<?>[] {workerClass}, worker);
        try {
            getTask.invoke(pool, log, files, listener, options, null, List.of(source), proxy);
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

    /** Makes a used compiler ready for the next compilation. */
    void purge(Object context) throws ReflectiveOperationException {
        if (forgetsArguments) {
            // Lambdas and generic calls that were arguments, each with all trees of its unit.
            ((Map<?, ?>) argumentTypes.get(argumentsOf.invoke(null, context))).clear();
        }
        purgeSnippets(context, false);
    }

    /** Forgets what a compiler knows of classes that may have changed since its last compilation. */
    void purgeThoroughly(Object context) throws ReflectiveOperationException {
        purgeSnippets(context, true);
    }

    /** As JShell does: the snippets' package is read anew. */
    private void purgeSnippets(Object context, boolean thoroughly) throws ReflectiveOperationException {
        Object symtab = symtabOf.invoke(null, context);
        Object none = noModule.get(symtab);
        Object module = javaBase.get(symtab) == none ? none : unnamedModule.get(symtab);
        Object name = fromString.invoke(namesOf.invoke(null, context), Snippets.PACKAGE);
        Object snippets = getPackage.invoke(symtab, module, name);
        if (snippets == null) {
            return;
        }
        for (Object each : thoroughly ? typesOf(symtab, snippets) : typesIn(members.get(snippets))) {
            removeClass.invoke(symtab, module, each);
        }
        members.set(snippets, null);
        completer.set(snippets, classCompleter.invoke(classFinderOf.invoke(null, context)));
    }

    /** The flat names of all types of a package. Takes longer than a small compilation: it asks all classes javac knows. */
    private List<Object> typesOf(Object symtab, Object owner) throws ReflectiveOperationException {
        List<Object> names = new ArrayList<>();
        for (Object type : (Iterable<?>) getAllClasses.invoke(symtab)) {
            if (packageOf.invoke(type) == owner) {
                names.add(flatName.invoke(type));
            }
        }
        return names;
    }

    /** The flat names of the types in a scope, and in theirs, as far as javac has looked into them. */
    private List<Object> typesIn(@Nullable Object scope) throws ReflectiveOperationException {
        List<Object> names = new ArrayList<>();
        if (scope != null) {
            for (Object symbol : (Iterable<?>) getSymbols.invoke(scope)) {
                if (classClass.isInstance(symbol)) {
                    names.add(flatName.invoke(symbol));
                    names.addAll(typesIn(classMembers.get(symbol)));
                }
            }
        }
        return names;
    }
}
