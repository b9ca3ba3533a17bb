package io.ttlab.cli;

import io.ttlab.display.TableFormat;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        line.getSubcommands().get("run").setStopAtPositional(true);
        line.setParameterExceptionHandler(CommandLines::refuse);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            System.err.println("ttlab: " + (failure.getMessage() == null ? failure.toString() : failure.getMessage()));
            return failure instanceof UsageException ? 2 : 1;
        });
        return line.execute(args);
    }

    private static int refuse(CommandLine.ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        StringBuilder text = new StringBuilder("ttlab: ").append(failure.getMessage());
        text.append(failure.getMessage().endsWith(".") ? "" : ".");
        if (failure instanceof CommandLine.UnmatchedArgumentException unmatched) {
            List<String> nearest = unmatched.getSuggestions();
            if (!nearest.isEmpty()) {
                text.append(" Nearest: ").append(String.join(", ", nearest)).append('.');
            }
        }
        text.append(" See: ").append(command.getCommandSpec().qualifiedName()).append(" --help");
        System.err.println(text);
        return 2;
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
            subcommands = {Run.class, Eval.class, KernelCommand.class},
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
}
