package org.pagetint.ui.region;

import java.util.List;

/// Regions of one file, or of one kind without a file, under one line.
///
/// @param name the file's path or the kind, in words
/// @param rows its regions in address order
/// @param open whether they are listed below it
public record RegionGroup(String name, List<RegionRow> rows, boolean open) implements RegionEntry {
    public RegionGroup {
        rows = List.copyOf(rows);
    }

    /// How many bytes its regions have together.
    public long bytes() {
        return rows.stream().mapToLong(row -> row.mapping().range().length()).sum();
    }

    @Override
    public Object key() {
        return name;
    }
}
