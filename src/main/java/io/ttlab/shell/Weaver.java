package io.ttlab.shell;

import io.ttlab.shell.CellVariables.CellVariable;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes user code stoppable: a call of {@link InterruptPoint#check} at each method entry and before each backward branch,
 * and {@link InterruptPoint#exit(int)} in the place of {@code System.exit}. Also leads what uses the
 * variables of cells to the classes that hold them.
 *
 * <p>A call, not an inline test: it needs no new stack maps, and the JIT inlines it.
 */
final class Weaver {
    private static final String POINT = "io/ttlab/shell/InterruptPoint";

    /** The internal name of the class that variables of cells are compiled as fields of. */
    static final String VIEW = CellVariables.VIEW_CLASS.replace('.', '/');

    private final CellVariables variables;

    Weaver(CellVariables variables) {
        this.variables = variables;
    }

    byte[] weave(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Classes(writer), 0);
        return writer.toByteArray();
    }

    private final class Classes extends ClassVisitor {
        Classes(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        /** The classes around snippets are of the package alone as JShell makes them. */
        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                String superName,
                String @Nullable [] interfaces) {
            int shown = Snippets.isWrapper(name) ? access | Opcodes.ACC_PUBLIC : access;
            super.visit(version, shown, name, signature, superName, interfaces);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            return new Methods(next);
        }
    }

    private final class Methods extends MethodVisitor {
        private final Set<Label> seen = new HashSet<>();

        Methods(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            check();
        }

        @Override
        public void visitLabel(Label label) {
            seen.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label target) {
            if (seen.contains(target)) {
                check();
            }
            super.visitJumpInsn(opcode, target);
        }

        /** Variables that JShell's compiler found in the view live in the class of some cell. */
        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            CellVariable variable = owner.equals(VIEW) ? variables.get(name) : null;
            super.visitFieldInsn(
                    opcode,
                    variable == null
                            ? owner
                            : variable.field().getDeclaringClass().getName().replace('.', '/'),
                    name,
                    descriptor);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (opcode == Opcodes.INVOKESTATIC && owner.equals("java/lang/System") && name.equals("exit")) {
                super.visitMethodInsn(opcode, POINT, "exit", "(I)V", false);
            } else if (isRuntimeExit(owner, name)) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, POINT, "exit", "(Ljava/lang/Runtime;I)V", false);
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            Object[] replaced = arguments.clone();
            for (int i = 0; i < replaced.length; i++) {
                if (replaced[i] instanceof Handle handle) {
                    replaced[i] = withoutExit(handle);
                }
            }
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, replaced);
        }

        private static Handle withoutExit(Handle handle) {
            if (handle.getOwner().equals("java/lang/System") && handle.getName().equals("exit")) {
                return new Handle(Opcodes.H_INVOKESTATIC, POINT, "exit", "(I)V", false);
            }
            if (isRuntimeExit(handle.getOwner(), handle.getName())) {
                return new Handle(Opcodes.H_INVOKESTATIC, POINT, "exit", "(Ljava/lang/Runtime;I)V", false);
            }
            return handle;
        }

        private static boolean isRuntimeExit(String owner, String name) {
            return owner.equals("java/lang/Runtime") && (name.equals("exit") || name.equals("halt"));
        }

        private void check() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, POINT, "check", "()V", false);
        }
    }
}
