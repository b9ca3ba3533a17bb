package io.ttlab.terminal;

import io.ttlab.shell.Doc;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import org.jline.keymap.KeyMap;
import org.jline.reader.Buffer;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/** How entries are read: keys, colours, completion, history. Confine to one thread. */
final class Reading extends LineReaderImpl {

    private static final int INDENT = 4;

    private final Session session;
    private final Runnable onFirstPaint;
    private boolean paintedOnce;
    private String lastTabText = "";
    private int lastTabCursor = -1;

    private Reading(Terminal terminal, Session session, Runnable onFirstPaint) throws IOException {
        super(terminal, "ttlab", new HashMap<>());
        this.session = session;
        this.onFirstPaint = onFirstPaint;
    }

    static LineReader reader(
            Terminal terminal, Session session, SnippetCompleter completer, ReplOptions options, Runnable onFirstPaint)
            throws IOException {
        Reading reader = new Reading(terminal, session, onFirstPaint);
        PrivateHistory.prepare(Repl.historyFile(options));
        reader.setVariable(HISTORY_FILE, Repl.historyFile(options));
        reader.setVariable(HISTORY_SIZE, 5_000);
        reader.setVariable(HISTORY_FILE_SIZE, 10_000);
        reader.setVariable(SECONDARY_PROMPT_PATTERN, "%P > ");
        reader.setVariable(INDENTATION, INDENT);
        reader.setVariable(LIST_MAX, SnippetCompleter.LIST_MAX + 1);
        reader.setVariable(BELL_STYLE, "none");
        reader.setHistory(new PrivateHistory());
        reader.setParser(new SnippetParser(session));
        reader.setHighlighter(new JavaHighlighter(options.color()));
        reader.setCompleter(completer);
        reader.setOpt(Option.DISABLE_EVENT_EXPANSION);
        reader.setOpt(Option.HISTORY_IGNORE_DUPS);
        reader.setOpt(Option.BRACKETED_PASTE);
        reader.unsetOpt(Option.INSERT_TAB);
        reader.keys();
        return reader;
    }

    private void keys() {
        widgets.put("ttlab-tab", this::tab);
        widgets.put("ttlab-new-line", this::newLine);
        widgets.put("ttlab-close-brace", this::closeBrace);
        for (String name : List.of(EMACS, VIINS)) {
            KeyMap<org.jline.reader.Binding> keys = getKeyMaps().get(name);
            keys.bind(new Reference("ttlab-tab"), "\t");
            keys.bind(new Reference("ttlab-close-brace"), "}");
            keys.bind(new Reference("ttlab-new-line"), KeyMap.alt('\r'), KeyMap.alt('\n'));
            // Terminals that ignore the keypad mode send these for the arrows.
            keys.bind(new Reference(UP_LINE_OR_HISTORY), "\u001b[A");
            keys.bind(new Reference(DOWN_LINE_OR_HISTORY), "\u001b[B");
            keys.bind(new Reference(FORWARD_CHAR), "\u001b[C");
            keys.bind(new Reference(BACKWARD_CHAR), "\u001b[D");
            keys.bind(new Reference(HISTORY_SEARCH_BACKWARD), KeyMap.alt('p'));
            keys.bind(new Reference(HISTORY_SEARCH_FORWARD), KeyMap.alt('n'));
        }
    }

    @Override
    protected void redisplay(boolean flush) {
        super.redisplay(flush);
        if (!paintedOnce && flush) {
            paintedOnce = true;
            onFirstPaint.run();
        }
    }

    /** Indents at the start of a line, completes after a word, explains on the second Tab in the same place. */
    private boolean tab() {
        Buffer buffer = getBuffer();
        String text = buffer.toString();
        int cursor = buffer.cursor();
        String before = text.substring(text.lastIndexOf('\n', cursor - 1) + 1, cursor);
        if (before.isBlank()) {
            buffer.write(" ".repeat(INDENT - before.length() % INDENT));
            return true;
        }
        boolean again = text.equals(lastTabText) && cursor == lastTabCursor;
        lastTabText = text;
        lastTabCursor = cursor;
        boolean afterBracket =
                before.stripTrailing().endsWith("(") || before.stripTrailing().endsWith(",");
        if (!Commands.isCommand(text) && (again || afterBracket) && explain(text, cursor, again)) {
            return true;
        }
        callWidget(EXPAND_OR_COMPLETE);
        lastTabText = buffer.toString();
        lastTabCursor = buffer.cursor();
        return true;
    }

    private boolean explain(String text, int cursor, boolean full) {
        session.awaitReady();
        List<Doc> docs = session.engine().documentation(text, cursor);
        if (docs.isEmpty()) {
            return false;
        }
        StringBuilder out = new StringBuilder();
        for (Doc doc : docs) {
            out.append(Documentation.text(doc, full && docs.size() <= 3, terminal.getWidth()));
        }
        printAbove(out.toString());
        return true;
    }

    private boolean newLine() {
        Buffer buffer = getBuffer();
        String before = buffer.substring(0, buffer.cursor());
        buffer.write("\n" + " ".repeat(INDENT * JavaLexer.openBrackets(before)));
        return true;
    }

    /** A closing brace that begins a line moves to the indent of its block. */
    private boolean closeBrace() {
        Buffer buffer = getBuffer();
        String before = buffer.substring(0, buffer.cursor());
        int lineStart = before.lastIndexOf('\n') + 1;
        String blanks = before.substring(lineStart);
        if (lineStart > 0 && blanks.isBlank()) {
            int indent = INDENT * Math.max(0, JavaLexer.openBrackets(before) - 1);
            buffer.backspace(Math.max(0, blanks.length() - indent));
        }
        buffer.write("}");
        return true;
    }
}
