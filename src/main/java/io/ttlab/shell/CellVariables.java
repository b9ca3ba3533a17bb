package io.ttlab.shell;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The variables that the engine's own cells declared, which live in static fields of the cells' classes. Thread-safe.
 *
 * <p>For compilers they are all fields of one class, {@code REPL.$Vars}, which exists in their view only: {@link Weaver}
 * leads what is compiled against it to the cell that holds the variable. So no compiler reads a cell's class, and what a
 * snippet costs does not depend on how many there were.
 */
final class CellVariables {
    static final String VIEW = "$Vars";
    static final String VIEW_CLASS = Snippets.PACKAGE + "." + VIEW;
    static final String VIEW_IMPORT = "static " + VIEW_CLASS + ".*";

    /** A variable: its field, the generic signature of that where there is one, and its type as source and as shown. */
    record CellVariable(String name, Field field, @Nullable String signature, String typeSource, String typeName) {}

    private final Map<String, CellVariable> byName = new ConcurrentHashMap<>();
    private final Set<String> order = new LinkedHashSet<>();
    /** The view of all variables, null where they changed since. */
    private byte @Nullable [] all;

    synchronized void put(CellVariable variable) {
        all = null;
        byName.put(variable.name(), variable);
        order.remove(variable.name());
        order.add(variable.name());
    }

    @Nullable
    CellVariable get(String name) {
        return byName.get(name);
    }

    synchronized void remove(String name) {
        all = null;
        byName.remove(name);
        order.remove(name);
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    synchronized List<CellVariable> inOrder() {
        return order.stream().map(byName::get).toList();
    }

    /** The variables among these names. */
    Set<String> among(Collection<String> names) {
        Set<String> found = new LinkedHashSet<>(names);
        found.retainAll(byName.keySet());
        return found;
    }

    /** The class file of the view with the variables among these names. */
    byte[] view(Collection<String> names) {
        return view(names.stream().map(byName::get).filter(Objects::nonNull).toList());
    }

    /** The class file of the view with all variables. */
    synchronized byte[] view() {
        byte[] known = all;
        if (known == null) {
            known = view(inOrder());
            all = known;
        }
        return known;
    }

    /** The generic signatures of a class's fields, by name. */
    static Map<String, String> signatures(byte[] classFile) {
        Map<String, String> found = new HashMap<>();
        ClassVisitor visitor = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable FieldVisitor visitField(
                    int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
                if (signature != null) {
                    found.put(name, signature);
                }
                return null;
            }
        };
        new ClassReader(classFile).accept(visitor, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        return found;
    }

    private static byte[] view(List<CellVariable> variables) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
                VIEW_CLASS.replace('.', '/'),
                null,
                "java/lang/Object",
                null);
        for (CellVariable each : variables) {
            String descriptor = Type.getDescriptor(each.field().getType());
            writer.visitField(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, each.name(), descriptor, each.signature(), null)
                    .visitEnd();
        }
        writer.visitEnd();
        return writer.toByteArray();
    }
}
