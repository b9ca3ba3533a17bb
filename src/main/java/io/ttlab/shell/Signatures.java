package io.ttlab.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.MethodSnippet;

/** Names of declarations and frames as users know them. */
final class Signatures {
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.*)\\$\\d+");

    private Signatures() {}

    /** {@code f(int,String)} for a method, the name for anything else. */
    static String of(DeclarationSnippet snippet) {
        return snippet instanceof MethodSnippet method
                ? method.name() + "(" + method.parameterTypes() + ")"
                : snippet.name();
    }

    /** {@code f}, {@code Point.norm}, {@code lambda in f}; empty for code outside of any method. */
    static String frameName(StackTraceElement element) {
        String method = element.getMethodName();
        Matcher lambda = LAMBDA.matcher(method);
        String name = method;
        if (lambda.matches()) {
            String outer = lambda.group(1);
            name = outer.startsWith("do_it$") || outer.isEmpty() ? "lambda" : "lambda in " + outer;
        } else if (method.startsWith("do_it$")) {
            name = "";
        } else if (method.equals("<clinit>")) {
            name = "static initializer";
        } else if (method.equals("<init>")) {
            name = "constructor";
        }
        String type = Snippets.withoutWrappers(element.getClassName()).replace('$', '.');
        return type.isEmpty() || name.isEmpty() ? name : type + "." + name;
    }
}
