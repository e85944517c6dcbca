package org.pagetint.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.pagetint.process.ProcessFailedException;
import picocli.CommandLine.Command;

/// `pagetint` without a command: opens the window, or, where there can be none, does the same job in the terminal.
@Command(
        name = "pagetint",
        description = "Shows what is in the memory of a running process, and where each page of it comes from. "
                + "Without a command it opens the window.",
        mixinStandardHelpOptions = true)
final class PagetintCommand implements Callable<Integer> {
    private final Environment environment;
    private final WithoutWindow withoutWindow;

    PagetintCommand(Environment environment, WithoutWindow withoutWindow) {
        this.environment = environment;
        this.withoutWindow = withoutWindow;
    }

    @Override
    public Integer call() throws ProcessFailedException {
        Optional<String> whyNot = environment.window().open(WindowRequest.PICKER);
        if (whyNot.isPresent()) {
            withoutWindow.goOn(whyNot.get());
        }
        return ExitStatus.DONE;
    }
}
