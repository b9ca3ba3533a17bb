package io.ttlab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.jupyter.WireClient.Ran;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Libraries that a notebook brings in by IJava's magics, from a repository in a folder. */
@Timeout(120)
class LibraryCommandsTest {
    @TempDir
    Path folder;

    private Path publish(String name) throws IOException {
        Path place = Files.createDirectories(folder.resolve("repo/g/" + name + "/1"));
        Path source = Files.writeString(
                folder.resolve("From_" + name + ".java"),
                "package lib; public class From_" + name + " { public static String hello() { return \"" + name
                        + "\"; } }");
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", folder.resolve("classes").toString(), source.toString()));
        Path jar = place.resolve(name + "-1.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry("lib/From_" + name + ".class"));
            out.write(Files.readAllBytes(folder.resolve("classes/lib/From_" + name + ".class")));
        }
        Files.writeString(
                place.resolve(name + "-1.pom"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId>" + "<artifactId>" + name
                        + "</artifactId><version>1</version></project>");
        return jar;
    }

    @Test
    void bringsLibrariesIntoTheSession() throws IOException {
        publish("one");
        publish("two");
        Path loose = publish("three");
        String repo = folder.resolve("repo").toUri().toString();
        try (KernelProcess kernel = KernelProcess.start(
                        folder, Map.of("JAVA_TOOL_OPTIONS", "-Duser.home=" + folder.resolve("user")));
                WireClient client = kernel.client()) {
            client.run("int kept = 5");
            Ran ran = client.run("%mavenRepo here " + repo + "\n%maven g:one:1\nlib.From_one.hello() + kept");
            assertEquals("\"one5\"", ran.result());
            assertTrue(ran.stream("stdout").contains("Added 1 jar to the class path."), ran.stream("stdout"));
            Ran pom = client.run("%%loadFromPOM\n<repository><id>there</id><url>" + repo + "</url></repository>\n"
                    + "<dependency><groupId>g</groupId><artifactId>two</artifactId><version>1</version></dependency>");
            assertEquals("ok", pom.status(), pom.reply().content().toString());
            assertEquals("\"two\"", client.run("lib.From_two.hello()").result());
            assertEquals("ok", client.run("%classpath " + loose).status());
            assertEquals("\"three\"", client.run("lib.From_three.hello()").result());
            assertEquals("5", client.run("kept").result());
            Ran missing = client.run("%jars nowhere/*.jar");
            assertTrue(missing.reply().text("evalue").startsWith("Nothing at \"nowhere/*.jar\" in "));
            assertEquals(
                    "g:one:1\n  one-1.jar\ng:jar:two:1\n  two-1.jar\n".replace("g:jar:two", "g:two:jar"),
                    client.run("/deps").stream("stdout"));
        }
    }
}
