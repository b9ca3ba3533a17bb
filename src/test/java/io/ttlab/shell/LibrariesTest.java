package io.ttlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.ttlab.shell.Libraries.Repository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries from a repository on this machine, which stands for all others as a mirror. */
class LibrariesTest {
    @TempDir
    Path folder;

    private HttpServer server;
    private final List<String> authorizations = new ArrayList<>();

    @BeforeEach
    void serve() throws IOException {
        Path repository = folder.resolve("served");
        publish(
                repository,
                "top",
                "<dependency><groupId>g</groupId><artifactId>below</artifactId>"
                        + "<version>1</version></dependency><dependency><groupId>g</groupId><artifactId>testing</artifactId>"
                        + "<version>1</version><scope>test</scope></dependency>");
        publish(repository, "below", "");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            Path file = repository.resolve(exchange.getRequestURI().getPath().substring(1));
            boolean there = Files.isRegularFile(file);
            byte[] body = there ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(there ? 200 : 404, there ? body.length : -1);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void publish(Path repository, String name, String dependencies) throws IOException {
        Path place =
                Files.createDirectories(repository.resolve("g").resolve(name).resolve("1"));
        Files.writeString(
                place.resolve(name + "-1.pom"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId>"
                        + "<artifactId>" + name + "</artifactId><version>1</version><dependencies>" + dependencies
                        + "</dependencies></project>");
        Files.writeString(place.resolve(name + "-1.jar"), "jar of " + name);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private Libraries libraries() throws IOException {
        Path maven = Files.createDirectories(folder.resolve("m2"));
        Files.writeString(
                maven.resolve("settings.xml"),
                "<settings><mirrors><mirror><id>here</id><mirrorOf>*</mirrorOf><url>" + url()
                        + "</url></mirror></mirrors><servers><server><id>here</id><username>u</username>"
                        + "<password>p</password></server></servers></settings>");
        return Libraries.at(maven);
    }

    @Test
    void fetchesALibraryAndWhatItNeedsThroughTheUsersMirrorOnce() throws IOException {
        List<String> told = new ArrayList<>();
        List<Path> jars = libraries().resolve(List.of("g:top:1"), List.of(), told::add);
        assertEquals(
                List.of("top-1.jar", "below-1.jar"),
                jars.stream().map(jar -> jar.getFileName().toString()).toList());
        assertEquals("jar of below", Files.readString(jars.get(1)));
        assertEquals(2, told.size(), told.toString());
        int requests = authorizations.size();
        libraries().resolve(List.of("g:top:1"), List.of(), told::add);
        assertEquals(requests, authorizations.size(), "asked again for what is there");
    }

    @Test
    void saysWhatIsMissingAndWhere() throws IOException {
        Libraries libraries = libraries();
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> libraries.resolve(List.of("g:nowhere:7"), List.of(), line -> {}))
                .getMessage();
        assertTrue(message.startsWith("Could not find artifact g:nowhere:jar:7 in here (" + url() + ")"), message);
        assertEquals(
                "'nonsense' is no Maven coordinate. Write group:artifact:version, such as"
                        + " com.google.guava:guava:33.0.0-jre.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> libraries.resolve(List.of("nonsense"), List.of(), line -> {}))
                        .getMessage());
    }

    @Test
    void readsPomsAndFragments() {
        PomFile whole = PomFile.read("""
                <?xml version="1.0"?><project><properties><v>2.0</v></properties>
                <dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId><version>${v}</version></dependency>
                <dependency><groupId>g</groupId><artifactId>t</artifactId><version>1</version><scope>test</scope></dependency>
                </dependencies></project>""", Set.of("compile"));
        assertEquals(new PomFile(List.of("g:a:jar:2.0"), List.of()), whole);
        PomFile fragment = PomFile.read("""
                <repository><id>desk</id><url>https://repo.example.com/</url></repository>
                <dependency><groupId>g</groupId><artifactId>a</artifactId><version>1</version><classifier>x</classifier></dependency>""", Set.of("compile"));
        assertEquals(
                new PomFile(List.of("g:a:jar:x:1"), List.of(new Repository("desk", "https://repo.example.com/"))),
                fragment);
        assertEquals(
                "The pom does not say which version of g:a it wants: a parent's management is not read. Write the version.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> PomFile.read(
                                        "<dependency><groupId>g</groupId><artifactId>a</artifactId></dependency>",
                                        Set.of("compile")))
                        .getMessage());
    }

    @Test
    void fetchesNothingThatADocumentRefersTo() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "hidden", StandardCharsets.UTF_8);
        String text = "<?xml version=\"1.0\"?><!DOCTYPE p [<!ENTITY x SYSTEM \"" + secret.toUri()
                + "\">]><project>&x;</project>";
        assertThrows(IllegalArgumentException.class, () -> PomFile.read(text, Set.of("compile")));
    }
}
