package io.ttlab.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.Nearest;
import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands say, whole, when they are called wrongly or cannot do their work. */
@DisabledOnOs(OS.WINDOWS)
class RefusalsIT {

    @TempDir
    Path folder;

    private record Run(int status, String out, String err) {}

    private Run run(File input, Map<String, String> variables, String... args) throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        // By a shell, which opens folders too.
        String command = "exec \"$0\" \"$@\" < '" + input + "'";
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", command, System.getProperty("ttlab.launcher")));
        words.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TT_"));
        builder.environment().put("TTLAB_HOME", folder.resolve("home").toString());
        builder.environment().put("TTLAB_JAVA_OPTS", "-Dttlab.archive=");
        builder.environment().putAll(variables);
        Process process = builder.start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), () -> "never ended: " + words);
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private Run run(String... args) throws Exception {
        return run(new File("/dev/null"), Map.of(), args);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eval | Missing required parameter: 'CODE'. See: ttlab eval --help",
                "run | Missing required parameter: 'FILE'. See: ttlab run --help",
                "eval 1 2 | one argument too many: '2'. See: ttlab eval --help",
                "logout x | one argument too many: 'x'. See: ttlab logout --help",
                "--env | Missing required parameter for option '--env' (ENV). See: ttlab --help",
                "eval --format | Missing required parameter for option '--format' (FORMAT). See: ttlab eval --help",
                "demo --fils 3 | no option '--fils'. Nearest: '--fills', '--fault', '--help'. See: ttlab demo --help",
                "demo --fills x | Invalid value for option '--fills': 'x' is not an int. See: ttlab demo --help",
                "demo --fills -1 | --fills is -1 but must be 0 or more.",
                "demo --rate -1 | --rate is -1 but must be 0 or more.",
                "demo --fault 500:2 | The probability '2' of fault '500' is no number from 0 to 1. Write for example 500:0.1.",
                "kernel | kernel needs one of install, uninstall or run. See: ttlab kernel --help",
                "kernel run | Missing required option: '--connection-file=FILE'. See: ttlab kernel run --help",
                "kernel install --user --prefix x | --user, --prefix=FOLDER are mutually exclusive (specify only one)."
                        + " See: ttlab kernel install --help",
            })
    void saysWhatIsWrongWithACall(String args, String message) throws Exception {
        assertEquals(new Run(2, "", "ttlab: " + message + "\n"), run(args.split(" ")));
    }

    @Test
    void saysWhichEnvironmentsThereAre() throws Exception {
        assertEquals(
                new Run(1, "", "ttlab: No environment 'prod'. Say one of demo, uat, sim, live (--env or TT_ENV).\n"),
                run("--env", "prod", "eval", "1"));
    }

    @Test
    void saysThatAFolderIsNoScript() throws Exception {
        assertEquals(new Run(1, "", "ttlab: cannot read the script '.': Is a directory.\n"), run("run", "."));
    }

    @Test
    void saysThatThePortOfTheDemoIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            assertEquals(
                    new Run(
                            1,
                            "",
                            "ttlab: cannot serve the demo gateway on port " + port
                                    + ": Address already in use. Choose another --port, or leave it out for any free one.\n"),
                    run("demo", "--port", port));
        }
    }

    @Test
    void saysThatAnInputCannotBeRead() throws Exception {
        File unreadable = folder.toFile();
        assertAll(
                () -> assertEquals(
                        new Run(
                                1,
                                "",
                                "ttlab: cannot read standard input: Is a directory. Pipe Java into it, or run a script"
                                        + " with 'ttlab run FILE'.\n"),
                        run(unreadable, Map.of())),
                () -> assertEquals(
                        new Run(
                                1,
                                "",
                                "Key (or the whole key:secret string that TT Setup shows): ttlab: cannot read the answer:"
                                        + " Is a directory. Nothing was stored.\n"),
                        run(unreadable, Map.of(), "login", "--env", "uat")));
    }

    @Test
    void saysThatAQuestionHasNoAnswer() throws Exception {
        String asks = "io.ttlab.display.Ask.read%s(\"Name? \")";
        Run line = run("eval", String.format(asks, "Line"));
        assertEquals("Name? ", line.out());
        assertEquals(
                "java.lang.IllegalStateException: No answer to 'Name?': the input has ended.",
                line.err().lines().findFirst().orElse(""));
        Run password = run("eval", String.format(asks, "Password"));
        assertEquals(
                "java.lang.IllegalStateException: Cannot ask for a password: there is no terminal to hide it.",
                password.err().lines().findFirst().orElse(""));
    }

    @Test
    void saysThatPythonDoesNotTellItsPrefix() throws Exception {
        // Nothing but what the launcher itself needs is on the path.
        Path tools = Files.createDirectories(folder.resolve("tools"));
        String readlink = new File("/bin/readlink").canExecute() ? "/bin/readlink" : "/usr/bin/readlink";
        Path tool = Files.writeString(tools.resolve("readlink"), "#!/bin/sh\nexec " + readlink + " \"$@\"\n");
        assertTrue(tool.toFile().setExecutable(true));
        Map<String, String> variables = Map.of(
                "PATH",
                tools.toString(),
                "JAVA_HOME",
                System.getProperty("java.home"),
                "VIRTUAL_ENV",
                "",
                "CONDA_PREFIX",
                "");
        File nothing = new File("/dev/null");
        assertEquals(
                new Run(
                        1,
                        "",
                        "ttlab: --sys-prefix needs python3 on the path, or an active environment. Use --prefix FOLDER"
                                + " instead.\n"),
                run(nothing, variables, "kernel", "install", "--sys-prefix"));
        Path python = Files.writeString(tools.resolve("python3"), "#!/bin/sh\nexit 3\n");
        assertTrue(python.toFile().setExecutable(true));
        assertEquals(
                new Run(1, "", "ttlab: python3 does not tell its prefix. Use --prefix FOLDER instead.\n"),
                run(nothing, variables, "kernel", "install", "--sys-prefix"));
    }

    @Test
    void saysThatATerminalIsGone() throws Exception {
        // What the launcher finds out of the three streams, although none is a terminal here.
        Map<String, String> asATerminal = Map.of("TTLAB_JAVA_OPTS", "-Dttlab.archive= -Dttlab.tty=012", "TERM", "dumb");
        Run run = run(folder.toFile(), asATerminal);
        assertEquals(
                new Run(
                        1,
                        "TT Lab VERSION, demo. Tab completes, /help lists the commands, Ctrl-D leaves.\ndemo> ",
                        "ttlab: cannot use the terminal: Is a directory. Start it in another one, or pipe Java into it.\n"),
                new Run(run.status(), run.out().replaceFirst("TT Lab [0-9.]+", "TT Lab VERSION"), run.err()));
    }

    @Test
    void saysAtTheFirstCallThatAZoneIsNone() throws Exception {
        Map<String, String> zone = Map.of("TT_ZONE", "Europe/Londn");
        String told = "TT_ZONE is 'Europe/Londn', which is no time zone."
                + Nearest.sentence("Europe/Londn", ZoneId.getAvailableZoneIds())
                + " Say one like America/Chicago, Europe/London or UTC.";
        File nothing = new File("/dev/null");
        assertEquals(new Run(0, "2\n", ""), run(nothing, zone, "eval", "1+1"));
        assertEquals(new Run(1, "", told + "\n"), run(nothing, zone, "eval", "tt.ledger.orders()"));
        assertEquals(new Run(0, "", told + "\n"), run(nothing, zone));
        assertEquals(new Run(1, "FAIL  settings   " + told + "\n", ""), run(nothing, zone, "doctor"));
    }

    @Test
    void showsTimesInTheZoneThatTheEnvironmentOrTheProfileSays() throws Exception {
        String code = "Table.create(\"t\", InstantColumn.create(\"at\", Instant.parse(\"2026-11-27T12:00:00Z\")))";
        Stream<String> utc = run("eval", code).out().lines().filter(line -> line.contains("12:00:00"));
        assertEquals(1, utc.count());
        assertTrue(run(new File("/dev/null"), Map.of("TT_ZONE", "Asia/Tokyo"), "eval", code)
                .out()
                .contains("21:00:00"));
        Path profiles = Files.createDirectories(folder.resolve("home/profiles"));
        Path desk = Files.writeString(profiles.resolve("desk.properties"), """
                env=sim
                key=11111111-2222-3333-4444-555555555555
                secret=66666666-7777-8888-9999-000000000000
                zone=America/Chicago
                """);
        Files.setPosixFilePermissions(desk, PosixFilePermissions.fromString("rw-------"));
        assertTrue(run("--profile", "desk", "eval", code).out().contains("06:00:00"));
    }
}
