package org.pagetint.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.RangeText;
import org.pagetint.process.ProcessFailedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pagetint hexdump`: bytes as `hexdump -C` shows them.
@Command(
        name = "hexdump",
        description =
                "Prints bytes in hexadecimal and as text, in the colours of their pages, or with a letter for the page"
                        + " state behind each line: f file, s shared memory, d dirty memory, w in swap, z zero page, n"
                        + " never touched, u unreadable. ?? stands for a byte that is unknown, * for lines equal to the"
                        + " one before.",
        mixinStandardHelpOptions = true)
final class HexdumpCommand implements Callable<Integer> {
    private final Environment environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "PID", description = "The process.")
    private int pid;

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

    HexdumpCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ProcessFailedException, IOException {
        Console console = environment.console();
        Optional<PageColours> colours = colour.on(console);
        Coverage coverage = Coverage.NOTHING;
        try (Target target = Target.open(environment, pid);
                PageWalk walk = new PageWalk(target.memory(), faults.policy())) {
            for (AddressRange range : target.resolve(ranges, spec.commandLine())) {
                HexdumpPrinter printer = new HexdumpPrinter(console.out(), colours, range);
                walk.walk(target.memory().pageSize().widen(range), printer);
                printer.finish();
                coverage = coverage.plus(printer.coverage());
            }
        }
        Unknown.say(console, coverage);
        return ExitStatus.DONE;
    }
}
