package org.pagetint.search;

/// Matches that lie beside each other: none of another block lies between them. Immutable.
final class MatchBlock {
    private final long[] addresses;
    private final long[] details;

    /// @param addresses in ascending order, unsigned; at least one; not copied
    /// @param details for each match its value, or, if matches differ in length, its length; not copied
    MatchBlock(long[] addresses, long[] details) {
        this.addresses = addresses;
        this.details = details;
    }

    /// How many matches.
    int size() {
        return addresses.length;
    }

    /// The address of a match.
    long address(int index) {
        return addresses[index];
    }

    /// The value of a match, or, if matches differ in length, its length.
    long detail(int index) {
        return details[index];
    }
}
