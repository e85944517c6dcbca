package org.pagetint.ui.region;

/// One line of the region table.
public sealed interface RegionEntry permits RegionRow, RegionGroup {
    /// What tells it apart from the other lines, and finds it again after a refresh.
    Object key();
}
