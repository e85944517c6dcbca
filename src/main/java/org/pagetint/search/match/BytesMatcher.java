package org.pagetint.search.match;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.pagetint.search.pattern.MaskedBytes;

/// Finds bytes with open bits: hexadecimal patterns, text, and numbers that have one value.
final class BytesMatcher extends FixedMatcher {
    private final MaskedBytes bytes;
    private final int alignment;
    private final Filter filter;
    private final MatchSink sink;

    /// @param alignment only addresses that are multiples of it: 1, 2, 4 or 8, at most the length
    BytesMatcher(MaskedBytes bytes, int alignment, MatchSink sink) {
        super(bytes.length());
        this.bytes = bytes;
        this.alignment = alignment;
        this.filter = FilterChoice.of(bytes, alignment);
        this.sink = sink;
    }

    @Override
    void scan(MemorySegment memory, long offset, long count, long address) {
        long at = offset + (-address & (alignment - 1));
        long last = offset + count - length();
        // Up to here the filter loads nothing behind the bytes
        long filtered = offset + count - filter.reach();
        while (at <= last) {
            at = filter.nextBlock(memory, at, filtered);
            long end = Math.min(at + Filter.BLOCK, last + 1);
            for (; at + Long.BYTES <= end && at + Long.BYTES <= filtered; at += Long.BYTES) {
                if (filter.mayStartIn(memory, at)) {
                    compare(memory, at, at + Long.BYTES, address - offset);
                }
            }
            at = compare(memory, at, end, address - offset);
        }
    }

    private long compare(MemorySegment memory, long from, long to, long addressOfZero) {
        long at = from;
        for (; at < to; at += alignment) {
            if (isMatch(memory, at)) {
                sink.match(addressOfZero + at, length(), MatchValue.of(memory, at, length()));
            }
        }
        return at;
    }

    private boolean isMatch(MemorySegment memory, long at) {
        for (int index = 0; index < bytes.length(); index++) {
            if (!bytes.matches(index, memory.get(ValueLayout.JAVA_BYTE, at + index))) {
                return false;
            }
        }
        return true;
    }
}
