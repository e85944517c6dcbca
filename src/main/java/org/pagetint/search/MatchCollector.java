package org.pagetint.search;

import java.util.ArrayList;
import java.util.List;
import org.pagetint.search.pattern.Pattern;

/// Gathers the matches of all workers. Any thread.
final class MatchCollector {
    private final Pattern pattern;
    private final int limit;
    private final List<MatchBlock> blocks = new ArrayList<>();
    private int kept;
    private int taken;
    private volatile boolean full;

    /// @param limit how many matches to keep
    MatchCollector(Pattern pattern, int limit) {
        this.pattern = pattern;
        this.limit = limit;
        this.full = limit == 0;
    }

    /// Whether no more matches are kept, so that workers need only count.
    boolean isFull() {
        return full;
    }

    /// Takes the first `count` matches of `buffer`, as many of them as are still kept, away from it.
    void take(MatchBuffer buffer, int count) {
        synchronized (this) {
            int room = Math.min(count, limit - kept);
            if (room > 0) {
                blocks.add(buffer.first(room));
                kept += room;
                full = kept == limit;
            }
        }
        buffer.drop(count);
    }

    /// How many matches are kept.
    synchronized int kept() {
        return kept;
    }

    /// What is kept since the last call.
    synchronized Matches takeNew() {
        List<MatchBlock> fresh = List.copyOf(blocks.subList(taken, blocks.size()));
        taken = blocks.size();
        return new Matches(pattern, fresh);
    }

    /// What is kept by now.
    synchronized Matches matches() {
        return new Matches(pattern, List.copyOf(blocks));
    }
}
