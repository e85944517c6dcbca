package org.pagetint.ui.theme;

/// The pattern over a fill, so that the meaning never rests on colour alone.
public enum Hatch {
    /// Plain colour.
    NONE,
    /// Parallel lines: the page is in swap.
    LINES,
    /// Crossed lines: the page cannot be read.
    CROSSED,
    /// Dots: what is looked at leaves the page out.
    DOTTED
}
