package org.pagetint.ui.hex.loading;

import java.util.Optional;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;

/// One bounded read of the thread that reads for the view.
public interface WorkStep {
    /// The pages it reads, if it is about pages: no two steps read the same ones at the same time.
    Optional<AddressRange> pages();

    /// Reads. In the thread that reads for the view.
    ///
    /// @param buffer one that is free now
    /// @return what is to happen in the FX thread then
    Runnable read(ProcessMemory memory, ChunkBuffer buffer) throws ProcessFailedException;

    /// The read failed, or has not come back for two seconds. In the FX thread.
    void failed(ProcessFailure failure);
}
