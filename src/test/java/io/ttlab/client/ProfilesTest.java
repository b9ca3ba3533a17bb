package io.ttlab.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.client.TtException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {
    @TempDir
    private Path folder;

    private Profiles profiles;

    @BeforeEach
    void open() {
        profiles = new Profiles(folder.resolve("home").resolve("profiles"));
    }

    private static Profile profile(String name) {
        return new Profile(
                name,
                Environment.SIM,
                Secret.of(Sample.KEY),
                Secret.of(Sample.SECRET),
                "https://own.example",
                "risk",
                "acme",
                "10",
                "Europe/London",
                true);
    }

    private String failure(String name) {
        TtException failure = assertThrows(TtException.class, () -> profiles.load(name));
        assertEquals(Kind.SETTINGS, failure.kind());
        assertFalse(failure.getMessage().contains(Sample.SECRET));
        return failure.getMessage();
    }

    @Test
    void givesBackWhatWasStored() {
        profiles.store(profile("desk"));
        profiles.store(profile("a.b-c_D9"));

        assertEquals(profile("desk"), profiles.load("desk"));
        assertEquals(List.of("a.b-c_D9", "desk"), profiles.names());
        assertTrue(profiles.exists("desk"));
        assertTrue(profiles.delete("desk"));
        assertFalse(profiles.delete("desk"));
        assertFalse(profiles.exists("desk"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void writesForTheOwnerAlone() throws IOException {
        Path file = profiles.store(profile("desk"));

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
        try (var files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList(), "no draft is left");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void writesForTheOwnerAloneOverAFileThatOthersCouldRead() throws IOException {
        Path file = profiles.store(profile("desk"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        profiles.store(profile("desk"));

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusesAFileThatOthersCanReadAndSaysHowToMendIt() throws IOException {
        Path file = profiles.store(profile("desk"));
        for (String permissions : List.of("rw-r-----", "rw----r--", "rw--w----", "rw-------x")) {
            if (permissions.length() == 9) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
                assertEquals(
                        "Others can read the secret in " + file + ". Run: chmod 600 '" + file + "'", failure("desk"));
            }
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        assertEquals(profile("desk"), profiles.load("desk"));
    }

    @Test
    void tellsOfProfilesThatAreNotThere() {
        assertEquals("No profile 'desk'. Store it with 'ttlab login --profile desk'.", failure("desk"));
        profiles.store(profile("desk1"));
        assertEquals(
                "No profile 'desk'. Nearest: 'desk1'. Store it with 'ttlab login --profile desk'.", failure("desk"));
    }

    @Test
    void refusesNamesThatLeaveTheFolder() {
        for (String name : List.of("../x", "a/b", "", ".hidden", "a b", "a\\b", "x".repeat(65))) {
            assertEquals(
                    "'" + name + "' is no profile name. Use letters, digits, dots, dashes and underscores.",
                    failure(name));
        }
    }

    @Test
    void tellsWhichLineIsMissingOrWrong() throws IOException {
        Path file = profiles.store(profile("desk"));
        String whole = Files.readString(file);
        Files.writeString(file, whole.replaceAll("(?m)^secret=.*$", ""));
        assertEquals(
                file + " has no line 'secret'. Store the profile again with 'ttlab login --profile desk'.",
                failure("desk"));
        Files.writeString(file, whole.replaceAll("(?m)^env=.*$", "env=paper"));
        assertEquals(
                "In " + file + ": no environment 'paper'. Its line 'env' must say one of demo, uat, sim, live.",
                failure("desk"));
        Files.writeString(file, "key=\\u00zz" + Sample.SECRET);
        assertEquals(
                "Cannot read " + file
                        + ": IllegalArgumentException. Store the profile again with 'ttlab login --profile" + " desk'.",
                failure("desk"));
        Files.write(file, new byte[] {'k', '=', (byte) 0xff, (byte) 0xfe});
        assertEquals(
                "Cannot read " + file + ": MalformedInputException. Store the profile again with 'ttlab login --profile"
                        + " desk'.",
                failure("desk"));
    }

    @Test
    void tellsThatAProfileCannotBeDeleted() throws IOException {
        // A folder that holds something stands where the file should be.
        Path file = profiles.store(profile("desk"));
        Files.delete(file);
        Files.createDirectories(file.resolve("x"));

        assertEquals(
                "Cannot delete " + file + ": it is a folder that is not empty.",
                assertThrows(TtException.class, () -> profiles.delete("desk")).getMessage());
    }

    @Test
    void tellsThatTheProfilesCannotBeListed() throws IOException {
        // A file stands where the folder should be.
        Path file =
                Files.createFile(Files.createDirectories(folder.resolve("home")).resolve("profiles"));

        assertEquals(
                "Cannot list the profiles in " + file + ": it is no folder. It must be a folder that you can read.",
                assertThrows(TtException.class, profiles::names).getMessage());
        assertEquals(
                "Cannot write " + file.resolve("desk.properties") + ": '" + file + "' is in the way.",
                assertThrows(TtException.class, () -> profiles.store(profile("desk")))
                        .getMessage());
    }

    @Test
    void keepsTheSecretOutOfWhatItPrints() {
        assertFalse(profile("desk").toString().contains(Sample.SECRET));
    }
}
