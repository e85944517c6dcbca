package org.pagetint.words;

import java.util.List;
import org.pagetint.memory.PageState;

/// Page states that share a colour, as the legend groups them.
public enum PageFamily {
    /// Blue and green: pages of files and of shared memory.
    FILE,
    /// Orange: memory of the process alone, in RAM or in swap.
    DIRTY_MEMORY,
    /// Grey: the process has no page of its own there, with bytes in it.
    NEVER_TOUCHED,
    /// Crossed: cannot be read; dotted: not recorded.
    UNREADABLE;

    /// Its states, the first shade first.
    public List<PageState> states() {
        return switch (this) {
            case FILE -> List.of(PageState.FILE, PageState.SHARED_MEMORY);
            case DIRTY_MEMORY -> List.of(PageState.DIRTY_MEMORY, PageState.SWAPPED);
            case NEVER_TOUCHED -> List.of(PageState.NEVER_TOUCHED, PageState.ZERO_PAGE, PageState.NOT_RESIDENT);
            case UNREADABLE -> List.of(PageState.UNREADABLE, PageState.NOT_RECORDED);
        };
    }

    /// The family of `state`.
    public static PageFamily of(PageState state) {
        return switch (state) {
            case FILE, SHARED_MEMORY -> FILE;
            case DIRTY_MEMORY, SWAPPED -> DIRTY_MEMORY;
            case NEVER_TOUCHED, ZERO_PAGE, NOT_RESIDENT -> NEVER_TOUCHED;
            case UNREADABLE, NOT_RECORDED -> UNREADABLE;
        };
    }
}
