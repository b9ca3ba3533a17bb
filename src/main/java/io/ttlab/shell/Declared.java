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
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/**
 * What JShell has declared, as the engine's own cells have to import it. Thread-safe: immutable snapshots, made anew by whoever
 * holds the session's JShell lock.
 */
final class Declared {
    private final List<String> preloaded;
    private volatile Snapshot current;
    private volatile boolean changed;

    Declared(List<String> preloaded) {
        this.preloaded = preloaded;
        this.current = new Snapshot(preloaded, Map.of(), Set.of(), Set.of(), false);
    }

    /** The declarations at one moment. */
    record Snapshot(
            List<String> imports,
            Map<String, List<String>> linesByName,
            Set<String> methodsAndTypes,
            Set<String> missing,
            boolean userStaticImports) {

        List<String> importsOf(Set<String> names) {
            List<String> lines = new ArrayList<>();
            for (String name : names) {
                lines.addAll(linesByName.getOrDefault(name, List.of()));
            }
            return lines;
        }

        /** Whether a variable can be declared behind JShell's back without a difference that a user could see. */
        boolean allowsVariable(String name, Set<String> used) {
            return !userStaticImports
                    && !missing.contains(name)
                    && used.stream().noneMatch(methodsAndTypes::contains);
        }
    }

    /** Tells that JShell evaluated something. */
    void change() {
        changed = true;
    }

    boolean isStale() {
        return changed;
    }

    Snapshot current() {
        return current;
    }

    /** To be called with JShell to itself. */
    Snapshot refreshed(@Nullable JShell jshell) {
        if (changed && jshell != null) {
            changed = false;
            current = read(jshell);
        }
        return current;
    }

    private Snapshot read(JShell jshell) {
        List<String> imports = new ArrayList<>();
        Map<String, List<String>> lines = new HashMap<>();
        Set<String> methodsAndTypes = new HashSet<>();
        Set<String> missing = new HashSet<>();
        jshell.snippets().filter(snippet -> jshell.status(snippet).isActive()).forEach(snippet -> {
            if (snippet instanceof ImportSnippet imported) {
                addImport(imported, imports);
            } else if (snippet instanceof DeclarationSnippet declaration) {
                addMissing(jshell, declaration, missing);
                if (jshell.status(declaration).isDefined()) {
                    lines.computeIfAbsent(declaration.name(), name -> new ArrayList<>())
                            .add("import static "
                                    + jshell.sourceCodeAnalysis()
                                            .wrapper(declaration)
                                            .fullClassName()
                                    + "." + declaration.name() + ";");
                    if (!(declaration instanceof VarSnippet)) {
                        methodsAndTypes.add(declaration.name());
                    }
                }
            }
        });
        boolean userStatics =
                imports.stream().anyMatch(text -> text.startsWith("static ") && !preloaded.contains(text));
        return new Snapshot(List.copyOf(imports), lines, methodsAndTypes, missing, userStatics);
    }

    private static void addImport(ImportSnippet imported, List<String> imports) {
        String text = Engine.importText(imported);
        if (!text.equals(CellVariables.VIEW_IMPORT)) {
            boolean ofModule = imported.source().strip().startsWith("import module ");
            imports.add(ofModule ? "module " + imported.fullname() : text);
        }
    }

    private static void addMissing(JShell jshell, DeclarationSnippet declaration, Set<String> missing) {
        if (jshell.status(declaration) != Snippet.Status.VALID) {
            jshell.unresolvedDependencies(declaration).forEach(text -> {
                String name = text.substring(text.indexOf(' ') + 1);
                int parenthesis = name.indexOf('(');
                missing.add(parenthesis < 0 ? name : name.substring(0, parenthesis));
            });
        }
    }
}
