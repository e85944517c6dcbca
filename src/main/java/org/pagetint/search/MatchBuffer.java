package org.pagetint.search;

import java.util.Arrays;
import org.pagetint.memory.BinarySearch;

/// Matches of one worker that were not handed over yet: two numbers each, no objects.
final class MatchBuffer {
    private long[] addresses = new long[64];
    private long[] details = new long[64];
    private int size;
    private boolean ascending = true;

    /// How many matches it holds.
    int size() {
        return size;
    }

    /// Adds a match.
    void add(long address, long detail) {
        if (size == addresses.length) {
            addresses = Arrays.copyOf(addresses, size * 2);
            details = Arrays.copyOf(details, size * 2);
        }
        ascending &= size == 0 || Long.compareUnsigned(addresses[size - 1], address) <= 0;
        addresses[size] = address;
        details[size] = detail;
        size++;
    }

    /// How many matches lie below `address`; from now on they come first, in ascending order.
    int below(long address) {
        if (!ascending) {
            sort();
        }
        return BinarySearch.firstNot(size, at -> Long.compareUnsigned(addresses[at], address) < 0);
    }

    /// The first `count` matches.
    MatchBlock first(int count) {
        return new MatchBlock(Arrays.copyOf(addresses, count), Arrays.copyOf(details, count));
    }

    /// Lets go of the first `count` matches, and of the room that they took.
    void drop(int count) {
        int rest = size - count;
        int room = Math.max(64, rest * 2);
        long[] keptAddresses = addresses.length > room * 2 ? new long[room] : addresses;
        long[] keptDetails = details.length > room * 2 ? new long[room] : details;
        System.arraycopy(addresses, count, keptAddresses, 0, rest);
        System.arraycopy(details, count, keptDetails, 0, rest);
        addresses = keptAddresses;
        details = keptDetails;
        size = rest;
    }

    /// Sorts by address, keeping the order of equal ones. Matches come almost sorted: several kinds of strings are
    /// found side by side, each one when it ends.
    private void sort() {
        for (int index = 1; index < size; index++) {
            long address = addresses[index];
            long detail = details[index];
            int place = index;
            while (place > 0 && Long.compareUnsigned(addresses[place - 1], address) > 0) {
                addresses[place] = addresses[place - 1];
                details[place] = details[place - 1];
                place--;
            }
            addresses[place] = address;
            details[place] = detail;
        }
        ascending = true;
    }
}
