package io.ttlab.jupyter;

import io.ttlab.shell.Candidate;
import io.ttlab.shell.Completeness;
import io.ttlab.shell.Completion;
import io.ttlab.shell.Engine;
import io.ttlab.shell.FileNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers completion and completeness requests from the engine, and from the commands' names. */
final class Completions {
    private static final Pattern COMMAND = Pattern.compile("\\s*[%/]{1,2}([A-Za-z]+)\\s+(.*)");

    private final Engine engine;
    private final Commands commands;

    Completions(Engine engine, Commands commands) {
        this.engine = engine;
        this.commands = commands;
    }

    /** The content of a {@code complete_reply}; cursors count code points. */
    Map<String, @Nullable Object> complete(Map<String, @Nullable Object> content) {
        String code = Json.text(content, "code", "");
        int cursor = CodePoints.toIndex(code, Json.integer(content, "cursor_pos", Integer.MAX_VALUE));
        int lineStart = code.lastIndexOf('\n', cursor - 1) + 1;
        String typed = code.substring(lineStart, cursor);
        if (typed.matches("\\s*[%/]{1,2}[A-Za-z]*")) {
            int start = lineStart + typed.length() - typed.stripLeading().length();
            return reply(code, start, cursor, commands.starting(code.substring(start, cursor)));
        }
        Matcher command = COMMAND.matcher(typed);
        Command known = command.matches() ? commands.named(command.group(1)) : null;
        if (known != null) {
            int argument = lineStart + command.start(2);
            Completion completion = argument(known, command.group(2));
            return reply(code, completion.anchor() + argument, cursor, completion.candidates());
        }
        Completion completion = engine.complete(code, cursor);
        return reply(code, completion.anchor(), cursor, completion.candidates());
    }

    /** How to go on with a command's argument; the anchor counts from its start. */
    private Completion argument(Command command, String typed) {
        return switch (command.argument()) {
            case JAVA, CODE -> engine.complete(typed, typed.length());
            case COMMAND -> new Completion(0, commands.starting(typed));
            case FILE -> {
                int word = typed.lastIndexOf(' ') + 1;
                yield new Completion(word, FileNames.starting(typed.substring(word)));
            }
            case OPTION -> {
                int word = typed.lastIndexOf(' ') + 1;
                yield new Completion(word, NotebookSettings.complete(typed));
            }
            case NONE -> new Completion(typed.length(), List.of());
        };
    }

    private static Map<String, @Nullable Object> reply(String code, int start, int end, List<Candidate> candidates) {
        int startCursor = CodePoints.toCursor(code, start);
        int endCursor = CodePoints.toCursor(code, end);
        Map<String, Object> byText = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            String text = inserted(candidate);
            byText.putIfAbsent(
                    text,
                    Json.map(
                            "start", startCursor,
                            "end", endCursor,
                            "text", text,
                            "type", kind(candidate.kind()),
                            "signature", candidate.type()));
        }
        return Json.map(
                "status",
                "ok",
                "matches",
                new ArrayList<>(byText.keySet()),
                "cursor_start",
                startCursor,
                "cursor_end",
                endCursor,
                "metadata",
                Json.map("_jupyter_types_experimental", new ArrayList<>(byText.values())));
    }

    /** A front end cannot add an import elsewhere, so that a type without one is inserted with its package. */
    private static String inserted(Candidate candidate) {
        String type = candidate.importName();
        return type.substring(0, type.lastIndexOf('.') + 1) + candidate.text();
    }

    /** The names that JupyterLab has icons for. */
    private static String kind(Candidate.Kind kind) {
        return switch (kind) {
            case METHOD -> "function";
            case FIELD -> "property";
            case VARIABLE -> "instance";
            case TYPE -> "class";
            case PACKAGE -> "module";
            case KEYWORD -> "keyword";
            case LITERAL -> "text";
        };
    }

    /** The content of an {@code is_complete_reply}. */
    Map<String, @Nullable Object> isComplete(Map<String, @Nullable Object> content) {
        String code = Json.text(content, "code", "");
        if (CellSource.isCellCommand(code)) {
            // A console cannot know when such a cell ends: at an empty line.
            return code.strip().contains("\n") && !code.endsWith("\n")
                    ? Json.map("status", "incomplete", "indent", "")
                    : Json.map("status", code.endsWith("\n") ? "complete" : "incomplete", "indent", "");
        }
        String java = afterLastCommand(code);
        Completeness verdict = engine.completeness(java);
        return switch (verdict.status()) {
            case COMPLETE, EMPTY -> Json.map("status", "complete");
            case INCOMPLETE -> Json.map("status", "incomplete", "indent", verdict.indent());
            case INVALID -> Json.map("status", "invalid");
        };
    }

    private String afterLastCommand(String code) {
        if (code.indexOf('%') < 0 && code.indexOf('/') < 0) {
            return code;
        }
        List<CellSource.Piece> pieces =
                CellSource.pieces(code, source -> engine.completeness(source).status());
        CellSource.Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        return last == null || last.command() ? "" : last.source();
    }
}
