package org.pagetint.cli;

import java.util.List;
import java.util.Optional;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.RangeText;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.process.ProcessFailedException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What the commands that show pages of some ranges have in common.
final class PageArguments {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private ProcessArgument process = new ProcessArgument();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "RANGE",
            description = RangeArgument.HELP,
            converter = RangeArgument.class)
    private List<RangeText> ranges = List.of();

    @Mixin
    private FaultOption faults = new FaultOption();

    @Mixin
    private ColourOption colour = new ColourOption();

    /// The number of the process.
    int pid() {
        return process.pid();
    }

    /// Opens the process.
    Target open(Environment environment) throws ProcessFailedException {
        return process.open(environment);
    }

    /// The addresses that are meant in it.
    List<AddressRange> ranges(Target target) throws ProcessFailedException {
        return target.resolve(ranges, command.commandLine());
    }

    /// How to read it.
    ReadPolicy policy() {
        return faults.policy();
    }

    /// The colours for `console`; empty where nothing is coloured.
    Optional<PageColours> colours(Console console) {
        return colour.on(console);
    }
}
