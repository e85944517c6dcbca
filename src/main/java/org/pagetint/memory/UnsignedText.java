package org.pagetint.memory;

import java.util.OptionalLong;

/// Unsigned numbers of 64 bits as people type and paste them. Only digits of ASCII count. Empty where the text is none.
public final class UnsignedText {
    private static final int HEX = 16;
    private static final int DECIMAL = 10;

    private UnsignedText() {}

    /// An address: hexadecimal, with or without `0x`; a pasted one may have ` or _ or ' between its digits.
    public static OptionalLong address(String text) {
        return parse(withoutPrefix(text.replaceAll("[`_']", "")), HEX);
    }

    /// A length: decimal, or hexadecimal after `0x`.
    public static OptionalLong length(String text) {
        return hasPrefix(text) ? parse(withoutPrefix(text), HEX) : parse(text, DECIMAL);
    }

    private static boolean hasPrefix(String text) {
        return text.startsWith("0x") || text.startsWith("0X");
    }

    private static String withoutPrefix(String text) {
        return hasPrefix(text) ? text.substring(2) : text;
    }

    private static OptionalLong parse(String digits, int radix) {
        // Long would take a sign, and the digits of every script
        if (!digits.chars().allMatch(digit -> digit < 0x80 && Character.digit(digit, radix) >= 0)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseUnsignedLong(digits, radix));
        } catch (NumberFormatException _) {
            return OptionalLong.empty(); // No digit at all, or too many.
        }
    }
}
