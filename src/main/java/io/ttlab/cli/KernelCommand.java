package io.ttlab.cli;

import io.ttlab.jupyter.JupyterPaths;
import io.ttlab.jupyter.KernelLauncher;
import io.ttlab.jupyter.KernelSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ttlab kernel}: installs, removes and runs the Jupyter kernel. */
@Command(
        name = "kernel",
        description = "The Jupyter kernel: install it once, then choose \"TT Lab (Java)\" in Jupyter.",
        subcommands = {KernelCommand.Install.class, KernelCommand.Uninstall.class, KernelCommand.Run.class},
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false)
final class KernelCommand implements Runnable {
    @ParentCommand
    CommandLines.Root root = new CommandLines.Root();

    @Spec
    CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "kernel needs one of install, uninstall or run.");
        }
    }

    /** Where the kernel is, or is to be, installed. */
    static final class Place {
        @ArgGroup
        Choice choice = new Choice();

        /** At most one of these. */
        static final class Choice {
            @Option(names = "--user", description = "For the current user (the default).")
            boolean user;

            @Option(names = "--prefix", paramLabel = "FOLDER", description = "For all users of a prefix: /usr/local.")
            @Nullable
            Path prefix;

            @Option(names = "--sys-prefix", description = "For the active Python environment.")
            boolean sysPrefix;
        }

        @Option(names = "--name", paramLabel = "NAME", description = "The kernel's name (default: ttlab).")
        String name = KernelSpec.NAME;

        Path kernels() throws IOException {
            if (choice.prefix != null) {
                return JupyterPaths.prefix(choice.prefix.toAbsolutePath());
            }
            return choice.sysPrefix
                    ? JupyterPaths.sysPrefix(System.getenv())
                    : JupyterPaths.user(
                            System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
        }
    }

    @Command(
            name = "install",
            description = "Tells Jupyter about this kernel. The environment and the profile given with --env and"
                    + " --profile are stored by name, never a key or secret.",
            sortOptions = false)
    static final class Install implements Callable<Integer> {
        @ParentCommand
        KernelCommand parent = new KernelCommand();

        @Mixin
        Place place = new Place();

        @Option(
                names = "--java-opts",
                paramLabel = "OPTIONS",
                description = "Options for the kernel's JVM, such as --java-opts=-Xmx4g.")
        String javaOptions = "";

        @Override
        public Integer call() throws IOException {
            GlobalOptions globals = parent.root.globals.options();
            Path folder = KernelSpec.install(
                    place.kernels(),
                    new KernelSpec.Settings(
                            KernelSpec.launcher(), place.name, globals.environment(), globals.profile(), javaOptions));
            System.out.println("Installed kernel \"" + place.name + "\" in " + folder);
            return 0;
        }
    }

    @Command(name = "uninstall", description = "Removes this kernel from Jupyter.", sortOptions = false)
    static final class Uninstall implements Callable<Integer> {
        @Mixin
        Place place = new Place();

        @Override
        public Integer call() throws IOException {
            System.out.println("Removed " + KernelSpec.uninstall(place.kernels(), place.name));
            return 0;
        }
    }

    @Command(name = "run", description = "Runs the kernel; Jupyter calls this.", sortOptions = false)
    static final class Run implements Callable<Integer> {
        @Option(
                names = {"-f", "--connection-file"},
                paramLabel = "FILE",
                required = true,
                description = "The connection file that Jupyter wrote.")
        Path connectionFile = Path.of("");

        @ParentCommand
        KernelCommand parent = new KernelCommand();

        @Override
        public Integer call() {
            return KernelCommand.run(parent.root.globals.options(), connectionFile);
        }
    }

    /** Serves a connection file; returns only when that cannot begin. */
    static int run(GlobalOptions globals, Path connectionFile) {
        try {
            KernelLauncher.run(connectionFile, globals.environment(), globals.profile(), StartArchive::refresh);
            return 0;
        } catch (IOException failure) {
            System.err.println("ttlab: " + failure.getMessage());
            return 1;
        }
    }
}
