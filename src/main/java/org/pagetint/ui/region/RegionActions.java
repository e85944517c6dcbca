package org.pagetint.ui.region;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.pagetint.memory.AddressRange;

/// What the window around the region table can do with regions.
///
/// @param uses what can be done with the addresses of regions, such as to search there
/// @param openFolder shows a folder in the desktop's file manager
public record RegionActions(List<Use> uses, Consumer<Path> openFolder) {
    /// The window can do nothing.
    public static final RegionActions NONE = new RegionActions(List.of(), _ -> {});

    public RegionActions {
        uses = List.copyOf(uses);
    }

    /// One thing that can be done.
    ///
    /// @param id what it is known by
    /// @param label what the menu calls it
    /// @param run does it
    public record Use(String id, String label, Consumer<List<AddressRange>> run) {}
}
