package io.ttlab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real launcher by {@code sh} on made-up JDKs, whose {@code java} prints how it was called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    @TempDir
    Path folder;

    private Path machine;
    private Path launcher;

    private record Run(int status, List<String> out, String err) {}

    @BeforeEach
    void install() throws IOException {
        machine = Files.createDirectories(folder.resolve("machine"));
        Path app = Files.createDirectories(folder.resolve("an app with spaces"));
        Files.createDirectories(app.resolve("bin"));
        Files.createDirectories(app.resolve("lib"));
        Files.createFile(app.resolve("lib/ttlab-0.1.0.jar"));
        launcher = app.resolve("bin/ttlab");
        // The usual places of JDKs move under the made-up machine; nothing else changes.
        String text = Files.readString(Path.of("src/main/dist/bin/ttlab"))
                .replace("/usr/lib/jvm/", "\"$MACHINE\"/usr/lib/jvm/")
                .replace("/usr/java/* /opt/java/* /opt/jdk*", "\"$MACHINE\"/opt/java/*")
                .replace("/opt/homebrew/", "\"$MACHINE\"/opt/homebrew/")
                .replace("        /Library/", "        \"$MACHINE\"/Library/");
        executable(launcher, text);
    }

    /** A PATH without any Java of the machine that runs the tests. */
    private String tools() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        String real = Files.isExecutable(Path.of("/bin/readlink")) ? "/bin/readlink" : "/usr/bin/readlink";
        executable(tools.resolve("readlink"), "#!/bin/sh\nexec " + real + " \"$@\"\n");
        return tools.toString();
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path jdk(String place, String version, String modules) throws IOException {
        Path home = Files.createDirectories(folder.resolve(place));
        Files.createDirectories(home.resolve("bin"));
        executable(home.resolve("bin/java"), "#!/bin/sh\nprintf '%s\\n' \"" + version + "\" \"$@\"\n");
        String release = "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n"
                + (modules.isEmpty() ? "" : "MODULES=\"" + modules + "\"\n");
        Files.writeString(home.resolve("release"), release);
        return home;
    }

    private Run run(Path command, Map<String, String> variables, String... args) throws Exception {
        return run(List.of("/bin/sh", command.toString()), variables, args);
    }

    private Run run(List<String> command, Map<String, String> variables, String... args) throws Exception {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of(args));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(words).directory(new File("/"));
        builder.redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH",
                        tools(),
                        "MACHINE",
                        machine.toString(),
                        "HOME",
                        folder.resolve("home").toString()));
        builder.environment().putAll(variables);
        Process process = builder.start();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return new Run(process.exitValue(), Files.readAllLines(out), Files.readString(err, StandardCharsets.UTF_8));
    }

    private static final String FULL = "java.base jdk.compiler jdk.jshell jdk.httpserver";

    @Test
    void prefersASuitableJavaHomeToANewerJdk() throws Exception {
        jdk("machine/usr/lib/jvm/java-25", "25.0.3", FULL);
        Path home = jdk("my jdk", "17.0.15", FULL);
        Run run = run(launcher, Map.of("JAVA_HOME", home.toString()), "--version");
        assertEquals("17.0.15", run.out().get(0), run.err());
    }

    @Test
    void passesOverRuntimesWithoutJshellAndOldOnes() throws Exception {
        Path jre = jdk("machine/usr/lib/jvm/jre-25", "25.0.3", "java.base java.desktop");
        jdk("machine/usr/lib/jvm/java-11", "11.0.2", FULL);
        jdk("machine/usr/lib/jvm/java-8", "1.8.0_292", "");
        jdk("machine/usr/lib/jvm/java-17", "17.0.15", FULL);
        Run run = run(launcher, Map.of("JAVA_HOME", jre.toString()));
        assertEquals("17.0.15", run.out().get(0), run.err());
    }

    @Test
    void picksTheNewestOfAllPlaces() throws Exception {
        jdk("machine/usr/lib/jvm/java-21", "21.0.9", FULL);
        jdk("home/.sdkman/candidates/java/21.0.10-tem", "21.0.10", FULL);
        jdk("machine/Library/Java/JavaVirtualMachines/x.jdk/Contents/Home", "17", FULL);
        assertEquals("21.0.10", run(launcher, Map.of()).out().get(0));
        jdk("home/.jdks/early", "26-ea", FULL);
        assertEquals("26-ea", run(launcher, Map.of()).out().get(0));
    }

    @Test
    void acceptsAReleaseFileWithoutModulesWhenJshellIsThere() throws Exception {
        Path home = jdk("machine/usr/lib/jvm/java-17", "17.0.2", "");
        Files.createDirectories(home.resolve("jmods"));
        Files.createFile(home.resolve("jmods/jdk.jshell.jmod"));
        assertEquals("17.0.2", run(launcher, Map.of()).out().get(0));
    }

    @Test
    void findsTheJdkOfTheJavaOnThePathThroughItsLinks() throws Exception {
        Path home = jdk("elsewhere/jdk", "22.0.1", FULL);
        Path alternatives = Files.createDirectories(folder.resolve("alternatives"));
        Files.createSymbolicLink(alternatives.resolve("java"), home.resolve("bin/java"));
        Path path = Files.createDirectories(folder.resolve("path"));
        Files.createSymbolicLink(path.resolve("java"), Path.of("../alternatives/java"));
        Run run = run(launcher, Map.of("PATH", path + ":" + tools()));
        assertEquals("22.0.1", run.out().get(0), run.err());
    }

    @Test
    void saysWhatToInstallWhenNothingIsSuitable() throws Exception {
        Path jre = jdk("machine/usr/lib/jvm/jre-17", "17.0.15", "java.base");
        Run run = run(launcher, Map.of("JAVA_HOME", jre.toString()));
        assertEquals(1, run.status());
        assertEquals(List.of(), run.out());
        assertEquals(
                "ttlab: no suitable Java: TT Lab needs a JDK 17 or newer with the module jdk.jshell.",
                run.err().lines().findFirst().orElseThrow());
        assertTrue(run.err().contains("apt install openjdk-17-jdk"), run.err());
        assertTrue(run.err().contains("it is '" + jre + "' now"), run.err());
    }

    @Test
    void runsThroughSymbolicLinksOnPathsWithSpaces() throws Exception {
        jdk("machine/usr/lib/jvm/java-17", "17.0.15", FULL);
        Path links = Files.createDirectories(folder.resolve("some links"));
        Files.createSymbolicLink(links.resolve("absolute"), launcher);
        Files.createSymbolicLink(links.resolve("relative"), Path.of("absolute"));
        Run run = run(List.of(links.resolve("relative").toString()), Map.of(), "eval", "1+1");
        assertTrue(
                run.out()
                        .contains(launcher.getParent()
                                .resolveSibling("lib/ttlab-0.1.0.jar")
                                .toString()),
                run.err());
        Run found = run(List.of("/usr/bin/env", "relative", "x"), Map.of("PATH", links + ":" + tools()));
        assertTrue(found.out().contains("x"), found.err());
    }

    @Test
    void handsOnEveryArgumentUnchanged() throws Exception {
        jdk("machine/usr/lib/jvm/java-17", "17.0.15", FULL);
        String[] args = {"eval", "a  b", "*", "", "\"'$HOME\\"};
        Run run = run(launcher, Map.of("TTLAB_JAVA_OPTS", "-Xmx1g -Dx=y"), args);
        List<String> out = run.out();
        assertEquals(List.of(args), out.subList(out.size() - args.length, out.size()));
        assertTrue(out.containsAll(List.of("-Xmx1g", "-Dx=y")), out::toString);
    }

    @Test
    void usesAnArchiveOfThisJdkAndPlaceWhenThereIsOne() throws Exception {
        jdk("machine/usr/lib/jvm/java-17", "17.0.15", FULL);
        Path own = folder.resolve("own home");
        Run first = run(launcher, Map.of("TTLAB_HOME", own.toString()));
        String property = first.out().stream()
                .filter(word -> word.startsWith("-Dttlab.archive="))
                .findFirst()
                .orElseThrow();
        Path archive = Path.of(property.substring("-Dttlab.archive=".length()));
        assertTrue(archive.startsWith(own.resolve("cache")), property);
        assertFalse(first.out().toString().contains("-XX:SharedArchiveFile"), property);
        Files.createDirectories(archive.getParent());
        Files.createFile(archive);
        Run second = run(launcher, Map.of("TTLAB_HOME", own.toString()));
        assertTrue(second.out().contains("-XX:SharedArchiveFile=" + archive), second.out()::toString);
        assertFalse(second.out().contains("--enable-native-access=ALL-UNNAMED"));
        jdk("machine/usr/lib/jvm/java-25", "25.0.3", FULL);
        Run newer = run(launcher, Map.of("TTLAB_HOME", own.toString()));
        assertFalse(newer.out().contains("-XX:SharedArchiveFile=" + archive));
        assertTrue(newer.out().contains("--enable-native-access=ALL-UNNAMED"), newer.out()::toString);
    }

    @Test
    void takesTheHomeThatTheShellHas() throws Exception {
        jdk("machine/usr/lib/jvm/java-17", "17.0.15", FULL);
        Path home = folder.resolve("another home");
        Run run = run(launcher, Map.of("HOME", home.toString()));
        assertTrue(run.out().contains("-Duser.home=" + home), run.out()::toString);
        Run own = run(launcher, Map.of("HOME", home.toString(), "TTLAB_JAVA_OPTS", "-Duser.home=/own"));
        assertTrue(
                own.out().indexOf("-Duser.home=/own") > own.out().indexOf("-Duser.home=" + home), own.out()::toString);
        Run without = run(launcher, Map.of("HOME", ""));
        assertFalse(without.out().toString().contains("-Duser.home"), without.out()::toString);
    }

    @Test
    void runsUnderBusyboxWhereItIsInstalled() throws Exception {
        assumeTrue(
                new File("/bin/busybox").canExecute(), "skipped: install busybox to run the launcher under its shell");
        jdk("machine/usr/lib/jvm/java-17", "17.0.15", FULL);
        Run run = run(List.of("/bin/busybox", "sh", launcher.toString()), Map.of(), "x");
        assertEquals("17.0.15", run.out().get(0), run.err());
    }
}
