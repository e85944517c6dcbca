package org.pagetint.ui.tool;

import java.util.List;
import org.pagetint.memory.AddressRange;
import org.pagetint.ui.action.Action;

/// A part that is plugged into the page of a process. Used on the FX thread.
public interface ProcessTool {
    /// What it is for.
    enum Role {
        /// Finds bytes.
        SEARCH,
        /// Writes memory to files.
        EXPORT
    }

    /// What it is for.
    Role role();

    /// What a person can do with it from anywhere on the page, with keys: the header shows the first one as a button,
    /// the menu shows all.
    List<Action> actions();

    /// What the context menus of regions and of selected bytes call it.
    String labelForRanges();

    /// Begins to work on these addresses: chosen regions, or selected bytes.
    void useOn(List<AddressRange> ranges);

    /// The page is left.
    void close();
}
