package io.ttlab.terminal;

import io.ttlab.shell.Doc;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Buffer;
import org.jline.reader.LineReader;
import org.jline.reader.MaskingCallback;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * How entries are read: keys, colours, completion, history. Confine to one thread.
 *
 * <p>While a line is read, Ctrl-C is a key like any other, so that it takes its turn among the keys before and after it:
 * as a signal it could overtake them, and take along what was typed next. Only while the engine is waited for is it a
 * signal, since nobody reads keys then.
 */
final class Reading extends LineReaderImpl {

    private static final int INDENT = 4;
    private static final long SHOW_EVERY_MS = 20;
    private static final String CTRL_C = "\u0003";

    private final Session session;
    private final Runnable onFirstPaint;
    private final Recall recall;
    private boolean paintedOnce;
    private String lastTabText = "";
    private int lastTabCursor = -1;

    /** The key that raises an interrupt outside of the prompt. */
    private int interruptKey;

    /** What other threads have printed and is not shown yet; guarded by itself. */
    private final StringBuilder printed = new StringBuilder();

    private Reading(Terminal terminal, Session session, Runnable onFirstPaint) throws IOException {
        super(terminal, "ttlab", new HashMap<>());
        this.session = session;
        this.onFirstPaint = onFirstPaint;
        setHistory(new PrivateHistory());
        this.recall = new Recall(getHistory());
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
        // Words to move by are Java's.
        reader.setVariable(WORDCHARS, "_$");
        // How long Escape waits for the rest of a sequence: vi's users press it alone.
        reader.setVariable(AMBIGUOUS_BINDING, 150L);
        reader.setParser(new SnippetParser(session));
        reader.setHighlighter(new JavaHighlighter(session, reader::tail));
        reader.setCompleter(completer);
        reader.setOpt(Option.DISABLE_EVENT_EXPANSION);
        reader.setOpt(Option.HISTORY_IGNORE_DUPS);
        reader.setOpt(Option.BRACKETED_PASTE);
        reader.unsetOpt(Option.INSERT_TAB);
        reader.widgets();
        Keys.bind(reader.getKeyMaps(), terminal);
        session.onWaiting(reader::await);
        return reader;
    }

    private void widgets() {
        widgets.put(Keys.TAB, this::tab);
        widgets.put(Keys.NEW_LINE, this::newLine);
        widgets.put(Keys.CLOSE_BRACE, this::closeBrace);
        widgets.put(Keys.OLDER, this::older);
        widgets.put(Keys.NEWER, this::newer);
        widgets.put(Keys.RIGHT, () -> acceptTail(false) || forwardChar());
        widgets.put(Keys.END, () -> acceptTail(false) || endOfLine());
        widgets.put(Keys.NEXT_WORD, () -> acceptTail(true) || emacsForwardWord());
        widgets.put(Keys.INTERRUPT, () -> true);
        widgets.put(CALLBACK_INIT, () -> {
            interruptBySignal(false);
            return true;
        });
    }

    /** Whether Ctrl-C raises a signal or is a key; what it was before the prompt comes back when the line is done. */
    private void interruptBySignal(boolean signal) {
        Attributes attributes = terminal.getAttributes();
        int now = attributes.getControlChar(ControlChar.VINTR);
        if (now > 0) {
            interruptKey = now;
        }
        attributes.setControlChar(ControlChar.VINTR, signal ? interruptKey : 0);
        terminal.setAttributes(attributes);
    }

    /**
     * Waits for the engine, which startup.jsh may still use. Within a key the lock on the line is held: what the script
     * prints is shown from here, since its thread cannot.
     */
    private void await(Future<?> ready) throws InterruptedException, ExecutionException {
        boolean withinKey = reading;
        if (withinKey) {
            interruptBySignal(true);
        }
        try {
            while (!isDone(ready)) {
                showPrinted();
            }
        } finally {
            if (withinKey) {
                interruptBySignal(false);
            }
        }
    }

    private static boolean isDone(Future<?> ready) throws InterruptedException, ExecutionException {
        try {
            ready.get(SHOW_EVERY_MS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        }
    }

    /**
     * Shows a text above the line without ever waiting for the line: a key that is being worked on may wait for the thread
     * that prints.
     */
    @Override
    public void printAbove(String text) {
        synchronized (printed) {
            printed.append(text);
        }
        showPrinted();
    }

    /** Shows what was printed, unless somebody holds the line: whoever does comes here before it reads the next key. */
    private void showPrinted() {
        while (isPrinted() && lock.tryLock()) {
            try {
                String text;
                synchronized (printed) {
                    text = printed.toString();
                    printed.setLength(0);
                }
                if (!text.isEmpty()) {
                    super.printAbove(text);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private boolean isPrinted() {
        synchronized (printed) {
            return printed.length() > 0;
        }
    }

    @Override
    public String readLine(
            @Nullable String prompt,
            @Nullable String rightPrompt,
            @Nullable MaskingCallback maskingCallback,
            @Nullable String buffer) {
        try {
            return super.readLine(prompt, rightPrompt, maskingCallback, buffer);
        } finally {
            showPrinted();
        }
    }

    @Override
    public @Nullable Binding readBinding(KeyMap<Binding> keys, @Nullable KeyMap<Binding> local) {
        showPrinted();
        Binding binding = super.readBinding(keys, local);
        if (binding != null && CTRL_C.equals(getLastBinding())) {
            state = State.INTERRUPT;
            throw new UserInterruptException(getBuffer().toString());
        }
        return binding;
    }

    /** The key behind one that takes a character, such as vi's r. */
    @Override
    public int readCharacter() {
        showPrinted();
        int character = super.readCharacter();
        if (character == CTRL_C.charAt(0)) {
            state = State.INTERRUPT;
            throw new UserInterruptException(getBuffer().toString());
        }
        return character;
    }

    @Override
    protected void redisplay(boolean flush) {
        super.redisplay(flush);
        if (!paintedOnce && flush) {
            paintedOnce = true;
            onFirstPaint.run();
        }
    }

    /** Returns what is suggested behind the cursor: the rest of an earlier entry, while a line is being typed. */
    private String tail() {
        Buffer buffer = getBuffer();
        boolean atEnd = buffer.cursor() == buffer.length();
        return state == State.NORMAL && atEnd && searchTerm == null && post == null
                ? recall.tail(buffer.toString())
                : "";
    }

    private boolean acceptTail(boolean oneWord) {
        String tail = tail();
        int end = tail.length();
        if (oneWord) {
            end = 0;
            while (end < tail.length() && !Character.isJavaIdentifierPart(tail.charAt(end))) {
                end++;
            }
            while (end < tail.length() && Character.isJavaIdentifierPart(tail.charAt(end))) {
                end++;
            }
        }
        getBuffer().write(tail.substring(0, end));
        return end > 0;
    }

    private boolean older() {
        if (upLine()) {
            return true;
        }
        return show(recall.older(
                getBuffer().toString(), getBuffer().substring(0, getBuffer().cursor())));
    }

    private boolean newer() {
        return downLine() || show(recall.newer(getBuffer().toString()));
    }

    private boolean show(@Nullable String entry) {
        if (entry != null) {
            setBuffer(entry);
        }
        return entry != null;
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
        // Not by callWidget, which swallows the interrupt of a menu.
        expandOrComplete();
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
        int width = terminal.getWidth();
        printAbove(
                full
                        ? Documentation.fitting(docs, width, terminal.getHeight() - 3)
                        : Documentation.text(docs, Documentation.Extent.SIGNATURE, width));
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
