package io.ttlab.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the commands of the prompt say, whole, when they are called wrongly or cannot do their work.
 *
 * <p>A process whose terminal can do nothing but print, so that all it writes is what it says.
 */
@DisabledOnOs(OS.WINDOWS)
class MessagesIT {

    @TempDir
    Path folder;

    private Path home() {
        return folder.resolve("home");
    }

    /** Types lines, and returns what was said of each. */
    private List<String> said(Map<String, String> variables, String... typed) throws Exception {
        return saidAt("demo> ", variables, typed).subList(1, typed.length + 1);
    }

    private List<String> saidAt(String prompt, Map<String, String> variables, String... typed) throws Exception {
        Path in = Files.write(folder.resolve("in"), List.of(typed));
        Path out = folder.resolve("out");
        ProcessBuilder builder = new ProcessBuilder(System.getProperty("ttlab.launcher"))
                .directory(Files.createDirectories(folder.resolve("work")).toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("TT_"));
        builder.environment().put("TERM", "dumb");
        builder.environment().put("TTLAB_HOME", home().toString());
        // What the launcher finds out of the three streams.
        builder.environment().put("TTLAB_JAVA_OPTS", "-Dttlab.archive= -Dttlab.tty=012");
        builder.environment().putAll(variables);
        Process process = builder.start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "never ended");
        List<String> said = new ArrayList<>();
        Arrays.stream(Files.readString(out).split(prompt, -1))
                .map(String::strip)
                .forEach(said::add);
        return said;
    }

    private void assertSaid(Map<String, String> variables, String... typedAndSaid) throws Exception {
        String[] typed = new String[typedAndSaid.length / 2];
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < typed.length; i++) {
            typed[i] = typedAndSaid[2 * i];
            expected.add(typed[i] + " | " + typedAndSaid[2 * i + 1]);
        }
        List<String> said = said(variables, typed);
        for (int i = 0; i < typed.length; i++) {
            said.set(i, typed[i] + " | " + said.get(i));
        }
        assertEquals(String.join("\n", expected), String.join("\n", said));
    }

    @Test
    void namesWhatACommandNeeds() throws Exception {
        assertSaid(
                Map.of(),
                "/save",
                "/save needs a file name, such as /save morning.jsh.",
                "/export",
                "/export needs a file name, such as /export day.ipynb, /export day.html or /export day.jsh.",
                "/open",
                "/open needs a file name, such as /open scripts/working-orders.jsh.",
                "/doc",
                "/doc needs a name, such as /doc Table or /doc tt.ledger.fills.",
                "/time",
                "/time needs code, such as /time tt.ledger.orders().",
                "/set rows",
                "/set rows needs one value, such as /set rows 20.",
                "/set rows 1",
                "'1' is too small for rows: at least 2.",
                "/set rows x",
                "'x' is no value for rows: a whole number from 2, or all.",
                "/set color maybe",
                "'maybe' is no value for color: on or off.",
                "/set colour on",
                "No option 'colour'. Nearest: 'color'. There are: color, images, keys, pager, rows, theme, width.");
    }

    @Test
    void saysThatThereIsNothingOfTheKind() throws Exception {
        assertSaid(
                Map.of(),
                "/history",
                "Nothing was typed yet.",
                "/vars",
                "No variables yet.",
                "/vars price",
                "No variable whose name contains 'price'.",
                "/methods",
                "No methods or types yet.",
                "/edit price",
                "No entry of this session contains 'price'.",
                "/history 1+1",
                "No entry contains '1+1'.",
                "/wide",
                "No value yet to show wide.",
                "/page",
                "No value yet to show by the page.",
                "/restore",
                "There is no earlier session to restore.",
                "/save day.jsh",
                "Nothing has succeeded yet, so there is nothing to save.",
                "/doc nosuchthing",
                "Nothing is known about 'nosuchthing'. Type a part of it and press Tab.",
                "/open nowhere.jsh",
                "Cannot read 'nowhere.jsh': there is no such file.",
                "/reset",
                "Variables and declarations are gone.");
    }

    @Test
    void saysWhyAFileCannotBeReadOrWritten() throws Exception {
        // A folder stands where the settings go, and a file where the sessions go.
        Files.createDirectories(home().resolve("settings"));
        Files.createFile(home().resolve("sessions"));
        assertSaid(
                Map.of(),
                "/set keys vi",
                "Set for this session alone, since '" + home().resolve("settings")
                        + "' cannot be written: Is a directory.",
                "/open .",
                "Cannot read '.': Is a directory.",
                "1+1",
                "$1 ==> 2\nEntries are not kept for /restore: cannot write in '" + home().resolve("sessions") + "': '"
                        + home().resolve("sessions") + "' is in the way.",
                "/save .",
                "'.' exists and was not written here. Choose another name, or delete it first.",
                "/save no/day.jsh",
                "Cannot write 'no/day.jsh': there is no such folder.",
                "/export day.pdf",
                "'day.pdf' does not say what to write. End it with .ipynb for a notebook, .html for a page to read, or"
                        + " .jsh for a script.");
    }

    @Test
    void saysWhatBecameOfAnEditor() throws Exception {
        assertSaid(Map.of("VISUAL", "false"), "/edit", "The editor 'false' ended with status 1.");
        assertSaid(
                Map.of("VISUAL", "no-such-editor -w"),
                "/edit",
                "Cannot start the editor 'no-such-editor -w'. Set EDITOR to one that is installed.");
        assertSaid(Map.of("VISUAL", "true"), "/edit", "Nothing was changed, so nothing runs.");
    }

    @Test
    void tellsOfEachLineOfItsSettingsThatSaysNothing() throws Exception {
        Files.createDirectories(home());
        Files.writeString(home().resolve("settings"), "rows 50\ncolour on\n");
        List<String> said = saidAt("demo> ", Map.of());
        assertTrue(
                said.get(0)
                        .startsWith("In '" + home().resolve("settings")
                                + "': No option 'colour'. Nearest: 'color'. There are: color, images, keys, pager, rows, theme,"
                                + " width.\nTT Lab "),
                said::toString);
    }

    @Test
    void saysThatASessionIsLive() throws Exception {
        // Port 1 belongs to a service that no machine has any more.
        Map<String, String> live = Map.of(
                "TT_ENV", "live",
                "TT_API_KEY", "11111111-2222-3333-4444-555555555555",
                "TT_API_SECRET", "66666666-7777-8888-9999-000000000000",
                "TT_BASE_URL", "http://127.0.0.1:1");
        List<String> said = saidAt("LIVE live> ", live);
        assertEquals(
                "LIVE: this session can see and reach real orders and real money.\n"
                        + "TT Lab VERSION, live. Tab completes, /help lists the commands, Ctrl-D leaves.",
                said.get(0).replaceFirst("TT Lab [0-9.]+", "TT Lab VERSION"));
    }
}
