package io.ttlab.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** README as a newcomer takes it: each snippet is run, each command is given, and each transcript is typed. */
@DisabledOnOs(OS.WINDOWS)
class ReadmeIT {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

    /** Plenty of requests a second: a newcomer has the time that a test has not. */
    private static final Map<String, String> VARIABLES = Map.of("TT_RATE", "1000");

    /** Commands that build the product, that ask for a key, or that serve until they are stopped. */
    private static final Pattern NOT_RUN = Pattern.compile("mvn .*|ttlab (login|logout|demo)\\b.*");

    @TempDir
    Path folder;

    @BeforeEach
    void standWhereScriptsAre() throws IOException {
        Path scripts = Files.createDirectory(folder.resolve("scripts"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("scripts"), "*.jsh")) {
            for (Path file : files) {
                Files.copy(file, scripts.resolve(file.getFileName()));
            }
        }
    }

    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = BLOCK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
        assertTrue(!blocks.isEmpty(), language);
        return blocks;
    }

    @Test
    void runsEverySnippet() throws Exception {
        for (String block : blocks("java")) {
            // What is left out, what never ends, and a contract that has expired by the time this runs.
            String code = block.replaceAll("(?m)^ +…$", "")
                    .replaceAll("watch\\(\"\\w+\", ", "watch(\"100ms\", 2, ")
                    .replace("\"ZN Dec26\"", "fills.stringColumn(\"instrument\").get(0)");
            Files.writeString(folder.resolve("snippet.jsh"), code);
            assertEquals("", failure("ttlab run snippet.jsh"), block);
        }
        for (String file : List.of("volume.png", "end-of-day.html")) {
            assertTrue(Files.size(folder.resolve(file)) > 1_000, file);
        }
    }

    @Test
    void givesEveryCommand() throws Exception {
        List<String> given = new ArrayList<>();
        for (String block : blocks("sh")) {
            for (String line : block.lines().toList()) {
                if (!NOT_RUN.matcher(line).matches()) {
                    given.add(line.replaceFirst(" +#.*", ""));
                    assertEquals("", failure(line), line);
                }
            }
        }
        assertTrue(given.contains("ttlab doctor"), given::toString);
        assertTrue(Files.readString(folder.resolve("orders.csv")).startsWith("market,instrument,side,"));
    }

    /** Returns what went wrong, or an empty text. */
    private String failure(String command) throws Exception {
        Path launcher = Path.of(System.getProperty("ttlab.launcher"));
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TT_"));
        builder.environment().merge("PATH", launcher.getParent().toString(), (old, own) -> own + ":" + old);
        builder.environment().put("TTLAB_HOME", folder.resolve("home").toString());
        builder.environment().put("TTLAB_JAVA_OPTS", "-Dttlab.archive=");
        builder.environment().putAll(VARIABLES);
        Process process = builder.start();
        if (!process.waitFor(240, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return "never ended";
        }
        return process.exitValue() == 0 ? "" : "status " + process.exitValue() + "\n" + Files.readString(output);
    }

    @Test
    void typesEveryTranscript() throws Exception {
        for (String block : blocks("")) {
            if (!block.startsWith("demo> ")) {
                continue;
            }
            try (PseudoTerminal terminal = PseudoTerminal.openIn(folder, 100, 70, folder.resolve("home"), VARIABLES)) {
                terminal.until("the prompt", screen -> screen.endsWith("\ndemo>"));
                for (String turn : block.split("(?m)^demo> ")) {
                    if (!turn.isEmpty()) {
                        List<String> lines = new ArrayList<>(turn.lines().toList());
                        assertEquals(shape(lines.subList(1, lines.size())), shape(shown(terminal, lines.get(0))), turn);
                    }
                }
            }
        }
        assertEquals("", failure("ttlab run day.jsh"));
    }

    @Test
    void knowsEveryCommandOfTheShell() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        List<String> commands = Pattern.compile("(?m)(?:^|`)/([a-z]+)\\b")
                .matcher(readme)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertTrue(commands.containsAll(List.of("help", "save", "deps", "export", "doc", "set", "page")), readme);
        try (PseudoTerminal terminal = PseudoTerminal.openIn(folder, 100, 40, folder.resolve("home"), VARIABLES)) {
            terminal.until("the prompt", screen -> screen.endsWith("\ndemo>"));
            for (String command : commands) {
                List<String> help = shown(terminal, "/help " + command);
                assertTrue(help.get(0).startsWith("/" + command), help::toString);
            }
        }
    }

    /** Enters {@code entry} on an empty screen and returns the lines that it shows. */
    private static List<String> shown(PseudoTerminal terminal, String entry) throws Exception {
        terminal.type("\u000c");
        terminal.until("an empty screen", screen -> screen.equals("demo>"));
        terminal.enter(entry);
        List<String> lines = terminal.until("a prompt after " + entry, screen -> screen.endsWith("\ndemo>"))
                .lines()
                .toList();
        return lines.subList(1, lines.size() - 1);
    }

    /**
     * Returns what stays from one day to the next: numbers are any, blanks and the ends of cut texts depend on them, and of a
     * long table neither the rows nor the columns that fit beside them are told.
     */
    private static String shape(List<String> lines) {
        StringBuilder shape = new StringBuilder();
        boolean within = false;
        boolean cut = lines.stream().anyMatch(line -> line.startsWith("⋮"));
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index);
            within = within && !line.matches("[\\d,]+ rows?\\b.*");
            within = within || index + 1 < lines.size() && lines.get(index + 1).startsWith("──");
            if (!within || !cut) {
                shape.append(line.replaceFirst("( not shown[^:]*:).*", "$1")
                                .replaceAll("\\d[\\d,.]*", "0")
                                .replaceAll("─+", "─")
                                .replaceAll(" +", " ")
                                .replaceAll("\\S* ?…", "…")
                                .strip())
                        .append('\n');
            }
        }
        return shape.toString();
    }
}
