package io.ttlab.terminal;

import io.ttlab.display.Theme;
import java.util.List;
import java.util.function.Supplier;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours the line being typed, and marks the bracket that belongs to the one at the cursor. */
final class JavaHighlighter implements Highlighter {

    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final AttributedStyle GREY = PLAIN.foreground(AttributedStyle.BLACK | AttributedStyle.BRIGHT);

    private final Session session;
    private final Supplier<String> tail;

    /**
     * Makes a highlighter.
     *
     * @param tail what is suggested behind the cursor, shown in grey
     */
    JavaHighlighter(Session session, Supplier<String> tail) {
        this.session = session;
        this.tail = tail;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        AttributedStringBuilder out = new AttributedStringBuilder();
        if (!session.color) {
            out.append(buffer);
        } else if (Commands.isCommand(buffer)) {
            int end = buffer.indexOf(' ') < 0 ? buffer.length() : buffer.indexOf(' ');
            out.append(buffer.substring(0, end), PLAIN.bold()).append(buffer.substring(end));
        } else {
            out.append(colored(buffer, reader.getBuffer().cursor(), session.theme()));
        }
        String suggested = tail.get();
        int end = suggested.indexOf('\n');
        String line = end < 0 ? suggested : suggested.substring(0, end) + " \u2026";
        return out.append(line, session.color ? GREY : PLAIN.faint()).toAttributedString();
    }

    static AttributedString colored(String source, int cursor, Theme theme) {
        List<JavaLexer.Span> spans = JavaLexer.spans(source);
        int marked = JavaLexer.partner(spans, source, cursor - 1);
        if (marked < 0) {
            marked = JavaLexer.partner(spans, source, cursor);
        }
        AttributedStringBuilder out = new AttributedStringBuilder(source.length());
        int at = 0;
        for (JavaLexer.Span span : spans) {
            out.append(source.substring(at, span.start()));
            AttributedStyle style = span.start() == marked ? PLAIN.bold().underline() : style(span.kind(), theme);
            out.append(source.substring(span.start(), span.end()), style);
            at = span.end();
        }
        return out.append(source.substring(at)).toAttributedString();
    }

    private static AttributedStyle style(JavaLexer.Kind kind, Theme theme) {
        return switch (kind) {
            case KEYWORD -> style(theme.keyword());
            case TYPE -> style(theme.type());
            case STRING -> style(theme.string());
            case NUMBER -> style(theme.number());
            case COMMENT -> PLAIN.faint();
            case OPEN, CLOSE, OTHER -> PLAIN;
        };
    }

    /** Turns the parameters of an SGR sequence, one of the sixteen colours or one of 256, into a style. */
    private static AttributedStyle style(String code) {
        if (code.startsWith("38;5;")) {
            return PLAIN.foreground(Integer.parseInt(code.substring(5)));
        }
        int number = Integer.parseInt(code);
        return PLAIN.foreground(number < 90 ? number - 30 : number - 90 + AttributedStyle.BRIGHT);
    }
}
