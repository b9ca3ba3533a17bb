package io.ttlab.terminal;

import io.ttlab.client.Counts;
import io.ttlab.client.TtException;
import io.ttlab.display.Progress;
import io.ttlab.shell.LoadedLibraries;
import io.ttlab.shell.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that brings libraries into a session. */
final class LibraryCommands {

    private final Session session;

    private LibraryCommands(Session session) {
        this.session = session;
    }

    static void addTo(Commands commands, Session session) {
        LibraryCommands libraries = new LibraryCommands(session);
        commands.add(new Command(
                "deps",
                "[GROUP:ARTIFACT:VERSION...]",
                "Fetches libraries and what they need from Maven repositories, or lists them",
                "/deps org.apache.commons:commons-csv:1.10.0 fetches from Maven Central and the repositories, mirrors and"
                        + " local repository of your Maven settings. //DEPS at the top of a script does the same.",
                libraries::dependencies,
                LibraryCommands::complete));
    }

    private void dependencies(String text) {
        LoadedLibraries libraries = session.engine().libraries();
        if (text.isEmpty()) {
            session.out().println(libraries.listed());
            return;
        }
        List<String> wanted = List.of(text.split("[\\s,]+"));
        session.awaitReady();
        List<String> before = libraries.coordinates();
        Outcome outcome = libraries.load(
                wanted.stream().allMatch(each -> each.contains(":")) ? wanted : List.of(text), List.of(), () -> false);
        Progress.clear();
        if (outcome.failure() != null) {
            throw new CommandException(
                    outcome.failure().thrown() instanceof TtException refused
                            ? String.valueOf(refused.getMessage())
                            : outcome.failure().headline());
        }
        List<String> fresh = new ArrayList<>(libraries.coordinates());
        fresh.removeAll(before);
        if (!fresh.isEmpty()) {
            session.keepLibraries(fresh);
        }
        int jars = outcome.steps().get(0).value() instanceof List<?> added ? added.size() : 0;
        session.out().println("Added " + Counts.of(jars, "jar") + " to the class path.");
    }

    /** Offers the libraries that the user's local repository has already. */
    private static List<String> complete(String typed) {
        List<String> words = new ArrayList<>(List.of(typed.split("[\\s,]+", -1)));
        return LocalRepository.at(Path.of(System.getProperty("user.home"), ".m2", "repository"))
                .starting(words.get(words.size() - 1));
    }
}
