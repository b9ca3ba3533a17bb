package io.ttlab.cli;

import io.ttlab.client.Nearest;
import io.ttlab.demo.DemoOptions;
import io.ttlab.demo.Faults;
import io.ttlab.display.TableFormat;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands as picocli knows them: help pages, errors with the nearest name, everything that is not hot. */
final class CommandLines {

    private CommandLines() {}

    static int run(String[] args) {
        CommandLine line = new CommandLine(new Root());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.registerConverter(TableFormat.class, TableFormat::parse);
        line.getSubcommands().get("run").setStopAtPositional(true);
        // For --env demo, which is a command's name too.
        line.setAllowSubcommandsAsOptionParameters(true);
        line.setParameterExceptionHandler(CommandLines::refuse);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            System.err.println("ttlab: " + (failure.getMessage() == null ? failure.toString() : failure.getMessage()));
            return failure instanceof UsageException ? 2 : 1;
        });
        return line.execute(args);
    }

    private static int refuse(CommandLine.ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        StringBuilder text = new StringBuilder("ttlab: ");
        if (failure instanceof CommandLine.UnmatchedArgumentException unmatched) {
            unmatched(text, command, unmatched);
        } else if (failure.getCause() instanceof IllegalArgumentException refused
                && !(refused instanceof NumberFormatException)) {
            text.append(refused.getMessage());
        } else {
            String said = failure.getMessage().replaceFirst("^Error: ", "");
            text.append(said).append(said.endsWith(".") ? "" : ".");
        }
        text.append(" See: ").append(command.getCommandSpec().qualifiedName()).append(" --help");
        System.err.println(text);
        return 2;
    }

    private static void unmatched(
            StringBuilder text, CommandLine command, CommandLine.UnmatchedArgumentException failure) {
        String word = failure.getUnmatched().get(0);
        Set<String> names = new TreeSet<>();
        if (word.startsWith("-")) {
            text.append("no option '").append(word).append("'.");
            command.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
        } else if (command.getSubcommands().isEmpty()) {
            text.append("one argument too many: '").append(word).append("'.");
            return;
        } else {
            text.append("no command '").append(word).append("'.");
            names.addAll(command.getSubcommands().keySet());
        }
        text.append(Nearest.sentence(word, names));
    }

    /** The options of every command. */
    static final class Globals {
        @Option(
                names = "--env",
                paramLabel = "ENV",
                scope = CommandLine.ScopeType.INHERIT,
                description = "The environment: demo, uat, sim or live (default: TT_ENV, the profile's, else demo).")
        @Nullable
        String environment;

        @Option(
                names = "--profile",
                paramLabel = "NAME",
                scope = CommandLine.ScopeType.INHERIT,
                description = "The stored profile to use.")
        @Nullable
        String profile;

        @Option(names = "--no-color", scope = CommandLine.ScopeType.INHERIT, description = "No colours.")
        boolean noColor;

        GlobalOptions options() {
            return new GlobalOptions(environment, profile, noColor);
        }
    }

    @Command(
            name = "ttlab",
            description = "The Trading Technologies REST API at a Java prompt. Alone it starts the prompt.",
            subcommands = {
                Run.class,
                Eval.class,
                KernelCommand.class,
                Demo.class,
                Login.class,
                Logout.class,
                DoctorCommand.class
            },
            versionProvider = VersionText.class,
            synopsisSubcommandLabel = "[COMMAND]",
            sortOptions = false)
    static final class Root implements Callable<Integer> {
        @Mixin
        Globals globals = new Globals();

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                scope = CommandLine.ScopeType.INHERIT,
                description = "Shows this text.")
        boolean help;

        @Option(
                names = {"-V", "--version"},
                versionHelp = true,
                description = "Shows the version.")
        boolean version;

        @Override
        public Integer call() {
            return ShellStart.run(globals.options());
        }
    }

    static final class VersionText implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "ttlab " + Version.text() + " (Java " + Runtime.version().feature() + ")"
            };
        }
    }

    @Command(
            name = "run",
            description = "Runs a script. Its output alone goes to standard output; a failure is told on standard error"
                    + " and ends with status 1.",
            sortOptions = false)
    static final class Run implements Callable<Integer> {
        @CommandLine.ParentCommand
        Root root = new Root();

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                description = "How print(table) writes: table, csv, json or markdown.")
        @Nullable
        TableFormat format;

        @Parameters(index = "0", paramLabel = "FILE", description = "The script, or - for standard input.")
        String file = "";

        @Parameters(
                index = "1..*",
                paramLabel = "ARGS",
                description =
                        "The script's own arguments: the list args, and param(\"name\", default) for --name VALUE.")
        List<String> args = List.of();

        @Override
        public Integer call() {
            return ScriptCall.run(new CallOptions(root.globals.options(), format), file, args);
        }
    }

    @Command(
            name = "eval",
            description = "Evaluates one piece of code and prints its value as the prompt would.",
            sortOptions = false)
    static final class Eval implements Callable<Integer> {
        @CommandLine.ParentCommand
        Root root = new Root();

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                description = "How a table is written: table, csv, json or markdown.")
        @Nullable
        TableFormat format;

        @Parameters(paramLabel = "CODE", description = "Java, such as 'tt.ledger.orders().rowCount()'.")
        String code = "";

        @Override
        public Integer call() {
            return EvalCall.run(new CallOptions(root.globals.options(), format), code);
        }
    }

    @Command(
            name = "demo",
            description = "Serves the demo gateway for any client, and prints its address, key and secret.",
            sortOptions = false)
    static final class Demo implements Callable<Integer> {
        @Option(names = "--port", paramLabel = "N", description = "The port on loopback (default: any free one).")
        int port;

        @Option(
                names = "--seed",
                paramLabel = "S",
                description = "The seed of the made-up world (default: ${DEFAULT-VALUE}).")
        long seed = DemoOptions.defaults().seed();

        @Option(names = "--fills", paramLabel = "N", description = "How many fills (default: ${DEFAULT-VALUE}).")
        int fills = DemoOptions.defaults().fills();

        @Option(
                names = "--fault",
                paramLabel = "NAME:RATE",
                split = ",",
                description = "Faults to inject, such as 429:0.1,500:0.05. May be given again.")
        List<String> faults = List.of();

        @Option(
                names = "--rate",
                paramLabel = "N",
                description = "Requests a second that a key may send before it gets 429 (default: any number).")
        int rate;

        @Override
        public Integer call() throws InterruptedException {
            if (port < 0 || port > 65_535) {
                throw new UsageException("--port is " + port + " but must be 0 to 65535; 0 takes any free one.");
            }
            requireCount("--fills", fills);
            requireCount("--rate", rate);
            try {
                Faults parsed = faults.isEmpty() ? Faults.NONE : Faults.parse(String.join(",", faults));
                return DemoCall.run(DemoOptions.defaults()
                        .withPort(port)
                        .withSeed(seed)
                        .withFills(fills)
                        .withRate(rate, 0)
                        .withFaults(parsed));
            } catch (IllegalArgumentException refused) {
                throw new UsageException(String.valueOf(refused.getMessage()));
            }
        }

        private static void requireCount(String option, int value) {
            if (value < 0) {
                throw new UsageException(option + " is " + value + " but must be 0 or more.");
            }
        }
    }

    @Command(
            name = "login",
            description =
                    "Asks for a key and its secret, tries them, and stores them as a profile that only you can read.",
            sortOptions = false)
    static final class Login implements Callable<Integer> {
        @CommandLine.ParentCommand
        Root root = new Root();

        @Override
        public Integer call() {
            return LoginCall.login(root.globals.options());
        }
    }

    @Command(name = "logout", description = "Deletes a stored profile.", sortOptions = false)
    static final class Logout implements Callable<Integer> {
        @CommandLine.ParentCommand
        Root root = new Root();

        @Override
        public Integer call() {
            return LoginCall.logout(root.globals.options());
        }
    }

    @Command(
            name = "doctor",
            description = "Tries the way to the gateway step by step, and says PASS or FAIL with the fix for each.",
            sortOptions = false)
    static final class DoctorCommand implements Callable<Integer> {
        @CommandLine.ParentCommand
        Root root = new Root();

        @Override
        public Integer call() {
            return DoctorCall.run(root.globals.options());
        }
    }
}
