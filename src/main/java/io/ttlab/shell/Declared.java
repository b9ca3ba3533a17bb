package io.ttlab.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** What JShell has declared, as the engine's own cells have to import it. Guarded by the session's JShell lock. */
final class Declared {
    private final List<String> preloaded;
    private List<String> imports;
    private final Map<String, List<String>> linesByName = new HashMap<>();
    private final Set<String> methodsAndTypes = new HashSet<>();
    private final Set<String> missing = new HashSet<>();
    private boolean userStaticImports;
    private boolean changed;

    Declared(List<String> preloaded) {
        this.preloaded = preloaded;
        this.imports = preloaded;
    }

    /** Tells that JShell evaluated something. */
    void change() {
        changed = true;
    }

    Declared refreshed(@Nullable JShell jshell) {
        if (changed && jshell != null) {
            refresh(jshell);
            changed = false;
        }
        return this;
    }

    private void refresh(JShell jshell) {
        linesByName.clear();
        methodsAndTypes.clear();
        missing.clear();
        List<String> found = new ArrayList<>();
        jshell.snippets().filter(snippet -> jshell.status(snippet).isActive()).forEach(snippet -> {
            if (snippet instanceof ImportSnippet imported) {
                addImport(imported, found);
            } else if (snippet instanceof DeclarationSnippet declaration) {
                addDeclaration(jshell, declaration);
            }
        });
        imports = found;
        userStaticImports = found.stream().anyMatch(text -> text.startsWith("static ") && !preloaded.contains(text));
    }

    private static void addImport(ImportSnippet imported, List<String> found) {
        String source = imported.source().strip();
        String text = Engine.importText(imported);
        if (text.equals(CellVariables.VIEW_IMPORT)) {
            return;
        }
        boolean ofModule = source.startsWith("import module ");
        found.add(ofModule ? "module " + imported.fullname() : text);
    }

    private void addDeclaration(JShell jshell, DeclarationSnippet declaration) {
        Snippet.Status status = jshell.status(declaration);
        if (status != Snippet.Status.VALID) {
            jshell.unresolvedDependencies(declaration).forEach(text -> {
                String name = text.substring(text.indexOf(' ') + 1);
                int parenthesis = name.indexOf('(');
                missing.add(parenthesis < 0 ? name : name.substring(0, parenthesis));
            });
        }
        if (!status.isDefined()) {
            return;
        }
        SourceCodeAnalysis.SnippetWrapper wrapper = jshell.sourceCodeAnalysis().wrapper(declaration);
        linesByName
                .computeIfAbsent(declaration.name(), name -> new ArrayList<>())
                .add("import static " + wrapper.fullClassName() + "." + declaration.name() + ";");
        if (!(declaration instanceof VarSnippet)) {
            methodsAndTypes.add(declaration.name());
        }
    }

    /** What follows {@code import}, in order. */
    List<String> imports() {
        return imports;
    }

    List<String> importsOf(Set<String> names) {
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            lines.addAll(linesByName.getOrDefault(name, List.of()));
        }
        return lines;
    }

    /** Whether a variable can be declared behind JShell's back without a difference that a user could see. */
    boolean allowsVariable(String name, Set<String> used) {
        return !userStaticImports && !missing.contains(name) && used.stream().noneMatch(methodsAndTypes::contains);
    }
}
