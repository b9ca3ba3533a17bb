package io.ttlab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The commands as whole processes: what is on which stream, and how they end. */
@DisabledOnOs(OS.WINDOWS)
class CommandIT {

    @TempDir
    Path folder;

    private record Run(int status, String out, String err) {
        @Override
        public String toString() {
            return "status " + status + "\n-- out\n" + out + "-- err\n" + err;
        }
    }

    private ProcessBuilder command(Map<String, String> variables, List<String> args) {
        List<String> words = new ArrayList<>(List.of(System.getProperty("ttlab.launcher")));
        words.addAll(args);
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TT_"));
        builder.environment().put("TTLAB_HOME", folder.resolve("home").toString());
        builder.environment().put("TTLAB_JAVA_OPTS", "-Dttlab.archive=");
        builder.environment().putAll(variables);
        return builder;
    }

    private Run run(String input, Map<String, String> variables, String... args) throws Exception {
        Path in = Files.writeString(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = command(variables, List.of(args))
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), () -> "never ended: " + List.of(args));
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private Run run(String... args) throws Exception {
        return run("", Map.of(), args);
    }

    private String script(String source) throws IOException {
        Files.writeString(folder.resolve("report.jsh"), source);
        return "report.jsh";
    }

    @Test
    void printsTheVersionAndHelpOfEveryCommand() throws Exception {
        assertTrue(run("--version").out().matches("ttlab \\d+\\.\\d+\\.\\d+ \\(Java \\d+\\)\n"));
        Run help = run("--help");
        assertEquals(0, help.status(), help::toString);
        for (String name : List.of("run", "eval", "demo")) {
            assertTrue(help.out().contains("\n  " + name + " "), help::toString);
            for (String option : List.of("-h", "--help")) {
                Run own = run(name, option);
                assertEquals(0, own.status(), own::toString);
                assertTrue(own.out().startsWith("Usage: ttlab " + name), own::toString);
                assertEquals("", own.err());
            }
        }
    }

    @Test
    void namesTheNearestCommandAndOption() throws Exception {
        Run command = run("evl", "1");
        assertEquals(2, command.status());
        assertEquals("ttlab: no command 'evl'. Nearest: 'eval'. See: ttlab --help\n", command.err());
        Run option = run("demo", "--fils", "3");
        assertEquals(2, option.status());
        assertTrue(option.err().startsWith("ttlab: no option '--fils'. Nearest: '--fills'"), option::toString);
        assertEquals(
                new Run(
                        2,
                        "",
                        "ttlab: No table format 'xml'. There are: table, csv, json, markdown. See: ttlab eval"
                                + " --help\n"),
                run("eval", "--format", "xml", "1"));
        assertEquals(
                new Run(2, "", "ttlab: --port is 99999 but must be 0 to 65535; 0 takes any free one.\n"),
                run("demo", "--port", "99999"));
        Run environment = run("--env", "prod", "eval", "1");
        assertTrue(environment.status() != 0, environment::toString);
        assertTrue(environment.err().contains("No environment 'prod'"), environment::toString);
    }

    @Test
    void evaluatesOnePieceOfCode() throws Exception {
        assertEquals(new Run(0, "2\n", ""), run("eval", "1+1"));
        assertEquals(new Run(0, "\"a\"\n[1, 2]\n", ""), run("eval", "var x = 5; \"a\"; List.of(1, 2)"));
        assertEquals(new Run(0, "3\n", ""), run("--no-color", "--env", "demo", "eval", "--env=demo", "1+2"));
        Run broken = run("eval", "1 +* 2");
        assertEquals(1, broken.status());
        assertEquals("", broken.out());
        assertTrue(broken.err().contains("1 +* 2\n"), broken::toString);
        assertEquals(7, run("eval", "System.exit(7)").status());
    }

    @Test
    void readsScriptsAsEditorsOnWindowsWriteThemAndRefusesWhatIsNoText() throws Exception {
        assertEquals(
                new Run(0, "a\nb\n", ""), run("run", script("\ufeff#! ttlab\r\nprint(\"a\");\r\nprint(\"b\");\r\n")));
        Files.write(folder.resolve("picture.jsh"), new byte[] {(byte) 0xff, (byte) 0xd8});
        assertEquals(
                new Run(1, "", "ttlab: cannot read the script 'picture.jsh': it is no text in UTF-8.\n"),
                run("run", "picture.jsh"));
    }

