package io.ttlab.terminal;

import java.util.List;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours the line being typed, and marks the bracket that belongs to the one at the cursor. */
final class JavaHighlighter implements Highlighter {

    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final AttributedStyle KEYWORD = PLAIN.foreground(AttributedStyle.MAGENTA);
    private static final AttributedStyle TYPE = PLAIN.foreground(AttributedStyle.CYAN);
    private static final AttributedStyle STRING = PLAIN.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle NUMBER = PLAIN.foreground(AttributedStyle.BLUE);
    private static final AttributedStyle COMMENT = PLAIN.faint();
    private static final AttributedStyle COMMAND = PLAIN.bold();

    private final boolean color;

    JavaHighlighter(boolean color) {
        this.color = color;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        if (!color) {
            return new AttributedString(buffer);
        }
        if (Commands.isCommand(buffer)) {
            int end = buffer.indexOf(' ') < 0 ? buffer.length() : buffer.indexOf(' ');
            return new AttributedStringBuilder()
                    .append(buffer.substring(0, end), COMMAND)
                    .append(buffer.substring(end))
                    .toAttributedString();
        }
        return colored(buffer, reader.getBuffer().cursor());
    }

    static AttributedString colored(String source, int cursor) {
        List<JavaLexer.Span> spans = JavaLexer.spans(source);
        int marked = JavaLexer.partner(spans, source, cursor - 1);
        if (marked < 0) {
            marked = JavaLexer.partner(spans, source, cursor);
        }
        AttributedStringBuilder out = new AttributedStringBuilder(source.length());
        int at = 0;
        for (JavaLexer.Span span : spans) {
            out.append(source.substring(at, span.start()));
            AttributedStyle style = span.start() == marked ? PLAIN.bold().underline() : style(span.kind());
            out.append(source.substring(span.start(), span.end()), style);
            at = span.end();
        }
        return out.append(source.substring(at)).toAttributedString();
    }

    private static AttributedStyle style(JavaLexer.Kind kind) {
        return switch (kind) {
            case KEYWORD -> KEYWORD;
            case TYPE -> TYPE;
            case STRING -> STRING;
            case NUMBER -> NUMBER;
            case COMMENT -> COMMENT;
            case OPEN, CLOSE, OTHER -> PLAIN;
        };
    }
}
