package org.pagetint.search;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.search.match.MatchSink;
import org.pagetint.search.match.MatchValue;
import org.pagetint.search.match.Matcher;
import org.pagetint.search.match.Matchers;
import org.pagetint.search.pattern.NumberType;
import org.pagetint.search.pattern.Pattern;

/// One thread of a refinement: looks at matches and keeps those that are wanted, with what lies there now.
final class RefineWorker implements MatchLook, MatchSink, AutoCloseable {
    private final Matches before;
    private final Refinement refinement;
    private final Pattern pattern;
    private final Matcher matcher;
    private final MatchReader reader;
    private final SearchCounters counters;
    private final CoverageTally tally = new CoverageTally();
    private MatchBuffer kept = new MatchBuffer();
    private long wantedLength;
    private boolean found;
    private long foundValue;

    RefineWorker(ProcessMemory memory, Matches before, Refinement refinement, SearchCounters counters) {
        this.before = before;
        this.refinement = refinement;
        this.pattern = patternAfter(before, refinement);
        this.matcher = Matchers.of(pattern, this);
        this.reader = new MatchReader(memory);
        this.counters = counters;
    }

    /// What the matches that are kept are matches of.
    static Pattern patternAfter(Matches before, Refinement refinement) {
        return switch (refinement) {
            case Refinement.Matching(Pattern other) -> other;
            case Refinement.Change _ -> before.pattern();
        };
    }

    /// Looks at the matches from index `from` up to, not including, `to`; returns those that are kept, if there are
    /// some.
    Optional<MatchBlock> keep(int from, int to, BooleanSupplier stopped) throws ProcessFailedException {
        kept = new MatchBuffer();
        Optional<Integer> length = pattern.fixedLength().isPresent()
                ? Optional.of(pattern.fixedLength().getAsInt())
                : Optional.empty();
        reader.read(before, from, to, length, stopped, this);
        return kept.size() == 0 ? Optional.empty() : Optional.of(kept.first(kept.size()));
    }

    @Override
    public void known(int index, MemorySegment bytes, long offset, int length, PageRun page) {
        count(length, page);
        counters.searched.add(length);
        switch (refinement) {
            case Refinement.Matching _ -> match(index, bytes, offset, length);
            case Refinement.Change change -> {
                long now = MatchValue.of(bytes, offset, length);
                if (change.keeps(
                        pattern.numberType().orElse(NumberType.U64), number(before.value(index)), number(now))) {
                    keep(index, now);
                }
            }
        }
    }

    private void match(int index, MemorySegment bytes, long offset, int length) {
        found = false;
        wantedLength = length;
        matcher.begin(before.address(index));
        matcher.feed(bytes, offset, length);
        matcher.end();
        if (found) {
            keep(index, pattern.fixedLength().isPresent() ? foundValue : before.length(index));
        }
    }

    /// A match in the bytes of one match of before: it counts if it is as long.
    @Override
    public void match(long address, long length, long value) {
        if (length == wantedLength) {
            found = true;
            foundValue = value;
        }
    }

    private void keep(int index, long detail) {
        kept.add(before.address(index), detail);
        counters.found.increment();
    }

    /// The bits of a number whose bytes are `value`, the first one lowest; for anything but numbers the same.
    private long number(long value) {
        return pattern instanceof Pattern.Numeric number ? number.bits(value) : value;
    }

    @Override
    public void unknown(int index, int length, PageRun page) {
        count(length, page);
    }

    private void count(int length, PageRun page) {
        counters.done.add(length);
        tally.add(page, length);
    }

    /// What of the matches could be looked at, in bytes of matches.
    Coverage coverage() {
        return tally.sum();
    }

    @Override
    public void close() {
        reader.close();
        matcher.close();
    }
}
