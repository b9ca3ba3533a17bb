package io.ttlab.client;

import io.ttlab.client.TtException.Kind;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keys and secrets on disk, one {@code NAME.properties} a profile, for its owner's eyes only.
 *
 * <p>Files are written with mode 0600 and refused when anybody else can read them.
 */
public final class Profiles {
    /** The profile that is used where none is named. */
    public static final String DEFAULT = "default";

    private static final String ENDING = ".properties";
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path folder;

    /** Creates a view of the profiles in a folder, which need not exist yet. */
    public Profiles(Path folder) {
        this.folder = folder;
    }

    /** Returns the names of the stored profiles, sorted. */
    public List<String> names() {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new TtException(
                    Kind.SETTINGS,
                    "Cannot list the profiles in " + folder + ": " + FileFailures.reading(unreadable)
                            + ". It must be a folder that you can read.");
        }
    }

    /** Returns whether there is a profile of this name. */
    public boolean exists(String name) {
        return Files.exists(file(name));
    }

    /** Returns where a profile is, or would be, stored. */
    public Path file(String name) {
        if (!name.matches("[A-Za-z0-9_.-]{1,64}") || name.startsWith(".")) {
            throw new TtException(
                    Kind.SETTINGS,
                    "'" + name + "' is no profile name. Use letters, digits, dots, dashes and underscores.");
        }
        return folder.resolve(name + ENDING);
    }

    /**
     * Loads a profile.
     *
     * @throws TtException of kind SETTINGS when there is none, others can read it, or a line is missing
     */
    public Profile load(String name) {
        Path file = file(name);
        if (!Files.exists(file)) {
            throw new TtException(
                    Kind.SETTINGS,
                    "No profile '" + name + "'." + Nearest.sentence(name, names())
                            + " Store it with 'ttlab login --profile " + name + "'.");
        }
        Properties lines = new Properties();
        try {
            if (POSIX && !ownerOnly(Files.getPosixFilePermissions(file))) {
                throw new TtException(
                        Kind.SETTINGS, "Others can read the secret in " + file + ". Run: chmod 600 '" + file + "'");
            }
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                lines.load(reader);
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new TtException(
                    Kind.SETTINGS,
                    "Cannot read " + file + ": " + unreadable.getClass().getSimpleName()
                            + ". Store the profile again with 'ttlab login --profile " + name + "'.");
        }
        return new Profile(
                name,
                environment(required(lines, "env", file), file),
                Secret.of(required(lines, "key", file)),
                Secret.of(required(lines, "secret", file)),
                lines.getProperty("base_url", "").strip(),
                lines.getProperty("app", "").strip(),
                lines.getProperty("company", "").strip(),
                lines.getProperty("rate", "").strip(),
                lines.getProperty("zone", "").strip(),
                Boolean.parseBoolean(lines.getProperty("allow_writes", "false").strip()));
    }

    /** Stores a profile for its owner alone, in place of one of the same name. */
    public Path store(Profile profile) {
        Path file = file(profile.name());
        Properties lines = new Properties();
        lines.setProperty("env", profile.environment().label());
        lines.setProperty("key", profile.key().reveal());
        lines.setProperty("secret", profile.secret().reveal());
        put(lines, "base_url", profile.baseUrl());
        put(lines, "app", profile.app());
        put(lines, "company", profile.company());
        put(lines, "rate", profile.rate());
        put(lines, "zone", profile.zone());
        if (profile.allowWrites()) {
            lines.setProperty("allow_writes", "true");
        }
        try {
            PrivateFiles.makeFolder(folder);
            Path draft = PrivateFiles.temporary(folder, profile.name());
            try (Writer writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
                lines.store(writer, null);
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return file;
        } catch (IOException failed) {
            throw new TtException(Kind.SETTINGS, "Cannot write " + file + ": " + FileFailures.writing(failed) + ".");
        }
    }

    /** Deletes a profile; returns whether there was one. */
    public boolean delete(String name) {
        try {
            return Files.deleteIfExists(file(name));
        } catch (IOException failed) {
            throw new TtException(
                    Kind.SETTINGS, "Cannot delete " + file(name) + ": " + FileFailures.writing(failed) + ".");
        }
    }

    private static void put(Properties lines, String name, String value) {
        if (!value.isEmpty()) {
            lines.setProperty(name, value);
        }
    }

    private static String required(Properties lines, String name, Path file) {
        String value = lines.getProperty(name, "").strip();
        if (value.isEmpty()) {
            throw new TtException(
                    Kind.SETTINGS,
                    file + " has no line '" + name + "'. Store the profile again with 'ttlab login --profile "
                            + file.getFileName().toString().replace(ENDING, "") + "'.");
        }
        return value;
    }

    private static Environment environment(String text, Path file) {
        try {
            return Environment.parse(text);
        } catch (TtException none) {
            throw new TtException(
                    Kind.SETTINGS,
                    "In " + file + ": no environment '" + text
                            + "'. Its line 'env' must say one of demo, uat, sim, live.");
        }
    }

    private static boolean ownerOnly(Set<PosixFilePermission> permissions) {
        return PosixFilePermissions.fromString("rwx------").containsAll(permissions);
    }
}
