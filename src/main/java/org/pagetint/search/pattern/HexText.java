package org.pagetint.search.pattern;

import java.util.Arrays;

/// Hexadecimal bytes as people write them: two digits each, `?` for a digit that may be anything, spaces where one
/// likes (between bytes; not between the digits of one).
final class HexText {
    private HexText() {}

    /// The bytes that `text` stands for.
    static MaskedBytes parse(String text) throws PatternException {
        byte[] values = new byte[Pattern.LONGEST_FIXED];
        byte[] masks = new byte[Pattern.LONGEST_FIXED];
        int length = 0;
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            if (length == Pattern.LONGEST_FIXED) {
                throw new PatternException(PatternProblem.TOO_LONG, at);
            }
            int high = digit(text, at);
            if (at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1))) {
                throw new PatternException(PatternProblem.HALF_A_BYTE, at);
            }
            int low = digit(text, at + 1);
            values[length] = (byte) (Math.max(high, 0) << 4 | Math.max(low, 0));
            masks[length] = (byte) ((high < 0 ? 0 : 0xF0) | (low < 0 ? 0 : 0x0F));
            length++;
            at += 2;
        }
        return cut(values, masks, length);
    }

    private static MaskedBytes cut(byte[] values, byte[] masks, int length) throws PatternException {
        if (length == 0) {
            throw new PatternException(PatternProblem.NOTHING_TO_LOOK_FOR, 0);
        }
        MaskedBytes bytes = MaskedBytes.of(Arrays.copyOf(values, length), Arrays.copyOf(masks, length));
        if (bytes.isAnything()) {
            throw new PatternException(PatternProblem.MATCHES_EVERYWHERE, 0);
        }
        return bytes;
    }

    /// The value of the digit, −1 for `?`.
    private static int digit(String text, int at) throws PatternException {
        char digit = text.charAt(at);
        if (digit == '?') {
            return -1;
        }
        // Character.digit takes the digits of every script
        if (digit >= 0x80 || Character.digit(digit, 16) < 0) {
            throw new PatternException(PatternProblem.NOT_A_HEX_DIGIT, at, String.valueOf(digit));
        }
        return Character.digit(digit, 16);
    }
}
