package org.pagetint.ui;

/// How regions and bytes share the width of a page: the bytes have the first claim, then the beginning of the table,
/// then the inspector, and the rest of the table takes what is left. In pixels. Pure.
///
/// @param rows what whole rows of bytes need, with the strip
/// @param inspector what the inspector beside them needs; 0 where nobody wants it
/// @param least what the table gets, unless the window is too narrow for both
/// @param wanted what the table gets at most
record WidthClaims(double rows, double inspector, double least, double wanted) {
    /// A window that is too narrow for both gives the table no more than this part of it.
    private static final double MOST_SHARE = 0.405;

    /// What the table gets of `total`, in whole pixels.
    double regions(double total) {
        double beside = total - rows - inspector;
        double left = beside >= least ? beside : total - rows;
        return Math.floor(left >= least ? Math.min(left, wanted) : Math.min(least, total * MOST_SHARE));
    }
}