    @Test
    void printsTheOutputOfAScriptAloneOnStandardOutput() throws Exception {
        Run run = run("run", script("""
                        #!/usr/bin/env -S ttlab run
                        // A comment, then a method that is used before it is declared.
                        int twice(int a) { return 2 * a; }
                        twice(4);
                        40 + 2
                        System.out.println("args " + args + " n " + param("n", 1) + " " + twice(21));
                        print("raw");
                        System.err.println("note");
                        """), "--n", "3", "two words", "*");
        assertEquals("args [--n, 3, two words, *] n 3 42\nraw\n", run.out(), run::toString);
        assertEquals("note\n", run.err());
        assertEquals(0, run.status());
    }

    @Test
    void tellsFileLineSourceAndCauseOfAnUncaughtException() throws Exception {
        Run run = run("run", script("""
                        System.out.println("before");
                        int inverse(int a) {
                            return 1 / a;
                        }
                        inverse(0);
                        System.out.println("after");
                        """));
        assertEquals(1, run.status(), run::toString);
        assertEquals("before\n", run.out());
        assertTrue(run.err().startsWith("report.jsh:3: java.lang.ArithmeticException: / by zero\n"), run::toString);
        assertTrue(run.err().contains("\n  return 1 / a;\n"), run::toString);
        assertTrue(run.err().contains("(report.jsh:5)"), run::toString);
        assertFalse(run.err().contains("jdk.jshell"), run::toString);
    }

