package io.ttlab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.display.TableFormat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallOptionsTest {

    private static List<String> words(String... words) {
        return new ArrayList<>(List.of(words));
    }

    @Test
    void takesGlobalOptionsBeforeAndBehindTheScript() {
        List<String> args =
                words("--env", "uat", "f.jsh", "--n", "3", "--profile=desk", "--no-color", "--format", "CSV", "x");
        CallOptions options = CallOptions.of(GlobalOptions.NONE, args);
        assertEquals(new GlobalOptions("uat", "desk", true), options.globals());
        assertEquals(TableFormat.CSV, options.format());
        assertEquals(List.of("f.jsh", "--n", "3", "x"), args);
    }

    @Test
    void leavesAFormatThatIsNoneOfOursToTheScript() {
        List<String> args = words("f.jsh", "--format", "pdf", "--format=png");
        assertNull(CallOptions.of(GlobalOptions.NONE, args).format());
        assertEquals(List.of("f.jsh", "--format", "pdf", "--format=png"), args);
    }

    @Test
    void leavesEverythingBehindTwoDashesToTheScript() {
        List<String> args = words("f.jsh", "--", "--env", "x");
        assertNull(CallOptions.of(GlobalOptions.NONE, args).globals().environment());
        assertEquals(List.of("f.jsh", "--", "--env", "x"), args);
    }

    @Test
    void keepsLineNumbersWhenItHidesAShebang() {
        assertEquals("//#!/usr/bin/env ttlab\nint x;", ScriptCall.withoutShebang("#!/usr/bin/env ttlab\nint x;"));
        assertTrue(ScriptCall.withoutShebang("int x;").equals("int x;"));
    }
}
