package io.ttlab.shell;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import io.ttlab.shell.Cell.Item;
import io.ttlab.shell.PieceKind.Form;
import io.ttlab.shell.TypeText.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * Compiles runs of expressions, statements and plain variable declarations as one class, in one or two passes instead of
 * JShell's three to five for each.
 *
 * <p>Only where the outcome is JShell's: whatever does not compile, has a type that no variable can be declared with, or
 * may depend on a later redefinition, is left to JShell.
 */
final class CellCompiler {
    private static final String NO_VALUE = "compiler.err.cant.infer.local.var.type";

    /** What became known of a snippet while compiling. */
    record Typed(@Nullable Texts type, String variable, boolean assigns, boolean isVoid) {}

    /** A compiled cell. */
    record CompiledCell(Cell cell, List<Typed> types, Map<String, byte[]> classes, List<String> warnings) {}

    private final JavacPool pool;
    private final Set<String> voidHeads = new HashSet<>();

    CellCompiler(JavacPool pool) {
        this.pool = pool;
    }

    void classpathChanged() {
        pool.classpathChanged();
    }

    /** The longest run of items from the first on that compiles, or null when not even the first does. */
    @Nullable
    CompiledCell compile(List<Item> candidates, List<String> imports, Function<List<Item>, Cell> cellOf) {
        List<Item> items = new ArrayList<>(candidates);
        for (Item item : items) {
            if (item.kind().form() == Form.EXPRESSION && voidHeads.contains(head(item))) {
                item.makeStatement();
            }
        }
        if (items.stream().anyMatch(Item::needsType)) {
            items = withTypes(items, imports, cellOf.apply(items));
        }
        while (!items.isEmpty()) {
            Cell cell = cellOf.apply(items);
            JavacPool.Compiled<List<Typed>> compiled = pool.compile(
                    new MemoryFiles.Source(cell.className(), cell.source()),
                    cell.usedVariables(),
                    (task, unit) -> types(task, unit, cell, imports));
            if (compiled.hasErrors()) {
                if (!makeStatements(cell, compiled.diagnostics())) {
                    int broken = firstBroken(cell, compiled.diagnostics());
                    String beyond = compiled.beyondLimits();
                    if (broken == 0 && beyond != null) {
                        throw new BeyondLimitsException(items.get(0).piece(), beyond);
                    }
                    items = items.subList(0, broken);
                }
                continue;
            }
            List<Typed> types = compiled.read() == null ? List.of() : compiled.read();
            int usable = usable(items, types);
            if (usable == items.size()) {
                return new CompiledCell(cell, types, compiled.classes(), warnings(cell, compiled.diagnostics()));
            }
            items = items.subList(0, usable);
        }
        return null;
    }

