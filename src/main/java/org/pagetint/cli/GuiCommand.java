package org.pagetint.cli;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `pagetint gui`: the window, on a process.
@Command(name = "gui", description = "Opens the window on a process.", mixinStandardHelpOptions = true)
final class GuiCommand implements Callable<Integer> {
    private final Environment environment;
    private final WithoutWindow withoutWindow;

    @Parameters(
            arity = "0..1",
            paramLabel = "PID",
            converter = ProcessArgument.PidConverter.class,
            description = "The process; without it the window asks.")
    private Optional<Integer> pid = Optional.empty();

    @Option(
            names = "--at",
            paramLabel = "ADDRESS",
            converter = AddressConverter.class,
            description = "The address to show, in hexadecimal.")
    private Optional<Long> at = Optional.empty();

    GuiCommand(Environment environment, WithoutWindow withoutWindow) {
        this.environment = environment;
        this.withoutWindow = withoutWindow;
    }

    @Override
    public Integer call() throws ProcessFailedException {
        Optional<ProcessInfo> process = Optional.empty();
        if (pid.isPresent()) {
            process = Optional.of(environment.processes().find(pid.get()));
        }
        OptionalLong address = at.map(OptionalLong::of).orElse(OptionalLong.empty());
        Optional<String> whyNot = environment.window().open(new WindowRequest(process, address));
        if (whyNot.isPresent()) {
            withoutWindow.goOn(whyNot.get());
        }
        return ExitStatus.DONE;
    }
}
