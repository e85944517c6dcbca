package org.pagetint.ui.search;

import org.pagetint.search.pattern.Pattern;

/// How wide the columns of the results are, in pixels at normal text size: no wider than the table together, as long as
/// the bytes at the match can be seen; the text beside them gives way first. Pure.
///
/// @param bytes 0 where the bytes are not shown
/// @param text 0 where the text is not shown
record ResultWidths(double bytes, double text) {
    static final double ADDRESS = 112;
    static final double REGION = 148;
    static final double PAGE = 126;
    static final double NUMBER = 96;

    private static final double ALL_BYTES = 440;
    private static final double LEAST_BYTES = 280;
    private static final double LEAST_TEXT = 160;

    /// The widths in a table that has `room` for its columns and shows matches of `pattern`.
    static ResultWidths in(double room, Pattern pattern) {
        double others = ADDRESS + REGION + PAGE + (pattern instanceof Pattern.Numeric ? 2 * NUMBER : 0);
        double left = room - others;
        if (pattern instanceof Pattern.Strings) {
            return new ResultWidths(0, Math.max(LEAST_TEXT, left));
        }
        if (left < LEAST_BYTES + LEAST_TEXT) {
            return new ResultWidths(Math.clamp(left, LEAST_BYTES, ALL_BYTES), 0);
        }
        double bytes = Math.min(ALL_BYTES, left - LEAST_TEXT);
        return new ResultWidths(bytes, left - bytes);
    }
}
