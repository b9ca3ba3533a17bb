package io.ttlab.shell;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/** What a user should know beside a snippet's value, in the words of the {@code jshell} tool. */
final class Notes {
    private Notes() {}

    static String of(JShell jshell, SnippetEvent event, Session.Evaluated evaluated) {
        List<String> notes = new ArrayList<>();
        Snippet snippet = event.snippet();
        if (snippet instanceof DeclarationSnippet declaration && event.status() != Status.VALID) {
            notes.add(unresolved(jshell, declaration, event.status()));
        }
        jshell.diagnostics(snippet)
                .filter(diagnostic -> !diagnostic.isError())
                .map(diagnostic -> "warning: " + message(diagnostic))
                .forEach(notes::add);
        for (SnippetEvent update : evaluated.events()) {
            if (update.causeSnippet() != null && update.previousStatus() == Status.VALID) {
                addLoss(jshell, update, notes);
            }
        }
        Set<String> declared = declaredBy(evaluated.events());
        List<String> reset = evaluated.resetVariables().stream()
                .filter(name -> !declared.contains(name))
                .toList();
        if (!reset.isEmpty()) {
            notes.add("reset, since a type changed: " + String.join(", ", reset));
        }
        return String.join("\n", notes);
    }

    /** What became of a method or type: {@code modified method f(int)}. */
    static String declared(SnippetEvent event) {
        String verb =
                !event.previousStatus().isActive() ? "created " : event.isSignatureChange() ? "replaced " : "modified ";
        Snippet snippet = event.snippet();
        if (snippet instanceof MethodSnippet method) {
            return verb + "method " + method.name() + "(" + method.parameterTypes() + ")";
        }
        String kind =
                switch (snippet.subKind()) {
                    case INTERFACE_SUBKIND -> "interface ";
                    case ENUM_SUBKIND -> "enum ";
                    case RECORD_SUBKIND -> "record ";
                    case ANNOTATION_TYPE_SUBKIND -> "annotation interface ";
                    default -> "class ";
                };
        return verb + kind + ((DeclarationSnippet) snippet).name();
    }

    /** A declaration that this snippet made unusable. */
    private static void addLoss(JShell jshell, SnippetEvent update, List<String> notes) {
        boolean lost = update.status() == Status.RECOVERABLE_NOT_DEFINED || update.status() == Status.REJECTED;
        if (lost && update.snippet() instanceof DeclarationSnippet declaration) {
            String kind = declaration.kind().name().toLowerCase(Locale.ROOT).replace("var", "variable");
            String why = jshell.diagnostics(declaration)
                    .filter(Diag::isError)
                    .map(Notes::message)
                    .findFirst()
                    .map(message -> ": " + message)
                    .orElseGet(() ->
                            until(jshell.unresolvedDependencies(declaration).toList()));
            notes.add(kind.replace("type_decl", "class") + " " + declaration.name() + " cannot be used any more" + why);
        }
    }

    private static Set<String> declaredBy(List<SnippetEvent> events) {
        Set<String> names = new LinkedHashSet<>();
        for (SnippetEvent event : events) {
            if (event.causeSnippet() == null && event.snippet() instanceof VarSnippet variable) {
                names.add(variable.name());
            }
        }
        return names;
    }

    /** What the snippet still lacks: {@code however, it cannot be invoked until method g() is declared}. */
    static String unresolved(JShell jshell, DeclarationSnippet snippet, Status status) {
        List<String> missing = jshell.unresolvedDependencies(snippet).toList();
        String use = status == Status.RECOVERABLE_NOT_DEFINED
                ? "referenced"
                : switch (snippet.kind()) {
                    case METHOD -> "invoked";
                    case TYPE_DECL -> "instantiated or its methods invoked";
                    default -> "referenced";
                };
        return "however, it cannot be " + use + until(missing);
    }

    static String until(List<String> missing) {
        if (missing.isEmpty()) {
            return "";
        }
        String names = missing.size() == 1
                ? missing.get(0)
                : String.join(", ", missing.subList(0, missing.size() - 1)) + ", and "
                        + missing.get(missing.size() - 1);
        return " until " + names + (missing.size() == 1 ? " is declared" : " are declared");
    }

    /** The compiler's message without the names of JShell's wrapper classes, on one line. */
    static String message(Diag diagnostic) {
        return oneLine(diagnostic.getMessage(Locale.ROOT));
    }

    static String oneLine(String message) {
        StringBuilder result = new StringBuilder();
        for (String line : message.split("\\R")) {
            String text = line.strip();
            if (text.equals("location: class") || text.startsWith("location: class " + Snippets.CLASS_PREFIX)) {
                continue;
            }
            if (result.length() == 0) {
                result.append(text);
            } else if (text.startsWith("symbol:")) {
                result.append(": ")
                        .append(text.substring("symbol:".length()).strip().replaceAll("\\s+", " "));
            } else {
                result.append("; ").append(text.replaceAll("\\s+", " "));
            }
        }
        return withoutAnnotations(Snippets.withoutWrappers(result.toString()));
    }

    /** A declaration as its author reads it: javac writes annotations of types with their packages. */
    static String withoutAnnotations(String declaration) {
        return declaration.replaceAll("@org\\.jspecify\\.annotations\\.\\w+ ", "");
    }
}
