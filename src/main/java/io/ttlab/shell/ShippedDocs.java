package io.ttlab.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The Javadoc of our own public types and Tablesaw's, which the build has written into our jar; read when first asked for.
 * Thread-safe.
 */
final class ShippedDocs implements DocIndex {
    private static final List<String> FILES = List.of("ttlab-docs.gz", "tablesaw-docs.gz");

    /** A comment and the package that it is from. */
    private record Entry(String packageName, String comment) {}

    /** By {@code Table}, {@code Table.name} or {@code Table.sortOn(String[])}; null until asked for. */
    private volatile @Nullable Map<String, Entry> entries;

    @Override
    public Optional<String> find(String signature) {
        Signature wanted = Signature.of(signature);
        Entry entry = entries().get(wanted.key());
        boolean sameType = entry != null
                && (wanted.packageName().isEmpty() || wanted.packageName().equals(entry.packageName()));
        return sameType ? Optional.of(entry.comment()) : Optional.empty();
    }

    @Override
    public List<Doc> named(String name) {
        List<Doc> found = new ArrayList<>();
        entries().forEach((key, entry) -> {
            if (key.equals(name) || key.startsWith(name + "(")) {
                found.add(new Doc(entry.packageName() + "." + key.replace(",", ", "), entry.comment()));
            }
        });
        found.sort((left, right) -> left.signature().compareTo(right.signature()));
        return found;
    }

    private Map<String, Entry> entries() {
        Map<String, Entry> known = entries;
        if (known == null) {
            known = new HashMap<>();
            for (String file : FILES) {
                read(file, known);
            }
            entries = known;
        }
        return known;
    }

    private static void read(String file, Map<String, Entry> into) {
        try (InputStream packed = ShippedDocs.class.getResourceAsStream(file)) {
            if (packed == null) {
                // Run from classes that no build has finished: there is nothing to show, which is no failure.
                return;
            }
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split("\t", 3);
                if (parts.length == 3) {
                    into.putIfAbsent(parts[0], new Entry(parts[1], unescaped(parts[2])));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                plain.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /**
     * A signature as JShell writes it, reduced to what the index has: {@code Table Table.sortOn(String... columnNames)} to
     * {@code Table.sortOn(String[])}.
     *
     * @param packageName the package that it names, empty where the type is imported
     */
    record Signature(String key, String packageName) {
        static Signature of(String text) {
            String plain = withoutTypeArguments(text).replace("...", "[]");
            int open = plain.indexOf('(');
            String head = open < 0 ? plain : plain.substring(0, open);
            int colon = head.indexOf(':');
            String name = (colon < 0 ? head : head.substring(0, colon)).strip();
            name = name.substring(name.lastIndexOf(' ') + 1);
            StringBuilder packageName = new StringBuilder();
            while (!name.isEmpty() && Character.isLowerCase(name.charAt(0)) && name.indexOf('.') > 0) {
                int dot = name.indexOf('.');
                packageName.append(packageName.length() == 0 ? "" : ".").append(name, 0, dot);
                name = name.substring(dot + 1);
            }
            boolean member = open < 0 ? colon >= 0 : name.indexOf('.') > 0;
            return new Signature(
                    lastNames(name, member ? 2 : 1) + (open < 0 ? "" : parameters(plain, open)),
                    packageName.toString());
        }

        private static String lastNames(String name, int count) {
            String[] parts = name.split("\\.");
            return String.join(".", List.of(parts).subList(Math.max(0, parts.length - count), parts.length));
        }

        private static String parameters(String text, int open) {
            int close = text.indexOf(')', open);
            List<String> types = new ArrayList<>();
            for (String parameter :
                    text.substring(open + 1, close < 0 ? text.length() : close).split(",")) {
                String type = parameter.strip().replaceFirst("\\s.*", "");
                types.add(type.substring(type.lastIndexOf('.') + 1));
            }
            return "(" + String.join(",", types) + ")";
        }

        private static String withoutTypeArguments(String text) {
            StringBuilder plain = new StringBuilder();
            int depth = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                depth += c == '<' ? 1 : 0;
                if (depth == 0) {
                    plain.append(c);
                }
                depth -= c == '>' ? 1 : 0;
            }
            return plain.toString();
        }
    }
}
