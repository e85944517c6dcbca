package org.pagetint.memory;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The mappings of a process at one moment, in address order and without overlap.
///
/// @param list in ascending order of address
/// @param malformedLines how many lines of `maps` did not parse, or contradicted the others
public record Mappings(List<Mapping> list, int malformedLines) {
    public Mappings {
        list = List.copyOf(list);
    }

    /// The mapping that `address` lies in.
    public Optional<Mapping> at(long address) {
        int index = firstEndingAfter(address);
        return index < list.size() && list.get(index).range().contains(address)
                ? Optional.of(list.get(index))
                : Optional.empty();
    }

    /// The mapping that `address` lies in, or the first one above it.
    public Optional<Mapping> atOrAfter(long address) {
        int index = firstEndingAfter(address);
        return index < list.size() ? Optional.of(list.get(index)) : Optional.empty();
    }

    /// The mappings that have an address in `range`.
    public List<Mapping> in(AddressRange range) {
        int from = firstEndingAfter(range.start());
        int to = from;
        while (to < list.size() && Long.compareUnsigned(list.get(to).range().start(), range.end()) < 0) {
            to++;
        }
        return list.subList(from, to);
    }

    private int firstEndingAfter(long address) {
        return BinarySearch.firstNot(
                list.size(), at -> Long.compareUnsigned(list.get(at).range().end(), address) <= 0);
    }

    /// No mappings at all.
    public static Mappings none() {
        return new Mappings(Collections.emptyList(), 0);
    }
}
