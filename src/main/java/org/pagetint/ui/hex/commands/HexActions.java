package org.pagetint.ui.hex.commands;

import java.util.Optional;
import java.util.function.Consumer;
import org.pagetint.memory.AddressRange;

/// What the window around the hex view can do for it. What it cannot is not in the context menu.
///
/// @param goTo opens the window's *Go to*
/// @param search begins a search in the bytes it is given
/// @param export begins an export of the bytes it is given
public record HexActions(
        Optional<Runnable> goTo, Optional<Consumer<AddressRange>> search, Optional<Consumer<AddressRange>> export) {
    /// The window can do nothing.
    public static final HexActions NONE = new HexActions(Optional.empty(), Optional.empty(), Optional.empty());
}
