package io.ttlab.shell;

import io.ttlab.api.ProgressDisplay;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import io.ttlab.display.Progress;
import io.ttlab.shell.Libraries.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The libraries of a session: those that were asked for, by {@code /deps} or by {@code //DEPS} lines, and what came with
 * them. Thread-safe.
 *
 * <p>{@code //DEPS group:artifact:version} lines stand at the top of a script or cell, among its other comments; what they
 * name is fetched before anything runs. {@code //REPOS name=address} lines add repositories.
 */
public final class LoadedLibraries {
    private static final Pattern HEADER_LINE = Pattern.compile("\\s*(//.*|#!.*)?");
    private static final Pattern DEPENDENCIES = Pattern.compile("\\s*//\\s*DEPS\\s+(.+)");
    private static final Pattern REPOSITORIES = Pattern.compile("\\s*//\\s*REPOS\\s+(.+)");

    private final Engine engine;
    private final List<Repository> repositories = new CopyOnWriteArrayList<>();
    /** The jars of each coordinate, oldest first; guarded by itself. */
    private final Map<String, List<Path>> loaded = new LinkedHashMap<>();

    private volatile Libraries source = Libraries.ofUser();

    LoadedLibraries(Engine engine) {
        this.engine = engine;
    }

    /** Fetches from elsewhere from now on. */
    void from(Libraries other) {
        source = other;
    }

    /** Adds a repository to fetch from, beside Maven Central and those of the user's Maven settings. */
    public void addRepository(Repository repository) {
        repositories.add(repository);
    }

    /** Returns what was asked for and its jars, with what they need, oldest first. */
    public Map<String, List<Path>> loaded() {
        synchronized (loaded) {
            return new LinkedHashMap<>(loaded);
        }
    }

    /** Returns the libraries as lines for the user: what was asked for, and below it what came with it. */
    public String listed() {
        StringBuilder lines = new StringBuilder();
        loaded().forEach((coordinate, jars) -> {
            lines.append(lines.length() == 0 ? "" : "\n").append(coordinate);
            jars.forEach(jar -> lines.append("\n  ").append(jar.getFileName()));
        });
        return lines.length() == 0
                ? "No libraries yet. /deps org.apache.commons:commons-csv:1.10.0 would fetch one with what it needs."
                : lines.toString();
    }

    /** Returns the coordinates that were asked for, oldest first. */
    public List<String> coordinates() {
        return List.copyOf(loaded().keySet());
    }

    /**
     * Fetches libraries and what they need, where they are not there yet, and makes them known to the session.
     *
     * <p>Shows its progress, and is ended by {@link Engine#interrupt}.
     *
     * @param coordinates {@code group:artifact:version} each
     * @param more repositories for this call alone
     * @param interrupted whether an interrupt came before
     * @return one step with the list of new jars, or the failure
     */
    public Outcome load(List<String> coordinates, List<Repository> more, BooleanSupplier interrupted) {
        List<String> wanted =
                coordinates.stream().distinct().filter(each -> !isLoaded(each)).toList();
        List<Repository> places = new ArrayList<>(repositories);
        places.addAll(more);
        ProgressDisplay progress = Progress.part();
        Outcome outcome = engine.call("/deps", () -> resolve(wanted, places, progress), interrupted);
        progress.show("");
        if (outcome.status() != Outcome.Status.OK) {
            return outcome;
        }
        List<Path> fresh = new ArrayList<>();
        if (outcome.steps().get(0).value() instanceof List<?> jars) {
            jars.forEach(jar -> fresh.add((Path) jar));
        }
        synchronized (loaded) {
            loaded.values().forEach(fresh::removeAll);
            // All were resolved together, so that their common needs have one version; the first one stands for them.
            for (int i = 0; i < wanted.size(); i++) {
                loaded.put(wanted.get(i), i == 0 ? List.copyOf(fresh) : List.of());
            }
        }
        engine.addToClasspath(fresh);
        Step step = new Step(Step.Kind.EXPRESSION, "", "", "", List.copyOf(fresh), true, "");
        return Engine.outcome(Outcome.Status.OK, List.of(step), null, OptionalInt.empty());
    }

    private boolean isLoaded(String coordinate) {
        synchronized (loaded) {
            return loaded.containsKey(coordinate);
        }
    }

    private List<Path> resolve(List<String> wanted, List<Repository> places, ProgressDisplay progress) {
        for (String coordinate : wanted) {
            refuseOtherVersion(coordinate);
        }
        if (wanted.isEmpty()) {
            return List.of();
        }
        try {
            progress.show("fetching " + String.join(", ", wanted));
            return source.resolve(wanted, places, progress::show);
        } catch (IllegalArgumentException refused) {
            throw new TtException(Kind.ARGUMENT, String.valueOf(refused.getMessage()), 0, refused);
        }
    }

    /** Classes that were loaded cannot be taken back. */
    private void refuseOtherVersion(String coordinate) {
        for (String present : coordinates()) {
            if (!present.equals(coordinate) && library(present).equals(library(coordinate))) {
                throw new TtException(
                        Kind.ARGUMENT,
                        "'" + present + "' is loaded already, and a session has one version of a library. Restart to"
                                + " load '" + coordinate + "'.");
            }
        }
    }

    private static String library(String coordinate) {
        return coordinate.replaceFirst("^([^:]*:[^:]*).*", "$1");
    }

    /** Loads what the {@code //DEPS} lines of a source name; null when all is there, else the failure. */
    @Nullable
    Outcome loadNamedIn(Submission submission, BooleanSupplier interrupted) {
        String source = submission.source();
        if (!source.contains("DEPS")) {
            return null;
        }
        List<String> wanted = new ArrayList<>();
        List<Repository> places = new ArrayList<>();
        int line = read(source, wanted, places);
        if (wanted.stream().allMatch(this::isLoaded)) {
            return null;
        }
        Outcome outcome = load(wanted, places, interrupted);
        Failure failure = outcome.failure();
        if (failure == null) {
            return null;
        }
        String text = Lines.line(source, line);
        return Engine.outcome(
                outcome.status() == Outcome.Status.THREW ? Outcome.Status.REJECTED : outcome.status(),
                List.of(),
                new Failure(
                        failure.headline(),
                        submission.name(),
                        line,
                        1,
                        text,
                        Lines.carets(text, 1, text.stripTrailing().length()),
                        List.of(),
                        List.of(),
                        failure.thrown()),
                OptionalInt.empty());
    }

    /** Returns the coordinates that the {@code //DEPS} lines at the top of a source name. */
    public static List<String> namedIn(String source) {
        List<String> wanted = new ArrayList<>();
        read(source, wanted, new ArrayList<>());
        return wanted;
    }

    /** Returns the line of the first {@code //DEPS}, from 1, or 0. */
    private static int read(String source, List<String> wanted, List<Repository> places) {
        int first = 0;
        int number = 0;
        for (String line : source.split("\n")) {
            number++;
            if (!HEADER_LINE.matcher(line.stripTrailing()).matches()) {
                break;
            }
            Matcher dependencies = DEPENDENCIES.matcher(line);
            if (dependencies.matches()) {
                first = first == 0 ? number : first;
                wanted.addAll(List.of(dependencies.group(1).strip().split("[\\s,]+")));
            }
            Matcher repositories = REPOSITORIES.matcher(line);
            if (repositories.matches()) {
                for (String each : repositories.group(1).strip().split("[\\s,]+")) {
                    int equals = each.indexOf('=');
                    places.add(
                            new Repository(equals < 0 ? each : each.substring(0, equals), each.substring(equals + 1)));
                }
            }
        }
        return first;
    }
}
