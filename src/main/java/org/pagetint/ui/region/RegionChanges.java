package org.pagetint.ui.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;

/// What became of the regions between two readings of the list. Pure.
final class RegionChanges {
    private RegionChanges() {}

    /// All regions of `mappings`, unchanged.
    static List<RegionRow> none(Mappings mappings) {
        return mappings.list().stream()
                .map(mapping -> RegionRow.of(mapping, RegionChange.NONE))
                .toList();
    }

    /// These rows when nothing has changed since: without those that were gone, and without marks.
    static List<RegionRow> forgotten(List<RegionRow> rows) {
        return rows.stream()
                .filter(row -> !(row.change() instanceof RegionChange.Gone))
                .map(RegionRow::unchanged)
                .toList();
    }

    /// The regions of `after` and those of `before` that are gone, in address order, each with what became of it. A
    /// region is the same one if it is of the same file or kind and begins or ends where it did.
    static List<RegionRow> between(Mappings before, Mappings after) {
        Set<AddressRange> still = new HashSet<>();
        List<RegionRow> rows = new ArrayList<>(after.list().size());
        for (Mapping mapping : after.list()) {
            Optional<Mapping> earlier = earlier(before, mapping);
            earlier.ifPresent(same -> still.add(same.range()));
            rows.add(RegionRow.of(mapping, change(earlier, mapping)));
        }
        boolean someGone = false;
        for (Mapping mapping : before.list()) {
            if (!still.contains(mapping.range())) {
                rows.add(RegionRow.of(mapping, new RegionChange.Gone()));
                someGone = true;
            }
        }
        if (someGone) {
            rows.sort(Comparator.comparing(row -> row.mapping().range()));
        }
        return rows;
    }

    private static Optional<Mapping> earlier(Mappings before, Mapping mapping) {
        return before.in(mapping.range()).stream()
                .filter(candidate -> candidate.inode() == mapping.inode()
                        && candidate.device().equals(mapping.device())
                        && candidate.kind() == mapping.kind()
                        && (candidate.range().start() == mapping.range().start()
                                || candidate.range().end() == mapping.range().end()))
                .findFirst();
    }

    private static RegionChange change(Optional<Mapping> earlier, Mapping mapping) {
        if (earlier.isEmpty()) {
            return new RegionChange.Appeared();
        }
        long difference = mapping.range().length() - earlier.get().range().length();
        if (difference == 0) {
            return RegionChange.NONE;
        }
        return difference > 0 ? new RegionChange.Grown(difference) : new RegionChange.Shrunk(-difference);
    }
}
