package org.pagetint.cli;

import org.pagetint.memory.ReadPolicy;
import picocli.CommandLine.Option;

/// The option `--allow-faults`.
final class FaultOption {
    @Option(names = "--allow-faults", description = "Agree to reads that may bring pages of the process into memory.")
    private boolean allowed;

    /// How to read.
    ReadPolicy policy() {
        return allowed ? ReadPolicy.ALLOW_FAULTS : ReadPolicy.QUIET;
    }
}
