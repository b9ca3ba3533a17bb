package io.ttlab.shell;

import io.ttlab.client.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.DependencyResult;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/**
 * Fetches libraries and all that they need, as Maven does: from Maven Central and the user's own repositories and mirrors,
 * through the user's local repository. Thread-safe.
 *
 * <pre>{@code
 * engine.addToClasspath(Libraries.ofUser().resolve(List.of("org.apache.commons:commons-math3:3.6.1"), List.of(), line -> {}));
 * }</pre>
 */
public final class Libraries {
    private static final String SUPER_POM = "/org/apache/maven/model/pom-4.0.0.xml";
    private static final String COORDINATE = "[\\w.-]+:[\\w.-]+(:[\\w.+-]+){1,3}";

    private final Path mavenHome;

    private Libraries(Path mavenHome) {
        this.mavenHome = mavenHome;
    }

    /**
     * A place to fetch from.
     *
     * @param id the name by which settings and messages call it
     * @param url its address
     */
    public record Repository(String id, String url) {}

    /** Uses {@code settings.xml} and {@code repository} below {@code ~/.m2}. */
    public static Libraries ofUser() {
        return at(Path.of(System.getProperty("user.home"), ".m2"));
    }

    /** Uses {@code settings.xml} and {@code repository} below another folder. */
    static Libraries at(Path mavenHome) {
        return new Libraries(mavenHome);
    }

    /**
     * Returns the jars of the libraries and of what they need at run time, fetched where they are not there yet.
     *
     * @param coordinates {@code group:artifact:version}, or {@code group:artifact:type:classifier:version}
     * @param repositories further places to fetch from
     * @param progress hears what is being fetched, a line at a time
     * @throws IllegalArgumentException when a coordinate is none, or a library cannot be had, saying from where
     */
    public List<Path> resolve(List<String> coordinates, List<Repository> repositories, Consumer<String> progress) {
        List<Dependency> wanted = new ArrayList<>();
        for (String coordinate : coordinates) {
            if (!coordinate.matches(COORDINATE)) {
                throw new IllegalArgumentException("'" + coordinate + "' is no Maven coordinate. "
                        + nearestForm(coordinate)
                        + "Write group:artifact:version, such as com.google.guava:guava:33.0.0-jre.");
            }
            wanted.add(new Dependency(new DefaultArtifact(coordinate), "runtime"));
        }
        MavenSettings settings = MavenSettings.read(mavenHome.resolve("settings.xml"));
        try (RepositorySystem system = new RepositorySystemSupplier().get();
                CloseableSession session = new SessionBuilderSupplier(system)
                        .get()
                        .withLocalRepositoryBaseDirectories(settings.localRepository(mavenHome.resolve("repository")))
                        .setMirrorSelector(settings.mirrors())
                        .setAuthenticationSelector(settings.authentication())
                        .setProxySelector(settings.proxies())
                        .setTransferListener(new Listener(progress))
                        .build()) {
            Set<Repository> places = new LinkedHashSet<>(repositories);
            places.addAll(settings.repositories());
            places.add(central());
            List<RemoteRepository> remote = system.newResolutionRepositories(
                    session, places.stream().map(Libraries::remote).toList());
            try {
                return jars(system.resolveDependencies(
                        session, new DependencyRequest(new CollectRequest(wanted, List.of(), remote), null)));
            } catch (DependencyResolutionException e) {
                throw new IllegalArgumentException(reason(e) + advice(e, system, session, wanted, remote), e);
            }
        }
    }

    private static List<Path> jars(DependencyResult resolved) {
        List<Path> jars = new ArrayList<>();
        for (ArtifactResult result : resolved.getArtifactResults()) {
            if (result.getArtifact().getExtension().equals("jar")) {
                jars.add(result.getArtifact().getPath());
            }
        }
        return jars;
    }

    /** What other build tools write, as a coordinate: {@code implementation 'g:a:v'}, {@code g/a/v}, {@code <groupId>}. */
    private static String nearestForm(String text) {
        String plain = text.replaceAll("(?s)<[^>]*>\\s*", " ")
                .replaceAll("(?i)\\b(implementation|compile|api|runtimeOnly|libraryDependencies|mvn|ivy)\\b", " ")
                .replaceAll("[\"'`(),;+=]", " ")
                .strip()
                .replaceAll("[\\s/%@:!]+", ":");
        if (!plain.equals(text) && plain.matches(COORDINATE)) {
            return "Did you mean " + plain + "? ";
        }
        return plain.matches("[\\w.-]+:[\\w.-]+") ? "Its version is missing. " : "";
    }

    /** What to do about a failure: another version, another repository, or the way to them. */
    private static String advice(
            Throwable failure,
            RepositorySystem system,
            CloseableSession session,
            List<Dependency> wanted,
            List<RemoteRepository> remote) {
        if (reason(failure).startsWith("Could not transfer")) {
            return ". Is this machine online? A proxy, a mirror or another repository is set in settings.xml in ~/.m2,"
                    + " as for Maven.";
        }
        for (Dependency each : wanted) {
            Artifact artifact = each.getArtifact();
            List<String> versions = versions(system, session, artifact, remote);
            if (!versions.isEmpty() && !versions.contains(artifact.getVersion())) {
                return ". There is no version '" + artifact.getVersion() + "' of it."
                        + Nearest.sentence(artifact.getVersion(), versions) + " Newest: '"
                        + versions.get(versions.size() - 1) + "'.";
            }
        }
        return ". Look at the coordinate, and add a repository that has it.";
    }

    private static List<String> versions(
            RepositorySystem system, CloseableSession session, Artifact artifact, List<RemoteRepository> remote) {
        try {
            return system
                    .resolveVersionRange(session, new VersionRangeRequest(artifact.setVersion("[0,)"), remote, null))
                    .getVersions()
                    .stream()
                    .map(String::valueOf)
                    .toList();
        } catch (VersionRangeResolutionException unknown) {
            // The advice goes without versions; the failure itself is told in any case.
            return List.of();
        }
    }

    private static RemoteRepository remote(Repository place) {
        return new RemoteRepository.Builder(place.id(), "default", place.url()).build();
    }

    /** The innermost reason names the library and the repositories that were asked. */
    private static String reason(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null && innermost.getCause().getMessage() != null) {
            innermost = innermost.getCause();
            if (innermost.getMessage().startsWith("Could not ")) {
                break;
            }
        }
        return String.valueOf(innermost.getMessage());
    }

    private static final class Listener extends AbstractTransferListener {
        private final Consumer<String> progress;

        Listener(Consumer<String> progress) {
            this.progress = progress;
        }

        @Override
        public void transferInitiated(TransferEvent event) {
            if (event.getResource().getResourceName().endsWith(".jar")) {
                progress.accept("fetching " + event.getResource().getResourceName() + " from "
                        + event.getResource().getRepositoryId());
            }
        }
    }

    /** Returns Maven's own default repository, from the POM that Maven puts under every other. */
    private static Repository central() {
        try (InputStream pom = MavenXpp3Reader.class.getResourceAsStream(SUPER_POM)) {
            var place = new MavenXpp3Reader().read(pom, false).getRepositories().get(0);
            return new Repository(place.getId(), place.getUrl());
        } catch (IOException | XmlPullParserException unreadable) {
            throw new IllegalStateException("Maven's own POM cannot be read from its jar.", unreadable);
        }
    }
}
