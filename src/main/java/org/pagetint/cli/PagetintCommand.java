package org.pagetint.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.words.Messages;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `pagetint` without a command: opens the window, or, where there can be none, does the same job in the terminal.
@Command(
        name = "pagetint",
        description = "Shows what is in the memory of a running process, and where each page of it comes from. "
                + "Without a command it opens the window.",
        mixinStandardHelpOptions = true)
final class PagetintCommand implements Callable<Integer> {
    private static final Messages TEXT = Messages.of(PagetintCommand.class);

    private final Environment environment;
    private final List<CommandLine> commands;

    PagetintCommand(Environment environment, List<CommandLine> commands) {
        this.environment = environment;
        this.commands = commands;
    }

    @Override
    public Integer call() throws ProcessFailedException {
        Optional<String> whyNot = environment.window().open();
        if (whyNot.isPresent()) {
            goOnInTheTerminal(whyNot.get());
        }
        return ExitStatus.DONE;
    }

    private void goOnInTheTerminal(String whyNot) throws ProcessFailedException {
        Console console = environment.console();
        console.out().println(TEXT.text("no-window", whyNot));
        console.out().println();
        new ProcessTable(environment.processes(), console).print(false);
        console.out().println();
        console.out().println(TEXT.text("go-on"));
        for (CommandLine command : commands) {
            String description =
                    String.join(" ", command.getCommandSpec().usageMessage().description());
            console.out().printf("  pagetint %-12s %s%n", command.getCommandName(), description);
        }
        console.out().println(TEXT.text("go-on.help"));
    }
}
