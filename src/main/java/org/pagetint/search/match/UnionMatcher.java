package org.pagetint.search.match;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Finds what any of several matchers finds.
final class UnionMatcher implements Matcher {
    private final List<Matcher> parts;

    /// @param parts at least one
    UnionMatcher(List<Matcher> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public void begin(long address) {
        parts.forEach(part -> part.begin(address));
    }

    @Override
    public void feed(MemorySegment bytes, long offset, long length) {
        parts.forEach(part -> part.feed(bytes, offset, length));
    }

    @Override
    public void end() {
        parts.forEach(Matcher::end);
    }

    @Override
    public long settled() {
        long lowest = parts.getFirst().settled();
        for (Matcher part : parts) {
            long settled = part.settled();
            lowest = Long.compareUnsigned(settled, lowest) < 0 ? settled : lowest;
        }
        return lowest;
    }

    @Override
    public Margins margins() {
        Margins margins = parts.getFirst().margins();
        for (Matcher part : parts) {
            Margins other = part.margins();
            margins = new Margins(
                    Math.max(margins.before(), other.before()),
                    Math.max(margins.after(), other.after()),
                    Math.max(margins.grain(), other.grain()));
        }
        return margins;
    }

    @Override
    public void close() {
        parts.forEach(Matcher::close);
    }
}
