package io.ttlab.terminal;

import io.ttlab.client.FileFailures;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The commands that read and write files: {@code /save}, {@code /open}, {@code /edit}. */
final class FileCommands {

    private final Session session;

    private FileCommands(Session session) {
        this.session = session;
    }

    static void addTo(Commands commands, Session session) {
        FileCommands files = new FileCommands(session);
        commands.add(new Command(
                "save",
                "FILE",
                "Saves what succeeded in this session as a script",
                "ttlab run FILE runs it again. A file that /save wrote is replaced, any other is left alone.",
                files::save,
                FileCommands::completePath));
        commands.add(new Command(
                "export",
                "FILE",
                "Writes what succeeded as a notebook, a page or a script",
                "The file's ending decides: .ipynb for Jupyter, .html to read and print, .jsh for ttlab run. Outputs are"
                        + " kept where they are known, secrets are not. A file that TT Lab wrote is replaced, any other"
                        + " is left alone.",
                files::export,
                FileCommands::completePath));
        commands.add(new Command(
                "open",
                "FILE",
                "Runs a file in this session",
                "Its variables and methods stay, as if they had been typed here.",
                files::open,
                FileCommands::completePath));
        commands.add(new Command(
                "edit",
                "[TEXT]",
                "Opens the last entry in an editor, and runs what is saved there",
                "/edit price opens the last entry that contains 'price'. The editor is $VISUAL, $EDITOR, else vi.",
                files::edit,
                typed -> List.of()));
    }

    private void save(String name) {
        if (name.isEmpty()) {
            throw new CommandException("/save needs a file name, such as /save morning.jsh.");
        }
        Path file = Session.path(name);
        try {
            session.out().println("Saved " + session.saved().saveScript(file) + ". Run it with: ttlab run " + file);
        } catch (IllegalArgumentException refused) {
            throw new CommandException(String.valueOf(refused.getMessage()));
        }
    }

    private void export(String name) {
        if (name.isEmpty()) {
            throw new CommandException(
                    "/export needs a file name, such as /export day.ipynb, /export day.html or /export day.jsh.");
        }
        try {
            session.out().println("Exported " + session.saved().export(Session.path(name)) + ".");
        } catch (IllegalArgumentException refused) {
            throw new CommandException(String.valueOf(refused.getMessage()));
        }
    }

    private void open(String name) {
        if (name.isEmpty()) {
            throw new CommandException("/open needs a file name, such as /open scripts/working-orders.jsh.");
        }
        Path file = Session.path(name);
        session.submitFile(Session.read(file), file.toString());
    }

    private void edit(String part) {
        List<String> entries = session.entered();
        String source = "";
        for (String entry : entries) {
            if (entry.contains(part)) {
                source = entry;
            }
        }
        if (source.isEmpty() && !part.isEmpty()) {
            throw new CommandException("No entry of this session contains '" + part + "'.");
        }
        try {
            Path file = Files.createTempFile("ttlab-", ".java");
            try {
                Files.writeString(file, source + "\n");
                runEditor(file);
                String edited = Files.readString(file).strip();
                if (edited.isEmpty() || edited.equals(source.strip())) {
                    session.out().println("Nothing was changed, so nothing runs.");
                } else {
                    session.submit(edited);
                }
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new CommandException("Cannot edit: " + FileFailures.writing(failure) + ".");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void runEditor(Path file) throws IOException, InterruptedException {
        Map<String, String> variables = System.getenv();
        String editor = variables.getOrDefault("VISUAL", variables.getOrDefault("EDITOR", ""));
        if (editor.isBlank()) {
            editor = File.separatorChar == '\\' ? "notepad" : "vi";
        }
        List<String> words = new ArrayList<>(List.of(editor.strip().split("\\s+")));
        words.add(file.toString());
        try {
            int status = new ProcessBuilder(words).inheritIO().start().waitFor();
            if (status != 0) {
                throw new CommandException("The editor '" + editor + "' ended with status " + status + ".");
            }
        } catch (IOException missing) {
            throw new CommandException(
                    "Cannot start the editor '" + editor + "'. Set EDITOR to one that is installed.");
        }
    }

    /** Returns the files and folders whose path starts with {@code typed}, folders with a slash. */
    static List<String> completePath(String typed) {
        int slash = typed.lastIndexOf('/');
        String folder = slash < 0 ? "" : typed.substring(0, slash + 1);
        Path where = Session.path(folder.isEmpty() ? "." : folder);
        List<String> found = new ArrayList<>();
        if (!Files.isDirectory(where)) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(where)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".")) {
                    found.add(folder + name + (Files.isDirectory(file) ? "/" : ""));
                }
            }
        } catch (IOException unreadable) {
            // A folder that cannot be listed has nothing to offer; using it will say why.
            return List.of();
        }
        found.sort(null);
        return found;
    }
}
