package io.ttlab.shell;

import io.ttlab.client.FileFailures;
import io.ttlab.client.Nearest;
import io.ttlab.shell.Transcript.Entry;
import io.ttlab.shell.Transcript.Output;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A session as a file: a script, a notebook, or a page to read.
 *
 * <p>What looks like a secret stays out, and a file that nobody here has written is never replaced.
 *
 * @param entries what succeeded, with what it showed
 * @param script what succeeded, as a script runs it
 * @param libraries the coordinates of the libraries that it needs
 */
public record SavedSession(List<Entry> entries, List<String> script, List<String> libraries) {

    /** The first words of a script that {@code /save} wrote. */
    public static final String SCRIPT_MARK = "// Saved by TT Lab";

    static final String PAGE_MARK = "<meta name=\"generator\" content=\"TT Lab\">";
    static final String NOTEBOOK_MARK = "\"exported_by\" : \"TT Lab\"";

    private static final List<String> ENDINGS = List.of(".ipynb", ".jsh", ".html");
    private static final String LEFT_OUT = "left out: it looks as if it held a secret";

    /** Copies the lists. */
    public SavedSession {
        entries = List.copyOf(entries);
        script = List.copyOf(script);
        libraries = List.copyOf(libraries);
    }

    /**
     * Writes what the file's name asks for: {@code .ipynb} a notebook, {@code .html} a page, {@code .jsh} a script.
     *
     * @return what was written, for the user: {@code 3 entries to 'day.html'}
     * @throws IllegalArgumentException when that cannot be, saying why and what can
     */
    public String export(Path file) {
        String name = String.valueOf(file.getFileName());
        String ending = name.substring(Math.max(0, name.lastIndexOf('.'))).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case ".jsh" -> saveScript(file);
            case ".ipynb" ->
                write(file, new NotebookFile(withoutSecrets(), libraries).text(), NOTEBOOK_MARK, entries.size());
            case ".html" ->
                write(file, new TranscriptPage(withoutSecrets(), libraries).text(), PAGE_MARK, entries.size());
            default ->
                throw new IllegalArgumentException(
                        "'" + file + "' does not say what to write." + Nearest.sentence(ending, ENDINGS)
                                + " End it with .ipynb for a notebook, .html for a page to read, or .jsh for a script.");
        };
    }

    /** Writes a script that {@code ttlab run} accepts; returns and throws as {@link #export}. */
    public String saveScript(Path file) {
        StringBuilder text = new StringBuilder(SCRIPT_MARK + "; run it with: ttlab run " + file.getFileName() + "\n");
        if (!libraries.isEmpty()) {
            text.append("//DEPS ").append(String.join(" ", libraries)).append('\n');
        }
        for (String source : script) {
            text.append(SecretText.looksSecret(source) ? "// " + LEFT_OUT : source.stripTrailing())
                    .append('\n');
        }
        return write(file, text.toString(), SCRIPT_MARK, script.size());
    }

    private List<Entry> withoutSecrets() {
        return entries.stream()
                .map(entry -> SecretText.looksSecret(entry.source())
                        ? new Entry("// " + LEFT_OUT, List.of())
                        : new Entry(
                                entry.source(),
                                entry.outputs().stream()
                                        .map(SavedSession::withoutSecret)
                                        .toList()))
                .toList();
    }

    private static Output withoutSecret(Output output) {
        boolean secret = output.forms().get().data().values().stream()
                .anyMatch(form -> form instanceof CharSequence text && SecretText.looksSecret(text.toString()));
        return secret ? Output.text(output.kind(), "(" + LEFT_OUT + ")") : output;
    }

    private String write(Path file, String text, String mark, int count) {
        if (count == 0) {
            throw new IllegalArgumentException("Nothing has succeeded yet, so there is nothing to save.");
        }
        try {
            if (Files.exists(file) && !isOurs(file, mark)) {
                throw new IllegalArgumentException(
                        "'" + file + "' exists and was not written here. Choose another name, or delete it first.");
            }
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new IllegalArgumentException(
                    "Cannot write '" + file + "': " + FileFailures.writing(failure) + ".", failure);
        }
        return count + (count == 1 ? " entry" : " entries") + " to '" + file + "'";
    }

    private static boolean isOurs(Path file, String mark) throws IOException {
        try {
            return Files.isRegularFile(file) && Files.readString(file).contains(mark);
        } catch (MalformedInputException noText) {
            return false;
        }
    }
}
