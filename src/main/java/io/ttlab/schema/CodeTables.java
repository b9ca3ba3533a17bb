package io.ttlab.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The server's own names for codes, gathered from whichever answers hold them. Immutable once built.
 *
 * <p>TT has two shapes: objects of {@code code: name}, and arrays of {@code {id, name, desc?}}. Both are found wherever
 * they nest, so that a server which spells its tables otherwise is understood too. Table names are compared without case,
 * underscores and plural.
 */
public final class CodeTables implements Codes {
    private static final String[] CODE_KEYS = {"id", "code", "value", "key"};
    private static final String[] NAME_KEYS = {"name", "displayName", "label", "abbrev", "symbol", "desc", "description"
    };

    /** How record fields are called against the tables that decode them, where the names differ. */
    private static final Map<String, List<String>> OTHER_NAMES = Map.ofEntries(
            Map.entry("ordtype", List.of("ordertype")),
            Map.entry("ordertype", List.of("ordtype")),
            Map.entry("exectype", List.of("executiontype")),
            Map.entry("executiontype", List.of("exectype")),
            Map.entry("ordstatus", List.of("orderstatus")),
            Map.entry("orderstatus", List.of("ordstatus")),
            Map.entry("trdtype", List.of("tradetype")),
            Map.entry("tradetype", List.of("trdtype")),
            Map.entry("filltype", List.of("multilegreportingtype")),
            Map.entry("multilegreportingtype", List.of("filltype")),
            Map.entry("currencycode", List.of("currency")));

    private final Map<String, Map<String, String>> tables = new HashMap<>();
    /** How the server spells the names of its tables. */
    private final Map<String, String> spellings = new HashMap<>();

    /** Takes in every table that a document holds, as {@link io.ttlab.client.Json} read it. */
    public CodeTables add(@Nullable Object document) {
        walk("", document, 0);
        return this;
    }

    /** Takes in one table. */
    public CodeTables add(String name, Map<String, String> codes) {
        spellings.putIfAbsent(key(name), name);
        tables.computeIfAbsent(key(name), unseen -> new TreeMap<>()).putAll(codes);
        return this;
    }

    private void walk(String name, @Nullable Object value, int depth) {
        if (depth > 6) {
            return;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, String> codes = codes(map);
            if (!name.isEmpty() && !codes.isEmpty()) {
                add(name, codes);
                return;
            }
            map.forEach((key, nested) -> walk(String.valueOf(key), nested, depth + 1));
        } else if (value instanceof List<?> list) {
            Map<String, String> codes = new TreeMap<>();
            for (Object entry : list) {
                if (entry instanceof Map<?, ?> record) {
                    String code = first(record, CODE_KEYS);
                    String label = first(record, NAME_KEYS);
                    if (!code.isEmpty() && !label.isEmpty()) {
                        codes.put(code, label);
                    } else {
                        // An entry with a name and something nested is a whole table in itself.
                        boolean named = !label.isEmpty();
                        record.forEach((key, nested) -> {
                            if (named && (nested instanceof Map || nested instanceof List)) {
                                walk(label, nested, depth + 1);
                            }
                        });
                        if (!named) {
                            walk(name, record, depth + 1);
                        }
                    }
                }
            }
            if (!codes.isEmpty()) {
                add(name, codes);
            }
        }
    }

    /** Returns the entries of an object of code and name, either way round; empty when it is something else. */
    private static Map<String, String> codes(Map<?, ?> map) {
        boolean keysAreCodes = true;
        boolean valuesAreCodes = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object value = entry.getValue();
            if (value == null || value instanceof Map<?, ?> || value instanceof List<?>) {
                return Map.of();
            }
            keysAreCodes &= isCode(String.valueOf(entry.getKey()));
            valuesAreCodes &= isCode(String.valueOf(value));
        }
        Map<String, String> codes = new TreeMap<>();
        if (keysAreCodes) {
            map.forEach((code, label) -> codes.put(String.valueOf(code), String.valueOf(label)));
        } else if (valuesAreCodes) {
            map.forEach((label, code) -> codes.put(String.valueOf(code), String.valueOf(label)));
        }
        return codes;
    }

    private static boolean isCode(String text) {
        return text.matches("-?\\d{1,10}") || text.matches("[A-Za-z]");
    }

    private static String first(Map<?, ?> record, String[] keys) {
        for (String key : keys) {
            Object value = record.get(key);
            if (value != null
                    && !String.valueOf(value).isBlank()
                    && !(value instanceof Map)
                    && !(value instanceof List)) {
                return String.valueOf(value);
            }
        }
        return "";
    }

    @Override
    public @Nullable String label(String table, String code) {
        Map<String, String> codes = table(table);
        if (codes == null) {
            return null;
        }
        String label = codes.getOrDefault(code, "").strip();
        return label.isEmpty() ? "?" + code : label;
    }

    /** Returns a table by the name of its field, or null. */
    public @Nullable Map<String, String> table(String name) {
        String key = key(name);
        Map<String, String> found = tables.get(key);
        if (found == null && key.endsWith("id") && key.length() > 2) {
            found = tables.get(key.substring(0, key.length() - 2));
        }
        for (String other : OTHER_NAMES.getOrDefault(key, List.of())) {
            found = found == null ? tables.get(other) : found;
        }
        return found;
    }

    /** Returns the code for a name, or null where the table lacks it. */
    public @Nullable String code(String table, String label) {
        Map<String, String> codes = table(table);
        if (codes != null) {
            for (Map.Entry<String, String> entry : codes.entrySet()) {
                if (entry.getValue().equalsIgnoreCase(label)) {
                    return entry.getKey();
                }
            }
        }
        return null;
    }

    /** Returns a table's name as the server spells it. */
    public String spelling(String name) {
        return spellings.getOrDefault(key(name), name);
    }

    /** Returns all tables by their folded names. */
    public Map<String, Map<String, String>> all() {
        return new TreeMap<>(tables);
    }

    /** Folds a table's name: lower case, letters and digits alone, singular. */
    static String key(String name) {
        String folded = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        if (folded.endsWith("ies") && folded.length() > 4) {
            return folded.substring(0, folded.length() - 3) + "y";
        }
        boolean plural =
                folded.endsWith("s") && !folded.endsWith("ss") && !folded.endsWith("us") && folded.length() > 3;
        return plural ? folded.substring(0, folded.length() - 1) : folded;
    }
}
