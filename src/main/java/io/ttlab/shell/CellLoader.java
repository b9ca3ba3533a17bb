package io.ttlab.shell;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassReader;

/**
 * Loads the classes of one cell, so that they are unloaded when nothing of them is in use any more: a session of ten
 * thousand cells has as many classes as one of ten.
 *
 * <p>To Java its classes are of another package than the session's, and may use what is public there and nothing else.
 */
final class CellLoader extends ClassLoader {
    private static final int CLASS_CONSTANT = 7;

    private final Map<String, byte[]> classes;

    /** Lives as long as its classes, for the lines of their stack traces. */
    @SuppressWarnings("unused")
    private final Cell cell;

    CellLoader(ClassLoader session, Map<String, byte[]> classes, Cell cell) {
        super("ttlab-cell", session);
        this.classes = new ConcurrentHashMap<>(classes);
        this.cell = cell;
    }

    /**
     * Whether these classes name no type that a user declared, which may have members for its own package alone. What is wrapped
     * around snippets is public, as {@link Weaver} leaves it.
     */
    static boolean canStandAlone(Map<String, byte[]> classes, Cell cell) {
        String own = cell.className().replace('.', '/');
        for (byte[] classFile : classes.values()) {
            ClassReader reader = new ClassReader(classFile);
            char[] buffer = new char[reader.getMaxStringLength()];
            for (int i = 1; i < reader.getItemCount(); i++) {
                int at = reader.getItem(i);
                if (at > 0 && reader.readByte(at - 1) == CLASS_CONSTANT) {
                    String name = reader.readUTF8(at, buffer);
                    boolean fine = !name.contains(Snippets.PACKAGE + "/")
                            || name.equals(own)
                            || name.startsWith(own + "$")
                            || name.equals(Weaver.VIEW)
                            || Snippets.isWrapper(name);
                    if (!fine) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            byte[] own = classes.remove(name);
            if (own != null) {
                return defineClass(name, own, 0, own.length);
            }
            Class<?> known = findLoadedClass(name);
            return known == null ? super.loadClass(name, resolve) : known;
        }
    }
}
