package io.ttlab.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.api.NameStore.Entry;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NameStoreTest {
    private static final Instant SEEN = Instant.parse("2026-11-20T15:00:00Z");

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("cache").resolve("accounts.tsv");
    }

    private static Entry entry(String id, String name) {
        return new Entry(id, name, "", SEEN);
    }

    private static void put(NameStore store, Entry... entries) {
        store.putAll(List.of(entries));
        store.flush();
    }

    @Test
    void outlivesTheSessionWithAnyText() {
        Entry odd = new Entry("18446744073709551615", "a\tb\\c\nd\r\\t é€", "7", SEEN);
        put(new NameStore(file()), odd, entry("2", ""));
        NameStore again = new NameStore(file());

        assertEquals(odd, again.get("18446744073709551615"));
        assertEquals(List.of(odd, entry("2", "")), again.all());
        assertNull(again.get("3"));
    }

    @Test
    void takesInWhatAnotherProcessAddsMeanwhile() {
        NameStore one = new NameStore(file());
        NameStore other = new NameStore(file());
        assertEquals(0, one.size());
        assertEquals(0, other.size());
        for (int i = 0; i < 20; i++) {
            put(i % 2 == 0 ? one : other, entry("id" + i, "name" + i));
        }

        assertEquals(20, new NameStore(file()).size());
        assertEquals("name19", new NameStore(file()).get("id19").name());
        put(one, entry("last", "x"));
        assertEquals(21, one.size(), "knows what the other one wrote");
    }

    @Test
    void keepsTheNewerOfTwoNames() {
        put(new NameStore(file()), new Entry("1", "old", "", SEEN));
        NameStore one = new NameStore(file());
        assertEquals("old", one.get("1").name());
        put(new NameStore(file()), new Entry("1", "new", "", SEEN.plusSeconds(60)));
        put(one, entry("2", "b"));

        assertEquals("new", new NameStore(file()).get("1").name());
        assertEquals("new", one.get("1").name());
    }

    @Test
    void loosesNothingWhereThreadsWriteThroughStoresOfTheirOwn() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 6; t++) {
            int number = t;
            Thread thread = new Thread(() -> {
                NameStore store = new NameStore(file());
                for (int i = 0; i < 15; i++) {
                    put(store, entry(number + "-" + i, "n"));
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertEquals(90, new NameStore(file()).size());
    }

    /** Writes twenty names of its own into a store that another process writes at the same time. */
    public static void main(String[] arguments) {
        NameStore store = new NameStore(Path.of(arguments[0]));
        for (int i = 0; i < 20; i++) {
            put(store, entry(arguments[1] + "-" + i, "name"));
        }
    }

    @Test
    void loosesNothingWhereTwoProcessesWrite() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<Process> processes = new ArrayList<>();
        for (String name : List.of("a", "b")) {
            processes.add(new ProcessBuilder(
                            java,
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            NameStoreTest.class.getName(),
                            file().toString(),
                            name)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(name + ".log").toFile())
                    .start());
        }
        for (Process process : processes) {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue());
        }

        assertEquals(40, new NameStore(file()).size());
    }

    @Test
    void countsAFileThatCannotBeReadAsEmptyAndReplacesIt() throws IOException {
        Files.createDirectories(file().getParent());
        Files.write(file(), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 9, 9});
        NameStore store = new NameStore(file());

        assertEquals(0, store.size());
        put(store, entry("1", "one"));
        assertEquals(1, new NameStore(file()).size());
        assertEquals(file().toString(), store.place());
    }

    @Test
    void passesOverLinesThatAreNone() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(
                file(),
                "1\tone\t\t1700000000\nhalf a li\n2\ttwo\t\tsoon\n\t\t\t\n3\tthree\t7\t1700000000\n4\tfour\t\t17000000000000000\n");

        assertEquals(
                List.of("1", "3"),
                new NameStore(file()).all().stream().map(Entry::id).toList());
    }

    @Test
    void forgetsEverything() throws IOException {
        NameStore store = new NameStore(file());
        put(store, entry("1", "one"));
        store.clear();

        assertEquals(0, store.size());
        assertEquals(0, new NameStore(file()).size());
        assertTrue(Files.notExists(file()));
    }

    @Test
    void keepsNamesInMemoryWhereNothingCanBeWritten() throws IOException {
        Files.writeString(folder.resolve("cache"), "a file where the folder should be");
        NameStore store = new NameStore(file());
        put(store, entry("1", "one"));

        assertEquals("one", store.get("1").name());
        assertEquals("in memory: " + file() + " cannot be used", store.place());
        NameStore memory = new NameStore(null);
        put(memory, entry("2", "two"));
        assertEquals(1, memory.size());
        assertEquals("in memory", memory.place());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void writesForTheOwnerAloneAndLeavesNoDraft() throws IOException {
        put(new NameStore(file()), entry("1", "one"));

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        try (var files = Files.list(file().getParent())) {
            assertEquals(
                    List.of(".lock", "accounts.tsv"),
                    files.map(Path::toFile).map(File::getName).sorted().toList());
        }
    }
}
