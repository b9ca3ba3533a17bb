package io.ttlab.shell;

import io.ttlab.shell.CellVariables.CellVariable;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** The static fields that hold the session's variables, JShell's and the cells'. Thread-safe. */
final class VariableFields {
    private final Map<String, Field> ofJShell = new ConcurrentHashMap<>();
    private final CellVariables ofCells = new CellVariables();

    CellVariables ofCells() {
        return ofCells;
    }

    /** A variable is JShell's from now on; without a field where none could be had. */
    void declaredByJShell(String name, @Nullable Field field) {
        if (field != null) {
            ofJShell.put(name, field);
        }
        ofCells.remove(name);
    }

    /** JShell has the variable no more. */
    void droppedByJShell(String name) {
        ofJShell.remove(name);
    }

    boolean isOfJShell(String name) {
        return ofJShell.containsKey(name);
    }

    @Nullable
    Field named(String name) {
        CellVariable ofCell = ofCells.get(name);
        return ofCell == null ? ofJShell.get(name) : ofCell.field();
    }

    /** The class of a variable's field by its simple name, empty for an unknown one. */
    String typeNamed(String name) {
        CellVariable variable = ofCells.get(name);
        if (variable != null) {
            return variable.typeName();
        }
        Field field = ofJShell.get(name);
        return field == null ? "" : field.getType().getSimpleName();
    }

    /** These variables of JShell's, then the cells', each with its value. */
    List<Variable> withValues(Stream<VarSnippet> jshells) {
        Map<String, Variable> found = new LinkedHashMap<>();
        jshells.forEach(v -> {
            Field field = ofJShell.get(v.name());
            found.put(v.name(), new Variable(v.name(), v.typeName(), field == null ? null : read(field)));
        });
        for (CellVariable v : ofCells.inOrder()) {
            found.put(v.name(), new Variable(v.name(), v.typeName(), read(v.field())));
        }
        return List.copyOf(found.values());
    }

    static @Nullable Object read(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Cannot read " + field, e);
        }
    }

    static void clear(Field field) {
        try {
            if (!field.getType().isPrimitive()) {
                field.set(null, null);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Cannot set " + field, e);
        }
    }
}
