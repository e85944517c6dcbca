package org.pagetint.cli;

import org.pagetint.memory.ReadPolicy;
import picocli.CommandLine.Option;

/// The option `--allow-faults`.
final class FaultOption {
    @Option(
            names = "--allow-faults",
            description = "Agree to reads that may bring pages of the process into memory. Where a userfault handler "
                    + "may serve missing pages of large regions, that is found out, too: the process can then be "
                    + "held up for some 20 ms for each GiB it has in memory.")
    private boolean allowed;

    /// How to read.
    ReadPolicy policy() {
        return allowed ? ReadPolicy.ALLOW_FAULTS : ReadPolicy.QUIET;
    }
}
