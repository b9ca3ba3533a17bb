package io.ttlab.shell;

import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import org.jspecify.annotations.Nullable;

/**
 * Changes loaded snippet classes in place, and where the JVM refuses that carries variables over to the class that JShell
 * makes instead.
 *
 * <p>Answering JShell's request honestly is what keeps values right: a replaced class starts with empty variables.
 */
final class Redefiner {
    private final @Nullable Instrumentation instrumentation;
    private final UnaryOperator<byte[]> weaver;
    private final Map<String, Class<?>> newestVersions = new HashMap<>();
    private final Set<String> resetVariables = new LinkedHashSet<>();

    Redefiner(@Nullable Instrumentation instrumentation, UnaryOperator<byte[]> weaver) {
        this.instrumentation = instrumentation;
        this.weaver = weaver;
    }

    /** Redefines all of the classes or none; JShell then loads replacements. */
    void redefine(ClassBytecodes[] classes, SnippetLoader loader) throws ClassInstallException {
        boolean[] installed = new boolean[classes.length];
        Instrumentation tool = instrumentation;
        if (tool == null || !tool.isRedefineClassesSupported()) {
            throw new ClassInstallException("This JVM was started without the agent", installed);
        }
        List<ClassDefinition> definitions = new ArrayList<>();
        for (ClassBytecodes bytes : classes) {
            Class<?> type = loader.loadedOrNull(bytes.name());
            if (type == null) {
                throw new ClassInstallException("Class " + bytes.name() + " was never loaded", installed);
            }
            definitions.add(new ClassDefinition(type, weaver.apply(bytes.bytecodes())));
        }
        try {
            tool.redefineClasses(definitions.toArray(ClassDefinition[]::new));
        } catch (ClassNotFoundException
                | UnmodifiableClassException
                | UnsupportedOperationException
                | LinkageError refused) {
            throw new ClassInstallException("The JVM refused: " + refused, installed);
        }
    }

    /** Gives newly loaded wrapper classes the variables of the versions that they replace. */
    void carryOver(ClassBytecodes[] classes, SnippetLoader loader) {
        for (ClassBytecodes bytes : classes) {
            // Not by the class: of one that came after its wrapper the JVM refuses to tell what it is nested in.
            String key = Snippets.withoutVersion(bytes.name());
            Class<?> type = loader.loadedOrNull(bytes.name());
            if (key == null || type == null) {
                continue;
            }
            Class<?> previous = newestVersions.put(key, type);
            if (previous != null && previous != type) {
                copyVariables(previous, type);
            }
        }
    }

    private void copyVariables(Class<?> from, Class<?> to) {
        for (Field target : to.getDeclaredFields()) {
            if (!Modifier.isStatic(target.getModifiers()) || target.isSynthetic()) {
                continue;
            }
            try {
                Field source = from.getDeclaredField(target.getName());
                source.setAccessible(true);
                target.setAccessible(true);
                Object value = source.get(null);
                if (target.getType().isPrimitive()
                        ? target.getType() == source.getType()
                        : value == null || target.getType().isInstance(value)) {
                    target.set(null, value);
                } else {
                    resetVariables.add(target.getName());
                }
            } catch (NoSuchFieldException added) {
                // The older version had no such variable: nothing to carry over.
                continue;
            } catch (IllegalAccessException e) {
                resetVariables.add(target.getName());
            }
        }
    }

    /** Takes the names of the variables that lost their values since the last call. */
    Set<String> takeResetVariables() {
        Set<String> taken = new LinkedHashSet<>(resetVariables);
        resetVariables.clear();
        return taken;
    }
}
