package io.ttlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ttlab.demo.DemoGateway;
import io.ttlab.demo.DemoOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The one transcript that every face shows alike: {@code faces.txt}, entries after {@code >>> } and what they show.
 *
 * <p>Lines such as {@code x ==> 5} and {@code created method f(int)} are the prompt's alone: a notebook shows no declarations. The
 * world is the demo gateway's on a fixed day.
 */
public final class FaceTranscript {

    /** The columns that each face has. */
    public static final int COLUMNS = 120;

    private static final Clock DAY = Clock.fixed(Instant.parse("2026-11-20T15:30:00Z"), ZoneOffset.UTC);

    private FaceTranscript() {}

    /** One face of the engine. */
    @FunctionalInterface
    public interface Face {
        /** Runs an entry, and returns the lines that a person sees, without the names of results. */
        List<String> shows(String entry) throws Exception;
    }

    private record Entry(String source, List<String> shown) {}

    /** Starts the gateway that the transcript tells of. */
    public static DemoGateway gateway() throws IOException {
        return DemoGateway.start(
                DemoOptions.defaults().withSeed(7).withClock(DAY).withTicking(false));
    }

    /** Returns the variables that lead to {@code gateway}. */
    public static Map<String, String> variables(DemoGateway gateway) {
        return Map.of(
                "TT_ENV", "uat",
                "TT_BASE_URL", gateway.baseUrl().toString(),
                "TT_API_KEY", gateway.apiKey(),
                "TT_API_SECRET", gateway.apiSecret(),
                "TT_RATE", "1000");
    }

    /** Runs every entry in {@code face} and compares the whole. */
    public static void check(Face face, boolean showsDeclarations) throws Exception {
        StringBuilder wanted = new StringBuilder();
        StringBuilder shown = new StringBuilder();
        for (Entry entry : entries()) {
            String head = ">>> " + entry.source().replace("\n", "\n... ") + "\n";
            wanted.append(head);
            entry.shown().stream()
                    .filter(line -> showsDeclarations || !isDeclaration(line))
                    .forEach(line -> wanted.append(line).append('\n'));
            shown.append(head);
            for (String line : face.shows(entry.source())) {
                shown.append(neutral(line)).append('\n');
            }
        }
        assertEquals(wanted.toString(), shown.toString());
    }

    private static boolean isDeclaration(String line) {
        return line.matches("[a-z]\\w* ==> .*|(created|modified|replaced) .*");
    }

    /** A place is called by the name of the entry, which each face gives in its own way. */
    private static String neutral(String line) {
        return line.replaceAll("\\((?:REPL|Cell) \\d+(?::\\d+)?\\)", "(here)").stripTrailing();
    }

    private static List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String line : text().split("\n")) {
            if (line.startsWith(">>> ")) {
                entries.add(new Entry(line.substring(4), new ArrayList<>()));
            } else if (line.startsWith("... ")) {
                Entry last = entries.remove(entries.size() - 1);
                entries.add(new Entry(last.source() + "\n" + line.substring(4), last.shown()));
            } else {
                entries.get(entries.size() - 1).shown().add(line);
            }
        }
        return entries;
    }

    private static String text() throws IOException {
        try (InputStream in = FaceTranscript.class.getResourceAsStream("faces.txt")) {
            if (in == null) {
                throw new IOException("no faces.txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
