package io.ttlab.terminal;

import io.ttlab.api.TT;
import io.ttlab.api.Wiring;
import io.ttlab.display.Ask;
import java.util.Locale;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/** What a running entry asks on the terminal, and the answers. Thread-safe. */
final class Conversation {
    private final Terminal terminal;

    Conversation(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Has {@code tt} ask its questions here. */
    void connect(TT tt) {
        Wiring.of(tt).confirmations(this::confirms);
        Ask.connect(this::line);
    }

    private boolean confirms(String question) {
        try {
            return line(question, false).strip().toLowerCase(Locale.ROOT).matches("y|yes");
        } catch (UserInterruptException | EndOfFileException refused) {
            return false;
        }
    }

    /** A reader of its own: answers are no entries, and stay out of the history. */
    private String line(String prompt, boolean hidden) {
        int last = prompt.lastIndexOf('\n') + 1;
        terminal.writer().print(prompt.substring(0, last));
        terminal.flush();
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .variable(LineReader.DISABLE_HISTORY, true)
                .build();
        return reader.readLine(prompt.substring(last), hidden ? '*' : null);
    }
}
