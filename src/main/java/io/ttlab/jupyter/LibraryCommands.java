package io.ttlab.jupyter;

import io.ttlab.client.FileFailures;
import io.ttlab.client.TtException;
import io.ttlab.jupyter.Command.Argument;
import io.ttlab.shell.Engine;
import io.ttlab.shell.Libraries.Repository;
import io.ttlab.shell.Outcome;
import io.ttlab.shell.PomFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The commands that bring libraries into a session, under the names that IJava's users know. */
final class LibraryCommands {
    private final Engine engine;

    private LibraryCommands(Engine engine) {
        this.engine = engine;
    }

    static List<Command> of(Engine engine) {
        LibraryCommands commands = new LibraryCommands(engine);
        return List.of(
                new Command(
                                List.of("jars", "classpath"),
                                "PATH...",
                                "Makes jars, or all jars of a folder, known to the session",
                                "%jars lib/*.jar ~/other.jar. What a session has loaded stays until it restarts.",
                                Argument.FILE,
                                commands::jars)
                        .working(),
                new Command(
                                List.of("deps", "maven", "addMavenDependency", "addMavenDependencies"),
                                "[GROUP:ARTIFACT:VERSION...]",
                                "Fetches libraries and what they need from Maven repositories, or lists them",
                                "/deps org.apache.commons:commons-csv:1.10.0 fetches from Maven Central and the repositories, mirrors and local repository of your Maven settings. //DEPS at the top of a cell or script does the same.",
                                Argument.NONE,
                                commands::dependencies)
                        .working(),
                new Command(
                                List.of("mavenRepo", "addMavenRepo"),
                                "ID URL",
                                "Adds a Maven repository to fetch from",
                                "%mavenRepo desk https://repo.example.com/maven2. Credentials come from settings.xml, by the name.",
                                Argument.NONE,
                                commands::repository)
                        .working(),
                new Command(
                                List.of("loadFromPOM"),
                                "FILE [SCOPE...]",
                                "Fetches the libraries that a pom names; %%loadFromPOM takes a fragment in the cell",
                                "%loadFromPOM pom.xml test takes the scope test alone; without one it is compile and runtime.",
                                Argument.FILE,
                                commands::pom)
                        .working());
    }

    private CellResult jars(Cell cell, String paths) {
        return added(Jars.find(paths));
    }

    private CellResult dependencies(Cell cell, String coordinates) {
        if (coordinates.isEmpty()) {
            System.out.println(engine.libraries().listed());
            return CellResult.NOTHING;
        }
        return fetch(cell, List.of(coordinates.split("\\s+")), List.of());
    }

    private CellResult repository(Cell cell, String idAndUrl) {
        String[] words = idAndUrl.split("\\s+");
        if (words.length != 2 || !words[1].matches("(https?|file):.+")) {
            throw new CommandException(
                    "/mavenRepo needs a name and an address, such as /mavenRepo desk https://repo.example.com/maven2.");
        }
        engine.libraries().addRepository(new Repository(words[0], words[1]));
        return CellResult.NOTHING;
    }

    private CellResult pom(Cell cell, String argument) {
        if (argument.isEmpty()) {
            throw new CommandException("/loadFromPOM needs a file, such as /loadFromPOM pom.xml.");
        }
        int line = argument.indexOf('\n');
        boolean inCell = argument.startsWith("<") || line >= 0;
        String[] words = (inCell && line >= 0 ? argument.substring(0, line) : argument).split("\\s+");
        int firstScope = inCell ? 0 : 1;
        Set<String> scopes = argument.startsWith("<") || words.length <= firstScope || words[firstScope].isEmpty()
                ? Set.of("compile", "runtime")
                : Set.of(List.of(words).subList(firstScope, words.length).toArray(new String[0]));
        String text = inCell ? argument.substring(Math.max(0, argument.indexOf('<'))) : read(Path.of(words[0]));
        try {
            PomFile pom = PomFile.read(text, scopes);
            return fetch(cell, pom.coordinates(), pom.repositories());
        } catch (IllegalArgumentException e) {
            throw new CommandException(String.valueOf(e.getMessage()));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CommandException("Cannot read \"" + file + "\" in \""
                    + Path.of("").toAbsolutePath() + "\": " + FileFailures.reading(e) + ".");
        }
    }

    private CellResult fetch(Cell cell, List<String> coordinates, List<Repository> named) {
        Outcome outcome = engine.libraries().load(coordinates, named, cell::interrupted);
        if (outcome.status() == Outcome.Status.THREW
                && outcome.failure() != null
                && outcome.failure().thrown() instanceof TtException refused) {
            throw new CommandException(String.valueOf(refused.getMessage()));
        }
        if (outcome.status() != Outcome.Status.OK) {
            return CellResult.failed(Tracebacks.of(outcome));
        }
        return told(outcome.steps().get(0).value() instanceof List<?> fresh ? fresh.size() : 0);
    }

    private CellResult added(List<Path> jars) {
        engine.addToClasspath(jars);
        return told(jars.size());
    }

    private static CellResult told(int jars) {
        System.out.println(
                String.format(Locale.ROOT, "Added %d %s to the class path.", jars, jars == 1 ? "jar" : "jars"));
        return CellResult.NOTHING;
    }
}
