package org.pagetint.search;

import java.lang.foreign.MemorySegment;
import org.pagetint.memory.PageRun;

/// Is shown what lies at matches now.
interface MatchLook {
    /// The bytes of match `index`, or the first ones of a long match: `length` from `offset` in `bytes`, until this
    /// returns.
    ///
    /// @param page the pages that the first of them lies in
    void known(int index, MemorySegment bytes, long offset, int length, PageRun page);

    /// A byte of match `index` cannot be known.
    ///
    /// @param length how many bytes were asked for
    /// @param page the pages that it lies in; they say why
    void unknown(int index, int length, PageRun page);
}
