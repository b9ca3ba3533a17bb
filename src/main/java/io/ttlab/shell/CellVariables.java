package io.ttlab.shell;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The variables that the engine's own cells declared, which live in static fields of the cells' classes.
 *
 * <p>JShell learns of all of them by one import, {@code import static REPL.$Vars.*}: for its compiler {@code $Vars} is a
 * class that inherits from every cell with variables. That class exists in the compiler's view only; what is compiled
 * against it names the cell that declares the field.
 */
final class CellVariables {
    static final String VIEW = "$Vars";
    static final String VIEW_IMPORT = "static " + Snippets.PACKAGE + "." + VIEW + ".*";

    /** A variable: its field, and its type as source and as shown. */
    record CellVariable(String name, Field field, String typeSource, String typeName) {
        String importLine() {
            return "import static " + field.getDeclaringClass().getName() + "." + name + ";";
        }
    }

    private final Map<String, CellVariable> byName = new ConcurrentHashMap<>();
    private final List<String> order = new ArrayList<>();

    synchronized void put(CellVariable variable) {
        byName.put(variable.name(), variable);
        order.remove(variable.name());
        order.add(variable.name());
    }

    @Nullable
    CellVariable get(String name) {
        return byName.get(name);
    }

    synchronized void remove(String name) {
        byName.remove(name);
        order.remove(name);
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    synchronized Collection<CellVariable> inOrder() {
        return order.stream().map(byName::get).toList();
    }

    /** The cells' classes as compilers see them: each inherits from the one before, the view from the last. */
    static final class CompilerView {
        private volatile Map<String, byte[]> classes = Map.of();
        private String parent = "java/lang/Object";

        Map<String, byte[]> classes() {
            return classes;
        }

        /** Shows the variables of those names that a cell's class holds. */
        synchronized void add(String className, byte[] classFile, Set<String> names) {
            Map<String, byte[]> next = new LinkedHashMap<>(classes);
            next.put(className, fieldsOf(classFile, parent, names));
            parent = className.replace('.', '/');
            ClassWriter writer = new ClassWriter(0);
            String view = Snippets.PACKAGE + "/" + VIEW;
            writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, view, null, parent, null);
            writer.visitEnd();
            next.put(view.replace('/', '.'), writer.toByteArray());
            classes = Map.copyOf(next);
        }
    }

    private static byte[] fieldsOf(byte[] classFile, String parent, Set<String> names) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public void visit(
                                    int version,
                                    int access,
                                    String name,
                                    @Nullable String signature,
                                    String superName,
                                    String[] interfaces) {
                                super.visit(version, access, name, signature, parent, interfaces);
                            }

                            @Override
                            public @Nullable FieldVisitor visitField(
                                    int access,
                                    String name,
                                    String descriptor,
                                    @Nullable String signature,
                                    @Nullable Object value) {
                                return names.contains(name)
                                        ? super.visitField(access, name, descriptor, signature, value)
                                        : null;
                            }

                            @Override
                            public @Nullable MethodVisitor visitMethod(
                                    int access,
                                    String name,
                                    String descriptor,
                                    @Nullable String signature,
                                    String @Nullable [] exceptions) {
                                return null;
                            }
                        },
                        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }
}
