package org.pagetint.cli;

import java.util.Optional;
import java.util.OptionalLong;
import org.pagetint.process.ProcessInfo;

/// What the window shows first.
///
/// @param process the process; without one the window asks which
/// @param address an address of that process; without one the start of its first region
public record WindowRequest(Optional<ProcessInfo> process, OptionalLong address) {
    /// Asks which process.
    public static final WindowRequest PICKER = new WindowRequest(Optional.empty(), OptionalLong.empty());
}
