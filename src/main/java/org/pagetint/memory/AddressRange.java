package org.pagetint.memory;

import java.util.Optional;

/// Addresses from `start` up to, not including, `end`; both unsigned. May be empty.
///
/// @param start the first address
/// @param end the address after the last one, at or above `start`
public record AddressRange(long start, long end) implements Comparable<AddressRange> {
    public AddressRange {
        if (Long.compareUnsigned(start, end) > 0) {
            throw new IllegalArgumentException(
                    "end " + Long.toHexString(end) + " is below start " + Long.toHexString(start));
        }
    }

    /// The `length` bytes at `start`.
    ///
    /// @param length unsigned; `start + length` must not pass 2⁶⁴ − 1
    public static AddressRange ofLength(long start, long length) {
        return new AddressRange(start, start + length);
    }

    /// How many bytes, unsigned.
    public long length() {
        return end - start;
    }

    /// Whether it holds no address.
    public boolean isEmpty() {
        return start == end;
    }

    /// Whether `address` lies inside.
    public boolean contains(long address) {
        return Long.compareUnsigned(start, address) <= 0 && Long.compareUnsigned(address, end) < 0;
    }

    /// Whether all of `other` lies inside; an empty range does where its start does, or at the end.
    public boolean contains(AddressRange other) {
        return Long.compareUnsigned(start, other.start) <= 0 && Long.compareUnsigned(other.end, end) <= 0;
    }

    /// The addresses in both, if there is one.
    public Optional<AddressRange> intersect(AddressRange other) {
        long from = Long.compareUnsigned(start, other.start) >= 0 ? start : other.start;
        long to = Long.compareUnsigned(end, other.end) <= 0 ? end : other.end;
        return Long.compareUnsigned(from, to) < 0 ? Optional.of(new AddressRange(from, to)) : Optional.empty();
    }

    /// The first `length` bytes (unsigned) of it, or all of it if it is shorter.
    public AddressRange first(long length) {
        return Long.compareUnsigned(length, length()) < 0 ? ofLength(start, length) : this;
    }

    /// By start, then by end.
    @Override
    public int compareTo(AddressRange other) {
        int byStart = Long.compareUnsigned(start, other.start);
        return byStart != 0 ? byStart : Long.compareUnsigned(end, other.end);
    }

    /// As in `maps`: `7f12a000-7f12b000`.
    @Override
    public String toString() {
        return Long.toHexString(start) + "-" + Long.toHexString(end);
    }
}
