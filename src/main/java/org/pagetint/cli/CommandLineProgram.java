package org.pagetint.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.pagetint.files.Interruption;
import org.pagetint.words.Messages;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line as a whole: finds the command and runs it.
public final class CommandLineProgram {
    private static final Messages TEXT = Messages.of(CommandLineProgram.class);

    /// picocli cannot print help in less.
    private static final int NARROWEST_HELP = 55;

    private static final List<String> VERSION = List.of("--version", "-V");

    private final Environment environment;
    private final Failures failures;

    /// A program that works with `environment`.
    public CommandLineProgram(Environment environment) {
        this.environment = environment;
        this.failures = new Failures(environment.console());
    }

    /// Runs the command that `arguments` name.
    ///
    /// @return the exit status, see [ExitStatus]
    public int run(String... arguments) {
        try (Interruption interruption = new Interruption()) {
            return run(interruption, arguments);
        }
    }

    /// All commands, as picocli knows them; for what describes them. To run one, [#run].
    public CommandLine commands() {
        return commands(new Interruption());
    }

    private int run(Interruption interruption, String... arguments) {
        Console console = environment.console();
        int status;
        try {
            status = commands(interruption, arguments).execute(arguments);
            console.out().flush();
        } catch (RuntimeException | Error wrong) {
            status = failures.explain(wrong);
        }
        console.err().flush();
        return status;
    }

    /// The command that `arguments` begin with, or all if they begin with none: to describe them all to picocli takes
    /// longer than most of them run.
    private CommandLine commands(Interruption interruption, String... arguments) {
        Map<String, Supplier<Object>> known = new LinkedHashMap<>();
        known.put("ps", () -> new PsCommand(environment));
        known.put("regions", () -> new RegionsCommand(environment));
        known.put("pages", () -> new PagesCommand(environment));
        known.put("hexdump", () -> new HexdumpCommand(environment));
        known.put("search", () -> new SearchCommand(environment, interruption));
        known.put("strings", () -> new StringsCommand(environment, interruption));
        known.put("export", () -> new ExportCommand(environment, interruption));
        known.put("verify", () -> new VerifyCommand(environment, interruption));
        known.put("snapshot", () -> new SnapshotCommand(environment));
        WithoutWindow withoutWindow = new WithoutWindow(
                environment,
                () -> known.values().stream()
                        .map(make -> new CommandLine(make.get()).getCommandSpec())
                        .toList());
        CommandLine root = new CommandLine(new PagetintCommand(environment, withoutWindow));
        String first = arguments.length == 0 ? "" : arguments[0];
        if (known.containsKey(first)) {
            root.addSubcommand(known.get(first).get());
        } else if (!VERSION.contains(first)) {
            root.addSubcommand(new GuiCommand(environment, withoutWindow));
            known.values().forEach(make -> root.addSubcommand(make.get()));
        }
        describe(root, VERSION.contains(first));
        return root;
    }

    private void describe(CommandLine root, boolean onlyVersion) {
        Console console = environment.console();
        // Text to look for and names of files may begin with @: picocli would read a file of that name instead
        root.setExpandAtFiles(false)
                .setOut(console.out())
                .setErr(console.err())
                .setExecutionStrategy(this::execute)
                .setParameterExceptionHandler((wrong, _) -> refuse(wrong))
                .setExecutionExceptionHandler((exception, _, _) -> failures.explain(exception));
        String version = "pagetint " + environment.version();
        root.getCommandSpec().version(version);
        root.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().version(version));
        if (!onlyVersion) {
            console.columns().ifPresent(width -> root.setUsageHelpWidth(Math.max(NARROWEST_HELP, width)));
        }
    }

    /// Help and version are written outside of picocli's care for exceptions.
    private int execute(ParseResult parsed) {
        try {
            return new RunLast().execute(parsed);
        } catch (OutputFailedException failed) {
            return failures.explain(failed);
        }
    }

    /// Says what is wrong with the arguments, and how they are written.
    private int refuse(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        failures.say(
                Refusal.of(wrong),
                TEXT.text("usage.help", command.getCommandSpec().qualifiedName()));
        PrintWriter err = environment.console().err();
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.print(command.getHelp().fullSynopsis());
        return ExitStatus.USAGE;
    }
}
