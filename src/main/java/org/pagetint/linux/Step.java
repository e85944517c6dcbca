package org.pagetint.linux;

import org.pagetint.linux.kernel.PageBits;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageRun;

/// Pages that are alike, and the verdict on them: one step of a read.
///
/// @param facts the deciding facts of the pagemap
record Step(AddressRange range, int facts, Verdict verdict) {
    /// Whether the kernel has the pages at hand, so that a read cannot wait for anything.
    boolean present() {
        return (facts & PageBits.PRESENT) != 0;
    }

    /// Whether its bytes are copied from the process: right by themselves, whatever the mapping has become meanwhile.
    boolean fromProcess() {
        return verdict.source() == Verdict.Source.PROCESS;
    }

    /// Whether its bytes are read from the file.
    boolean fromFile() {
        return verdict.source().isFile();
    }

    /// Whether its bytes are right only if the mapping and the pagemap still are what they were.
    boolean inferred() {
        return !fromProcess() && verdict.source() != Verdict.Source.NOTHING;
    }

    PageRun run() {
        return verdict.run(range);
    }
}
