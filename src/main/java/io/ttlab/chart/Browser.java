package io.ttlab.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Opens pages in the user's browser, or says where they are. */
final class Browser {
    private Browser() {}

    static void show(Chart chart) {
        open(HtmlPage.of(chart));
    }

    static void open(String page) {
        // Stays when this process ends, which of a script may be before the browser has read it.
        Path file;
        try {
            file = Files.createTempFile("ttlab-chart-", ".html");
            Files.writeString(file, page, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the chart's page: " + e.getMessage(), e);
        }
        List<String> command = command(
                System.getProperty("os.name", ""), System.getenv(), file.toUri().toString());
        System.out.println(!command.isEmpty() && start(command) ? "Opened " + file : "The chart is in " + file);
    }

    /** The command that opens an address, empty where there is no screen to open it on. */
    static List<String> command(String system, Map<String, String> environment, String address) {
        String name = system.toLowerCase(Locale.ROOT);
        String own = environment.getOrDefault("BROWSER", "");
        if (!own.isBlank()) {
            return List.of(own, address);
        }
        if (name.contains("mac")) {
            return List.of("open", address);
        }
        if (name.contains("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", address);
        }
        boolean screen = environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        return screen ? List.of("xdg-open", address) : List.of();
    }

    private static boolean start(List<String> command) {
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException noSuchProgram) {
            // The caller then says where the page is, which is all that can be done.
            return false;
        }
    }
}
