package org.pagetint.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.words.Messages;
import picocli.CommandLine.Model.CommandSpec;

/// Goes on in the terminal where no window could be opened: lists the processes and names the commands.
final class WithoutWindow {
    private static final Messages TEXT = Messages.of(WithoutWindow.class);

    private final Environment environment;
    private final Supplier<List<CommandSpec>> commands;

    /// @param commands those to go on with
    WithoutWindow(Environment environment, Supplier<List<CommandSpec>> commands) {
        this.environment = environment;
        this.commands = commands;
    }

    /// @param whyNot why there is no window, one sentence
    void goOn(String whyNot) throws ProcessFailedException {
        Console console = environment.console();
        console.out().println(TextWidth.broken(TEXT.text("no-window", whyNot), console.columns()));
        console.out().println();
        new ProcessTable(environment.processes(), console).print(false);
        console.out().println();
        console.out().println(TEXT.text("go-on"));
        for (CommandSpec command : commands.get()) {
            String name = String.format(Locale.ROOT, "  pagetint %-12s ", command.name());
            console.out().println(TextWidth.hanging(name, command.usageMessage().description()[0], console.columns()));
        }
        console.out().println(TEXT.text("go-on.help"));
    }
}
