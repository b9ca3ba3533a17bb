package io.ttlab.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The names of codes that {@code /orderdata} answers, in TT's spelling or, on demand, in another. */
final class EnumNames {
    private static final List<String> PREFIXES = List.of(
            "ALGO_TYPE_",
            "EXEC_INST_",
            "CONTINGENCY_TYPE_",
            "ORDER_ORIGINATION_",
            "ORDER_CAPACITY_",
            "MODIFICATION_TYPE_",
            "TRANSACTION_TYPE_",
            "REPORT_TYPE_",
            "SOURCE_");

    private final Map<String, Map<String, String>> fields = new TreeMap<>();

    EnumNames(String spelling) {
        for (String[] line : CodeTable.lines("orderdata.txt", " ", 3)) {
            fields.computeIfAbsent(line[0], field -> new LinkedHashMap<>()).put(line[1], spell(line[2], spelling));
        }
    }

    private static String spell(String name, String spelling) {
        return switch (spelling) {
            case "bare" ->
                PREFIXES.stream()
                        .filter(name::startsWith)
                        .findFirst()
                        .map(prefix -> name.substring(prefix.length()))
                        .orElse(name);
            case "lower" -> name.toLowerCase(Locale.ROOT);
            case "camel" -> camel(name);
            default -> name;
        };
    }

    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.toLowerCase(Locale.ROOT).split("_")) {
            camel.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return camel.toString();
    }

    Map<String, String> field(String field) {
        return fields.getOrDefault(field, Map.of());
    }

    void write(JsonWriter json) {
        json.open();
        fields.forEach((field, names) -> {
            json.open(field);
            // Codes are keys and so strings; sorted as such.
            new TreeMap<>(names).forEach(json::text);
            json.close();
        });
        json.close();
    }
}
