package org.pagetint.ui.region;

import javafx.scene.paint.Color;
import org.pagetint.memory.PageState;
import org.pagetint.ui.theme.PagePalette;

/// The colours of small marks: strong for pages that are there, pale for those that are not.
final class MapColours {
    private MapColours() {}

    static Color of(PageState state, PagePalette palette) {
        return switch (state) {
            case FILE, SHARED_MEMORY, DIRTY_MEMORY -> palette.shade(state).gutter();
            case SWAPPED -> palette.shade(state).fill();
            case ZERO_PAGE, NEVER_TOUCHED, NOT_RESIDENT -> palette.shade(state).fill();
            case UNREADABLE, NOT_RECORDED -> palette.shade(state).hatchLine();
        };
    }
}