    @Test
    void tellsFileLineAndSpotOfACompileError() throws Exception {
        Run run = run("run", script("int x = 1;\n\nint y = x + nothing;\n"));
        assertEquals(1, run.status());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("report.jsh:3: "), run::toString);
        assertTrue(run.err().contains("\n  int y = x + nothing;\n              ^^^^^^^\n"), run::toString);
    }

    @Test
    void endsWithTheStatusOfSystemExit() throws Exception {
        Run run = run("run", script("System.out.println(1);\nSystem.exit(5);\nSystem.out.println(2);\n"));
        assertEquals(5, run.status(), run::toString);
        assertEquals("1\n", run.out());
        assertEquals("", run.err());
    }

    @Test
    void readsAScriptFromStandardInput() throws Exception {
        assertEquals(new Run(0, "[a]\n", ""), run("System.out.println(args);\n", Map.of(), "run", "-", "a"));
    }

    @Test
    void givesAScriptItsStandardInput() throws Exception {
        String file = script(
                "print(input.lines().map(String::strip).collect(Collectors.joining(\"|\")));\nprint(input.text().length());\n");
        assertEquals(new Run(0, "a|b c|\u00e9\n0\n", ""), run(" a\nb c \n\u00e9", Map.of(), "run", file));
        assertEquals(new Run(0, "\n0\n", ""), run("", Map.of(), "run", file));
        String table = script("print(Table.read().csv(input.reader()));");
        assertEquals(
                "side,lots\nBUY,2\nSELL,3\n",
                run("side,lots\nBUY,2\nSELL,3\n", Map.of(), "run", table, "--format", "csv")
                        .out());
        assertEquals(new Run(0, "3\n", ""), run("a\nb\nc\n", Map.of(), "eval", "input.lines().count()"));
    }

    @Test
    void saysWhyThereIsNoInputForAScriptFromStandardInput() throws Exception {
        assertEquals(
                new Run(
                        0,
                        "0\n",
                        "input is empty: the script itself came from standard input."
                                + " Run it from a file to pipe data into it.\n"),
                run("print(input.lines().count());\n", Map.of(), "run", "-"));
    }

    @Test
    void saysWhichScriptCannotBeRead() throws Exception {
        assertEquals(
                new Run(1, "", "ttlab: cannot read the script 'nowhere.jsh': there is no such file.\n"),
                run("run", "nowhere.jsh"));
    }

    @Test
    void printsTablesToAPipeWholeAndInTheFormatAskedFor() throws Exception {
        String table = """
                var t = Table.create("t", StringColumn.create("side", "BUY", "SELL"),
                        DoubleColumn.create("price", new double[] {0.1, 2}));
                print(t);
                """;
        assertEquals(
                "side  price\n────  ─────\nBUY     0.1\nSELL    2\n2 rows\n",
                run("run", script(table)).out());
        assertEquals(
                "side,price\nBUY,0.1\nSELL,2\n",
                run("run", "--format", "csv", script(table)).out());
        assertEquals(
                "[\n{\"side\":\"BUY\",\"price\":0.1},\n{\"side\":\"SELL\",\"price\":2}\n]\n",
                run("run", script(table), "--format=json").out());
        assertEquals(
                "| side | price |\n| --- | ---: |\n| BUY | 0.1 |\n| SELL | 2 |\n",
                run("run", script(table), "--format", "markdown").out());
    }

    @Test
    void evaluatesAPipeWithoutPromptsOrEscapes() throws Exception {
        assertEquals(new Run(0, "$1 ==> 2\n", ""), run("1+1\n", Map.of()));
        assertEquals(
                new Run(0, "created method twice(int)\n$1 ==> 42\n", ""),
                run("int twice(int a) {\n  return 2 * a;\n}\ntwice(21)\n", Map.of()));
        Run failed = run("nothing\n3\n", Map.of());
        assertEquals(1, failed.status(), failed::toString);
        assertEquals("$1 ==> 3\n", failed.out());
        assertTrue(failed.err().contains("nothing"), failed::toString);
    }

    @Test
    void makesAStartArchiveBehindTheFirstCommandAndMakesItAnewWhenStale() throws Exception {
        Path cache = folder.resolve("home/cache");
        Map<String, String> archives = Map.of("TTLAB_JAVA_OPTS", "-Dttlab.test=1");
        assertEquals(new Run(0, "2\n", ""), run("", archives, "eval", "1+1"));
        Path key = untilKeyIn(cache, Path.of(""));
        String archive = key.getFileName().toString().replace(".key", "");
        assertTrue(Files.size(cache.resolve(archive)) > 1_000_000, archive);
        assertEquals(new Run(0, "2\n", ""), run("", archives, "eval", "1+1"));
        Path gone = Files.writeString(cache.resolve("17.0.1_gone.jsa"), "an archive");
        Files.writeString(cache.resolve("17.0.1_gone.jsa.key"), "/jdk 17.0.1\n/gone/lib/ttlab.jar 1 2\n");
        Files.writeString(key, "another JDK");
        assertEquals(new Run(0, "3\n", ""), run("", archives, "eval", "1+2"));
        untilKeyIn(cache, key);
        assertFalse(Files.exists(gone), "the archive of an installation that is gone");
        assertEquals(new Run(0, "4\n", ""), run("", archives, "eval", "2+2"));
    }

    /** Waits for the file that is written when an archive is complete; {@code stale} is one that names another JDK. */
    private static Path untilKeyIn(Path cache, Path stale) throws Exception {
        long endNs = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
        while (System.nanoTime() < endNs) {
            if (Files.isDirectory(cache)) {
                try (Stream<Path> files = Files.list(cache)) {
                    List<Path> keys = files.filter(file -> file.toString().endsWith(".key"))
                            .toList();
                    if (!keys.isEmpty()
                            && (stale.toString().isEmpty()
                                    || !Files.readString(stale).equals("another JDK"))) {
                        return keys.get(0);
                    }
                }
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new AssertionError("No archive was made in '" + cache + "'.");
    }

    private static int status(HttpClient client, HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Test
    void servesTheDemoGatewayUntilItIsStopped() throws Exception {
        Process process = command(Map.of(), List.of("demo", "--fills", "100", "--seed", "7", "--rate", "1"))
                .redirectError(folder.resolve("err").toFile())
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> lines = new ArrayList<>();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (line.startsWith("export TT_API_SECRET=")) {
                    break;
                }
            }
            String base = lines.stream()
                    .filter(line -> line.startsWith("export TT_BASE_URL="))
                    .map(line -> line.substring("export TT_BASE_URL=".length()))
                    .findFirst()
                    .orElseThrow();
            HttpClient client = HttpClient.newHttpClient();
            URI orders = URI.create(base + "/ttledger/ext_uat_cert/orders?requestId=a-b--1");
            assertEquals(
                    403, status(client, HttpRequest.newBuilder(orders).build()), "without a key the gateway refuses");
            String key = lines.stream()
                    .filter(line -> line.startsWith("export TT_API_KEY="))
                    .findFirst()
                    .orElseThrow()
                    .substring("export TT_API_KEY=".length());
            HttpRequest withKey =
                    HttpRequest.newBuilder(orders).header("x-api-key", key).build();
            boolean limited = false;
            for (int i = 0; i < 50 && !limited; i++) {
                limited = status(client, withKey) == 429;
            }
            assertTrue(limited, "a key has one request a second");
        } finally {
            process.destroy();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        }
    }
}
