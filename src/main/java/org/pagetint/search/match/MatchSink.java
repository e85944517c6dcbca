package org.pagetint.search.match;

/// Takes matches as a matcher finds them.
@FunctionalInterface
public interface MatchSink {
    /// A match.
    ///
    /// @param address of its first byte
    /// @param length in bytes
    /// @param value the bytes if they are eight or fewer, as one number with the first byte lowest; otherwise a
    ///     fingerprint of 64
    ///     bits. 0 for a match of no fixed length
    void match(long address, long length, long value);
}
