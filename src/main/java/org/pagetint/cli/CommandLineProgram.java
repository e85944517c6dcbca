package org.pagetint.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.pagetint.export.ExportFailedException;
import org.pagetint.export.ExportWords;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.words.Explanation;
import org.pagetint.words.Messages;
import picocli.CommandLine;

/// The command line as a whole: finds the command and turns what went wrong into one sentence, a remedy and a status.
public final class CommandLineProgram {
    private static final Messages TEXT = Messages.of(CommandLineProgram.class);

    /// picocli cannot print help in less.
    private static final int NARROWEST_HELP = 55;

    private static final List<String> VERSION = List.of("--version", "-V");

    private final Environment environment;

    /// A program that works with `environment`.
    public CommandLineProgram(Environment environment) {
        this.environment = environment;
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
        int status = commands(interruption, arguments).execute(arguments);
        console.out().flush();
        console.err().flush();
        return status;
    }

    /// The command that `arguments` begin with, or all if they begin with none: to describe them all to picocli takes longer than
    /// most of them run.
    private CommandLine commands(Interruption interruption, String... arguments) {
        Map<String, Supplier<Object>> known = new LinkedHashMap<>();
        known.put("ps", () -> new PsCommand(environment));
        known.put("regions", () -> new RegionsCommand(environment));
        known.put("pages", () -> new PagesCommand(environment));
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
        describe(root);
        return root;
    }

    private void describe(CommandLine root) {
        Console console = environment.console();
        root.setOut(console.out())
                .setErr(console.err())
                .setExecutionExceptionHandler((exception, _, _) -> explain(exception));
        root.getCommandSpec().version("pagetint " + environment.version());
        console.columns().ifPresent(width -> root.setUsageHelpWidth(Math.max(NARROWEST_HELP, width)));
    }

    private int explain(Exception exception) throws Exception {
        return switch (exception) {
            case ProcessFailedException failed -> {
                Explanation words = Explanation.of(failed.failure());
                say(words.sentence(), words.remedy());
                yield ExitStatus.of(failed.failure());
            }
            case ExportFailedException failed -> {
                Explanation words = ExportWords.of(failed.failure());
                say(words.sentence(), words.remedy());
                yield ExitStatus.of(failed.failure());
            }
            case IOException io -> {
                say(TEXT.text("output-failed", String.valueOf(io.getMessage())), TEXT.text("output-failed.remedy"));
                yield ExitStatus.IO;
            }
            default -> throw exception;
        };
    }

    private void say(String sentence, String remedy) {
        environment.console().err().println("pagetint: " + sentence + " " + remedy);
    }
}
