package org.pagetint.ui.region;

import java.util.Locale;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingKind;

/// One region as the table shows it.
///
/// @param mapping the region
/// @param kind what it is for, found out once and not again for each key in the filter
/// @param path its name in full, safe to show; empty without one
/// @param lowerPath the same in lower case, for the filter
/// @param change what became of it since the list was read the time before
public record RegionRow(Mapping mapping, MappingKind kind, String path, String lowerPath, RegionChange change)
        implements RegionEntry {
    static RegionRow of(Mapping mapping, RegionChange change) {
        String path = mapping.name().toString();
        return new RegionRow(mapping, mapping.kind(), path, path.toLowerCase(Locale.ROOT), change);
    }

    /// The same without a mark.
    RegionRow unchanged() {
        return change.equals(RegionChange.NONE)
                ? this
                : new RegionRow(mapping, kind, path, lowerPath, RegionChange.NONE);
    }

    @Override
    public Object key() {
        return mapping.range().start();
    }
}
