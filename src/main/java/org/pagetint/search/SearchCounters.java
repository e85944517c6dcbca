package org.pagetint.search;

import java.util.concurrent.atomic.LongAdder;

/// What all workers of a search count. Any thread.
final class SearchCounters {
    /// Addresses behind the search, in bytes.
    final LongAdder done = new LongAdder();
    /// Bytes looked at.
    final LongAdder searched = new LongAdder();
    /// Matches.
    final LongAdder found = new LongAdder();
}
