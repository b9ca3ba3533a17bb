package io.ttlab.jupyter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What kinds of output each cell of a notebook has: what stays when the day and its numbers change. */
final class NotebookShape {
    private NotebookShape() {}

    /** One line a code cell: its first line of source, and its outputs by type, with the header of a table. */
    static List<String> of(Path notebook) throws IOException {
        Map<String, ?> json = Json.object(Files.readAllBytes(notebook));
        List<String> shape = new ArrayList<>();
        for (Object cell : list(json.get("cells"))) {
            if (cell instanceof Map<?, ?> map && "code".equals(map.get("cell_type"))) {
                List<String> outputs = new ArrayList<>();
                for (Object output : list(map.get("outputs"))) {
                    if (output instanceof Map<?, ?> each && !isEmptiedProgress(each)) {
                        outputs.add(of(each));
                    }
                }
                shape.add(text(map.get("source")).lines().findFirst().orElse("") + " -> " + outputs);
            }
        }
        return shape;
    }

    /** What is left of a slow call's progress line beside other output. */
    private static boolean isEmptiedProgress(Map<?, ?> output) {
        return output.get("data") instanceof Map<?, ?> data
                && data.size() == 1
                && text(data.get("text/plain")).isEmpty();
    }

    private static String of(Map<?, ?> output) {
        String type = String.valueOf(output.get("output_type"));
        if (!(output.get("data") instanceof Map<?, ?> data)) {
            return type + " " + output.get("name");
        }
        String html = text(data.get("text/html"));
        int head = html.indexOf("<thead>");
        return type + " " + new TreeSet<>(data.keySet())
                + (head < 0
                        ? ""
                        : " "
                                + html.substring(head, html.indexOf("</thead>"))
                                        .replaceAll("<[^>]*>", " ")
                                        .strip());
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static String text(Object lines) {
        return lines instanceof List<?> list
                ? String.join("", list.stream().map(String::valueOf).toList())
                : String.valueOf(lines);
    }
}
