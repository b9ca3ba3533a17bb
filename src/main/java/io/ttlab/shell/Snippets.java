package io.ttlab.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How JShell names the classes that it wraps around snippets: {@code REPL.$JShell$12B}. */
final class Snippets {
    static final String PACKAGE = System.getProperty("jdk.jshell.repl.package", "REPL");
    static final String CLASS_PREFIX = "$JShell$";
    static final String CELL_PREFIX = "$Cell$";
    private static final Pattern VERSIONED =
            Pattern.compile(Pattern.quote(PACKAGE + "." + CLASS_PREFIX) + "([0-9_]+)[A-Z]*");

    private Snippets() {}

    private static final Pattern WRAPPER =
            Pattern.compile("(" + Pattern.quote(PACKAGE) + "\\.)?" + "\\$(JShell|Cell)\\$\\w+[$.]?");

    private static final Pattern OUTERMOST = Pattern.compile(Pattern.quote(PACKAGE + "/") + "\\$(JShell|Cell)\\$\\w+");

    /** Whether a class, by its internal name, is what is wrapped around a snippet, and none that is declared in one. */
    static boolean isWrapper(String internalName) {
        return OUTERMOST.matcher(internalName).matches();
    }

    /** A text without the names of wrapper classes in it. */
    static String withoutWrappers(String text) {
        return WRAPPER.matcher(text).replaceAll("");
    }

    static boolean isSnippetClass(String className) {
        return className.startsWith(PACKAGE + "." + CLASS_PREFIX) || isCell(className);
    }

    static boolean isCell(String className) {
        return className.startsWith(PACKAGE + "." + CELL_PREFIX);
    }

    /** The class name without its version letters, or null when it is no wrapper, as what is nested in one. */
    static @Nullable String withoutVersion(String className) {
        Matcher matcher = VERSIONED.matcher(className);
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** Whether a class is that wrapper class or nested in it. */
    static boolean isWithin(String className, String wrapper) {
        return className.equals(wrapper) || className.startsWith(wrapper + "$");
    }

    /** Whether a wrapper class is the one of that number, in any version. */
    static boolean isNumbered(String wrapper, int number) {
        Matcher matcher = VERSIONED.matcher(wrapper);
        return matcher.matches() && ("_" + matcher.group(1) + "_").contains("_" + number + "_");
    }
}
