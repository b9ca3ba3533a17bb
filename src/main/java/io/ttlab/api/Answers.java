package io.ttlab.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds what is looked for in small answers whose shape is not documented. */
final class Answers {
    private Answers() {}

    /** Returns the records of the first list of objects anywhere in an answer, or nothing. */
    static List<Map<?, ?>> records(Object answer) {
        List<Map<?, ?>> records = new ArrayList<>();
        if (answer instanceof Map<?, ?> map) {
            for (Object value : map.values()) {
                if (records.isEmpty()) {
                    records = records(value);
                }
            }
        } else if (answer instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> record) {
                    records.add(record);
                }
            }
        }
        return records;
    }

    /** Returns the first member of one of these names that has a text, anywhere in an answer. */
    static String find(Object answer, String otherwise, String... names) {
        if (answer instanceof Map<?, ?> map) {
            String here = text(map, "", names);
            if (!here.isEmpty()) {
                return here;
            }
            for (Object value : map.values()) {
                String there = find(value, "", names);
                if (!there.isEmpty()) {
                    return there;
                }
            }
        }
        return otherwise;
    }

    /** Returns a member of one of these names, in any case. */
    static String text(Map<?, ?> record, String otherwise, String... names) {
        for (String name : names) {
            for (Map.Entry<?, ?> member : record.entrySet()) {
                Object value = member.getValue();
                boolean scalar = value != null && !(value instanceof Map) && !(value instanceof List);
                if (scalar
                        && String.valueOf(member.getKey()).equalsIgnoreCase(name)
                        && !String.valueOf(value).isBlank()) {
                    return String.valueOf(value);
                }
            }
        }
        return otherwise;
    }
}
