package io.ttlab.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the tables of codes and names that lie beside this class as plain text. */
final class CodeTable {
    private CodeTable() {}

    /** The lines of a resource, split into as many parts as asked for; {@code #} starts a comment line. */
    static List<String[]> lines(String resource, String separator, int parts) {
        try (InputStream in = CodeTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The demo's table '" + resource + "' is missing from its jar.");
            }
            List<String[]> lines = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(line.strip().split(separator, parts));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new IllegalStateException("The demo's table '" + resource + "' cannot be read.", e);
        }
    }

    /** The id and name pairs of a resource, in its order. */
    static Map<Integer, String> names(String resource) {
        Map<Integer, String> names = new LinkedHashMap<>();
        for (String[] line : lines(resource, " ", 2)) {
            names.put(Integer.valueOf(line[0]), line[1]);
        }
        return names;
    }
}
