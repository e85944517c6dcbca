package org.pagetint.export;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.CompletableFuture;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageRun;

/// Takes the pieces of a range in ascending order; they tile it exactly, and are cut at its ends even inside a page.
interface PieceSink {
    /// Known bytes.
    ///
    /// @param bytes as many as the run has; valid until [#lastUse] of the moment after the call is done
    void bytes(PageRun run, MemorySegment bytes) throws IOException;

    /// Bytes that need not be written: known to be zero, or unknown.
    void hole(PageRun run) throws IOException;

    /// Pages that are not exported.
    void leaveOut(AddressRange range) throws IOException;

    /// Is done when the sink looks at nothing any more that it was given until now.
    CompletableFuture<?> lastUse();
}
