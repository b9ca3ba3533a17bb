package io.ttlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an engine says, whole, when it is used in a way that cannot be. */
class EngineMessagesTest {
    @Test
    void saysThatItIsClosed() {
        Engine engine = Engine.open(EngineOptions.defaults());
        engine.close();
        assertEquals(
                "The engine is closed.",
                assertThrows(IllegalStateException.class, () -> engine.eval(new Submission("1", "test")))
                        .getMessage());
    }

    @Test
    void namesWhatWouldFetchALibrary() {
        try (Engine engine = Engine.open(EngineOptions.defaults())) {
            assertEquals(
                    "No libraries yet. /deps org.apache.commons:commons-csv:1.10.0 would fetch one with what it needs.",
                    engine.libraries().listed());
        }
    }

    @Test
    void saysWhyATextIsNoPom() {
        assertEquals(
                "This is no pom: The element type \"dependency\" must be terminated by the matching end-tag"
                        + " \"</dependency>\".",
                assertThrows(IllegalArgumentException.class, () -> PomFile.read("<dependency>", Set.of("compile")))
                        .getMessage());
    }
}
