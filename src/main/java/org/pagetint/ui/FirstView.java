package org.pagetint.ui;

import java.util.Optional;
import java.util.OptionalLong;
import org.pagetint.process.ProcessInfo;

/// What a window shows first.
///
/// @param process the process; without one the window asks which
/// @param address an address of that process; without one the start of its first region
public record FirstView(Optional<ProcessInfo> process, OptionalLong address) {
    /// Asks which process.
    public static final FirstView PICKER = new FirstView(Optional.empty(), OptionalLong.empty());
}
