package org.pagetint.search.match;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import org.pagetint.search.pattern.NumberType;
import org.pagetint.search.pattern.Pattern;

/// Finds numbers in a range of values.
final class NumberMatcher extends FixedMatcher {
    private final NumberType type;
    private final NumberFilter filter;
    private final int step;
    private final boolean swapped;
    private final long low;
    private final long span;
    private final MatchSink sink;

    NumberMatcher(Pattern.Numeric pattern, MatchSink sink) {
        super(pattern.type().bytes());
        this.type = pattern.type();
        this.filter = new NumberFilter(pattern);
        this.step = pattern.aligned() ? type.bytes() : 1;
        this.swapped = pattern.byteOrder() == ByteOrder.BIG_ENDIAN;
        this.low = type.key(pattern.low());
        this.span = type.key(pattern.high()) - low;
        this.sink = sink;
    }

    @Override
    void scan(MemorySegment memory, long offset, long count, long address) {
        long last = offset + count - length();
        long at = offset + (-address & (step - 1));
        while (at <= last) {
            if (length() >= Integer.BYTES) {
                // The last number of a block at any address reaches behind it
                at = filter.nextBlock(memory, at, last + 1);
            }
            long end = Math.min(at + NumberFilter.BLOCK, last + 1);
            for (; at < end; at += step) {
                compare(memory, at, address - offset);
            }
        }
    }

    private void compare(MemorySegment memory, long at, long addressOfZero) {
        long loaded = MatchValue.of(memory, at, length());
        long bits = swapped ? Long.reverseBytes(loaded) >>> (Long.SIZE - type.bits()) : loaded;
        if (Long.compareUnsigned(type.key(bits) - low, span) <= 0) {
            sink.match(addressOfZero + at, length(), loaded);
        }
    }
}
