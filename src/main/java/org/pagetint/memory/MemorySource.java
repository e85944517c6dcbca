package org.pagetint.memory;

import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessId;

/// Opens the memory of processes.
public interface MemorySource {
    /// Opens the memory of `process`, to be closed by the caller. Not on the FX thread.
    ///
    /// @throws ProcessFailedException with `NoSuchProcess` if it is gone or its pid belongs to another one by now;
    ///     `PermissionDenied` if not even the mappings may be seen
    ProcessMemory open(ProcessId process) throws ProcessFailedException;
}
