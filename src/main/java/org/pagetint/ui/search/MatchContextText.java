package org.pagetint.ui.search;

import java.lang.foreign.MemorySegment;
import org.pagetint.search.match.MatchValue;
import org.pagetint.search.pattern.Pattern;

/// What lies at a match and around it, in three parts: before, the match, behind.
///
/// @param before before the match, in the same region or page
/// @param match the match, or its beginning
/// @param after behind it
record MatchContextText(String before, String match, String after) {
    /// How many bytes of a match are shown in hexadecimal.
    private static final int HEX_BYTES = 16;

    /// How many bytes are shown in hexadecimal all in all.
    private static final int HEX_WIDTH = 20;

    private static final int TEXT_WIDTH = 96;
    private static final char NOT_TEXT = '·';
    private static final String UNKNOWN = "??";

    /// Nothing is known yet.
    static final MatchContextText NOTHING = new MatchContextText("", "", "");

    /// In hexadecimal.
    static MatchContextText hex(MatchContext near, ResultRow row) {
        long end = row.address() + Math.min(row.length(), HEX_BYTES);
        long last = Math.max(end - near.start(), HEX_WIDTH) + near.start();
        return new MatchContextText(
                hex(near, near.start(), row.address()),
                hex(near, row.address(), end).stripTrailing(),
                " " + hex(near, end, last));
    }

    private static String hex(MatchContext near, long from, long to) {
        StringBuilder text = new StringBuilder();
        for (long at = from; at < to; at++) {
            String digits = near.isKnown(at) ? String.format("%02x", near.at(at)) : UNKNOWN;
            text.append(digits).append(' ');
        }
        return text.toString();
    }

    /// As text. Of strings in UTF-16 the zeros are left out.
    static MatchContextText text(MatchContext near, ResultRow row, Pattern pattern) {
        boolean wide =
                pattern instanceof Pattern.Strings && (isZero(near, row.address()) || isZero(near, row.address() + 1));
        long end = row.address() + Math.min(row.length(), TEXT_WIDTH);
        if (pattern instanceof Pattern.Strings) {
            return new MatchContextText("", text(near, row.address(), end, wide), row.length() > TEXT_WIDTH ? "…" : "");
        }
        long last = Math.max(end - near.start(), HEX_WIDTH) + near.start();
        return new MatchContextText(
                text(near, near.start(), row.address(), false),
                text(near, row.address(), end, false),
                text(near, end, last, false));
    }

    private static boolean isZero(MatchContext near, long address) {
        return near.isKnown(address) && near.at(address) == 0;
    }

    private static String text(MatchContext near, long from, long to, boolean wide) {
        StringBuilder text = new StringBuilder();
        for (long at = from; at < to; at++) {
            int value = near.isKnown(at) ? near.at(at) : -1;
            if (!wide || value != 0) {
                text.append(value >= ' ' && value <= '~' ? (char) value : value < 0 ? '?' : NOT_TEXT);
            }
        }
        return text.toString();
    }

    /// The number that lies there now; empty if its bytes are unknown.
    static String number(MatchContext near, ResultRow row, Pattern.Numeric pattern) {
        int length = (int) row.length();
        if (!near.isKnown(row.address(), length)) {
            return UNKNOWN;
        }
        byte[] bytes = near.at(row.address(), length);
        return pattern.type().toText(pattern.bits(MatchValue.of(MemorySegment.ofArray(bytes), 0, length)));
    }
}
