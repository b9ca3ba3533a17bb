package io.ttlab.jupyter;

import io.ttlab.display.TextOptions;
import io.ttlab.display.Values;
import io.ttlab.shell.Doc;
import io.ttlab.shell.Engine;
import io.ttlab.shell.Variable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the name at the cursor, as text, HTML and Markdown.
 *
 * <p>The cursor may stand anywhere in the name, just after it, or in the parentheses that follow it.
 */
final class Inspections {
    /** A type's name and a member's, as {@code String.length}: documentation needs an instance to find it. */
    private static final Pattern INSTANCE = Pattern.compile("([\\w.]*\\b[A-Z]\\w*)\\.(\\w+)$");

    private static final Pattern COMMAND = Pattern.compile("\\s*[%/]{1,2}([A-Za-z]+)\\b.*");

    private final Engine engine;
    private final Function<String, @Nullable Doc> commands;

    /** @param commands what is known of a command of that name, null for none */
    Inspections(Engine engine, Function<String, @Nullable Doc> commands) {
        this.engine = engine;
        this.commands = commands;
    }

    /** The content of an {@code inspect_reply}; detail level 0 has the first sentence, 1 the whole text. */
    Map<String, @Nullable Object> inspect(Map<String, @Nullable Object> content) {
        String code = Json.text(content, "code", "");
        int cursor = CodePoints.toIndex(code, Json.integer(content, "cursor_pos", Integer.MAX_VALUE));
        Map<String, @Nullable Object> data = describe(code, cursor, Json.integer(content, "detail_level", 0) > 0);
        return Json.map("status", "ok", "found", !data.isEmpty(), "data", data, "metadata", Map.of());
    }

    /** The forms of a description by MIME type, empty when nothing is known. */
    Map<String, @Nullable Object> describe(String code, int cursor, boolean detailed) {
        Doc command = command(code, cursor);
        if (command != null) {
            return DocText.forms(List.of(command), detailed);
        }
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.codePointAt(end))) {
            end += Character.charCount(code.codePointAt(end));
        }
        int start = end;
        while (start > 0 && Character.isJavaIdentifierPart(code.codePointBefore(start))) {
            start -= Character.charCount(code.codePointBefore(start));
        }
        String upToName = code.substring(0, end);
        String name = code.substring(start, end);
        List<Doc> docs = new ArrayList<>();
        boolean member = start > 0 && code.charAt(start - 1) == '.';
        if (!name.isEmpty() && !member) {
            engine.variables().stream()
                    .filter(variable -> variable.name().equals(name))
                    .forEach(variable -> docs.add(variable(variable)));
        }
        if (docs.isEmpty() && !name.isEmpty()) {
            // A method is known by its open parenthesis, a type or field by its name alone.
            docs.addAll(ofCall(upToName));
            if (docs.isEmpty() && member) {
                docs.addAll(ofCall(INSTANCE.matcher(upToName).replaceFirst("(($1) null).$2")));
            }
            if (docs.isEmpty()) {
                docs.addAll(engine.documentation(upToName, end));
            }
        }
        if (docs.isEmpty()) {
            docs.addAll(engine.documentation(code, cursor));
        }
        int call = code.lastIndexOf('(', cursor - 1);
        if (docs.isEmpty() && call > 0) {
            // In a literal, say: what the call takes is what helps there.
            docs.addAll(ofCall(code.substring(0, call)));
        }
        return docs.isEmpty() ? Map.of() : DocText.forms(withoutRepeats(docs), detailed);
    }

    /** The command whose name the cursor stands in, if any. */
    private @Nullable Doc command(String code, int cursor) {
        int start = code.lastIndexOf('\n', cursor - 1) + 1;
        int end = code.indexOf('\n', cursor);
        Matcher matcher = COMMAND.matcher(code.substring(start, end < 0 ? code.length() : end));
        return matcher.matches() && cursor - start <= matcher.end(1) ? commands.apply(matcher.group(1)) : null;
    }

    private List<Doc> ofCall(String method) {
        return engine.documentation(method + "(", method.length() + 1);
    }

    private static List<Doc> withoutRepeats(List<Doc> docs) {
        Set<Doc> distinct = new LinkedHashSet<>(docs);
        return List.copyOf(distinct);
    }

    private static Doc variable(Variable variable) {
        String value = Values.brief(variable.value(), TextOptions.defaults().withWidth(100));
        return new Doc(variable.typeName() + " " + variable.name() + " = " + value, "");
    }
}
