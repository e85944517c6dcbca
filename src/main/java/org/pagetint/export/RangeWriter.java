package org.pagetint.export;

import java.io.IOException;
import org.pagetint.memory.AddressRange;

/// Writes ranges into a file, in one format. For each range: [#begin], its pieces, [#end]; at last [#finish].
interface RangeWriter extends PieceSink {
    /// The pieces of `range` follow.
    void begin(AddressRange range) throws IOException;

    /// No piece of the range follows.
    void end() throws IOException;

    /// No range follows.
    ///
    /// @return how many bytes of content the file holds, holes left out
    long finish() throws IOException;
}
