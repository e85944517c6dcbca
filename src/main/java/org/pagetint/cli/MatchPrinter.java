package org.pagetint.cli;

import java.io.IOException;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.search.SearchOutcome;

/// Prints what a search finds, as it is found, and at its end what it did.
interface MatchPrinter {
    /// One match, in this region when the search began.
    void match(AddressRange match, Mapping region) throws ProcessFailedException, IOException;

    /// The end.
    void summary(SearchOutcome outcome) throws IOException;
}
