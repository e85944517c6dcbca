package org.pagetint.search.match;

import java.lang.foreign.MemorySegment;

/// Finds a pattern in *stretches*: consecutive known bytes that come piece by piece. Gives its sink every match that
/// lies wholly inside one stretch, once. Holds native memory and is used by one thread.
public interface Matcher extends AutoCloseable {
    /// A new stretch starts at `address`. The one before has ended.
    void begin(long address);

    /// The next bytes of the stretch: `length` of them from `offset` in `bytes`, above 0. They may change after the
    /// call.
    void feed(MemorySegment bytes, long offset, long length);

    /// The stretch has no more bytes.
    void end();

    /// Every match that starts below this address (unsigned) has been given to the sink. Only between [#begin] and
    /// [#end].
    long settled();

    /// How far a match can be felt.
    Margins margins();

    @Override
    void close();

    /// Around an address `a` where the search may break off and start again.
    ///
    /// @param before a stretch that begins at or before `a - before` finds from `a` on the same matches as one that
    ///     begins earlier, if `a - before` is a multiple of `grain` or lies below
    /// @param after zeros that must follow the bytes before `a` so that every match which needs them is found
    /// @param grain where a stretch may be taken up: at multiples of this; a power of two
    record Margins(long before, long after, long grain) {}
}
