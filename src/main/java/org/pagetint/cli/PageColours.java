package org.pagetint.cli;

import org.pagetint.memory.PageState;

/// Page states in the colours of the terminal: those that share a family share a hue, as in the window. ECMA-48, *SGR*.
record PageColours() {
    /// Back to the terminal's own colours.
    static final String END = "\u001b[0m";

    /// From here on text has the colour of `state`.
    String begin(PageState state) {
        return "\u001b["
                + switch (state) {
                    case FILE -> "94";
                    case SHARED_MEMORY -> "36";
                    case DIRTY_MEMORY -> "33";
                    case SWAPPED -> "33;4";
                    case ZERO_PAGE -> "90;3";
                    case NEVER_TOUCHED -> "90";
                    case NOT_RESIDENT -> "90;4";
                    case UNREADABLE -> "31";
                    case NOT_RECORDED -> "31;4";
                }
                + "m";
    }
}
