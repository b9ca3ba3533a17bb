package io.ttlab.shell;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ttlab.client.Json;
import io.ttlab.display.MimeBundle;
import io.ttlab.shell.Transcript.Entry;
import io.ttlab.shell.Transcript.Kind;
import io.ttlab.shell.Transcript.Output;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A session as a notebook of the format 4.5.
 *
 * @param entries a cell each
 * @param libraries what the first cell loads, if there are any
 */
record NotebookFile(List<Entry> entries, List<String> libraries) {

    /** Returns the file's text. */
    String text() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeArrayFieldStart("cells");
            int count = 0;
            for (Entry entry : cells()) {
                cell(json, entry, ++count);
            }
            json.writeEndArray();
            metadata(json);
            json.writeNumberField("nbformat", 4);
            json.writeNumberField("nbformat_minor", 5);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text + "\n";
    }

    private List<Entry> cells() {
        List<Entry> cells = new ArrayList<>();
        if (!libraries.isEmpty()) {
            cells.add(new Entry("//DEPS " + String.join(" ", libraries), List.of()));
        }
        cells.addAll(entries);
        return cells;
    }

    private static void cell(JsonGenerator json, Entry entry, int count) throws IOException {
        json.writeStartObject();
        json.writeStringField("cell_type", "code");
        json.writeNumberField("execution_count", count);
        json.writeStringField("id", "cell-" + count);
        json.writeObjectFieldStart("metadata");
        json.writeEndObject();
        json.writeArrayFieldStart("outputs");
        List<Output> outputs = entry.outputs().stream()
                .filter(each -> each.kind() != Kind.NOTE)
                .toList();
        for (int i = 0; i < outputs.size(); i++) {
            Output output = outputs.get(i);
            boolean result = output.kind() == Kind.VALUE && i + 1 == outputs.size();
            output(json, output, result ? count : 0);
        }
        json.writeEndArray();
        lines(json, "source", entry.source().stripTrailing());
        json.writeEndObject();
    }

    /** The last output is the cell's result if it is a value. */
    private static void output(JsonGenerator json, Output output, int resultOf) throws IOException {
        MimeBundle forms = output.forms().get();
        json.writeStartObject();
        if (output.kind() == Kind.PRINTED) {
            json.writeStringField("name", "stdout");
            json.writeStringField("output_type", "stream");
            lines(json, "text", forms.text());
        } else {
            json.writeFieldName("data");
            Json.write(json, new TreeMap<>(forms.data()));
            if (resultOf > 0) {
                json.writeNumberField("execution_count", resultOf);
            }
            json.writeFieldName("metadata");
            Json.write(json, new TreeMap<>(forms.metadata()));
            json.writeStringField("output_type", resultOf > 0 ? "execute_result" : "display_data");
        }
        json.writeEndObject();
    }

    private static void metadata(JsonGenerator json) throws IOException {
        json.writeFieldName("metadata");
        Json.write(
                json,
                Json.map(
                        "kernelspec",
                        Json.map("display_name", "TT Lab (Java)", "language", "java", "name", "ttlab"),
                        "language_info",
                        Json.map(
                                "file_extension", ".jsh",
                                "mimetype", "text/x-java",
                                "name", "java",
                                "pygments_lexer", "java"),
                        "exported_by",
                        "TT Lab"));
    }

    private static void lines(JsonGenerator json, String name, String text) throws IOException {
        json.writeArrayFieldStart(name);
        for (String line : text.split("(?<=\n)")) {
            if (!line.isEmpty()) {
                json.writeString(line);
            }
        }
        json.writeEndArray();
    }
}
