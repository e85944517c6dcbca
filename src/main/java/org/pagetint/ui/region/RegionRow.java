package org.pagetint.ui.region;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingKind;
import org.pagetint.words.AddressText;
import org.pagetint.words.PageWords;

/// One region as the table shows it.
///
/// @param mapping the region
/// @param path its name in full, safe to show; empty without one
/// @param change what became of it since the list was read the time before
/// @param haystack what the filter looks through, in lower case
public record RegionRow(Mapping mapping, String path, RegionChange change, String haystack) implements RegionEntry {
    private static final Map<MappingKind, String> KINDS = new EnumMap<>(MappingKind.class);

    static {
        for (MappingKind kind : MappingKind.values()) {
            KINDS.put(kind, PageWords.of(kind).toLowerCase(Locale.ROOT));
        }
    }

    static RegionRow of(Mapping mapping, RegionChange change) {
        String path = mapping.name().toString();
        String haystack = path.toLowerCase(Locale.ROOT) + "\n" + KINDS.get(mapping.kind()) + "\n"
                + mapping.permissions() + "\n" + AddressText.of(mapping.range().start());
        return new RegionRow(mapping, path, change, haystack);
    }

    /// The same without a mark.
    RegionRow unchanged() {
        return change.equals(RegionChange.NONE) ? this : new RegionRow(mapping, path, RegionChange.NONE, haystack);
    }

    @Override
    public Object key() {
        return mapping.range().start();
    }
}
