package org.pagetint.ui.region;

import java.util.Locale;
import org.pagetint.memory.Mapping;
import org.pagetint.words.AddressText;
import org.pagetint.words.PageWords;

/// One region as the table shows it.
///
/// @param mapping the region
/// @param path its name in full, safe to show; empty without one
/// @param change what became of it since the list was read the time before
/// @param haystack what the filter looks through, in lower case
public record RegionRow(Mapping mapping, String path, RegionChange change, String haystack) implements RegionEntry {
    static RegionRow of(Mapping mapping, RegionChange change) {
        String path = mapping.name().toString();
        String haystack = (path + "\n" + PageWords.of(mapping.kind()) + "\n" + mapping.permissions() + "\n"
                        + AddressText.of(mapping.range().start()))
                .toLowerCase(Locale.ROOT);
        return new RegionRow(mapping, path, change, haystack);
    }

    @Override
    public Object key() {
        return mapping.range().start();
    }
}
