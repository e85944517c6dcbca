package org.pagetint.export;

import java.util.ArrayList;
import java.util.List;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.PageSize;

/// Brings ranges into the form that a core needs: whole pages, in ascending order, without overlap, none across two
/// regions.
final class CoreRanges {
    private CoreRanges() {}

    /// The parts of `ranges`: those in a region, and those between regions.
    static List<AddressRange> of(List<AddressRange> ranges, Mappings mappings, PageSize pageSize) {
        List<AddressRange> parts = new ArrayList<>();
        long at = 0;
        for (AddressRange asked : ranges.stream().map(pageSize::widen).sorted().toList()) {
            long from = Long.compareUnsigned(asked.start(), at) < 0 ? at : asked.start();
            if (Long.compareUnsigned(from, asked.end()) < 0) {
                cut(new AddressRange(from, asked.end()), mappings, parts);
                at = asked.end();
            }
        }
        return parts;
    }

    private static void cut(AddressRange range, Mappings mappings, List<AddressRange> into) {
        long at = range.start();
        for (Mapping mapping : mappings.in(range)) {
            AddressRange part = mapping.range().intersect(range).orElseThrow();
            addIfAny(at, part.start(), into);
            into.add(part);
            at = part.end();
        }
        addIfAny(at, range.end(), into);
    }

    private static void addIfAny(long start, long end, List<AddressRange> into) {
        if (start != end) {
            into.add(new AddressRange(start, end));
        }
    }
}
