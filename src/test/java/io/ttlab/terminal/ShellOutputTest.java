package io.ttlab.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.ttlab.display.MimeBundle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jline.builtins.ScreenTerminal;
import org.junit.jupiter.api.Test;

/** What stands on a screen of 20 columns and 8 lines after output, values replaced in place, and progress. */
class ShellOutputTest {
    private final ScreenTerminal screen = new ScreenTerminal(20, 8);
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private final OutputStream terminal = new OutputStream() {
        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            raw.write(bytes, offset, length);
            // The line discipline adds the carriage return.
            screen.write(new String(bytes, offset, length, StandardCharsets.UTF_8).replace("\n", "\r\n"));
        }
    };
    private final ShellOutput output = new ShellOutput(terminal, terminal, true, () -> 20);
    private final PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
    private final TerminalFace face = new TerminalFace(output, () -> 8);

    private void seen(String... lines) {
        String shown = screen.toString().lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
        assertEquals(String.join("\n", lines), shown.stripTrailing());
    }

    private void show(String id, String text) {
        face.show(MimeBundle.text(text), id);
    }

    private void update(String id, String text) {
        face.update(MimeBundle.text(text), id);
    }

    @Test
    void replacesAValueWhereItStands() {
        out.println("before");
        show("a", "one");
        show("b", "two\nlines");
        out.println("after");
        update("a", "first\nnow longer");
        seen("before", "first", "now longer", "two", "lines", "after");
        update("b", "2");
        update("a", "1");
        seen("before", "1", "2", "after");
    }

    @Test
    void reckonsWithLinesThatWrapWithColoursAndWideCharacters() {
        show("a", "\u001b[31m" + "x".repeat(45) + "\u001b[0m\n" + "漢".repeat(11) + "\n" + "y".repeat(20));
        update("a", "short");
        out.println("next");
        seen("short", "next");
    }

    @Test
    void showsBelowWhatCannotBeReachedAnyMore() {
        show("a", "old");
        for (int line = 1; line <= 9; line++) {
            out.println("line " + line);
        }
        update("a", "new");
        seen("line 4", "line 5", "line 6", "line 7", "line 8", "line 9", "new");
        update("a", "newer");
        seen("line 4", "line 5", "line 6", "line 7", "line 8", "line 9", "newer");
    }

    @Test
    void cutsAValueThatIsHigherThanTheScreenSoThatItCanBeReplacedAgain() {
        show("a", "1");
        update("a", "1\n2\n3\n4\n5\n6\n7\n8\n9");
        seen("1", "2", "3", "4", "… 5 more lines");
        update("a", "done");
        seen("done");
    }

    @Test
    void takesAwayAProgressLineThatANarrowerWindowHasBroken() throws IOException {
        int[] columns = {60};
        ShellOutput narrowed = new ShellOutput(terminal, terminal, true, () -> columns[0]);
        narrowed.write("before\n".getBytes(StandardCharsets.UTF_8));
        narrowed.show("a", "one\ntwo");
        narrowed.status("every 5s, seen 1, an interrupt ends it");
        seen("before", "one", "two", "every 5s, seen 1, an", " interrupt ends it");
        columns[0] = 20;
        narrowed.replace("a", "three", 8);
        seen("before", "three", "every 5s, seen 1, …");
    }

    @Test
    void showsProgressBelowTheOutputAndTakesItAway() throws IOException {
        output.status("10 %");
        out.println("printed");
        seen("printed", "10 %");
        out.print("half a line");
        output.status("20 %");
        seen("printed", "half a line");
        out.println(", whole");
        seen("printed", "half a line, whole", "20 %");
        show("a", "value");
        update("a", "other");
        output.status("a progress line that is far too long");
        seen("printed", "half a line, whole", "other", "a progress line th…");
        output.status("");
        seen("printed", "half a line, whole", "other");
    }

    @Test
    void clearsWhatTheEntryHasShownAtOnceOrWhenMoreComes() {
        out.println("one");
        face.clear(false);
        seen("");
        out.println("two");
        face.clear(true);
        seen("two");
        out.println("three");
        seen("three");
    }

    @Test
    void writesNoEscapeSequenceToADumbTerminal() throws IOException {
        ShellOutput dumb = new ShellOutput(terminal, terminal, false, () -> 20);
        TerminalFace plain = new TerminalFace(dumb, () -> 8);
        plain.show(MimeBundle.text("one"), "a");
        dumb.status("10 %");
        plain.update(MimeBundle.text("two"), "a");
        plain.clear(false);
        seen("one", "two");
        assertFalse(raw.toString(StandardCharsets.UTF_8).contains("\u001b"));
    }

    @Test
    void keepsTheNewestOfAFlood() {
        out.println("start");
        show("a", "early");
        String line = "x".repeat(99);
        for (int count = 0; count < 3_000; count++) {
            out.println(line);
        }
        update("a", "late");
        assertEquals(
                "late",
                output.entryText().lines().reduce((first, second) -> second).orElseThrow());
    }

    @Test
    void whatReplacesAPictureComesBelowIt() {
        String picture = "\u001bP0;1q\"1;1;6;6#0~\u001b\\";
        out.println("before");
        show("a", picture);
        raw.reset();
        update("a", "text");
        assertEquals("text\n", raw.toString(StandardCharsets.UTF_8));
        update("a", "other");
        assertEquals("text\n\r\u001b[1A\u001b[Jother\n", raw.toString(StandardCharsets.UTF_8));
    }
}
