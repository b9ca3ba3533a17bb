package io.ttlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** A Maven repository in a folder, with libraries {@code g:NAME:VERSION} of one class {@code lib.From_NAME} each. */
public final class SampleLibraries {
    private final Path root;

    public SampleLibraries(Path root) {
        this.root = root;
    }

    /** Returns a {@code settings.xml} that has this repository stand for all others. */
    public String settings() {
        return "<settings><mirrors><mirror><id>here</id><mirrorOf>*</mirrorOf><url>" + root.toUri()
                + "</url></mirror></mirrors></settings>";
    }

    /** Adds a library that needs another one, {@code below:1}, or none. */
    public void publish(String name, String version, String needs) throws IOException {
        Path place = Files.createDirectories(root.resolve("g/" + name + "/" + version));
        Path work = Files.createTempDirectory(root, "work");
        Path source = Files.writeString(
                work.resolve("From_" + name + ".java"),
                "package lib; public class From_" + name + " { public static String hello() { return \"" + name + " "
                        + version + "\"; } }");
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, errors, "-proc:none", "-d", work.toString(), source.toString());
        assertEquals(0, status, errors.toString());
        try (OutputStream file = Files.newOutputStream(place.resolve(name + "-" + version + ".jar"));
                JarOutputStream jar = new JarOutputStream(file)) {
            jar.putNextEntry(new JarEntry("lib/From_" + name + ".class"));
            jar.write(Files.readAllBytes(work.resolve("lib/From_" + name + ".class")));
        }
        String dependency = needs.isEmpty()
                ? ""
                : "<dependency><groupId>g</groupId><artifactId>" + needs.split(":")[0] + "</artifactId><version>"
                        + needs.split(":")[1] + "</version></dependency>";
        Files.writeString(
                place.resolve(name + "-" + version + ".pom"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>" + name
                        + "</artifactId><version>" + version + "</version><dependencies>" + dependency
                        + "</dependencies></project>");
        StringBuilder versions = new StringBuilder();
        try (var all = Files.newDirectoryStream(place.getParent(), Files::isDirectory)) {
            all.forEach(each ->
                    versions.append("<version>").append(each.getFileName()).append("</version>"));
        }
        Files.writeString(
                place.getParent().resolve("maven-metadata.xml"),
                "<metadata><groupId>g</groupId><artifactId>" + name + "</artifactId><versioning><versions>" + versions
                        + "</versions></versioning></metadata>");
    }
}
