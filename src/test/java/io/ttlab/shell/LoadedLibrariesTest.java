package io.ttlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.shell.Outcome.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries that sources ask for at their top, from a repository in a folder that stands for all others. */
class LoadedLibrariesTest {
    @TempDir
    Path folder;

    private Engine engine;

    @BeforeEach
    void open() throws IOException {
        SampleLibraries repository = new SampleLibraries(folder.resolve("repo"));
        repository.publish("top", "1", "below:1");
        repository.publish("top", "2", "");
        repository.publish("below", "1", "");
        Path maven = Files.createDirectories(folder.resolve("m2"));
        Files.writeString(maven.resolve("settings.xml"), repository.settings());
        engine = Engine.open(EngineOptions.defaults());
        engine.libraries().from(Libraries.at(maven));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private Outcome eval(String source) {
        return engine.eval(new Submission(source, "script.jsh"));
    }

    private static String headline(Outcome outcome) {
        return assertNotNullFailure(outcome).headline();
    }

    private static Failure assertNotNullFailure(Outcome outcome) {
        Failure failure = outcome.failure();
        assertNotNull(failure);
        return failure;
    }

    @Test
    void loadsWhatASourceNamesAtItsTopWithWhatThatNeeds() {
        Outcome outcome = eval("#!/usr/bin/env -S ttlab run\n// my script\n\n//DEPS g:top:1\n"
                + "lib.From_top.hello() + lib.From_below.hello()");
        assertEquals(Status.OK, outcome.status(), String.valueOf(outcome.failure()));
        assertEquals("top 1below 1", outcome.steps().get(0).value());
        assertEquals(List.of("g:top:1"), engine.libraries().coordinates());
        assertEquals("g:top:1\n  top-1.jar\n  below-1.jar", engine.libraries().listed());
        assertEquals(Status.OK, eval("//DEPS g:top:1\n1 + 1").status());
    }

    @Test
    void leavesCommentsBehindTheTopAlone() {
        assertEquals(Status.OK, eval("int x = 1;\n//DEPS g:missing:1\nx").status());
        assertEquals(List.of(), LoadedLibraries.namedIn("String s = \"\"\"\n//DEPS a:b:1\n\"\"\""));
        assertEquals(
                List.of("a:b:1", "c:d:2", "e:f:3"),
                LoadedLibraries.namedIn(
                        "//DEPS a:b:1, c:d:2\n//REPOS desk=https://repo.example.com/\n// DEPS e:f:3\nx"));
    }

    @Test
    void tellsWhichLineAsksForWhatIsNotThere() {
        Failure failure = assertNotNullFailure(eval("// first\n//DEPS g:nothing:1\nSystem.exit(1)"));
        assertEquals(2, failure.line());
        assertEquals("//DEPS g:nothing:1", failure.sourceLine());
        assertTrue(
                failure.headline().startsWith("Could not find artifact g:nothing:jar:1 in here ("), failure.headline());
        assertTrue(
                failure.headline().endsWith(". Look at the coordinate, and add a repository that has it."),
                failure.headline());
    }

    @Test
    void namesTheVersionsThatThereAre() {
        String message = headline(eval("//DEPS g:top:3\n1"));
        assertTrue(message.endsWith(". There is no version '3' of it. Nearest: '1', '2'. Newest: '2'."), message);
    }

    @Test
    void refusesASecondVersionOfALibrary() {
        assertEquals(Status.OK, eval("//DEPS g:top:1\n1").status());
        assertEquals(
                "'g:top:1' is loaded already, and a session has one version of a library. Restart to load 'g:top:2'.",
                headline(eval("//DEPS g:top:2\n1")));
    }

    @Test
    void namesTheNearestFormOfWhatIsNoCoordinate() {
        String rest = "Write group:artifact:version, such as com.google.guava:guava:33.0.0-jre.";
        for (String text : List.of("g/top/1", "'g:top:1'", "implementation(\"g:top:1\")", "g%%top%1")) {
            Outcome outcome = engine.libraries().load(List.of(text), List.of(), () -> false);
            assertEquals("'" + text + "' is no Maven coordinate. Did you mean g:top:1? " + rest, headline(outcome));
        }
        assertEquals(
                "'g:top' is no Maven coordinate. Its version is missing. " + rest,
                headline(engine.libraries().load(List.of("g:top"), List.of(), () -> false)));
    }

    @Test
    void saysThatMavensSettingsCannotBeRead() throws IOException {
        Path maven = Files.createDirectories(folder.resolve("broken"));
        Path settings = Files.writeString(maven.resolve("settings.xml"), "<settings>");
        engine.libraries().from(Libraries.at(maven));
        assertEquals(
                "Maven's '" + settings + "' cannot be read: XML document structures must start and end within the same"
                        + " entity.",
                headline(eval("//DEPS g:top:1\n1")));
    }

    @Test
    void saysWhenNobodyAnswers() throws IOException {
        Path maven = Files.createDirectories(folder.resolve("offline"));
        Files.writeString(
                maven.resolve("settings.xml"),
                "<settings><mirrors><mirror><id>gone</id><mirrorOf>*</mirrorOf><url>http://127.0.0.1:9/</url></mirror>"
                        + "</mirrors></settings>");
        engine.libraries().from(Libraries.at(maven));
        String message = headline(eval("//DEPS g:top:1\n1"));
        assertEquals(
                "Could not transfer artifact g:top:pom:1 from/to gone (http://127.0.0.1:9/): Connect to 127.0.0.1:9"
                        + " [/127.0.0.1] failed: Connection refused. Is this machine online? A proxy, a mirror or another"
                        + " repository is set in settings.xml in ~/.m2, as for Maven.",
                message);
    }

    @Test
    void keepsLibrariesWhenTheSessionIsReset() {
        assertEquals(Status.OK, eval("//DEPS g:below:1\nint x = 1").status());
        engine.reset();
        List<Object> values = new ArrayList<>();
        eval("lib.From_below.hello()").steps().forEach(step -> values.add(step.value()));
        assertEquals(List.of("below 1"), values);
    }
}
