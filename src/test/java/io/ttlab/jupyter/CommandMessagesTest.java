package io.ttlab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ttlab.client.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands of a notebook say, whole, when they are called wrongly or cannot do their work. */
class CommandMessagesTest extends KernelTestCase {
    @TempDir
    Path folder;

    private void assertSays(String message, String code) {
        assertEquals(message, client.run(code).reply().text("evalue"), code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/save | /save needs a file name, such as /save morning.jsh.",
                "/export | /export needs a file name, such as /export day.ipynb, /export day.html or /export day.jsh.",
                "/open | /open needs a file name, such as /open scripts/working-orders.jsh.",
                "/doc | /doc needs a name, such as /doc Table or /doc tt.ledger.fills.",
                "/doc nosuchthing | Nothing is known about \"nosuchthing\". Type a part of it and press Tab.",
                "/time | /time needs code, such as /time tt.ledger.orders().",
                "/jars | /jars needs a path, such as /jars lib/*.jar.",
                "/mavenRepo desk | /mavenRepo needs a name and an address, such as /mavenRepo desk"
                        + " https://repo.example.com/maven2.",
                "/loadFromPOM | /loadFromPOM needs a file, such as /loadFromPOM pom.xml.",
                "/set rows | /set rows needs one value, such as /set rows 50.",
                "System.exit(3) | System.exit(3) was called. The kernel goes on; use the front end's menu to shut it down."
            })
    void namesWhatACommandNeeds(String code, String message) {
        assertSays(message, code);
    }

    @Test
    void saysThatThereIsNothingOfTheKind() {
        assertEquals("Variables and declarations are gone.\n", client.run("/reset").stream("stdout"));
        assertEquals("No variables yet.\n", client.run("/vars").stream("stdout"));
        assertEquals("No variable whose name contains 'price'.\n", client.run("/vars price").stream("stdout"));
        assertEquals("No methods or types yet.\n", client.run("/methods").stream("stdout"));
        assertSays("Nothing has succeeded yet, so there is nothing to edit.", "/edit");
        assertSays("Nothing has succeeded yet, so there is nothing to save.", "/save " + folder.resolve("day.jsh"));
    }

    @Test
    void saysWhyAFileCannotBeRead() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        assertSays("No file \"none.jsh\" in \"" + here + "\". Give a path from there.", "/open none.jsh");
        assertSays("Cannot read \"" + folder + "\": Is a directory.", "/open " + folder);
        assertSays("Nothing at \"none.jar\" in \"" + here + "\". Give a path from there.", "/jars none.jar");
        assertSays("Cannot read \"none.xml\" in \"" + here + "\": there is no such file.", "/loadFromPOM none.xml");
        Path broken = Files.writeString(folder.resolve("broken.ipynb"), "[]");
        assertSays("\"" + broken + "\" is no notebook: expected a JSON object.", "/open " + broken);
    }

    @Test
    void namesZonesThatThereAre() {
        assertSays(
                "'Chicgo' is no time zone." + Nearest.sentence("Chicgo", ZoneId.getAvailableZoneIds())
                        + " Use a name such as Europe/London or UTC.",
                "/set zone Chicgo");
    }
}
