package org.pagetint.ui.region;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.pagetint.words.PageWords;

/// Puts rows into the order and the groups in which the table shows them. Pure.
///
/// @param filter which are listed
/// @param order how they are ordered; groups stand in the order of their first region
/// @param grouped whether regions of one file stand under one line
/// @param closed the names of the groups whose regions are not listed
public record RegionArrangement(RegionFilter filter, RegionOrder order, boolean grouped, Set<String> closed) {
    /// All by address.
    public static final RegionArrangement PLAIN =
            new RegionArrangement(RegionFilter.ALL, RegionOrder.BY_ADDRESS, false, Set.of());

    public RegionArrangement {
        closed = Set.copyOf(closed);
    }

    /// The same with another filter.
    public RegionArrangement with(RegionFilter other) {
        return new RegionArrangement(other, order, grouped, closed);
    }

    /// The same in another order.
    public RegionArrangement with(RegionOrder other) {
        return new RegionArrangement(filter, other, grouped, closed);
    }

    /// The same with or without groups.
    public RegionArrangement withGroups(boolean inGroups) {
        return new RegionArrangement(filter, order, inGroups, closed);
    }

    /// The same with one group opened or closed.
    public RegionArrangement with(String group, boolean open) {
        Set<String> others = new HashSet<>(closed);
        if (open) {
            others.remove(group);
        } else {
            others.add(group);
        }
        return new RegionArrangement(filter, order, grouped, others);
    }

    /// Those of `rows` that pass the filter, in the same order.
    List<RegionRow> listed(List<RegionRow> rows) {
        Predicate<RegionRow> passes = filter.predicate();
        List<RegionRow> listed = new ArrayList<>(rows.size());
        for (RegionRow row : rows) {
            if (passes.test(row)) {
                listed.add(row);
            }
        }
        return listed;
    }

    /// The lines of the table for rows that are filtered and ordered.
    List<RegionEntry> entries(List<RegionRow> listed) {
        if (!grouped) {
            return List.copyOf(listed);
        }
        Map<String, List<RegionRow>> groups = new LinkedHashMap<>();
        listed.forEach(row ->
                groups.computeIfAbsent(groupName(row), _ -> new ArrayList<>()).add(row));
        List<RegionEntry> entries = new ArrayList<>(listed.size() + groups.size());
        groups.forEach((name, rows) -> {
            boolean open = !closed.contains(name);
            entries.add(new RegionGroup(name, rows, open));
            if (open) {
                entries.addAll(rows);
            }
        });
        return entries;
    }

    private static String groupName(RegionRow row) {
        return row.path().isEmpty() ? PageWords.of(row.kind()) : row.path();
    }
}
