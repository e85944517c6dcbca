package org.pagetint.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.Coverage;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.reading.PageWalk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `pagetint hexdump`: bytes as `hexdump -C` shows them.
@Command(
        name = "hexdump",
        description = {
            "Prints bytes in hexadecimal and as text.",
            "They have the colours of their pages, or each line ends with a letter for the page state: f file, s"
                    + " shared memory, d dirty memory, w in swap, z zero page, n never touched, r not resident, u"
                    + " unreadable. ?? stands for a byte that is unknown, * for lines equal to the one before.",
            "The exit status is 1 if nothing is mapped in a range."
        },
        mixinStandardHelpOptions = true)
final class HexdumpCommand implements Callable<Integer> {
    private final Environment environment;

    @Mixin
    private PageArguments arguments = new PageArguments();

    HexdumpCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ProcessFailedException, IOException {
        Console console = environment.console();
        HexdumpLine layout = new HexdumpLine(console, arguments.colours(console));
        Coverage coverage = Coverage.NOTHING;
        boolean mapped = true;
        try (Target target = arguments.open(environment);
                ChunkBuffer buffer = PageWalk.buffer(target.memory().pageSize())) {
            for (AddressRange range : arguments.ranges(target)) {
                HexdumpPrinter printer = new HexdumpPrinter(console.out(), layout, range);
                try {
                    new PageWalk(target.memory(), arguments.policy(), buffer)
                            .walk(target.memory().pageSize().widen(range), printer);
                    printer.finish();
                } finally {
                    printer.flush();
                }
                coverage = coverage.plus(printer.coverage());
                mapped &= Unknown.isMapped(printer.coverage(), range);
            }
        }
        Unknown.say(console, coverage);
        return mapped ? ExitStatus.DONE : ExitStatus.NOTHING_FOUND;
    }
}
