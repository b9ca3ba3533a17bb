package io.ttlab.chart;

import io.ttlab.client.FileFailures;
import io.ttlab.client.TtException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Charts as files. */
final class Saving {
    /** Pictures on disk have twice the pixels of their size, so that they stay sharp in print and on dense screens. */
    private static final double SCALE = 2;

    private static final List<String> ENDINGS = List.of("png", "svg", "html");

    private Saving() {}

    static Path save(Chart chart, Path file) {
        return switch (ending(file)) {
            case "png" -> write(file, Png.of(chart, SCALE));
            case "svg" -> write(file, SvgCanvas.draw(chart).getBytes(StandardCharsets.UTF_8));
            default -> write(file, HtmlPage.of(chart).getBytes(StandardCharsets.UTF_8));
        };
    }

    static Path saveFigure(Object figure, Path file) {
        String page = HtmlPage.ofFigure(Figures.html(figure, "figure"));
        if (!ending(file).equals("html")) {
            throw Columns.unusable("A figure of Tablesaw's plotting library can only be saved as .html, not as '" + file
                    + "': the browser draws it.");
        }
        return write(file, page.getBytes(StandardCharsets.UTF_8));
    }

    private static String ending(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!name.contains(".") || !ENDINGS.contains(ending)) {
            throw Columns.unusable("Cannot save a chart as '" + file + "': its ending must be .png, .svg or .html.");
        }
        return ending;
    }

    private static Path write(Path file, byte[] bytes) {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw Columns.unusable("Cannot save '" + file + "': there is no folder '" + folder + "'. Make it first.");
        }
        try {
            return Files.write(absolute, bytes);
        } catch (IOException e) {
            throw new TtException(
                    TtException.Kind.ARGUMENT,
                    "Cannot save '" + file + "': " + FileFailures.writing(e) + ". Save it where you may write.",
                    0,
                    e);
        }
    }
}
