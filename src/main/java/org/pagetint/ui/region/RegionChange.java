package org.pagetint.ui.region;

/// What became of a region since the list was read the time before.
public sealed interface RegionChange {
    /// Nothing.
    record None() implements RegionChange {}

    /// It was not there.
    record Appeared() implements RegionChange {}

    /// It is not there any more.
    record Gone() implements RegionChange {}

    /// It has `bytes` more than before.
    record Grown(long bytes) implements RegionChange {}

    /// It has `bytes` fewer than before.
    record Shrunk(long bytes) implements RegionChange {}

    /// Nothing.
    RegionChange NONE = new None();
}
