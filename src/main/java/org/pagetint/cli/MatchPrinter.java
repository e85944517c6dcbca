package org.pagetint.cli;

import java.io.IOException;
import org.pagetint.memory.Mapping;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.search.Matches;
import org.pagetint.search.SearchOutcome;

/// Prints what a search finds, as it is found, and at its end what it did. Matches come in batches, and a printer may
/// keep what it has written of a batch until [#endBatch].
interface MatchPrinter {
    /// A batch begins.
    void beginBatch();

    /// Match `index` of `found`, in this region when the search began. Those of a batch come in ascending order.
    void match(Matches found, int index, Mapping region) throws ProcessFailedException, IOException;

    /// Hands over all that was written.
    void endBatch() throws IOException;

    /// The end.
    void summary(SearchOutcome outcome) throws IOException;
}
