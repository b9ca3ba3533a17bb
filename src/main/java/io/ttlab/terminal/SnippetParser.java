package io.ttlab.terminal;

import io.ttlab.shell.Completeness;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells JLine when an entry is whole, and which word the cursor is in. */
final class SnippetParser implements Parser {

    private final Session session;

    SnippetParser(Session session) {
        this.session = session;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        boolean accepts = context == ParseContext.ACCEPT_LINE || context == ParseContext.UNSPECIFIED;
        if (accepts && !Commands.isCommand(line) && !line.isBlank()) {
            refuseOpen(line);
        }
        return new Line(line, cursor, wordStart(line, cursor));
    }

    /** Has JLine go on with a new line, indented by so many levels. */
    private void refuseOpen(String source) {
        session.awaitReady();
        Completeness found = session.engine().completeness(source);
        int brackets = JavaLexer.openBrackets(source);
        int levels = brackets > 0 ? brackets : found.indent().isEmpty() ? 0 : 1;
        // An empty line ends an entry that the compiler would still let go on, such as a loop without its body.
        boolean ended = brackets == 0 && levels > 0 && endsWithEmptyLine(source);
        if (found.status() == Completeness.Status.INCOMPLETE && !ended) {
            throw new EOFError(-1, -1, "incomplete", null, levels, null);
        }
    }

    private static boolean endsWithEmptyLine(String source) {
        int end = source.lastIndexOf('\n');
        return end >= 0 && source.substring(end).isBlank();
    }

    /** Returns where the word before {@code cursor} begins: an identifier, or in a command whatever has no blanks. */
    static int wordStart(String line, int cursor) {
        boolean command = Commands.isCommand(line);
        int start = cursor;
        while (start > 0 && isWord(line.charAt(start - 1), command)) {
            start--;
        }
        return start;
    }

    private static boolean isWord(char character, boolean command) {
        return command ? !Character.isWhitespace(character) : Character.isJavaIdentifierPart(character);
    }

    @Override
    public boolean isEscapeChar(char character) {
        return false;
    }

    /**
     * The entry as JLine's completion sees it: one word that ends at the cursor.
     *
     * @param line the whole entry
     * @param cursor the cursor in it
     * @param start where the word begins
     */
    record Line(String line, int cursor, int start) implements CompletingParsedLine {

        @Override
        public String word() {
            return line.substring(start, cursor);
        }

        @Override
        public int wordCursor() {
            return cursor - start;
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word());
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return wordCursor();
        }
    }
}
