package io.ttlab.terminal;

import io.ttlab.display.Screen;
import io.ttlab.shell.Doc;
import io.ttlab.shell.JavadocText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signatures and Javadoc as plain text that fits the screen. */
final class Documentation {

    private static final Pattern SENTENCE_END = Pattern.compile("\\. ");

    private Documentation() {}

    /** How much of a text is shown. */
    enum Extent {
        SIGNATURE,
        FIRST_SENTENCE,
        WHOLE
    }

    /** Returns the signature and so much of the text below it, wrapped at {@code width} columns. */
    private static String text(Doc doc, Extent extent, int width) {
        StringBuilder out = new StringBuilder();
        String brief = Screen.safe(doc.brief());
        out.append(Screen.wrap(brief, Math.max(20, width)).replace("\n", "\n    "))
                .append('\n');
        if (extent != Extent.SIGNATURE && !doc.text().isBlank()) {
            String plain = JavadocText.plain(doc.text());
            String shown = extent == Extent.WHOLE ? plain : firstSentence(plain);
            for (String line : shown.split("\\R")) {
                wrap(out, Screen.safe(line.stripTrailing()), Math.max(20, width - 2));
            }
        }
        return out.toString();
    }

    /** Returns all of them with as much text as a screen of that many lines holds; a last line tells what is left out. */
    static String fitting(List<Doc> docs, int width, int lines) {
        String whole = text(docs, Extent.WHOLE, width);
        if (lines(whole) <= lines) {
            return whole;
        }
        String more = "/doc " + docs.get(0).name() + " shows it whole.\n";
        String brief = text(docs, Extent.FIRST_SENTENCE, width) + more;
        return lines(brief) <= lines ? brief : text(docs, Extent.SIGNATURE, width) + more;
    }

    /** Returns all of them, each with so much text; says why where there is none. */
    static String text(List<Doc> docs, Extent extent, int width) {
        boolean without = docs.stream().allMatch(doc -> doc.text().isBlank());
        String between = extent == Extent.WHOLE && !without ? "\n" : "";
        String all = docs.stream().map(doc -> text(doc, extent, width)).collect(Collectors.joining(between));
        return extent == Extent.WHOLE && without ? all + Screen.wrap(reason(), Math.max(20, width)) + "\n" : all;
    }

    /** The JDK's own Javadoc is read from its sources. */
    private static String reason() {
        Path sources = Path.of(System.getProperty("java.home"), "lib", "src.zip");
        return Files.exists(sources)
                ? "No Javadoc is known here."
                : "No Javadoc is known here. The JDK's own is in its sources, which this JDK came without: '" + sources
                        + "' is missing (on Debian it comes with the package openjdk-"
                        + Runtime.version().feature() + "-source).";
    }

    private static long lines(String text) {
        return text.lines().count();
    }

    private static String firstSentence(String plain) {
        String paragraph = plain.lines().findFirst().orElse("");
        Matcher end = SENTENCE_END.matcher(paragraph);
        return end.find() ? paragraph.substring(0, end.start() + 1) : paragraph;
    }

    private static void wrap(StringBuilder out, String line, int width) {
        StringBuilder row = new StringBuilder();
        for (String word : line.split(" ")) {
            if (row.length() > 0 && row.length() + 1 + word.length() > width) {
                out.append("  ").append(row).append('\n');
                row.setLength(0);
            }
            row.append(row.length() == 0 ? "" : " ").append(word);
        }
        out.append("  ").append(row).append('\n');
    }
}
