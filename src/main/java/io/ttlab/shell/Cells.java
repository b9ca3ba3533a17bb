package io.ttlab.shell;

import io.ttlab.shell.Cell.Item;
import io.ttlab.shell.CellCompiler.CompiledCell;
import io.ttlab.shell.CellVariables.CellVariable;
import io.ttlab.shell.PieceKind.Form;
import io.ttlab.shell.Results.Result;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cells of a session: which snippets go into one, what they see, and what they leave. Confine to the evaluation lock. */
final class Cells {
    private static final int MOST_ITEMS = 100;
    private static final Set<String> PRELUDE_FIELDS =
            Arrays.stream(Prelude.class.getFields()).map(Field::getName).collect(Collectors.toUnmodifiableSet());

    private final Session session;
    private final CellCompiler compiler;
    private final SnippetLoader loader;
    private final CellVariables variables;
    private final CellSources sources = new CellSources();
    private int count;

    Cells(Session session, CellCompiler compiler, SnippetLoader loader, CellVariables variables) {
        this.session = session;
        this.compiler = compiler;
        this.loader = loader;
        this.variables = variables;
    }

    void classpathChanged() {
        compiler.classpathChanged();
    }

    /** A cell ready to run: its methods, one a snippet. */
    record LoadedCell(CompiledCell compiled, List<Method> methods) {}

    /** Collects snippets into a run while they can be compiled together. */
    final class Collector {
        private final List<Item> items = new ArrayList<>();
        private final Set<String> used = new HashSet<>();
        private final Set<String> declared = new HashSet<>();

        /** Adds the snippet if it may join; false ends the run. */
        boolean add(Piece piece) {
            PieceKind kind = PieceKind.of(piece.source());
            Set<String> names = Names.in(piece.source());
            boolean joins = items.size() < MOST_ITEMS
                    && kind.form() != Form.OTHER
                    && (items.isEmpty() || names.stream().noneMatch(Cells::isResultName))
                    && (kind.form() != Form.VARIABLE || mayDeclare(kind.name(), names))
                    && (kind.laterCode() < 0 || staysTrue(piece.source().substring(kind.laterCode())));
            if (joins) {
                items.add(new Item(piece, kind));
                used.addAll(names);
                if (kind.form() == Form.VARIABLE) {
                    declared.add(kind.name());
                }
            }
            return joins;
        }

        private boolean mayDeclare(String name, Set<String> names) {
            return !declared.contains(name)
                    && !used.contains(name)
                    && !PRELUDE_FIELDS.contains(name)
                    && !isResultName(name)
                    && session.mayDeclareInCell(name, names);
        }

        /** Whether code that runs later names nothing that may be another by then: JShell follows what is declared anew. */
        private boolean staysTrue(String code) {
            return Names.in(code).stream()
                    .noneMatch(name -> isResultName(name) || declared.contains(name) || session.isDeclared(name));
        }

        boolean isEmpty() {
            return items.isEmpty();
        }

        /** Compiles and loads what can be; null when not even the first snippet can. */
        @Nullable
        LoadedCell load() {
            return Cells.this.load(items);
        }
    }

    /** Compiles and runs a cell that leaves nothing. */
    void warmUp() {
        Submission submission = new Submission("warm", "warm");
        List<Item> items = new ArrayList<>();
        for (String source : List.of("\"a\".length() + 1;", "int $$warm = 1;", "if (false) {}")) {
            items.add(new Item(new Piece(submission, 0, source), PieceKind.of(source)));
        }
        LoadedCell loaded = load(items);
        try {
            if (loaded != null) {
                for (Method method : loaded.methods()) {
                    session.invoke(method);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static boolean isResultName(String name) {
        return name.equals("ans") || (name.charAt(0) == '$' && name.length() > 1 && Character.isDigit(name.charAt(1)));
    }

    private @Nullable LoadedCell load(List<Item> items) {
        Map<String, Result> lent = new LinkedHashMap<>();
        for (String name : Names.in(items.get(0).piece().source())) {
            Result result = session.isUsersOwn(name) ? null : session.results().named(name);
            if (result != null) {
                lent.put(name, result);
            }
        }
        CompiledCell compiled = compiler.compile(items, session.importTexts(), chosen -> cell(chosen, lent));
        if (compiled == null) {
            return null;
        }
        Cell cell = compiled.cell();
        sources.add(cell);
        Class<?> type = loader.define(compiled.classes(), cell);
        try {
            for (Map.Entry<String, Result> entry : lent.entrySet()) {
                Field field = type.getDeclaredField(entry.getKey());
                field.setAccessible(true);
                field.set(null, entry.getValue().value());
            }
            List<Method> methods = new ArrayList<>();
            for (int i = 0; i < cell.items().size(); i++) {
                Method method = type.getDeclaredMethod(Cell.methodName(i));
                method.setAccessible(true);
                methods.add(method);
            }
            return new LoadedCell(compiled, methods);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The cell " + cell.className() + " is not as compiled", e);
        }
    }

    private Cell cell(List<Item> items, Map<String, Result> lent) {
        Set<String> names = new LinkedHashSet<>();
        for (Item item : items) {
            names.addAll(Names.in(item.piece().source()));
        }
        List<String> imports = new ArrayList<>();
        session.importTexts().forEach(text -> imports.add("import " + text + ";"));
        imports.addAll(session.declaredImports(names));
        Map<String, String> lentTypes = new LinkedHashMap<>();
        lent.forEach((name, result) -> lentTypes.put(name, result.typeSource()));
        return new Cell(++count, imports, variables.among(names), lentTypes, items);
    }

    /** Makes the variables of the first {@code ran} snippets part of the session. */
    void keepVariables(CompiledCell compiled, int ran) {
        Cell cell = compiled.cell();
        byte[] classFile = compiled.classes().get(cell.className());
        if (!cell.holdsVariables() || classFile == null) {
            return;
        }
        Map<String, String> signatures = CellVariables.signatures(classFile);
        for (int i = 0; i < ran; i++) {
            Item item = cell.items().get(i);
            TypeText.Texts type = compiled.types().get(i).type();
            if (item.kind().form() == Form.VARIABLE
                    && type != null
                    && variables.get(item.kind().name()) == null) {
                String name = item.kind().name();
                variables.put(new CellVariable(
                        name,
                        loader.fieldOf(cell.className(), name),
                        signatures.get(name),
                        type.source(),
                        shownType(item, type)));
            }
        }
    }

    /** As JShell shows it: as written, unless it was {@code var}. */
    static String shownType(Item item, TypeText.Texts type) {
        String written = item.kind().typeSource();
        return written.equals("var")
                ? type.display()
                : written.replaceAll("\\s+", " ").replaceAll(" ?, ?", ", ");
    }

    /** The cell that a class, or one nested in it, was compiled from; null for one that is gone. */
    @Nullable
    Cell cellOf(String className) {
        int inner = className.indexOf('$', Snippets.PACKAGE.length() + 1 + Snippets.CELL_PREFIX.length());
        return sources.get(inner < 0 ? className : className.substring(0, inner));
    }
}
