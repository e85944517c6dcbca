package org.pagetint.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.BinarySearch;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingKind;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.PageState;

/// Where to search. A place is searched if all of its conditions hold.
///
/// @param ranges addresses that may be searched; empty for all. Need not be whole pages, may overlap
/// @param permissions which regions by what the process may do there
/// @param kinds which regions by what they are for
/// @param states which pages by their state
public record Scope(
        Optional<List<AddressRange>> ranges,
        PermissionFilter permissions,
        Set<MappingKind> kinds,
        Set<PageState> states) {
    /// Everything that the process may read.
    public static final Scope EVERYTHING = new Scope(
            Optional.empty(),
            PermissionFilter.READABLE,
            EnumSet.allOf(MappingKind.class),
            EnumSet.allOf(PageState.class));

    /// The states of pages that the process has written.
    public static final Set<PageState> DIRTIED =
            Collections.unmodifiableSet(EnumSet.of(PageState.DIRTY_MEMORY, PageState.SWAPPED));

    public Scope {
        ranges = ranges.map(List::copyOf);
        kinds = copy(MappingKind.class, kinds);
        states = copy(PageState.class, states);
    }

    /// The same within these addresses only.
    public Scope within(List<AddressRange> addresses) {
        return new Scope(Optional.of(addresses), permissions, kinds, states);
    }

    /// The same for regions with these permissions only.
    public Scope withPermissions(PermissionFilter filter) {
        return new Scope(ranges, filter, kinds, states);
    }

    /// The same for regions of these kinds only.
    public Scope withKinds(Set<MappingKind> some) {
        return new Scope(ranges, permissions, some, states);
    }

    /// The same for pages of these states only.
    public Scope withStates(Set<PageState> some) {
        return new Scope(ranges, permissions, kinds, some);
    }

    /// Whether every page counts, whatever its state.
    public boolean hasAllStates() {
        return states.containsAll(PageState.OF_LIVE);
    }

    /// What that means for these mappings.
    public ScopePlan plan(Mappings mappings) {
        List<AddressRange> allowed = ranges.map(Scope::union).orElseGet(() -> List.of(new AddressRange(0, -1)));
        List<AddressRange> parts = new ArrayList<>();
        int regions = 0;
        for (Mapping mapping : mappings.list()) {
            if (permissions.accepts(mapping.permissions()) && kinds.contains(mapping.kind())) {
                int before = parts.size();
                addParts(mapping.range(), allowed, parts);
                regions += parts.size() > before ? 1 : 0;
            }
        }
        return new ScopePlan(joined(parts), regions);
    }

    private static void addParts(AddressRange range, List<AddressRange> allowed, List<AddressRange> into) {
        int low = BinarySearch.firstNot(
                allowed.size(), at -> Long.compareUnsigned(allowed.get(at).end(), range.start()) <= 0);
        for (int index = low; index < allowed.size(); index++) {
            Optional<AddressRange> part = allowed.get(index).intersect(range);
            if (part.isEmpty()) {
                return;
            }
            into.add(part.get());
        }
    }

    /// The addresses in any of `ranges`, in ascending order, without overlap.
    private static List<AddressRange> union(List<AddressRange> ranges) {
        List<AddressRange> sorted = new ArrayList<>(ranges);
        sorted.removeIf(AddressRange::isEmpty);
        Collections.sort(sorted);
        return joined(sorted);
    }

    /// `ascending` with those joined that touch or overlap.
    private static List<AddressRange> joined(List<AddressRange> ascending) {
        List<AddressRange> joined = new ArrayList<>();
        for (AddressRange range : ascending) {
            AddressRange last = joined.isEmpty() ? new AddressRange(0, 0) : joined.getLast();
            if (!last.isEmpty() && Long.compareUnsigned(range.start(), last.end()) <= 0) {
                long end = Long.compareUnsigned(range.end(), last.end()) > 0 ? range.end() : last.end();
                joined.set(joined.size() - 1, new AddressRange(last.start(), end));
            } else {
                joined.add(range);
            }
        }
        return joined;
    }

    private static <K extends Enum<K>> Set<K> copy(Class<K> type, Set<K> set) {
        EnumSet<K> copy = EnumSet.noneOf(type);
        copy.addAll(set);
        return Collections.unmodifiableSet(copy);
    }
}