    /** Learns what each {@code var} stands for; cuts the run before one that no field can be declared with. */
    private List<Item> withTypes(List<Item> items, List<String> imports, Cell cell) {
        JavacPool.Compiled<Map<String, Texts>> typed = pool.attribute(
                new MemoryFiles.Source(cell.className(), cell.typingSource()),
                cell.usedVariables(),
                (task, unit) -> variableTypes(task, unit, imports));
        Map<String, Texts> types = typed.read() == null ? Map.of() : typed.read();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.needsType()) {
                Texts type = types.get(item.kind().name());
                if (type == null || type.ofSnippet()) {
                    return items.subList(0, i);
                }
                item.setDeclaredType(type.source());
            }
        }
        return items;
    }

    private static Map<String, Texts> variableTypes(JavacTask task, CompilationUnitTree unit, List<String> imports) {
        Map<String, Texts> found = new HashMap<>();
        Trees trees = Trees.instance(task);
        ClassTree type = (ClassTree) unit.getTypeDecls().get(0);
        TreePath typePath = new TreePath(new TreePath(unit), type);
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method && method.getName().contentEquals("all")) {
                TreePath body = new TreePath(new TreePath(typePath, method), method.getBody());
                for (StatementTree statement : method.getBody().getStatements()) {
                    if (statement instanceof VariableTree variable) {
                        Element element = trees.getElement(new TreePath(body, variable));
                        Texts texts = element == null ? null : TypeText.of(element.asType(), imports);
                        if (texts != null) {
                            found.put(variable.getName().toString(), texts);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static List<Typed> types(JavacTask task, CompilationUnitTree unit, Cell cell, List<String> imports) {
        Trees trees = Trees.instance(task);
        ClassTree type = (ClassTree) unit.getTypeDecls().get(0);
        TreePath typePath = new TreePath(new TreePath(unit), type);
        Map<String, Typed> byMethod = new HashMap<>();
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method && method.getBody() != null) {
                TreePath body = new TreePath(new TreePath(typePath, method), method.getBody());
                byMethod.put(method.getName().toString(), typed(trees, body, method.getBody(), imports));
            }
        }
        List<Typed> result = new ArrayList<>();
        for (int i = 0; i < cell.items().size(); i++) {
            Typed found = byMethod.get(Cell.methodName(i));
            result.add(found == null ? new Typed(null, "", false, false) : found);
        }
        return result;
    }

    private static Typed typed(Trees trees, TreePath path, BlockTree body, List<String> imports) {
        StatementTree first =
                body.getStatements().isEmpty() ? null : body.getStatements().get(0);
        if (first instanceof VariableTree variable) {
            Element element = trees.getElement(new TreePath(path, variable));
            Texts texts = element == null ? null : TypeText.of(element.asType(), imports);
            ExpressionTree value = variable.getInitializer();
            if (value instanceof IdentifierTree identifier) {
                return new Typed(texts, identifier.getName().toString(), false, false);
            }
            if (value instanceof AssignmentTree assignment
                    && assignment.getVariable() instanceof IdentifierTree target) {
                return new Typed(texts, target.getName().toString(), true, false);
            }
            return new Typed(texts, "", false, false);
        }
        if (first instanceof ExpressionStatementTree statement) {
            TypeMirror type =
                    trees.getTypeMirror(new TreePath(new TreePath(path, statement), statement.getExpression()));
            return new Typed(null, "", false, type != null && type.getKind() == TypeKind.VOID);
        }
        return new Typed(null, "", false, true);
    }

    /** How many items from the first on have types that are understood. */
    private static int usable(List<Item> items, List<Typed> types) {
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            Typed typed = types.get(i);
            boolean fine =
                    switch (item.kind().form()) {
                        case STATEMENT -> true;
                        case EXPRESSION -> item.asStatement() ? typed.isVoid() : typed.type() != null;
                        case VARIABLE -> typed.type() != null && !typed.type().ofSnippet();
                        case OTHER -> false;
                    };
            if (!fine) {
                return i;
            }
        }
        return items.size();
    }

    /** Calls of void methods were tried as values; false when no error was of that kind. */
    private boolean makeStatements(Cell cell, List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        boolean changed = false;
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics) {
            if (NO_VALUE.equals(diagnostic.getCode())) {
                Item item = cell.itemAt(diagnostic.getStartPosition());
                item = item == null ? itemBehind(cell, diagnostic.getStartPosition()) : item;
                if (item != null && item.kind().form() == Form.EXPRESSION && !item.asStatement()) {
                    item.makeStatement();
                    voidHeads.add(head(item));
                    changed = true;
                }
            }
        }
        return changed;
    }

    /** That error is reported at the variable, just before the snippet. */
    private static @Nullable Item itemBehind(Cell cell, long offset) {
        for (int ahead = 1; ahead <= Cell.RESULT.length() + 8; ahead++) {
            Item item = cell.itemAt(offset + ahead);
            if (item != null) {
                return item;
            }
        }
        return null;
    }

    private static int firstBroken(Cell cell, List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        int first = cell.items().size();
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                Item item = cell.itemAt(diagnostic.getPosition());
                first = Math.min(first, item == null ? 0 : cell.items().indexOf(item));
            }
        }
        return first == cell.items().size() ? 0 : first;
    }

    private static List<String> warnings(Cell cell, List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < cell.items().size(); i++) {
            StringBuilder note = new StringBuilder();
            for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics) {
                boolean warns = diagnostic.getKind() == Diagnostic.Kind.WARNING
                        || diagnostic.getKind() == Diagnostic.Kind.MANDATORY_WARNING;
                if (warns
                        && cell.itemAt(diagnostic.getPosition()) == cell.items().get(i)) {
                    note.append(note.length() == 0 ? "" : "\n")
                            .append("warning: ")
                            .append(Notes.oneLine(diagnostic.getMessage(Locale.ROOT)));
                }
            }
            notes.add(note.toString());
        }
        return notes;
    }

    private static String head(Item item) {
        String source = item.piece().source();
        int parenthesis = source.indexOf('(');
        return parenthesis < 0 ? source : source.substring(0, parenthesis);
    }
}
