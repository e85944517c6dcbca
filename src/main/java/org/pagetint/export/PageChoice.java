package org.pagetint.export;

import org.pagetint.memory.PageState;

/// Which pages of the chosen ranges are exported.
public enum PageChoice {
    /// All of them.
    ALL,
    /// Only those that the process has changed: dirty memory, in RAM or in swap.
    DIRTY;

    /// Whether pages of this state are exported.
    boolean accepts(PageState state) {
        return switch (this) {
            case ALL -> true;
            case DIRTY -> state == PageState.DIRTY_MEMORY || state == PageState.SWAPPED;
        };
    }
}
