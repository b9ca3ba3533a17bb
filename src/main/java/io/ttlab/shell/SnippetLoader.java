package io.ttlab.shell;

import java.io.File;
import java.lang.reflect.Field;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes that the compiler made of snippets. The application's loader is the parent, so that snippets and the
 * program share their statics.
 */
final class SnippetLoader extends URLClassLoader implements LoaderDelegate {
    private final UnaryOperator<byte[]> weaver;
    private final Map<String, byte[]> pending = new HashMap<>();
    private final Map<String, Class<?>> loaded = new ConcurrentHashMap<>();

    /** Those whose classes stay. */
    private final List<Cell> cells = new ArrayList<>();

    SnippetLoader(ClassLoader parent, UnaryOperator<byte[]> weaver) {
        super("ttlab-snippets", new URL[0], parent);
        this.weaver = weaver;
    }

    @Override
    public synchronized void load(ClassBytecodes[] classes) throws ClassInstallException {
        boolean[] installed = new boolean[classes.length];
        for (ClassBytecodes bytes : classes) {
            pending.put(bytes.name(), bytes.bytecodes());
        }
        try {
            for (int i = 0; i < classes.length; i++) {
                Class<?> type = loadClass(classes[i].name());
                // Linking early reports broken classes here and not in the middle of the user's code.
                type.getDeclaredMethods();
                installed[i] = true;
            }
        } catch (ClassNotFoundException | LinkageError e) {
            throw new ClassInstallException("Cannot load a snippet: " + e, installed);
        } finally {
            for (ClassBytecodes bytes : classes) {
                pending.remove(bytes.name());
            }
        }
    }

    /**
     * Loads the classes of a cell and answers the cell's own. They can go again, unless later snippets name them, or they
     * themselves use what is only for classes of this loader.
     */
    synchronized Class<?> define(Map<String, byte[]> classes, Cell cell) {
        try {
            if (!cell.holdsVariables() && CellLoader.canStandAlone(classes, cell)) {
                Map<String, byte[]> woven = new HashMap<>();
                classes.forEach((name, bytes) -> woven.put(name, weaver.apply(bytes)));
                return new CellLoader(this, woven, cell).loadClass(cell.className());
            }
            cells.add(cell);
            pending.putAll(classes);
            for (String each : classes.keySet()) {
                loadClass(each);
            }
            return loadClass(cell.className());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The compiler made no class " + cell.className(), e);
        } finally {
            pending.keySet().removeAll(classes.keySet());
        }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {
        // Redefinition changes the loaded classes in place: there is nothing to remember.
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> known = loaded.get(name);
        if (known != null) {
            return known;
        }
        byte[] bytes = pending.get(name);
        if (bytes == null) {
            return super.findClass(name);
        }
        byte[] woven = weaver.apply(bytes);
        Class<?> type = defineClass(name, woven, 0, woven.length);
        loaded.put(name, type);
        return type;
    }

    /** The snippet class of that name, or null when none was loaded. */
    @Nullable
    Class<?> loadedOrNull(String name) {
        return loaded.get(name);
    }

    /** The field of a variable that a loaded cell declared. */
    Field fieldOf(String className, String name) {
        Class<?> type = loadedOrNull(className);
        try {
            if (type == null) {
                throw new IllegalStateException("The cell " + className + " was not loaded");
            }
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("The cell " + className + " has no variable '" + name + "'", e);
        }
    }

    @Override
    public void addToClasspath(String classpath) throws InternalException {
        for (String entry : classpath.split(File.pathSeparator)) {
            try {
                addURL(Path.of(entry).toUri().toURL());
            } catch (MalformedURLException e) {
                throw new InternalException("'" + entry + "' cannot be added to the class path: " + e.getMessage());
            }
        }
    }
}
